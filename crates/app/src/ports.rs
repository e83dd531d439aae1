//! What leaves the process: the clock and the source of ids.

use chrono::{SubsecRound, Utc};
use thidua_domain::records::Instant;
use uuid::Uuid;

/// The time.
pub trait Clock: Send + Sync {
    /// Now, to the microsecond.
    fn now(&self) -> Instant;
}

/// New ids.
pub trait IdGen: Send + Sync {
    /// An id nobody has.
    fn next(&self) -> Uuid;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the port through which everyone else asks")]
    fn now(&self) -> Instant {
        Utc::now().trunc_subsecs(6)
    }
}

/// UUIDv7 (RFC 9562 §5.7): in the order of time, so that new rows lie together.
#[derive(Debug, Clone, Copy, Default)]
pub struct TimeOrderedIds;

impl IdGen for TimeOrderedIds {
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// An instant to the microsecond, which is what both databases keep.
#[must_use]
pub fn to_micros(instant: Instant) -> Instant {
    instant.trunc_subsecs(6)
}
