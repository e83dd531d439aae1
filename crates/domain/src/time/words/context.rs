//! What a reader of words needs to know beside them.

use serde::{Deserialize, Serialize};

use super::super::{
    civil::{CivilDay, parse_day},
    input::TimeInput,
    window::TimeWindow,
};
use crate::{
    checks,
    faults::{Fault, Faults},
};

/// The longest `basis`, and the longest name of an event, in characters.
const LINE_MAX_CHARS: usize = 300;
/// The most events a context may name.
const MAX_EVENTS: usize = 100;

/// What is known where the words stand: nothing of it is taken from a clock or a database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimeContext {
    /// The day the words were said or printed: that of the article, of the document. It gives a missing year or month,
    /// and the meaning of "nay", "hôm qua", "năm ngoái".
    pub reference_day: Option<CivilDay>,
    /// The year that is meant where none is said; it goes before that of the reference day.
    pub year: Option<i32>,
    /// Why that year or day, in Vietnamese, for the basis of a mark ("năm lấy từ ngày bài báo").
    pub basis: Option<String>,
    /// Events that the words may name ("từ sau Đại hội VIII").
    pub events: Vec<KnownEvent>,
}

/// An event by its name, and when it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownEvent {
    /// Its name, in full or as it is called.
    pub name: String,
    /// When it was or will be.
    pub time: TimeWindow,
}

/// What a caller sends for a context. `null` is the same as absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct TimeContextInput {
    /// The day the words were said, `YYYY-MM-DD`.
    pub reference_day: Option<String>,
    /// The year that is meant where none is said, 1 to 9999.
    pub year: Option<i32>,
    /// Why that year or day, in Vietnamese.
    pub basis: Option<String>,
    /// Events that the words may name.
    #[serde(deserialize_with = "crate::input::list")]
    pub events: Vec<KnownEventInput>,
}

/// What a caller sends for an event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KnownEventInput {
    /// Its name.
    pub name: String,
    /// When it was.
    pub time: TimeInput,
}

impl TimeContext {
    /// Reads what a caller sent. `pointer` is the JSON pointer of the context in the body (`/context`).
    ///
    /// # Errors
    /// Every fault there is, each at its property: `invalid_date`, `out_of_range`, `required`, `too_long`,
    /// `control_character`, `too_many`, and those of [`TimeWindow::parse`] below `/events/N/time`.
    pub fn parse(input: TimeContextInput, pointer: &str) -> Result<Self, Faults> {
        let mut faults = Faults::new();
        let reference_day = input.reference_day.and_then(|text| {
            let day = parse_day(&text);
            if day.is_none() {
                faults.push(Fault::body(
                    format!("{pointer}/referenceDay"),
                    "invalid_date",
                    "Hãy ghi ngày có trong lịch theo dạng NNNN-TT-NN, ví dụ 2020-10-23.",
                    "Write a day of the calendar as YYYY-MM-DD, for example 2020-10-23.",
                ));
            }
            day
        });
        if input.year.is_some_and(|year| !(1..=9999).contains(&year)) {
            faults.push(Fault::body(
                format!("{pointer}/year"),
                "out_of_range",
                "Hãy ghi năm từ 1 đến 9999.",
                "Write a year from 1 to 9999.",
            ));
        }
        let basis_at = format!("{pointer}/basis");
        let basis = checks::optional_line(input.basis.as_ref(), LINE_MAX_CHARS, &basis_at, &mut faults);
        if input.events.len() > MAX_EVENTS {
            faults.push(Fault::body(
                format!("{pointer}/events"),
                "too_many",
                format!("Hãy ghi nhiều nhất {MAX_EVENTS} sự kiện."),
                format!("Give at most {MAX_EVENTS} events."),
            ));
        }
        let mut events = Vec::new();
        for (n, event) in input.events.into_iter().take(MAX_EVENTS).enumerate() {
            let at = format!("{pointer}/events/{n}");
            let name = checks::line(&event.name, LINE_MAX_CHARS, &format!("{at}/name"), &mut faults);
            let time = faults.take(TimeWindow::parse(event.time, &format!("{at}/time")));
            events.extend(time.map(|time| KnownEvent { name, time }));
        }
        faults.finish().map(|()| Self { reference_day, year: input.year, basis, events })
    }
}
