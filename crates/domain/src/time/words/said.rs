//! What words say before a year is settled: the grammar builds these, [`super::settle`] turns them into windows.

use chrono::Weekday;

use super::super::{
    civil::ClockTime,
    codes::{Extent, PartOfDay},
};

/// The year of a date as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearSaid {
    /// Not at all.
    Missing,
    /// As that of the words themselves: "đầu năm".
    Implied,
    /// In full.
    Number(i32),
    /// In two digits.
    Short(i32),
    /// So many years from that of the words: "năm nay" is 0.
    Offset(i32),
}

impl YearSaid {
    /// Whether a number says it.
    pub(super) fn is_said(self) -> bool {
        !matches!(self, Self::Missing | Self::Implied)
    }
}

/// The month of a day as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthSaid {
    /// Not at all.
    Missing,
    /// Its number.
    Number(u32),
    /// So many months from that of the words: "tháng này" is 0.
    Offset(i32),
}

/// What of a year a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    /// All of it.
    Year,
    /// Ten years from it on.
    Decade,
    /// From one month to another.
    Months(u32, u32),
    /// A season, by its code in EDTF.
    Season(u32),
    /// Days of a month; the last may be the end of the month.
    Days {
        /// The month.
        month: MonthSaid,
        /// The first day.
        first: u32,
        /// The last day; none is the end of the month.
        last: Option<u32>,
    },
    /// A number that takes its unit from the date after it: the 15 of "15–16/9/2015".
    Bare(u32),
    /// So many days from that of the words: "hôm nay" is 0.
    Relative(i64),
}

impl Body {
    /// A single day.
    pub(super) fn day(month: MonthSaid, day: u32) -> Self {
        Self::Days { month, first: day, last: Some(day) }
    }
}

/// What a reader should know of how a date was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remark {
    /// Month before day, as some pages print.
    MonthFirst,
    /// A third of a year or of a quarter.
    RoughThird,
    /// A season, wide.
    Season,
    /// A school year, September to May.
    SchoolYear,
    /// Day and month with a dash or a dot, which may be two days or two months: "Ngày 6-7".
    DayMonth,
    /// Several quarters or months in a row: "tháng 3-4/2020".
    Several,
}

/// A date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) body: Body,
    pub(super) year: YearSaid,
    /// Only about so: "cuối tháng 8".
    pub(super) rough: bool,
    pub(super) remark: Option<Remark>,
}

impl Piece {
    /// A date without remarks.
    pub(super) fn new(body: Body, year: YearSaid) -> Self {
        Self { body, year, rough: false, remark: None }
    }

    /// The same, only about so.
    pub(super) fn rough(self) -> Self {
        Self { rough: true, ..self }
    }

    /// The same with a remark.
    pub(super) fn remarked(self, remark: Remark) -> Self {
        Self { remark: Some(remark), ..self }
    }
}

/// A date with what is said of its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Moment {
    /// None where only a clock time or a part of the day is said.
    pub(super) piece: Option<Piece>,
    pub(super) part: Option<PartOfDay>,
    pub(super) start: Option<ClockTime>,
    pub(super) end: Option<ClockTime>,
    /// The clock times stand in brackets: the day or its part is what is meant.
    pub(super) aside: bool,
    /// The part of the day stands in brackets too: the day is what is meant.
    pub(super) part_aside: bool,
    /// The end of the day is said as its clock time, 24:00.
    pub(super) day_end: bool,
    /// A clock time is written with a zero in front, so that it is of 24 hours: "03:00".
    pub(super) exact: bool,
    pub(super) weekday: Option<Weekday>,
}

/// An end of what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Point {
    /// A date.
    At(Moment),
    /// An event by its name.
    Event(String),
}

/// How two dates are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// From the first to the last: "đến", "-".
    Through,
    /// To the day before the last: "đến trước".
    UpTo,
    /// Both, next to each other: "và", ",".
    And,
    /// One of them: "hoặc".
    Or,
}

/// The form of what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// A date, or the time of an event.
    One(Point),
    /// From one to another.
    Range(Point, Point, Join),
    /// Up to one; not with it when `before`.
    Until {
        /// The end.
        last: Point,
        /// Its first day is the first that no longer counts.
        before: bool,
    },
    /// From one on; not with it when `after`.
    From {
        /// The start.
        first: Point,
        /// Its last day is the last that does not yet count.
        after: bool,
    },
}

/// One way to take the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) form: Form,
    /// How it fills its window.
    pub(super) extent: Extent,
    /// Only about so.
    pub(super) about: bool,
    /// Every year.
    pub(super) every_year: bool,
    /// Lower comes first.
    pub(super) rank: u8,
}
