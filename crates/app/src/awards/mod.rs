//! Use cases of awards beside those of every sheet: lists that are walked, counts, findings, and what follows
//! when a decision is corrected.

mod counts;
mod deciders;
mod findings;
mod following;
mod list;

pub use counts::{Group, GroupBy, counts};
pub use findings::findings;
pub(crate) use following::that_follow;
pub(crate) use list::{check_order, is_walked, page};
