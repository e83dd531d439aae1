//! The ports of a test: a clock that stands still, and ids that count.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use chrono::{DateTime, TimeDelta};
use thidua_app::ports::{Clock, IdGen};
use thidua_domain::records::Instant;
use uuid::Uuid;

/// When every test begins: Saturday, 21 November 2026, nine in the morning in Hà Nội.
pub const START: Instant = match DateTime::from_timestamp(1_795_226_400, 0) {
    Some(instant) => instant,
    None => DateTime::UNIX_EPOCH,
};

/// A clock that moves only when it is told to.
#[derive(Debug)]
pub struct FixedClock(Mutex<Instant>);

impl Default for FixedClock {
    fn default() -> Self {
        Self(Mutex::new(START))
    }
}

impl FixedClock {
    /// Moves it forward, and says what it shows then.
    pub fn advance(&self, by: TimeDelta) -> Instant {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += by;
        *now
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ids in the form of UUIDv7 that count up from one.
#[derive(Debug, Default)]
pub struct CountedIds(AtomicU64);

impl IdGen for CountedIds {
    fn next(&self) -> Uuid {
        let count = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        uuid::Builder::from_unix_timestamp_millis(count, &[0; 10]).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_stands_until_it_is_moved_and_ids_count_in_order() {
        let clock = FixedClock::default();
        assert_eq!(clock.now().to_rfc3339(), "2026-11-21T02:00:00+00:00");
        assert_eq!(clock.now(), START);
        assert_eq!(clock.advance(TimeDelta::hours(1)), START + TimeDelta::hours(1));
        let ids = CountedIds::default();
        let (first, second) = (ids.next(), ids.next());
        assert!(first < second);
        assert_eq!(first.get_version_num(), 7);
    }
}
