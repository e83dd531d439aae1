//! The journal's entry and its digest: what makes the chain of a changed, swapped or removed entry break.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::records::Instant;

/// The schema number of payloads written today; stored beside each, so that old ones are shown as what they were.
pub const PAYLOAD_SCHEMA: i32 = 1;

/// A SHA-256 digest.
pub type Hash = [u8; 32];

/// What the first entry names as the digest before it.
pub const GENESIS: Hash = [0; 32];

/// `H(salt ‖ payload)`: what stands in the chain for a payload, also after the payload was erased.
#[must_use]
pub fn payload_hash(salt: &[u8], payload: &str) -> Hash {
    Sha256::new().chain_update(salt).chain_update(payload.as_bytes()).finalize().into()
}

/// The digest of a public view, as the record keeps it.
#[must_use]
pub fn view_digest(view: &serde_json::Value) -> String {
    let hash: Hash = Sha256::digest(view.to_string().as_bytes()).into();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What an entry's digest is made from, beside the digest of the entry before it.
#[derive(Debug, Clone)]
pub struct Link<'a> {
    /// Place in the journal, from 1, without gaps.
    pub seq: i64,
    /// When the entry was made.
    pub at: Instant,
    /// The change it belongs to.
    pub change_id: Uuid,
    /// What happened: `document.published`.
    pub event: &'a str,
    /// The kind of the record.
    pub subject_type: &'a str,
    /// The record.
    pub subject_id: Uuid,
    /// The record's version after it.
    pub version: i64,
    /// Who did it under the law; none for the service itself.
    pub actor: Option<Uuid>,
    /// The account that entered it; none for the service itself.
    pub recorder: Option<Uuid>,
    /// [`payload_hash`] of the public payload; none when there was no public view.
    pub public: Option<Hash>,
    /// [`payload_hash`] of the private payload.
    pub private: Hash,
}

/// The digest of an entry: SHA-256 over its fields, each preceded by its length as eight big-endian bytes, an absent
/// one being the length `u64::MAX` alone.
#[must_use]
pub fn digest(previous: &Hash, link: &Link<'_>) -> Hash {
    let mut hasher = Sha256::new();
    let mut field = |bytes: Option<&[u8]>| match bytes {
        Some(bytes) => {
            hasher.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
            hasher.update(bytes);
        }
        None => hasher.update(u64::MAX.to_be_bytes()),
    };
    field(Some(previous));
    field(Some(&link.seq.to_be_bytes()));
    field(Some(&link.at.timestamp_micros().to_be_bytes()));
    field(Some(link.change_id.as_bytes()));
    field(Some(link.event.as_bytes()));
    field(Some(link.subject_type.as_bytes()));
    field(Some(link.subject_id.as_bytes()));
    field(Some(&link.version.to_be_bytes()));
    field(link.actor.as_ref().map(|id| id.as_bytes().as_slice()));
    field(link.recorder.as_ref().map(|id| id.as_bytes().as_slice()));
    field(link.public.as_ref().map(<[u8; 32]>::as_slice));
    field(Some(&link.private));
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::*;

    fn link() -> Link<'static> {
        Link {
            seq: 1,
            at: Utc.with_ymd_and_hms(2026, 11, 21, 2, 0, 0).unwrap(),
            change_id: Uuid::from_u128(1),
            event: "document.published",
            subject_type: "document",
            subject_id: Uuid::from_u128(2),
            version: 2,
            actor: Some(Uuid::from_u128(3)),
            recorder: Some(Uuid::from_u128(3)),
            public: Some(payload_hash(b"salt", "{}")),
            private: payload_hash(b"pepper", "{\"a\":1}"),
        }
    }

    /// The committed test vector: another implementation that gives this digest reads the journal as we do.
    #[test]
    fn the_test_vector_holds() {
        assert_eq!(
            hex::encode(payload_hash(b"salt", "{}")),
            "d7c765b399c3a6991ef0b6d49d47662966e2f7acc387535a84b65b7d8704d579"
        );
        assert_eq!(
            hex::encode(digest(&GENESIS, &link())),
            "d6e31909ef04b154e41d62b5e9b49766eab8823add1be7bd7aa7a51ca18843c1"
        );
    }

    #[test]
    fn every_field_counts_and_absence_is_not_emptiness() {
        let base = digest(&GENESIS, &link());
        let changed = [
            Link { seq: 2, ..link() },
            Link { event: "document.updated", ..link() },
            Link { version: 3, ..link() },
            Link { actor: None, ..link() },
            Link { recorder: None, ..link() },
            Link { public: None, ..link() },
            Link { private: [0; 32], ..link() },
            Link { subject_id: Uuid::nil(), ..link() },
            Link { change_id: Uuid::nil(), ..link() },
            Link { subject_type: "relation", ..link() },
        ];
        for link in changed {
            assert_ne!(digest(&GENESIS, &link), base);
        }
        assert_ne!(digest(&[1; 32], &link()), base);
    }
}
