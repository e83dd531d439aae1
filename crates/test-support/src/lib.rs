//! What tests stand on: a database of their own on both kinds, a fixed clock, and builders of records.
//!
//! A test body is written once and run on both databases by [`on_both!`]. Each run has a database of its own, a copy of
//! a migrated template, so that tests need neither order nor cleaning up.

#![expect(clippy::expect_used, clippy::panic, reason = "what a test stands on fails the test by panicking")]

mod both;
mod builders;
mod database;
mod fixed;
mod postgres;
mod sqlite;
mod world;

pub use builders::{DocumentBuilder, OrganizationBuilder, SheetBuilder, holder};
pub use database::TestDatabase;
pub use fixed::{CountedIds, FixedClock, START};
pub use world::World;
