//! Secrets that are shown once and stored hashed: refresh tokens and one-time codes.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use thidua_persistence::{errors::StoreError, random_bytes};

/// A new secret of 256 bits, in base64url.
pub(super) fn new_secret() -> Result<SecretString, StoreError> {
    Ok(SecretString::from(BASE64_URL_SAFE_NO_PAD.encode(random_bytes::<32>()?)))
}

/// What is stored of it. It has full entropy, so one round of SHA-256 is enough.
pub(super) fn hash(secret: &SecretString) -> Vec<u8> {
    Sha256::digest(secret.expose_secret().as_bytes()).to_vec()
}
