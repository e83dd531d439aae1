//! The ends of a window as words name them.

use chrono::Datelike;

use super::super::{
    calendar::{Days, Ends},
    civil::CivilDay,
    codes::{Extent, Precision},
    window::TimeWindow,
};

/// The unit in which an end is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Year,
    Month,
    Day,
}

/// The ends of a window; of a window without a year, as days of any year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct EndsOf {
    pub(super) first: Option<CivilDay>,
    pub(super) last: Option<CivilDay>,
    pub(super) yearless: bool,
    pub(super) every_year: bool,
}

impl EndsOf {
    pub(super) fn of(window: &TimeWindow) -> Self {
        let (first, last) = match window.edtf().ends() {
            Ends::Yearless(days) => days.in_any_year(),
            ends => (ends.earliest(), ends.latest()),
        };
        let yearless = window.is_yearless();
        let every_year = yearless && window.extent() == Extent::Span && window.edtf().may_come_every_year();
        Self { first, last, yearless, every_year }
    }

    /// Whether it is all of a year that is not known.
    pub(super) fn is_any_year(self) -> bool {
        let unit = self.first.zip(self.last).and_then(|(first, last)| Days::new(first, last)).and_then(Days::unit);
        self.yearless && unit == Some(Precision::Year)
    }

    /// The coarsest unit in which both ends can be named, and apart.
    pub(super) fn common_unit(self) -> Unit {
        let fits = |unit: Precision| {
            let around = |day: CivilDay| Days::around(day, unit);
            let first = self.first.is_none_or(|day| around(day).map(Days::first) == Some(day));
            let last = self.last.is_none_or(|day| around(day).map(Days::last) == Some(day));
            let apart = self.first.is_none() || self.first.and_then(around) != self.last.and_then(around);
            first && last && apart
        };
        if fits(Precision::Year) && !self.yearless {
            Unit::Year
        } else if fits(Precision::Month) {
            Unit::Month
        } else {
            Unit::Day
        }
    }

    /// The year of a day in words, nothing where none is known.
    pub(super) fn year_of(self, day: CivilDay) -> Option<i32> {
        (!self.yearless).then_some(day.year())
    }
}
