//! The time window itself: `TIME` of the API.

use chrono::Datelike;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::{
    agreement::Agreement,
    calendar::Ends,
    civil::{CivilDay, ClockTime},
    codes::{Extent, PartOfDay, Precision},
    edtf::Edtf,
    input::{Given, TimeInput},
};
use crate::faults::{Faults, Place};

/// When something was, is or will be, as far as it is known: the words of the source, the days they may mean, and the
/// same in EDTF. At least one end is known, at least by its day of the year, and all properties agree with each other.
///
/// - `earliest` and `latest` are civil days, both included; `None` is an open or unknown end. Both are `None` only where
///   the year is not known: then `edtf` has the days with a masked year (`XXXX-06-11`, `[XXXX-04-20..XXXX-04-25]`), and
///   extent `within` means *in one year, not said which*, `span` means *in every year*; as an interval
///   (`XXXX-04-20/XXXX-04-25`) it lasts, in one year.
/// - `startTime` is the clock time at which the window begins on its first day, `endTime` that at which it ends on its
///   last; `partOfDay` goes with a single day only.
/// - `precision` is the unit of the calendar that the window is (`period`: none of them). With a clock time a single
///   day is `minute` unless the writer says `day` or `part_of_day`; a run of days that happens to be a unit is
///   `period` when the writer says so.
/// - `edtf` is kept as the writer gave it. Computed, it is the unit (`2019-10-15`, `2020-11`, `2020-33`, `2020-40`,
///   `2020`), a window of days (`[2020-11-11..2020-11-20]`), or for what lasts an interval in the coarsest of year,
///   month and day (`2016/2020`, `2015-09-15/2015-09-16`), with `..` for an open end and `~` after each date when
///   approximate. A part of a day and clock times are told beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeWindow {
    text: Option<String>,
    earliest: Option<CivilDay>,
    latest: Option<CivilDay>,
    extent: Extent,
    precision: Precision,
    part_of_day: Option<PartOfDay>,
    start_time: Option<ClockTime>,
    end_time: Option<ClockTime>,
    approximate: bool,
    edtf: Edtf,
}

impl TimeWindow {
    /// Reads what a writer sent. `pointer` is the JSON pointer of the window in the body (`/issued`).
    ///
    /// # Errors
    /// Every fault there is, each at its property: a value that cannot be read (`invalid_date`, `invalid_time`,
    /// `invalid_edtf`, `unknown_code`, `empty`, `too_long`), no value at all (`time_value_missing`), or values that do
    /// not agree (`earliest_after_latest`, `contradicts_edtf`, `contradicts_window`, `contradicts_part_of_day`,
    /// `needs_one_day`, `needs_day`, `end_before_start`).
    pub fn parse(input: TimeInput, pointer: &str) -> Result<Self, Faults> {
        let mut faults = Faults::new();
        let given = Given::read(input, pointer, &mut faults);
        let mut agreement = Agreement { given: &given, pointer, faults: &mut faults };
        let settled = agreement.frame().map(|frame| {
            agreement.check_times(&frame);
            let precision = agreement.precision(&frame);
            (frame, precision)
        });
        // No frame is without a fault, so that the list of an `Err` is never empty.
        let Some((frame, precision)) = settled.filter(|_| faults.is_empty()) else { return Err(faults) };
        let edtf = given
            .edtf
            .value()
            .cloned()
            .unwrap_or_else(|| Edtf::of_window(frame.ends, frame.extent, precision, frame.approximate));
        Ok(Self {
            text: given.text,
            earliest: frame.ends.earliest(),
            latest: frame.ends.latest(),
            extent: frame.extent,
            precision,
            part_of_day: frame.part_of_day,
            start_time: frame.start_time,
            end_time: frame.end_time,
            approximate: frame.approximate,
            edtf,
        })
    }

    /// The words of the source; none when the window was entered as values.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The first day it may mean; none when that end is open.
    #[must_use]
    pub fn earliest(&self) -> Option<CivilDay> {
        self.earliest
    }

    /// The last day it may mean, included; none when that end is open.
    #[must_use]
    pub fn latest(&self) -> Option<CivilDay> {
        self.latest
    }

    /// Whether it is one moment somewhere in the window, or lasts all of it.
    #[must_use]
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// The unit of the calendar that the window is.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The part of the day, of a window of one day.
    #[must_use]
    pub fn part_of_day(&self) -> Option<PartOfDay> {
        self.part_of_day
    }

    /// When it begins on its first day, in the office's zone.
    #[must_use]
    pub fn start_time(&self) -> Option<ClockTime> {
        self.start_time
    }

    /// When it ends on its last day, in the office's zone.
    #[must_use]
    pub fn end_time(&self) -> Option<ClockTime> {
        self.end_time
    }

    /// Whether the days are only about right.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// The value in EDTF.
    #[must_use]
    pub fn edtf(&self) -> &Edtf {
        &self.edtf
    }

    /// The day that lists are ordered by: the first day, else the last.
    #[must_use]
    pub fn sort_on(&self) -> CivilDay {
        self.earliest.or(self.latest).unwrap_or(Self::SORT_ON_UNKNOWN)
    }

    /// What lists are ordered by where there is no window at all: 1 January of the year 1, so that the unknown comes
    /// last in newest-first order and the column is never null.
    pub const SORT_ON_UNKNOWN: CivilDay = match CivilDay::from_ymd_opt(1, 1, 1) {
        Some(day) => day,
        None => CivilDay::MIN,
    };

    /// Whether it shares a day with the range from one day to another, both included; an end that is not known, here or
    /// there, is open.
    #[must_use]
    pub fn overlaps(&self, from: Option<CivilDay>, to: Option<CivilDay>) -> bool {
        let in_order = |first: Option<CivilDay>, last: Option<CivilDay>| match (first, last) {
            (Some(first), Some(last)) => first <= last,
            _ => true,
        };
        match self.edtf.ends() {
            Ends::Yearless(days) => days.overlaps(from, to),
            _ => in_order(from, self.latest) && in_order(self.earliest, to),
        }
    }

    /// The days of the year of a window without a year, as month × 100 + day, first and last; two runs when it goes over
    /// the end of the year, none when it has a year.
    #[must_use]
    pub fn days_of_year(&self) -> Vec<(i32, i32)> {
        match self.edtf.ends() {
            Ends::Yearless(days) => days.runs(),
            _ => vec![],
        }
    }

    /// Whether the year is not known, so that there is neither a first nor a last day: "18/9", "hằng năm, dịp 11/6".
    #[must_use]
    pub fn is_yearless(&self) -> bool {
        self.earliest.is_none() && self.latest.is_none()
    }

    /// The calendar year, where the whole window lies in one.
    #[must_use]
    pub fn stated_year(&self) -> Option<i32> {
        let year = self.earliest?.year();
        (self.latest?.year() == year).then_some(year)
    }
}

impl<'de> Deserialize<'de> for TimeWindow {
    /// Reads a stored window, with the same checks as one that a writer sends.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(TimeInput::deserialize(deserializer)?, "").map_err(|faults| {
            let told = faults.iter().map(|fault| match &fault.place {
                Place::Body(place) | Place::Parameter(place) => format!("{place} {}: {}", fault.code, fault.detail.en),
            });
            D::Error::custom(told.collect::<Vec<_>>().join("; "))
        })
    }
}
