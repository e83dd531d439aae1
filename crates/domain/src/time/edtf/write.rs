//! Writing EDTF.

use std::fmt;

use chrono::Datelike;

use super::{
    Edtf, Form, Side,
    moment::{Moment, OpenDigits, Qualifier, Shape},
};

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            Form::One(moment) => moment.fmt(f),
            Form::Interval(from, to) => write!(f, "{from}/{to}"),
            Form::OneOf(from, to) => {
                f.write_str("[")?;
                from.map_or(Ok(()), |moment| moment.fmt(f))?;
                f.write_str("..")?;
                to.map_or(Ok(()), |moment| moment.fmt(f))?;
                f.write_str("]")
            }
        }
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::At(moment) => moment.fmt(f),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.days().first();
        let (year, month, day) = (Year(*self), first.month(), first.day());
        match self.shape() {
            Shape::Year => write!(f, "{year}"),
            Shape::Years(open) => {
                let leading = first.year().checked_div(open.years()).unwrap_or(first.year());
                match open {
                    OpenDigits::One => write!(f, "{leading:03}X"),
                    OpenDigits::Two => write!(f, "{leading:02}XX"),
                    OpenDigits::Three => write!(f, "{leading:01}XXX"),
                }
            }
            Shape::SomeMonth => write!(f, "{year}-XX"),
            Shape::SomeDayOfYear => write!(f, "{year}-XX-XX"),
            Shape::Grouping(grouping) => write!(f, "{year}-{:02}", grouping.code()),
            Shape::Month => write!(f, "{year}-{month:02}"),
            Shape::SomeDayOfMonth => write!(f, "{year}-{month:02}-XX"),
            Shape::Day => write!(f, "{year}-{month:02}-{day:02}"),
            // With seconds, for level 0 of EDTF knows no shorter time and other programs read this.
            Shape::Minute(time) => write!(f, "{year}-{month:02}-{day:02}T{time}:00"),
        }?;
        match self.qualifier() {
            None => Ok(()),
            Some(Qualifier::Approximate) => f.write_str("~"),
            Some(Qualifier::Uncertain) => f.write_str("?"),
            Some(Qualifier::Both) => f.write_str("%"),
        }
    }
}

/// The year of a date: four digits, or the mask.
struct Year(Moment);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_yearless() { f.write_str("XXXX") } else { write!(f, "{:04}", self.0.days().first().year()) }
    }
}
