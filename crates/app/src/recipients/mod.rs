//! Use cases of recipients beside those of every sheet: merging two that are one, taking that back, where a merged one's
//! address leads, and everything that one received.

mod forward;
mod merge;
mod timeline;

pub(crate) use forward::forward;
pub use merge::{Asked, MOST_SHOWN, Preview, Step, carry_out, preview};
pub use timeline::{MOST_PLACES, timeline};
