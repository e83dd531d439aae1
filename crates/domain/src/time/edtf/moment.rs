//! One date of an EDTF value: a form, the days it covers, and a sign of doubt.

use super::{
    super::{
        calendar::Days,
        civil::{CivilDay, ClockTime, in_range},
    },
    EdtfError,
};

/// A date, as wide as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    shape: Shape,
    days: Days,
    qualifier: Option<Qualifier>,
    yearless: bool,
}

/// How a date is written. The numbers themselves are those of the first day that it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// `2020`
    Year,
    /// `201X`, `20XX`, `2XXX`
    Years(OpenDigits),
    /// `2020-XX`: some month of the year.
    SomeMonth,
    /// `2020-XX-XX`: some day of the year.
    SomeDayOfYear,
    /// `2020-33`
    Grouping(Grouping),
    /// `2020-11`
    Month,
    /// `2020-11-XX`: some day of the month.
    SomeDayOfMonth,
    /// `2020-11-15`
    Day,
    /// `2020-11-15T07:30`
    Minute(ClockTime),
}

/// How many digits of a year are left open, from the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenDigits {
    /// Ten years.
    One,
    /// A hundred years.
    Two,
    /// A thousand years.
    Three,
}

impl OpenDigits {
    /// How many years the open digits stand for.
    pub(super) fn years(self) -> i32 {
        match self {
            Self::One => 10,
            Self::Two => 100,
            Self::Three => 1000,
        }
    }
}

/// A part of a year that EDTF numbers after the months: a season, a quarter or a half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grouping {
    code: u32,
    first_month: u32,
    months: u32,
}

impl Grouping {
    /// The grouping with this EDTF code.
    ///
    /// Where a season begins is a matter of custom: counted by lunar months, spring is about February to April, in
    /// meteorology March to May. A season covers both, so that no day is left out that the word may mean; winter runs
    /// into the year after.
    pub(super) fn from_code(code: u32) -> Option<Self> {
        let (first_month, months) = match code {
            21 => (2, 4),
            22 => (5, 4),
            23 => (8, 4),
            24 => (11, 4),
            33 => (1, 3),
            34 => (4, 3),
            35 => (7, 3),
            36 => (10, 3),
            40 => (1, 6),
            41 => (7, 6),
            _ => return None,
        };
        Some(Self { code, first_month, months })
    }

    /// Its EDTF code.
    pub(super) fn code(self) -> u32 {
        self.code
    }

    fn days(self, year: i32) -> Option<Days> {
        let last = self.first_month.checked_add(self.months)?.checked_sub(1)?;
        let last = if last > 12 { (year.checked_add(1)?, last.checked_sub(12)?) } else { (year, last) };
        Days::months((year, self.first_month), last)
    }
}

/// A sign of doubt after a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Qualifier {
    /// `~`
    Approximate,
    /// `?`
    Uncertain,
    /// `%`
    Both,
}

impl Moment {
    /// A date of this shape over these days, which the caller knows to be what the shape covers.
    pub(super) fn over(shape: Shape, days: Days) -> Self {
        Self { shape, days, qualifier: None, yearless: false }
    }

    /// A day, with or without a clock time or its number left open. `shape` is one of the shapes of a day.
    pub(super) fn day(day: CivilDay, shape: Shape) -> Self {
        Self::over(shape, Days::one(day))
    }

    /// A whole month, written as `shape` has it.
    pub(super) fn month(year: i32, month: u32, shape: Shape) -> Result<Self, EdtfError> {
        checked(shape, Days::months((year, month), (year, month)))
    }

    /// A whole year, written as `shape` has it.
    pub(super) fn year(year: i32, shape: Shape) -> Result<Self, EdtfError> {
        checked(shape, Days::months((year, 1), (year, 12)))
    }

    /// The years that begin with `leading`, as `20` for `20XX`.
    pub(super) fn years(leading: i32, open: OpenDigits) -> Result<Self, EdtfError> {
        let first = leading.saturating_mul(open.years());
        let last = first.saturating_add(open.years()).saturating_sub(1);
        checked(Shape::Years(open), Days::months((first, 1), (last, 12)))
    }

    /// A season, quarter or half of a year.
    pub(super) fn grouping(year: i32, grouping: Grouping) -> Result<Self, EdtfError> {
        checked(Shape::Grouping(grouping), grouping.days(year))
    }

    /// The same date with a sign of doubt, or without.
    pub(super) fn qualified(self, qualifier: Option<Qualifier>) -> Self {
        Self { qualifier, ..self }
    }

    /// The same date with the year masked: its days stand for those of any year.
    pub(super) fn in_some_year(self) -> Self {
        Self { yearless: true, ..self }
    }

    /// Whether the year is masked.
    pub(super) fn is_yearless(self) -> bool {
        self.yearless
    }

    /// How it is written.
    pub(super) fn shape(self) -> Shape {
        self.shape
    }

    /// The days it covers.
    pub(super) fn days(self) -> Days {
        self.days
    }

    /// The sign after it.
    pub(super) fn qualifier(self) -> Option<Qualifier> {
        self.qualifier
    }

    /// Whether there is a sign after it.
    pub(super) fn is_qualified(self) -> bool {
        self.qualifier.is_some()
    }

    /// The clock time, where it has one.
    pub(super) fn clock_time(self) -> Option<ClockTime> {
        match self.shape {
            Shape::Minute(time) => Some(time),
            _ => None,
        }
    }
}

fn checked(shape: Shape, days: Option<Days>) -> Result<Moment, EdtfError> {
    let days = days.ok_or(EdtfError::NoSuchDay)?;
    if in_range(&days.first()) && in_range(&days.last()) {
        Ok(Moment::over(shape, days))
    } else {
        Err(EdtfError::YearOutOfRange)
    }
}
