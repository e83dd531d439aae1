//! What the web layer is told from outside, as values.

use std::{fmt, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};

use crate::limits::{RateLimits, TrustedProxies};

/// The clock as a port: instants of UTC.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// A clock that asks `read`.
    pub fn new(read: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// The instant it is.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// Settings of the web layer.
#[derive(Debug, Clone)]
pub struct WebConfig {
    /// The address that callers reach the service at, without a slash at its end; may hold a path prefix (rule 12).
    pub base_url: String,
    /// The version of the API (SemVer), as in `info.version`.
    pub version: String,
    /// Limits on how often a caller may ask.
    pub rate_limits: RateLimits,
    /// Proxies whose word on the address before them is taken, for the limits and the journal.
    pub trusted_proxies: TrustedProxies,
    /// Addresses that count as sign-in for the limits: exact paths and what lies under them.
    pub sign_in_paths: Vec<String>,
    /// Origins whose pages may send credentials and writes (rule 90), such as `https://portal.example`.
    pub cors_origins: Vec<String>,
    /// How long a request may take before it is answered with 503.
    pub request_timeout: Duration,
    /// How long a body may take to arrive.
    pub body_timeout: Duration,
    /// How long a client may take to read 64 KiB of an answer.
    pub answer_timeout: Duration,
    /// How many bytes of answers the process keeps.
    pub cache_bytes: u64,
    /// The clock.
    pub clock: Clock,
}

impl WebConfig {
    /// The settings of a service on `base_url`, everything else at its default.
    #[must_use]
    pub fn new(base_url: &str, version: &str, clock: Clock) -> Self {
        Self {
            base_url: base_url.trim_end_matches('/').to_owned(),
            version: version.to_owned(),
            rate_limits: RateLimits::Off,
            trusted_proxies: TrustedProxies::default(),
            sign_in_paths: vec!["/v1/sessions".into()],
            cors_origins: Vec::new(),
            request_timeout: Duration::from_secs(30),
            body_timeout: Duration::from_secs(20),
            answer_timeout: Duration::from_secs(30),
            cache_bytes: 64 * 1024 * 1024,
            clock,
        }
    }

    /// Whether callers come over TLS: only then is HSTS said (RFC 6797 §7.2).
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}
