//! Time in words: what Vietnamese words of a time mean, and the words for a window that has none.
//!
//! [`read()`] takes the words of a source, nothing before or after them ("trung tuần tháng 11/2020", "Chiều 23/10"), or
//! EDTF, and gives every window they may mean: one is clear, several are alternatives for their writer to choose from.
//! What the words leave out comes from a [`TimeContext`] and is marked; without it the window has no year
//! (`XXXX-10-23`). [`words`] is the way back: it names a window, and reading its Vietnamese gives the window again.
//!
//! How the words are taken:
//!
//! - A single date is somewhere in its unit; "suốt", "cả", "giai đoạn", "nhiệm kỳ" and "trong 5 năm" make it last. From
//!   one date to another it lasts, but after "khoảng" and "trong", between quarters or months joined by a dash, and with
//!   "hoặc" it is somewhere in.
//! - "trước ngày 15/12" ends with the 14th; "chậm nhất", "đến" and "đến hết" count the day they name. "sau" begins a day
//!   later, "từ" on the day.
//! - "đầu", "giữa", "cuối" of a month are its thirds, of a year four months each, and about so; "thượng tuần", "trung
//!   tuần", "hạ tuần" are exact.
//! - "khoảng" before a single date makes it approximate.
//! - "hằng năm" gives days without a year, which come every year (extent `span`).

mod clock;
mod context;
mod ends;
mod ends_of;
mod error;
mod events;
mod expression;
mod input_of;
mod moment;
mod notes;
mod numbers;
mod read;
mod reading;
mod said;
mod settle;
mod show_en;
mod show_vi;
#[cfg(test)]
mod tests;
pub(crate) mod tokens;
mod units;
mod years;

pub use context::{KnownEvent, KnownEventInput, TimeContext, TimeContextInput};
pub use error::TimeWordsError;
pub use read::read;
pub use reading::TimeReading;

use super::window::TimeWindow;
use crate::language::Language;

/// The words for a window, whatever words its source had: "từ ngày 20/4/2020 đến ngày 25/4/2020". Reading the Vietnamese
/// ones without a context gives the window again, but for an EDTF value that is written in another way than its days.
#[must_use]
pub fn words(window: &TimeWindow, language: Language) -> String {
    match language {
        Language::Vi => show_vi::words(window),
        Language::En => show_en::words(window),
    }
}
