//! Quantities: words kept, numbers indexed.
//!
//! A number that a source gives ("khoảng 550 đại biểu") is held as a [`Quantity`]: the words as said, the number, how
//! it is meant, and what is counted.

mod codes;
mod decimal;
mod value;
pub mod words;

pub use codes::{Qualifier, Unit};
pub use decimal::{Decimal, DecimalError, MAX_DECIMALS};
pub use value::{Quantity, QuantityInput, TEXT_MAX_CHARS};
