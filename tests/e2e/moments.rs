//! Moments ahead.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, SecondsFormat, Utc};

/// The moment in so many seconds, as the API writes it.
pub(crate) fn in_seconds(seconds: u64) -> String {
    let at = DateTime::<Utc>::from(SystemTime::now() + Duration::from_secs(seconds));
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}
