//! Quantities in words: what Vietnamese words of a number mean, and the words for a quantity that has none.
//!
//! [`read()`] takes the words of a source ("khoảng 550 đại biểu", "12,5 %", "từ 500 người trở lên") and gives every quantity
//! they may mean; several are alternatives for their writer to choose from. [`read_expression`] takes words that may be a
//! time as well.

mod error;
mod expression;
mod figures;
mod number_words;
mod read;
mod show;
#[cfg(test)]
mod tests;
mod units;

pub use error::QuantityWordsError;
pub use expression::{ExpressionReadings, read_expression};
pub use read::{QuantityReading, read};
pub use show::words;
