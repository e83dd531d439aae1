//! Diesel over SQLite and PostgreSQL: the database, its stores, the journal and the migrations.
//!
//! Store functions take a connection, never the pool, so that any of them can be part of a transaction. Records are
//! written by [`db::Db::write`] alone, and the service's own tables by [`db::Db::bookkeeping`].

pub mod award_types;
pub mod awards;
pub mod base_salaries;
#[expect(missing_docs, reason = "the derive makes public items of its own")]
pub mod connection;
pub mod db;
pub mod document_types;
pub mod documents;
pub mod due;
pub mod errors;
mod front;
pub mod idempotency;
pub mod imports;
pub mod journal;
pub mod keys;
pub mod leases;
mod migrations;
pub mod organizations;
pub mod query;
mod random;
mod recipients;
mod records;
pub mod relations;
#[expect(missing_docs, reason = "the migrations document the tables")]
pub mod schema;
mod search;
pub mod sheets;
mod sight;
pub mod sql_types;
pub mod users;
mod visibility;
mod walking;

pub use random::bytes as random_bytes;
pub use walking::MOST_LOOKED_AT;
