//! What the caller can read: language, media type, content coding (RFC 9110 §12).
//!
//! Everything here reads a header as text and allocates nothing: it runs before the cache is asked.

pub mod accept;
pub mod coding;
pub mod language;
mod quality;

pub use accept::{Accepted, accepts, require};
pub use coding::{Coding, negotiate_coding};
pub use language::negotiate_language;
