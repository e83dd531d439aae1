//! The id of a request: in its answer, in its problem, in the log (rule 43).

use std::{
    cell::Cell,
    hash::{BuildHasher, RandomState},
    sync::LazyLock,
};

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use chrono::{DateTime, Utc};

/// The header, lower case.
pub const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// An id that is safe to show and to log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(HeaderValue);

static SEEDS: LazyLock<(RandomState, RandomState)> = LazyLock::new(|| (RandomState::new(), RandomState::new()));

thread_local! {
    static COUNT: Cell<u64> = const { Cell::new(0) };
}

impl RequestId {
    /// The caller's own id when it is a sane token (8 to 64 letters, digits, `.`, `_`, `-`), else a new one.
    #[must_use]
    pub fn of(headers: &HeaderMap, now: DateTime<Utc>) -> Self {
        match headers.get(X_REQUEST_ID) {
            Some(given) if is_sane(given.as_bytes()) => Self(given.clone()),
            _ => Self::new(now),
        }
    }

    /// A new id: a UUIDv7. It names a request and guards nothing, so its random bits come from a keyed hash of a
    /// counter and not from the operating system, which would cost a system call per request.
    #[must_use]
    pub fn new(now: DateTime<Utc>) -> Self {
        let count = COUNT.with(|count| {
            count.set(count.get().wrapping_add(1));
            count.get()
        });
        let input = (std::thread::current().id(), count);
        let bits = u128::from(SEEDS.0.hash_one(input)) << 64 | u128::from(SEEDS.1.hash_one(input));
        let [random @ .., _, _, _, _, _, _] = bits.to_be_bytes();
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        let id = uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid();
        let mut buffer = uuid::Uuid::encode_buffer();
        let text = id.hyphenated().encode_lower(&mut buffer);
        Self(HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("unknown0")))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.to_str().unwrap_or("unknown0")
    }

    pub(crate) fn header_value(&self) -> HeaderValue {
        self.0.clone()
    }
}

fn is_sane(bytes: &[u8]) -> bool {
    (8..=64).contains(&bytes.len()) && bytes.iter().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sane_id_is_kept_and_another_replaced() {
        let now = DateTime::UNIX_EPOCH;
        let id = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(X_REQUEST_ID, HeaderValue::from_static(text));
            RequestId::of(&headers, now).as_str().to_owned()
        };
        assert_eq!(id("portal-7.req_12"), "portal-7.req_12");
        for bad in ["short", "with space in it", "\"quoted-id\"", "<script>alert(1)</script>"] {
            assert_ne!(id(bad), bad);
        }
    }

    #[test]
    fn new_ids_are_uuids_of_version_7_and_differ() {
        let ids: std::collections::HashSet<_> =
            (0..1000).map(|_| RequestId::new(DateTime::UNIX_EPOCH).as_str().to_owned()).collect();
        assert_eq!(ids.len(), 1000);
        for id in ids {
            assert_eq!(uuid::Uuid::parse_str(&id).unwrap().get_version_num(), 7);
        }
    }
}
