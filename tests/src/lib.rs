//! What the end-to-end tests stand on: a database of their own, the built service on a free port, and a client.
//!
//! Nothing here knows the service's crates: what is tested is what a user installs and what a caller sees.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "whatever goes wrong here ends the test that asked, with a message"
)]

pub mod answer;
pub mod client;
pub mod database;
pub mod program;
pub mod raw;
pub mod server;
pub mod waiting;

pub use answer::Answer;
pub use client::{Client, with_query};
pub use database::{Database, On};
pub use server::{Server, Start};
pub use waiting::eventually;
