//! Numbers for Prometheus (rule 154). Labels are route templates, never paths: few series, no ids.

use std::sync::{Arc, atomic::AtomicI64};

use prometheus_client::{
    encoding::{EncodeLabelSet, text},
    metrics::{
        counter::Counter,
        family::{Family, MetricConstructor},
        gauge::Gauge,
        histogram::Histogram,
        info::Info,
    },
    registry::Registry,
};

/// Upper bounds in seconds: a cached answer takes microseconds, a broad search a tenth of a second.
const BOUNDS: [f64; 12] = [0.000_1, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0, 10.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    method: &'static str,
    route: Arc<str>,
    status: u16,
}

#[derive(Debug, Clone)]
struct Seconds;

impl MetricConstructor<Histogram> for Seconds {
    fn new_metric(&self) -> Histogram {
        Histogram::new(BOUNDS)
    }
}

/// The numbers of one process.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Histogram, Seconds>,
    in_flight: Gauge<i64, AtomicI64>,
    cache_hits: Counter,
    cache_misses: Counter,
}

impl Metrics {
    /// Numbers at zero. `register` adds those of other layers (pool, writer, deliveries) to the same registry.
    pub fn new(version: &str, register: impl FnOnce(&mut Registry)) -> Self {
        let mut registry = Registry::with_prefix("thidua");
        let requests = Family::new_with_constructor(Seconds);
        let (in_flight, cache_hits, cache_misses) = (Gauge::default(), Counter::default(), Counter::default());
        registry.register(
            "http_request_duration_seconds",
            "Time from the first byte of a request to the last of its answer, by method, route and status",
            requests.clone(),
        );
        registry.register("http_requests_in_flight", "Requests that are being answered", in_flight.clone());
        registry.register("http_cache_hits", "Answers given from memory", cache_hits.clone());
        registry.register("http_cache_misses", "Public reads that had to be made", cache_misses.clone());
        registry.register("build", "The running build", Info::new([("version", version.to_owned())]));
        register(&mut registry);
        Self { registry, requests, in_flight, cache_hits, cache_misses }
    }

    /// All numbers in the OpenMetrics text format.
    ///
    /// # Errors
    /// When a metric cannot be written as text.
    pub fn encode(&self) -> Result<String, std::fmt::Error> {
        let mut out = String::new();
        text::encode(&mut out, &self.registry)?;
        Ok(out)
    }

    /// The media type of [`Metrics::encode`].
    pub const CONTENT_TYPE: &'static str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    pub(crate) fn observe(&self, method: &'static str, route: &Arc<str>, status: u16, seconds: f64) {
        let labels = RequestLabels { method, route: Arc::clone(route), status };
        self.requests.get_or_create(&labels).observe(seconds);
    }

    pub(crate) fn enter(self: &Arc<Self>) -> InFlight {
        self.in_flight.inc();
        InFlight(Arc::clone(self))
    }

    pub(crate) fn hit(&self) {
        self.cache_hits.inc();
    }

    pub(crate) fn miss(&self) {
        self.cache_misses.inc();
    }
}

/// A request being answered; counted out when dropped, also when its connection breaks.
#[derive(Debug)]
pub(crate) struct InFlight(Arc<Metrics>);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.in_flight.dec();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_has_routes_and_counts() {
        let metrics = Arc::new(Metrics::new("1.2.3", |_| {}));
        let flying = metrics.enter();
        metrics.observe("GET", &Arc::from("/v1/plans/{id}"), 200, 0.003);
        metrics.hit();
        let text = metrics.encode().unwrap();
        assert!(text.contains("thidua_http_request_duration_seconds_bucket"), "{text}");
        assert!(text.contains("route=\"/v1/plans/{id}\""), "{text}");
        assert!(text.contains("thidua_http_requests_in_flight 1"), "{text}");
        assert!(text.contains("thidua_http_cache_hits_total 1"), "{text}");
        assert!(text.contains("version=\"1.2.3\""), "{text}");
        drop(flying);
        assert!(metrics.encode().unwrap().contains("thidua_http_requests_in_flight 0"));
    }
}
