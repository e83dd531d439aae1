//! Civil days and clock times of the office's zone, `Asia/Ho_Chi_Minh`.
//!
//! The zone is UTC+7 without daylight saving since 13 June 1975. Instants here are always those of the register itself,
//! which are later, so a fixed offset says the same as the zone's table and needs none.

use std::{fmt, ops::Range};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use serde::{Serialize, Serializer};

/// A day as people in Viet Nam count it, without a zone of its own.
pub type CivilDay = NaiveDate;

const OFFSET: TimeDelta = TimeDelta::hours(7);

/// The civil day on which an instant falls.
#[must_use]
pub fn civil_day_of(instant: DateTime<Utc>) -> CivilDay {
    instant.naive_utc().checked_add_signed(OFFSET).unwrap_or(NaiveDateTime::MAX).date()
}

/// The instants of a civil day: from its midnight (inclusive) to the next one (exclusive).
#[must_use]
pub fn day_bounds(day: CivilDay) -> Range<DateTime<Utc>> {
    let midnight = |day: CivilDay| {
        day.and_time(NaiveTime::MIN).checked_sub_signed(OFFSET).map_or(DateTime::<Utc>::MIN_UTC, |at| at.and_utc())
    };
    midnight(day)..day.succ_opt().map_or(DateTime::<Utc>::MAX_UTC, midnight)
}

/// Reads `YYYY-MM-DD`, exactly so: four digits of a year from 0001 on, and a day that exists.
#[must_use]
pub fn parse_day(text: &str) -> Option<CivilDay> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let year = i32::try_from(number(year, 4)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?).filter(in_range)
}

/// Whether a day lies in the years that four digits can write, 0001 to 9999.
pub(super) fn in_range(day: &CivilDay) -> bool {
    (1..=9999).contains(&day.year())
}

/// The number that exactly `width` ASCII digits write.
pub(super) fn number(text: &str, width: usize) -> Option<u32> {
    if text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// A clock time to the minute, 00:00 to 23:59, in the office's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime {
    hour: u32,
    minute: u32,
}

impl ClockTime {
    /// Reads `HH:MM`, exactly so.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        Self::new(number(hour, 2)?, number(minute, 2)?)
    }

    /// A time from its hour (0 to 23) and minute (0 to 59).
    #[must_use]
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub fn hour(self) -> u32 {
        self.hour
    }

    /// The minute, 0 to 59.
    #[must_use]
    pub fn minute(self) -> u32 {
        self.minute
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl Serialize for ClockTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_civil_day_turns_at_seventeen_utc() {
        assert_eq!(civil_day_of(instant("2020-12-30T16:59:59.999999Z")).to_string(), "2020-12-30");
        assert_eq!(civil_day_of(instant("2020-12-30T17:00:00Z")).to_string(), "2020-12-31");
        assert_eq!(civil_day_of(instant("2020-12-31T17:00:00Z")).year(), 2021);
    }

    #[test]
    fn a_day_runs_from_midnight_to_midnight() {
        let bounds = day_bounds(parse_day("2020-12-31").unwrap());
        assert_eq!(bounds, instant("2020-12-30T17:00:00Z")..instant("2020-12-31T17:00:00Z"));
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        let _ = (civil_day_of(DateTime::<Utc>::MAX_UTC), civil_day_of(DateTime::<Utc>::MIN_UTC));
        let _ = (day_bounds(NaiveDate::MIN), day_bounds(NaiveDate::MAX));
    }

    #[test]
    fn days_and_times_are_read_strictly() {
        assert_eq!(parse_day("2020-02-29").unwrap().to_string(), "2020-02-29");
        for bad in
            ["2019-02-29", "2020-2-9", "0000-01-01", "+2020-01-01", "2020-01-01 ", "15/10/2019", "２０２０-01-01"]
        {
            assert_eq!(parse_day(bad), None, "{bad}");
        }
        assert_eq!(ClockTime::parse("07:30").unwrap().to_string(), "07:30");
        for bad in ["7:30", "24:00", "07:60", "07:30:00", "07h30", "+7:30"] {
            assert_eq!(ClockTime::parse(bad), None, "{bad}");
        }
    }
}
