//! Paging by key: sealed cursors that hold a place in one list and fit no other.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{App, errors::Error};

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// Its items.
    pub items: Vec<T>,
    /// Where the next page begins; none after the last.
    pub next: Option<String>,
    /// How many there are in all, when asked.
    pub total: Option<i64>,
}

/// What a caller asks of a list, beside its filters.
#[derive(Debug, Clone)]
pub struct PageRequest {
    /// How many items.
    pub size: i64,
    /// Where to go on.
    pub cursor: Option<String>,
    /// Whether to count.
    pub with_total: bool,
}

#[derive(Serialize, Deserialize)]
struct Sealed<P> {
    list: Vec<u8>,
    place: P,
}

/// How a cursor holds the key of a name: a list of numbers would make it four times as long.
pub(crate) mod key {
    use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(key: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64_URL_SAFE_NO_PAD.encode(key))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        BASE64_URL_SAFE_NO_PAD.decode(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

const PURPOSE: &str = "cursor";

/// What tells one list from another: its name, filters, order, and what its caller sees.
fn fingerprint(list: &impl std::fmt::Debug) -> Vec<u8> {
    Sha256::digest(format!("{list:?}").as_bytes()).iter().take(12).copied().collect()
}

/// The cursor for a place in `list`.
///
/// # Errors
/// When the place cannot be written, which is a fault of the service.
pub fn seal(app: &App, list: &impl std::fmt::Debug, place: impl Serialize) -> Result<String, Error> {
    let sealed = serde_json::to_vec(&Sealed { list: fingerprint(list), place })
        .map_err(thidua_persistence::errors::StoreError::from)?;
    Ok(app.sealer.seal(PURPOSE, &sealed))
}

/// The place that a cursor of `list` holds.
///
/// # Errors
/// When it is damaged, or belongs to another list.
pub fn open<P: DeserializeOwned>(app: &App, list: &impl std::fmt::Debug, cursor: &str) -> Result<P, Error> {
    #[derive(Deserialize)]
    struct Head {
        list: Vec<u8>,
    }
    let content = app.sealer.open(PURPOSE, cursor).ok_or(Error::InvalidCursor)?;
    let head: Head = serde_json::from_slice(&content).map_err(|_| Error::InvalidCursor)?;
    if head.list != fingerprint(list) {
        return Err(Error::CursorMismatch);
    }
    serde_json::from_slice::<Sealed<P>>(&content).map(|sealed| sealed.place).map_err(|_| Error::InvalidCursor)
}
