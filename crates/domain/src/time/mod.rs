//! Time windows: words kept, values indexed.
//!
//! A date that a source gives loosely ("trung tuần tháng 11/2020") is held as a [`TimeWindow`]: the words as said, the
//! first and last civil day it may mean, and the same in EDTF (ISO 8601-2). A day that is always exactly known is a
//! plain [`CivilDay`]. What Vietnamese words mean, and the words for a window, is in [`words`]. No clock belongs here.

mod agreement;
mod calendar;
mod civil;
mod codes;
mod edtf;
mod input;
#[cfg(test)]
mod tests;
mod window;
pub mod words;
mod writable;
mod yearless;

pub use civil::{CivilDay, ClockTime, civil_day_of, day_bounds, parse_day};
pub use codes::{Extent, PartOfDay, Precision};
pub use edtf::{Edtf, EdtfError};
pub use input::{TEXT_MAX_CHARS, TimeInput};
pub use window::TimeWindow;
