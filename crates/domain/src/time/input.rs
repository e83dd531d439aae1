//! What a writer sends for a time window, and the reading of each property by itself.

use serde::{Deserialize, Serialize};

use super::{
    civil::{CivilDay, ClockTime, parse_day},
    codes::{Extent, PartOfDay, Precision},
    edtf::Edtf,
};
use crate::{
    faults::{Fault, Faults},
    text::nfc,
};

/// The longest `text` of a window, in characters.
pub const TEXT_MAX_CHARS: usize = 500;

/// What a writer sends for a time window: any of its properties, unread. `null` is the same as absent.
///
/// Everything is a string here, so that each value that cannot be read becomes a fault with its own pointer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct TimeInput {
    /// The words of the source.
    pub text: Option<String>,
    /// The first day, `YYYY-MM-DD`.
    pub earliest: Option<String>,
    /// The last day, `YYYY-MM-DD`.
    pub latest: Option<String>,
    /// A code of [`Extent`].
    pub extent: Option<String>,
    /// A code of [`Precision`].
    pub precision: Option<String>,
    /// A code of [`PartOfDay`].
    pub part_of_day: Option<String>,
    /// When it begins on its first day, `HH:MM`.
    pub start_time: Option<String>,
    /// When it ends on its last day, `HH:MM`.
    pub end_time: Option<String>,
    /// Whether the days are only about right.
    pub approximate: Option<bool>,
    /// The value in EDTF.
    pub edtf: Option<String>,
}

/// A property that was sent or not, and could be read or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sent<T> {
    /// Not sent.
    Absent,
    /// Sent, and no such value; the fault is noted.
    Unreadable,
    /// Sent and read.
    Read(T),
}

impl<T> Sent<T> {
    /// The value, where one was read.
    pub(super) fn value(&self) -> Option<&T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Absent | Self::Unreadable => None,
        }
    }

    /// Whether it was sent and could not be read.
    pub(super) fn is_unreadable(&self) -> bool {
        matches!(self, Self::Unreadable)
    }
}

/// The properties, each read by itself.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) text: Option<String>,
    pub(super) earliest: Sent<CivilDay>,
    pub(super) latest: Sent<CivilDay>,
    pub(super) extent: Sent<Extent>,
    pub(super) precision: Sent<Precision>,
    pub(super) part_of_day: Sent<PartOfDay>,
    pub(super) start_time: Sent<ClockTime>,
    pub(super) end_time: Sent<ClockTime>,
    pub(super) approximate: Option<bool>,
    pub(super) edtf: Sent<Edtf>,
}

impl Given {
    /// Reads every property and notes each that cannot be read, below `pointer`.
    pub(super) fn read(input: TimeInput, pointer: &str, faults: &mut Faults) -> Self {
        let mut read = Reader { pointer, faults };
        Self {
            text: read.text(input.text),
            earliest: read.day("earliest", input.earliest),
            latest: read.day("latest", input.latest),
            extent: read.code("extent", input.extent, Extent::ALL, Extent::as_str),
            precision: read.code("precision", input.precision, Precision::ALL, Precision::as_str),
            part_of_day: read.code("partOfDay", input.part_of_day, PartOfDay::ALL, PartOfDay::as_str),
            start_time: read.time("startTime", input.start_time),
            end_time: read.time("endTime", input.end_time),
            approximate: input.approximate,
            edtf: read.edtf(input.edtf),
        }
    }
}

struct Reader<'a> {
    pointer: &'a str,
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn text(&mut self, sent: Option<String>) -> Option<String> {
        let text = nfc(sent?.trim());
        let pointer = format!("{}/text", self.pointer);
        if text.is_empty() {
            self.faults.push(Fault::body(
                pointer,
                "empty",
                "Hãy ghi lại lời văn của nguồn, hoặc bỏ trường này.",
                "Write the words of the source, or leave this property out.",
            ));
        } else if text.chars().count() > TEXT_MAX_CHARS {
            self.faults.push(Fault::body(
                pointer,
                "too_long",
                format!("Hãy rút ngắn còn tối đa {TEXT_MAX_CHARS} ký tự."),
                format!("Shorten this to at most {TEXT_MAX_CHARS} characters."),
            ));
        }
        Some(text)
    }

    fn day(&mut self, name: &str, sent: Option<String>) -> Sent<CivilDay> {
        self.value(name, sent, parse_day, |pointer| {
            Fault::body(
                pointer,
                "invalid_date",
                "Hãy ghi ngày có trong lịch theo dạng NNNN-TT-NN, ví dụ 2020-11-15.",
                "Write a day of the calendar as YYYY-MM-DD, for example 2020-11-15.",
            )
        })
    }

    fn time(&mut self, name: &str, sent: Option<String>) -> Sent<ClockTime> {
        self.value(name, sent, ClockTime::parse, |pointer| {
            Fault::body(
                pointer,
                "invalid_time",
                "Hãy ghi giờ theo dạng GG:PP từ 00:00 đến 23:59, ví dụ 07:30.",
                "Write a clock time as HH:MM from 00:00 to 23:59, for example 07:30.",
            )
        })
    }

    fn code<T: Copy>(&mut self, name: &str, sent: Option<String>, all: &[T], as_str: fn(T) -> &'static str) -> Sent<T> {
        let parse = |code: &str| all.iter().copied().find(|value| as_str(*value) == code);
        self.value(name, sent, parse, |pointer| {
            let codes = all.iter().map(|value| as_str(*value)).collect::<Vec<_>>().join(", ");
            let (vi, en) =
                (format!("Hãy dùng một trong các mã: {codes}."), format!("Use one of these codes: {codes}."));
            Fault::body(pointer, "unknown_code", vi, en)
        })
    }

    fn edtf(&mut self, sent: Option<String>) -> Sent<Edtf> {
        let Some(sent) = sent else { return Sent::Absent };
        match Edtf::parse(&sent) {
            Ok(edtf) => Sent::Read(edtf),
            Err(error) => {
                let sentence = error.sentence();
                let pointer = format!("{}/edtf", self.pointer);
                self.faults.push(Fault::body(pointer, "invalid_edtf", sentence.vi, sentence.en));
                Sent::Unreadable
            }
        }
    }

    fn value<T>(
        &mut self,
        name: &str,
        sent: Option<String>,
        parse: impl Fn(&str) -> Option<T>,
        fault: impl Fn(String) -> Fault,
    ) -> Sent<T> {
        let Some(sent) = sent else { return Sent::Absent };
        match parse(&sent) {
            Some(value) => Sent::Read(value),
            None => {
                self.faults.push(fault(format!("{}/{name}", self.pointer)));
                Sent::Unreadable
            }
        }
    }
}
