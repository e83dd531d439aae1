//! What goes out: ids, headers, entity tags, compression, the cache, and the outermost layer that puts them on.
//!
//! Handlers answer plain bytes or a [`crate::problems::Problem`], and say what they know in extensions of the response:
//! [`RecordVersion`] for the tag, [`BuiltFrom`] to be kept. [`Outer`] does the rest, alike for all.

pub mod cache;
mod closing;
pub mod compression;
pub mod epochs;
pub mod exchange;
mod failures;
mod fixed_headers;
mod outer;
mod pipeline;
pub mod preconditions;
mod representation;
pub mod request_id;
pub mod tags;

pub use cache::BuiltFrom;
pub use epochs::{Epochs, KindSet};
pub use exchange::Exchange;
pub use outer::{Outer, OuterService};
pub use preconditions::{IfMatch, require_if_match};
pub use request_id::RequestId;
pub use tags::RecordVersion;

#[cfg(test)]
mod server_tests;
#[cfg(test)]
mod toy_server;
