//! Dates as EDTF writes them (ISO 8601-2, Extended Date/Time Format), as far as the service needs.
//!
//! Read and written: a year, a month, a day; a day with a clock time to the minute, in the office's zone; the digits
//! of a year, month or day left open from the right (`201X`, `2020-XX`, `2020-11-XX`, `2020-XX-XX`); seasons `21` to
//! `24`, quarters `33` to `36`, halves `40` and `41` of a year; intervals with an open (`..`) or unknown (empty) end,
//! which *last*; windows `[a..b]`, *somewhere in* which a moment lies. A date may carry `~`, `?` or `%`: the sign is
//! kept, and each of them counts as approximate, for a reader of the register can do no more with "uncertain" than
//! with "about". The year may be masked (`XXXX-06-11`, `XXXX-33`, `[..XXXX-12-15]`, `XXXX` for a year of which nothing
//! is known), in all dates of a value or in none. Of other forms (lists, `{…}`, years of more digits) each is refused.

mod canonical;
mod error;
mod moment;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use error::EdtfError;
use moment::Moment;
use serde::{Serialize, Serializer};

use super::{calendar::Ends, civil::ClockTime, codes::Extent, yearless::Yearless};

/// A valid EDTF value. Two values are equal when they are written alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edtf {
    form: Form,
    /// What the form comes to, worked out once, when it is checked.
    ends: Ends,
}

/// The forms there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `2020-11`
    One(Moment),
    /// `2016/2020`
    Interval(Side, Side),
    /// `[2020-11-11..2020-11-20]`
    OneOf(Option<Moment>, Option<Moment>),
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// `..`: there is no end, or none yet.
    Open,
    /// Nothing written: there is an end, but it is not known.
    Unknown,
    /// A date.
    At(Moment),
}

impl Side {
    fn moment(self) -> Option<Moment> {
        match self {
            Self::At(moment) => Some(moment),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Form {
    /// The dates at both ends; a single date is at both.
    fn moments(self) -> (Option<Moment>, Option<Moment>) {
        match self {
            Self::One(moment) => (Some(moment), Some(moment)),
            Self::Interval(from, to) => (from.moment(), to.moment()),
            Self::OneOf(from, to) => (from, to),
        }
    }
}

impl Edtf {
    /// A value of a form whose ends are known and in order.
    fn new(form: Form) -> Result<Self, EdtfError> {
        let (from, to) = form.moments();
        if from.is_none() && to.is_none() {
            return Err(EdtfError::NoEnds);
        }
        let (first, last) = (from.map(|m| m.days().first()), to.map(|m| m.days().last()));
        let mut masked = [from, to].into_iter().flatten().map(Moment::is_yearless);
        let ends = match (masked.next(), masked.next()) {
            (Some(one), Some(other)) if one != other => return Err(EdtfError::MixedYears),
            (Some(true), _) => Yearless::new(first, last).map(Ends::Yearless),
            _ => Ends::new(first, last),
        };
        Ok(Self { form, ends: ends.ok_or(EdtfError::Reversed)? })
    }

    /// The days it covers.
    pub(super) fn ends(&self) -> Ends {
        self.ends
    }

    /// An interval lasts; everything else is one moment somewhere in the days it covers.
    #[must_use]
    pub fn extent(&self) -> Extent {
        match self.form {
            Form::Interval(..) => Extent::Span,
            Form::One(_) | Form::OneOf(..) => Extent::Within,
        }
    }

    /// Whether it may be meant of every year, which only its extent tells: its year is masked, and it is no interval.
    pub(super) fn may_come_every_year(&self) -> bool {
        matches!(self.ends, Ends::Yearless(_)) && self.extent() == Extent::Within
    }

    /// Whether any of its dates carries `~`, `?` or `%`.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        let (from, to) = self.form.moments();
        [from, to].into_iter().flatten().any(Moment::is_qualified)
    }

    /// The clock time, where it has one.
    #[must_use]
    pub fn clock_time(&self) -> Option<ClockTime> {
        match self.form {
            Form::One(moment) => moment.clock_time(),
            Form::Interval(..) | Form::OneOf(..) => None,
        }
    }

    /// Whether it is a single date, be it as wide as a decade, and not a pair of ends.
    pub(super) fn is_single_date(&self) -> bool {
        matches!(self.form, Form::One(_))
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
