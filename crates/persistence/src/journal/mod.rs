//! The journal: appending to it, reading it, and verifying it.

mod append;
mod read;
mod verify;

pub(crate) use append::{NewEntry, append, lock_head, store_head};
pub use read::{
    Entry, EntryFilter, PublicEntry, entries, entries_of, head_seq, kinds_since, public_entries, public_kinds_since,
};
pub use verify::{Finding, Verification, verify};

/// What an entry does to the public's picture of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicAction {
    /// Its public view is new or changed.
    Upserted,
    /// It has no public view any more.
    Deleted,
}

impl PublicAction {
    /// The word stored and answered.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Upserted => "upserted",
            Self::Deleted => "deleted",
        }
    }

    /// The action that `text` is.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Upserted, Self::Deleted].into_iter().find(|action| action.as_str() == text)
    }
}
