//! Reading EDTF.

use std::str::FromStr;

use super::{
    super::{
        civil::{CivilDay, ClockTime, number},
        yearless::ANY_YEAR,
    },
    Edtf, EdtfError, Form, Side,
    moment::{Grouping, Moment, OpenDigits, Qualifier, Shape},
};

const MASKED_YEAR: &str = "XXXX";

impl Edtf {
    /// Reads a value, exactly as it is written: no spaces, upper-case `X` and `T`.
    ///
    /// # Errors
    /// What is wrong with it, see [`EdtfError`].
    pub fn parse(text: &str) -> Result<Self, EdtfError> {
        if let Some(window) = text.strip_prefix('[') {
            let (from, to) = window.strip_suffix(']').and_then(|w| w.split_once("..")).ok_or(EdtfError::Form)?;
            return Self::new(Form::OneOf(window_end(from)?, window_end(to)?));
        }
        if let Some((from, to)) = text.split_once('/') {
            return Self::new(Form::Interval(side(from)?, side(to)?));
        }
        Self::new(Form::One(moment(text)?))
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

fn window_end(text: &str) -> Result<Option<Moment>, EdtfError> {
    if text.is_empty() { Ok(None) } else { date_of_pair(text).map(Some) }
}

fn side(text: &str) -> Result<Side, EdtfError> {
    match text {
        "" => Ok(Side::Unknown),
        ".." => Ok(Side::Open),
        _ => date_of_pair(text).map(Side::At),
    }
}

/// A date that is an end: EDTF has no clock times in intervals and windows.
fn date_of_pair(text: &str) -> Result<Moment, EdtfError> {
    let moment = moment(text)?;
    if moment.clock_time().is_some() { Err(EdtfError::Clock) } else { Ok(moment) }
}

fn moment(text: &str) -> Result<Moment, EdtfError> {
    let qualifier = match text.chars().next_back() {
        Some('~') => Some(Qualifier::Approximate),
        Some('?') => Some(Qualifier::Uncertain),
        Some('%') => Some(Qualifier::Both),
        _ => None,
    };
    let text = if qualifier.is_some() { text.get(..text.len().saturating_sub(1)).unwrap_or_default() } else { text };
    if let Some((date, time)) = text.split_once('T') {
        // Level 0 writes the seconds, people do not; the seconds of a full minute are the only ones that lose nothing.
        let time = ClockTime::parse(time.strip_suffix(":00").filter(|t| t.len() == 5).unwrap_or(time));
        return match (time, qualifier) {
            (Some(time), None) => Ok(Moment::day(day(date)?, Shape::Minute(time))),
            _ => Err(EdtfError::Clock),
        };
    }
    date(text).map(|moment| moment.qualified(qualifier))
}

fn date(text: &str) -> Result<Moment, EdtfError> {
    if let Some(rest) = text.strip_prefix(MASKED_YEAR) {
        return yearless(rest).map(Moment::in_some_year);
    }
    let mut parts = text.split('-');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(years), None, ..) => year_or_years(years),
        (Some(year), Some("XX"), None, _) => Moment::year(year_number(year)?, Shape::SomeMonth),
        (Some(year), Some("XX"), Some("XX"), None) => Moment::year(year_number(year)?, Shape::SomeDayOfYear),
        (Some(year), Some(part), None, _) => {
            let (year, code) = (year_number(year)?, two_digits(part)?);
            match Grouping::from_code(code) {
                Some(grouping) => Moment::grouping(year, grouping),
                None => Moment::month(year, code, Shape::Month),
            }
        }
        (Some(year), Some(month), Some("XX"), None) => {
            Moment::month(year_number(year)?, two_digits(month)?, Shape::SomeDayOfMonth)
        }
        (Some(_), Some(_), Some(_), None) => day(text).map(|day| Moment::day(day, Shape::Day)),
        _ => Err(EdtfError::Form),
    }
}

/// A date whose year is masked, from what follows the mask.
fn yearless(rest: &str) -> Result<Moment, EdtfError> {
    let mut parts = rest.split('-');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(""), None, ..) => Moment::year(ANY_YEAR, Shape::Year),
        (Some(""), Some(part), None, _) => {
            let code = two_digits(part)?;
            match Grouping::from_code(code) {
                // A winter that ends in the leap year has all its days.
                Some(grouping) if code == 24 => Moment::grouping(ANY_YEAR.saturating_sub(1), grouping),
                Some(grouping) => Moment::grouping(ANY_YEAR, grouping),
                None => Moment::month(ANY_YEAR, code, Shape::Month),
            }
        }
        (Some(""), Some(month), Some("XX"), None) => Moment::month(ANY_YEAR, two_digits(month)?, Shape::SomeDayOfMonth),
        (Some(""), Some(month), Some(day), None) => {
            let day = CivilDay::from_ymd_opt(ANY_YEAR, two_digits(month)?, two_digits(day)?);
            Ok(Moment::day(day.ok_or(EdtfError::NoSuchDay)?, Shape::Day))
        }
        _ => Err(EdtfError::Form),
    }
}

fn day(text: &str) -> Result<CivilDay, EdtfError> {
    let mut parts = text.splitn(3, '-');
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (year_number(next())?, two_digits(next())?, two_digits(next())?);
    CivilDay::from_ymd_opt(year, month, day).ok_or(EdtfError::NoSuchDay)
}

fn year_or_years(text: &str) -> Result<Moment, EdtfError> {
    let leading = text.trim_end_matches('X');
    let open = match (text.len(), leading.len()) {
        (4, 4) => return Moment::year(year_number(text)?, Shape::Year),
        (4, 3) => OpenDigits::One,
        (4, 2) => OpenDigits::Two,
        (4, 1) => OpenDigits::Three,
        _ => return Err(EdtfError::Form),
    };
    Moment::years(digits(leading, leading.len())?, open)
}

fn year_number(text: &str) -> Result<i32, EdtfError> {
    match digits(text, 4)? {
        0 => Err(EdtfError::YearOutOfRange),
        year => Ok(year),
    }
}

fn digits(text: &str, width: usize) -> Result<i32, EdtfError> {
    number(text, width).and_then(|number| i32::try_from(number).ok()).ok_or(EdtfError::Form)
}

fn two_digits(text: &str) -> Result<u32, EdtfError> {
    number(text, 2).ok_or(EdtfError::Form)
}
