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

mod articles;
mod award_tallies;
pub mod award_types;
mod awards;
pub mod base_salaries;
pub mod call;
mod campaigns;
pub mod catalogues;
mod ceremonies;
pub mod changes;
mod congress_series;
mod congresses;
pub mod documents;
mod emulation_blocks;
mod exemplars;
mod imports;
pub mod journal;
pub mod operations;
pub mod organizations;
mod people;
mod posts;
mod recipients;
pub mod records;
pub mod relations;
pub mod reply;
pub mod server;
pub mod sessions;
pub mod shapes;
mod sheets;
mod sparse;
pub mod state;
mod time_readings;
