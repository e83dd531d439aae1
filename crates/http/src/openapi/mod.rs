//! The published document: what the annotations of handlers generate, completed with what is the same everywhere.

mod finish;
mod operations;
mod parameters;
mod shared;
mod strictness;

pub use finish::{About, finish, to_pretty_json};
