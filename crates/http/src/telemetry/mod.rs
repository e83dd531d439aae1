//! What the service tells about itself to those who run it.

pub mod metrics;

pub use metrics::Metrics;
