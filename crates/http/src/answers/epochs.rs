//! Epochs: how a kept answer learns that what it was built from has changed.
//!
//! Each kind of record has a counter, raised when a change of a public view of that kind is committed. An answer keeps
//! the counters as they were *before* it was made; it is good while they are the same. A change between reading the
//! counters and reading the data only makes an answer look older than it is.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

/// How many kinds there can be.
pub const KINDS: usize = 32;

/// A set of kinds, each a number below [`KINDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct KindSet(u32);

impl KindSet {
    /// No kind.
    pub const NONE: Self = Self(0);

    /// The set of one kind. Numbers from [`KINDS`] on are folded back: a stale answer is worse than a needless miss.
    #[must_use]
    pub const fn of(kind: u8) -> Self {
        Self(1 << (kind % 32))
    }

    /// This set with another.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a kind is in it.
    #[must_use]
    pub const fn has(self, kind: u8) -> bool {
        self.0 & Self::of(kind).0 != 0
    }

    /// The kinds in it.
    fn indices(self) -> impl Iterator<Item = usize> {
        (0..KINDS).zip(0_u8..).filter(move |(_, kind)| self.has(*kind)).map(|(index, _)| index)
    }
}

/// The counters of all kinds, shared by whoever raises and whoever reads them.
#[derive(Debug, Clone, Default)]
pub struct Epochs(Arc<[AtomicU64; KINDS]>);

/// The counters at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment([u64; KINDS]);

impl Epochs {
    /// All counters at zero.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Marks every answer built from one of `kinds` as out of date.
    pub fn raise(&self, kinds: KindSet) {
        for index in kinds.indices() {
            if let Some(counter) = self.0.get(index) {
                counter.fetch_add(1, Ordering::AcqRel);
            }
        }
    }

    /// The counter of a kind.
    #[must_use]
    pub fn current(&self, kind: u8) -> u64 {
        self.0.get(usize::from(kind % 32)).map_or(0, |counter| counter.load(Ordering::Acquire))
    }

    /// All counters as they are.
    #[must_use]
    pub fn moment(&self) -> Moment {
        Moment(std::array::from_fn(|index| self.0.get(index).map_or(0, |counter| counter.load(Ordering::Acquire))))
    }

    /// Whether none of `kinds` was raised since `then`.
    #[must_use]
    pub fn unchanged(&self, kinds: KindSet, then: &Moment) -> bool {
        kinds
            .indices()
            .all(|index| self.0.get(index).map(|counter| counter.load(Ordering::Acquire)) == then.0.get(index).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raising_a_kind_touches_what_was_built_from_it() {
        let epochs = Epochs::new();
        let (documents, people) = (KindSet::of(1), KindSet::of(31));
        let then = epochs.moment();
        epochs.raise(people);
        assert!(epochs.unchanged(documents, &then));
        assert!(!epochs.unchanged(documents.with(people), &then));
        assert_eq!((epochs.current(1), epochs.current(31)), (0, 1));
        assert!(epochs.unchanged(documents.with(people), &epochs.moment()));
    }
}
