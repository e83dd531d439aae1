//! Use cases of awards beside those of every sheet: their orders, counts, findings, and what follows
//! when a decision is corrected.

mod counts;
mod deciders;
mod findings;
mod following;
mod orders;

pub use counts::{Group, GroupBy, counts};
pub use findings::findings;
pub(crate) use following::that_follow;
pub(crate) use orders::check_order;
