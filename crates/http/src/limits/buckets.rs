//! The buckets: one number per caller (the generic cell rate algorithm).
//!
//! A bucket is the instant at which it would be full again. That one number can be looked at without taking, and taken
//! back, which an answer of 304 needs; it is why this is not a library's limiter.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Instant,
};

use super::{CallerKey, Class, Quota};

/// How the bucket of a caller stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether the request may pass.
    pub allowed: bool,
    /// How many more may pass at once.
    pub remaining: u64,
    /// Seconds until the bucket is full again, rounded up.
    pub reset_seconds: u64,
}

const SHARDS: usize = 16;
/// More buckets than this in a shard, and the full ones (which say nothing) are dropped.
const SHARD_LIMIT: usize = 8192;

type Shard = Mutex<HashMap<(Class, CallerKey), u64>>;

/// All buckets of the process.
#[derive(Debug)]
pub struct Buckets {
    start: Instant,
    shards: [Shard; SHARDS],
}

impl Buckets {
    /// No bucket used yet.
    #[must_use]
    pub fn new() -> Self {
        Self { start: Instant::now(), shards: std::array::from_fn(|_| Mutex::default()) }
    }

    /// Takes one, if there is one to take.
    pub fn take(&self, class: Class, key: CallerKey, quota: Quota) -> Standing {
        self.take_at(class, key, quota, self.now())
    }

    /// How the bucket stands, without taking.
    #[must_use]
    pub fn look(&self, class: Class, key: CallerKey, quota: Quota) -> Standing {
        let now = self.now();
        let full_at = self.with(key, |map| map.get(&(class, key)).copied()).unwrap_or(0).max(now);
        standing(full_at, full_at, now, quota)
    }

    /// Puts one back.
    pub fn give_back(&self, class: Class, key: CallerKey, quota: Quota) {
        self.with(key, |map| {
            if let Some(full_at) = map.get_mut(&(class, key)) {
                *full_at = full_at.saturating_sub(quota.interval_nanos());
            }
        });
    }

    fn take_at(&self, class: Class, key: CallerKey, quota: Quota, now: u64) -> Standing {
        self.with(key, |map| {
            if map.len() > SHARD_LIMIT {
                map.retain(|_, full_at| *full_at > now);
                // So many callers within one window is an attack from many addresses: bounded memory comes first.
                if map.len() > SHARD_LIMIT {
                    map.clear();
                }
            }
            let slot = map.entry((class, key)).or_insert(0);
            let before = (*slot).max(now);
            let after = before.saturating_add(quota.interval_nanos());
            let result = standing(before, after, now, quota);
            if result.allowed {
                *slot = after;
            }
            result
        })
    }

    fn with<T>(&self, key: CallerKey, act: impl FnOnce(&mut HashMap<(Class, CallerKey), u64>) -> T) -> T {
        let index = usize::try_from(key.0 % 16).unwrap_or(0);
        let [first, ..] = &self.shards;
        let shard = self.shards.get(index).unwrap_or(first);
        act(&mut shard.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }
}

impl Default for Buckets {
    fn default() -> Self {
        Self::new()
    }
}

/// `before`: when the bucket is full again without this request; `after`: with it.
fn standing(before: u64, after: u64, now: u64, quota: Quota) -> Standing {
    let interval = quota.interval_nanos();
    let capacity = interval.saturating_mul(u64::from(quota.burst));
    let fill = |full_at: u64| capacity.saturating_sub(full_at.saturating_sub(now)) / interval;
    let allowed = fill(before) >= 1;
    let full_at = if allowed { after } else { before };
    Standing { allowed, remaining: fill(full_at), reset_seconds: full_at.saturating_sub(now).div_ceil(1_000_000_000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTA: Quota = Quota { burst: 3, per_minute: 60 };
    const KEY: CallerKey = CallerKey(7);

    #[test]
    fn a_bucket_empties_and_fills_with_time() {
        let buckets = Buckets::new();
        let take = |now| buckets.take_at(Class::Public, KEY, QUOTA, now);
        assert_eq!(take(0), Standing { allowed: true, remaining: 2, reset_seconds: 1 });
        assert_eq!(take(0), Standing { allowed: true, remaining: 1, reset_seconds: 2 });
        assert_eq!(take(0), Standing { allowed: true, remaining: 0, reset_seconds: 3 });
        assert_eq!(take(0), Standing { allowed: false, remaining: 0, reset_seconds: 3 });
        assert!(!take(999_999_999).allowed);
        assert!(take(1_000_000_000).allowed);
        assert!(!take(1_000_000_000).allowed);
    }

    #[test]
    fn who_waits_as_told_is_not_refused_again() {
        let buckets = Buckets::new();
        let mut now = 0;
        for _ in 0..50 {
            let mut standing = buckets.take_at(Class::Public, KEY, QUOTA, now);
            if !standing.allowed {
                now += standing.reset_seconds * 1_000_000_000;
                standing = buckets.take_at(Class::Public, KEY, QUOTA, now);
            }
            assert!(standing.allowed);
        }
    }

    #[test]
    fn what_is_given_back_can_be_taken() {
        let buckets = Buckets::new();
        for _ in 0..10 {
            assert!(buckets.take(Class::Public, KEY, QUOTA).allowed);
            buckets.give_back(Class::Public, KEY, QUOTA);
        }
        assert!(buckets.look(Class::Public, KEY, QUOTA).allowed);
    }
}
