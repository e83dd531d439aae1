//! The REST/JSON face of the service.
//!
//! What is here knows HTTP: problems, negotiation, the contract of every operation, limits, caching, documentation.
//! What a record is and who may touch it is known further in (`app`, `domain`).

pub mod admin;
pub mod answers;
pub mod config;
mod connection;
pub mod cors;
pub mod input;
pub mod limits;
pub mod negotiation;
pub mod openapi;
pub mod pages;
pub mod problems;
pub mod router;
pub mod telemetry;

pub mod call;
pub mod catalogues;
pub mod changes;
pub mod documents;
pub mod journal;
pub mod operations;
pub mod organizations;
pub mod records;
pub mod relations;
pub mod reply;
pub mod server;
pub mod sessions;
pub mod shapes;
mod sparse;
pub mod state;
