//! Runs of civil days, and which unit of the calendar a run is.

use chrono::Datelike;

use super::{civil::CivilDay, codes::Precision, yearless::Yearless};

/// The units a run of more than one day can be, finest first.
const UNITS: [Precision; 5] =
    [Precision::Dekad, Precision::Month, Precision::Quarter, Precision::Half, Precision::Year];

/// A run of days, both ends included; `first` is never after `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Days {
    first: CivilDay,
    last: CivilDay,
}

impl Days {
    /// The run from one day to another, unless it would end before it starts.
    pub(super) fn new(first: CivilDay, last: CivilDay) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// One day.
    pub(super) fn one(day: CivilDay) -> Self {
        Self { first: day, last: day }
    }

    /// From the first day of a month (1 to 12) to the last day of another month, of the same year or a later one.
    pub(super) fn months(first: (i32, u32), last: (i32, u32)) -> Option<Self> {
        let first = CivilDay::from_ymd_opt(first.0, first.1, 1)?;
        let last = CivilDay::from_ymd_opt(last.0, last.1, 1)?;
        Self::new(first, last.with_day(u32::from(last.num_days_in_month()))?)
    }

    /// The unit of this precision that `day` lies in; none for a precision that is not a unit of whole days.
    pub(super) fn around(day: CivilDay, unit: Precision) -> Option<Self> {
        let months = |length: u32| {
            let before = day.month0().checked_rem(length)?;
            let first = day.month().checked_sub(before)?;
            Self::months((day.year(), first), (day.year(), first.checked_add(length)?.checked_sub(1)?))
        };
        match unit {
            Precision::Year => months(12),
            Precision::Half => months(6),
            Precision::Quarter => months(3),
            Precision::Month => months(1),
            Precision::Dekad => {
                let (first, last) = match day.day() {
                    1..=10 => (1, 10),
                    11..=20 => (11, 20),
                    _ => (21, u32::from(day.num_days_in_month())),
                };
                Self::new(day.with_day(first)?, day.with_day(last)?)
            }
            Precision::Day => Some(Self::one(day)),
            Precision::PartOfDay | Precision::Minute | Precision::Period => None,
        }
    }

    /// The first day.
    pub(super) fn first(self) -> CivilDay {
        self.first
    }

    /// The last day.
    pub(super) fn last(self) -> CivilDay {
        self.last
    }

    /// Whether it is a single day.
    pub(super) fn is_one(self) -> bool {
        self.first == self.last
    }

    /// The unit of the calendar that these days are, if they are one.
    pub(super) fn unit(self) -> Option<Precision> {
        if self.is_one() {
            return Some(Precision::Day);
        }
        UNITS.into_iter().find(|unit| Self::around(self.first, *unit) == Some(self))
    }
}

/// A window's days, of which one end may be open. At least one end is known, at least by its day of the year, and they
/// are in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// Both ends are known.
    Both(Days),
    /// Only the first day is known.
    From(CivilDay),
    /// Only the last day is known.
    Until(CivilDay),
    /// The days of the year are known, the year is not.
    Yearless(Yearless),
}

impl Ends {
    /// The window between two days; none when neither is known or they are in the wrong order.
    pub(super) fn new(earliest: Option<CivilDay>, latest: Option<CivilDay>) -> Option<Self> {
        match (earliest, latest) {
            (Some(first), Some(last)) => Days::new(first, last).map(Self::Both),
            (Some(first), None) => Some(Self::From(first)),
            (None, Some(last)) => Some(Self::Until(last)),
            (None, None) => None,
        }
    }

    /// The first day, unless that end is open.
    pub(super) fn earliest(self) -> Option<CivilDay> {
        match self {
            Self::Both(days) => Some(days.first()),
            Self::From(day) => Some(day),
            Self::Until(_) | Self::Yearless(_) => None,
        }
    }

    /// The last day, unless that end is open.
    pub(super) fn latest(self) -> Option<CivilDay> {
        match self {
            Self::Both(days) => Some(days.last()),
            Self::Until(day) => Some(day),
            Self::From(_) | Self::Yearless(_) => None,
        }
    }

    /// Whether the window is a single day.
    pub(super) fn is_one_day(self) -> bool {
        match self {
            Self::Both(days) => days.is_one(),
            Self::Yearless(days) => days.is_one_day(),
            Self::From(_) | Self::Until(_) => false,
        }
    }

    /// Whether there is a first day, be it of a year that is not said.
    pub(super) fn has_first(self) -> bool {
        match self {
            Self::Both(_) | Self::From(_) => true,
            Self::Until(_) => false,
            Self::Yearless(days) => days.has_first(),
        }
    }

    /// Whether there is a last day, be it of a year that is not said.
    pub(super) fn has_last(self) -> bool {
        match self {
            Self::Both(_) | Self::Until(_) => true,
            Self::From(_) => false,
            Self::Yearless(days) => days.has_last(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::civil::parse_day, *};

    fn unit(first: &str, last: &str) -> Option<Precision> {
        Days::new(parse_day(first).unwrap(), parse_day(last).unwrap()).unwrap().unit()
    }

    #[test]
    fn a_run_knows_which_unit_it_is() {
        assert_eq!(unit("2020-01-01", "2020-12-31"), Some(Precision::Year));
        assert_eq!(unit("2020-07-01", "2020-12-31"), Some(Precision::Half));
        assert_eq!(unit("2020-04-01", "2020-06-30"), Some(Precision::Quarter));
        assert_eq!(unit("2020-02-01", "2020-02-29"), Some(Precision::Month));
        assert_eq!(unit("2019-02-21", "2019-02-28"), Some(Precision::Dekad));
        assert_eq!(unit("2020-12-31", "2020-12-31"), Some(Precision::Day));
    }

    #[test]
    fn a_run_that_only_looks_like_a_unit_is_none() {
        assert_eq!(unit("2020-02-01", "2020-04-30"), None);
        assert_eq!(unit("2020-02-01", "2020-02-28"), None);
        assert_eq!(unit("2020-11-10", "2020-11-19"), None);
        assert_eq!(unit("2020-07-01", "2021-06-30"), None);
    }

    #[test]
    fn ends_are_known_and_in_order() {
        let (first, last) = (parse_day("2020-01-01"), parse_day("2020-01-02"));
        assert!(Ends::new(None, None).is_none() && Ends::new(last, first).is_none());
        assert_eq!(Ends::new(first, None).unwrap().latest(), None);
        assert_eq!(Ends::new(None, last).unwrap().latest(), last);
    }
}
