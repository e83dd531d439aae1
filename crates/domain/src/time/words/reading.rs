//! What words come to.

use serde::Serialize;

use super::super::window::TimeWindow;
use crate::{language::Label, records::Mark};

/// One way to read the words of a time. Several readings of one text are alternatives, best first: it is unclear, and
/// its writer chooses.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeReading {
    /// The window, with the words as said.
    pub time: TimeWindow,
    /// What of it is not said but concluded. The pointers are those inside the window: `""` is the whole of it,
    /// `/earliest` its first day. [`TimeReading::marks_at`] puts them where the window stands in a record.
    pub marks: Vec<Mark>,
    /// What the words are taken for, and why, in both languages.
    pub explanation: Label,
}

impl TimeReading {
    /// The marks as a record has them whose window is at `pointer` (`/held`).
    #[must_use]
    pub fn marks_at(&self, pointer: &str) -> Vec<Mark> {
        self.marks.iter().map(|mark| Mark { pointer: format!("{pointer}{}", mark.pointer), ..mark.clone() }).collect()
    }
}
