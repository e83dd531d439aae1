//! Randomness from the operating system.

use crate::errors::StoreError;

/// `N` random bytes.
///
/// # Errors
/// When the operating system has none to give.
pub fn bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::internal(format!("no randomness: {error}")))?;
    Ok(bytes)
}
