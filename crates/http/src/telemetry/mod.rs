//! What the service tells about itself to those who run it.

mod database;
mod metrics;

pub use database::DatabaseNumbers;
pub use metrics::Metrics;
