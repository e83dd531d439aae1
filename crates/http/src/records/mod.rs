//! What handlers of every kind of record share: running a writing use case and answering with what it wrote.

mod bodies;
mod ids;
mod write;

pub use bodies::{Publication, ReasonQuery, Withdrawal};
pub(crate) use ids::parse_id;
pub(crate) use write::{Written, delete, publish_at, reason_of, write};
