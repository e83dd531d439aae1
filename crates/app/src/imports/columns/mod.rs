//! Which columns a file may have, under which names, and what their cells mean.
//!
//! A row becomes JSON: every column names the place where its value stands. `/award`, `/recipient`, `/organization` and
//! `/document` are bodies as the API takes them; the rest names other records in words, which are looked up later.

mod awards;
mod documents;
mod matched;
mod organizations;
mod recipients;
mod row;
mod values;

#[cfg(test)]
mod tests;

pub use matched::{Columns, knows};
pub(super) use row::put;
pub use row::{AWARD_TYPE_UNKNOWN, Read, RowFault};

use super::Of;

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its names, Vietnamese first, then English. Case, accents and signs do not count.
    pub names: &'static [&'static str],
    /// Where its value stands in the row, as a JSON pointer.
    pub at: &'static str,
    /// What its cells mean.
    pub means: Means,
    /// Whether a file without it, or a row with a blank cell, is at fault.
    pub required: bool,
}

/// What a cell means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// Text as printed.
    Text,
    /// A whole number.
    Number,
    /// Digits that may be grouped by spaces: the number of a card, an account.
    Digits,
    /// A day: `15/3/2021`, `2021-03-15`, or a date cell.
    Day,
    /// A time in words: a day, `2020`, `2015-2020`, `quý I/2020`.
    Time,
    /// A sum of money in đồng.
    Money,
    /// Yes or no: `x`, `có`, `không`.
    Flag,
    /// A code of this list, or its label in either language.
    Code(&'static str),
    /// Several of them, separated by `;` or `,`.
    Codes(&'static str),
    /// A code of the catalogue of document types, or its name.
    DocumentType,
    /// The words of a title or form; those that the catalogue knows get its code too. With a family where the paper has
    /// the two in columns of their own.
    Award(Option<&'static str>),
    /// The code of a title or form, or one of its names, beside the words that are printed.
    AwardCode,
}

const fn column(at: &'static str, means: Means, names: &'static [&'static str]) -> Column {
    Column { names, at, means, required: false }
}

const fn required(at: &'static str, means: Means, names: &'static [&'static str]) -> Column {
    Column { names, at, means, required: true }
}

/// The columns of a kind of file.
#[must_use]
pub fn columns(of: Of) -> &'static [Column] {
    match of {
        Of::Awards => awards::COLUMNS,
        Of::Recipients => recipients::COLUMNS,
        Of::Organizations => organizations::COLUMNS,
        Of::Documents => documents::COLUMNS,
    }
}
