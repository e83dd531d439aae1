//! Days of the year where the year is not said: "18/9", "hằng năm, dịp 11/6".

use chrono::Datelike;

use super::{calendar::Days, civil::CivilDay, codes::Precision};

/// The year whose days stand for those of any year: a leap year, so that it has them all.
pub(super) const ANY_YEAR: i32 = 2000;

/// Within this many years every day of the year comes at least once, the 29th of February included.
const ALL_COME_WITHIN_YEARS: i32 = 9;

/// A day of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct DayOfYear {
    month: u32,
    day: u32,
}

impl DayOfYear {
    fn of(day: CivilDay) -> Self {
        Self { month: day.month(), day: day.day() }
    }

    /// The day in a year; the 29th of February of a year without one is replaced by `instead`.
    fn in_year(self, year: i32, instead: (u32, u32)) -> Option<CivilDay> {
        CivilDay::from_ymd_opt(year, self.month, self.day)
            .or_else(|| CivilDay::from_ymd_opt(year, instead.0, instead.1))
    }
}

/// A run of days in a year that is not said, of which one end may be open. Where the last day is before the first, it
/// is in the year after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Yearless {
    first: Option<DayOfYear>,
    last: Option<DayOfYear>,
}

impl Yearless {
    /// The run between two days, whatever their years; none when neither is known.
    pub(super) fn new(first: Option<CivilDay>, last: Option<CivilDay>) -> Option<Self> {
        (first.is_some() || last.is_some())
            .then(|| Self { first: first.map(DayOfYear::of), last: last.map(DayOfYear::of) })
    }

    /// Whether the first day is known.
    pub(super) fn has_first(self) -> bool {
        self.first.is_some()
    }

    /// Whether the last day is known.
    pub(super) fn has_last(self) -> bool {
        self.last.is_some()
    }

    /// Whether it is a single day.
    pub(super) fn is_one_day(self) -> bool {
        self.first.is_some() && self.first == self.last
    }

    /// The ends, as days of the year [`ANY_YEAR`]. The last may stand before the first.
    pub(super) fn in_any_year(self) -> (Option<CivilDay>, Option<CivilDay>) {
        let day = |day: Option<DayOfYear>| day.and_then(|day| day.in_year(ANY_YEAR, (2, 28)));
        (day(self.first), day(self.last))
    }

    /// The runs of days within one year that it is, as month × 100 + day; an end that is not known is that of the year.
    pub(super) fn runs(self) -> Vec<(i32, i32)> {
        let number = |day: DayOfYear| i32::try_from(day.month * 100 + day.day).unwrap_or(0);
        let (first, last) = (self.first.map_or(101, number), self.last.map_or(1231, number));
        if first <= last { vec![(first, last)] } else { vec![(first, 1231), (101, last)] }
    }

    /// The unit of the calendar that it is, if it is one.
    pub(super) fn unit(self) -> Option<Precision> {
        let (first, last) = self.in_any_year();
        Days::new(first?, last?)?.unit()
    }

    /// Whether such days come between two days, both included. An end that is not known, here or there, is open.
    pub(super) fn overlaps(self, from: Option<CivilDay>, to: Option<CivilDay>) -> bool {
        let (Some(first), Some(last), Some(from), Some(to)) = (self.first, self.last, from, to) else { return true };
        if from > to {
            return false;
        }
        let years = from.year().saturating_sub(1)..=to.year();
        if to.year().saturating_sub(from.year()) > ALL_COME_WITHIN_YEARS {
            return true;
        }
        years.into_iter().any(|year| {
            let end_year = if last < first { year.saturating_add(1) } else { year };
            match (first.in_year(year, (3, 1)), last.in_year(end_year, (2, 28))) {
                (Some(first), Some(last)) => first <= last && first <= to && from <= last,
                _ => false,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{super::civil::parse_day, *};

    fn run(first: &str, last: &str) -> Yearless {
        Yearless::new(parse_day(first), parse_day(last)).unwrap()
    }

    fn meets(run: Yearless, from: &str, to: &str) -> bool {
        run.overlaps(parse_day(from), parse_day(to))
    }

    #[test]
    fn a_day_of_the_year_comes_once_a_year() {
        let june = run("2000-06-11", "2000-06-11");
        assert!(meets(june, "2020-06-11", "2020-06-11") && meets(june, "2019-06-12", "2020-06-11"));
        assert!(!meets(june, "2020-06-12", "2021-06-10") && !meets(june, "2021-06-10", "2020-06-12"));
        assert!(meets(june, "1990-01-01", "2020-01-01") && june.overlaps(None, parse_day("2020-01-01")));
    }

    #[test]
    fn the_leap_day_comes_in_leap_years_only() {
        let leap = run("2000-02-29", "2000-02-29");
        assert!(meets(leap, "2020-02-01", "2020-03-31") && !meets(leap, "2019-02-01", "2019-03-31"));
        assert!(meets(run("2000-02-01", "2000-02-29"), "2019-02-28", "2019-02-28"));
    }

    #[test]
    fn a_run_may_end_in_the_year_after() {
        let turn = run("2000-12-15", "2000-01-05");
        assert!(meets(turn, "2021-01-03", "2021-01-04") && meets(turn, "2020-12-20", "2020-12-20"));
        assert!(!meets(turn, "2021-01-06", "2021-12-14") && turn.unit().is_none());
        assert_eq!(run("2000-01-01", "2000-03-31").unit(), Some(Precision::Quarter));
        assert!(Yearless::new(None, None).is_none() && run("2000-06-11", "2001-06-11").is_one_day());
    }
}
