//! Days of the year in a range of days: windows without a year ("18/9", "hằng năm, dịp 11/6") are found there.

use chrono::{Datelike, NaiveDate};

/// A run of days of the year, first and last, as month × 100 + day.
pub(crate) type Run = (i32, i32);

/// Before and after every day of a window.
pub(crate) const FIRST_DAY: NaiveDate = thidua_domain::time::TimeWindow::SORT_ON_UNKNOWN;
pub(crate) const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

const YEAR: Run = (101, 1231);
/// The last day before the leap day, and the first after it.
const AROUND_LEAP_DAY: Run = (228, 301);
/// Meets nothing.
const NONE: Run = (1300, 0);
/// So many years in a row have a leap day among them.
const YEARS_WITH_LEAP_DAY: i32 = 8;

/// The days of the year that come between two days, both included, in at most three runs; the first is repeated where
/// there are fewer. An open end is of any year.
pub(crate) fn runs_of_year(from: Option<NaiveDate>, to: Option<NaiveDate>) -> [Run; 3] {
    let (Some(from), Some(to)) = (from, to) else { return [YEAR; 3] };
    if from > to {
        return [NONE; 3];
    }
    let number = |day: NaiveDate| i32::try_from(day.month() * 100 + day.day()).unwrap_or(0);
    let (first, last) = (number(from), number(to));
    let whole = if (to - from).num_days() >= 365 {
        vec![YEAR]
    } else if first <= last {
        vec![(first, last)]
    } else {
        vec![(first, YEAR.1), (YEAR.0, last)]
    };
    let (before, after) = AROUND_LEAP_DAY;
    let mut runs = whole.into_iter().flat_map(|(first, last)| {
        if first <= before && last >= after && !has_leap_day(from, to) {
            vec![(first, before), (after, last)]
        } else {
            vec![(first, last)]
        }
    });
    let one = runs.next().unwrap_or(NONE);
    [one, runs.next().unwrap_or(one), runs.next().unwrap_or(one)]
}

fn has_leap_day(from: NaiveDate, to: NaiveDate) -> bool {
    (from.year()..=to.year().min(from.year().saturating_add(YEARS_WITH_LEAP_DAY)))
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 2, 29))
        .any(|day| from <= day && day <= to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(from: &str, to: &str) -> Vec<Run> {
        let mut runs = runs_of_year(Some(from.parse().unwrap()), Some(to.parse().unwrap())).to_vec();
        runs.dedup();
        if runs.len() == 3 && runs[0] == runs[2] {
            runs.pop();
        }
        runs
    }

    #[test]
    fn a_range_has_its_days_of_the_year() {
        assert_eq!(runs("2020-06-01", "2020-06-30"), [(601, 630)]);
        assert_eq!(runs("2020-12-15", "2021-01-05"), [(1215, 1231), (101, 105)]);
        assert_eq!(runs("2020-06-12", "2021-06-10"), [(612, 1231), (101, 228), (301, 610)]);
        assert_eq!(runs("2019-06-12", "2020-06-10"), [(612, 1231), (101, 610)]);
        assert_eq!(runs("2020-01-01", "2020-12-31"), [YEAR]);
        assert_eq!(runs("2020-06-12", "2020-06-11"), [NONE]);
        assert_eq!(runs_of_year(None, "2020-01-01".parse().ok()), [YEAR; 3]);
    }

    #[test]
    fn the_leap_day_comes_in_leap_years_only() {
        assert_eq!(runs("2020-02-01", "2020-03-31"), [(201, 331)]);
        assert_eq!(runs("2019-02-01", "2019-03-31"), [(201, 228), (301, 331)]);
        assert_eq!(runs("2021-03-01", "2023-12-31"), [(101, 228), (301, 1231)]);
        assert_eq!(runs("2021-03-01", "2024-02-29"), [YEAR]);
        assert_eq!(runs("2019-02-15", "2020-02-13"), [(215, 228), (301, 1231), (101, 213)]);
        assert_eq!(runs("1896-03-01", "1904-02-28"), [(101, 228), (301, 1231)]);
        assert_eq!(runs("1896-03-01", "1904-02-29"), [YEAR]);
    }
}
