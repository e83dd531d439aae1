//! Query nodes that Diesel does not have, for both databases, with statement caching.

mod after;
mod words;

pub use after::{Direction, after};
pub use words::{Finding, WordsIn, holds_words, how_to_find};
