//! The search table: one entry per record of any kind, written in the record's own transaction.

mod entry;
mod holding;

use chrono::NaiveDate;
pub(crate) use entry::{New, indexed_words, keep_up, keep_up_sheet};
pub(crate) use holding::{few_holding, holding};

/// The day that stands for an unknown one in sort columns: before every other.
pub(crate) const UNKNOWN_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
