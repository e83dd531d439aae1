//! Use cases of awards beside those of every sheet: lists that are walked, and counts.

mod counts;
mod findings;
mod list;

pub use counts::{Group, GroupBy, counts};
pub use findings::findings;
pub(crate) use list::{check_order, is_walked, page};
