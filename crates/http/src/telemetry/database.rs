//! How busy the database is, read when the numbers are asked for.

use std::fmt;

use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeMetric},
    metrics::gauge::ConstGauge,
};

use crate::state::State;

/// Places at the database and the queue before it.
pub struct DatabaseNumbers(State);

impl DatabaseNumbers {
    /// The numbers of the database that `state` reaches.
    #[must_use]
    pub fn new(state: State) -> Self {
        Self(state)
    }
}

impl fmt::Debug for DatabaseNumbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseNumbers")
    }
}

impl Collector for DatabaseNumbers {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> Result<(), fmt::Error> {
        let (free, all) = self.0.places();
        for (name, help, number) in [
            ("database_places", "How many requests may use the database at once", all),
            ("database_places_used", "Requests that use the database", all.saturating_sub(free)),
            ("database_requests_waiting", "Requests that wait for a place at the database", self.0.waiting()),
        ] {
            let gauge = ConstGauge::new(i64::try_from(number).unwrap_or(i64::MAX));
            let metric = encoder.encode_descriptor(name, help, None, gauge.metric_type())?;
            gauge.encode(metric)?;
        }
        Ok(())
    }
}
