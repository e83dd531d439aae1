//! Query nodes that Diesel does not have, for both databases, with statement caching.

mod after;
mod days_of_year;
mod words;

pub use after::{Direction, after};
pub(crate) use days_of_year::{FIRST_DAY, LAST_DAY, Run, runs_of_year};
pub use words::{Finding, WordsIn, holds_words, how_to_find, matching_entries, text_holds};
