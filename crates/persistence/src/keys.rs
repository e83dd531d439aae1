//! The service's own keys: made once by whoever comes first, shared by all processes and the command line.

use diesel::prelude::*;
use thidua_domain::records::Instant;

use crate::{
    connection::Conn, db::Bookkeeping, errors::StoreError, random, schema::service_keys as keys, sql_types::At,
};

/// What a key is for. The size of each is that of its algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Signing access tokens (Ed25519 seed).
    AccessToken,
    /// Sealing cursors and change tokens (AES-SIV, 512 bits).
    Seal,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::AccessToken, Self::Seal];

    /// The name of its row.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccessToken => "access_token",
            Self::Seal => "seal",
        }
    }

    fn make(self) -> Result<Vec<u8>, StoreError> {
        Ok(match self {
            Self::AccessToken => random::bytes::<32>()?.to_vec(),
            Self::Seal => random::bytes::<64>()?.to_vec(),
        })
    }
}

/// Wraps a key for its purpose.
pub type Wrap<'w> = &'w dyn Fn(Purpose, &[u8]) -> Result<Vec<u8>, StoreError>;

/// A key as stored.
#[derive(Debug, Clone)]
pub struct StoredKey {
    /// The key, or what wraps it.
    pub material: Vec<u8>,
    /// Whether it is wrapped with the key-encryption key.
    pub wrapped: bool,
}

/// The key for `purpose`.
///
/// # Errors
/// When the store fails, or no key was made yet.
pub fn load(conn: &mut Conn, purpose: Purpose) -> Result<StoredKey, StoreError> {
    let (material, wrapped) =
        keys::table.filter(keys::purpose.eq(purpose.as_str())).select((keys::material, keys::wrapped)).first(conn)?;
    Ok(StoredKey { material, wrapped })
}

/// Replaces a key by what wraps it, because a key-encryption key was set after it was made.
///
/// # Errors
/// When the store fails.
pub fn store_wrapped(books: &mut Bookkeeping<'_>, purpose: Purpose, material: &[u8]) -> Result<(), StoreError> {
    diesel::update(keys::table.filter(keys::purpose.eq(purpose.as_str())).filter(keys::wrapped.eq(false)))
        .set((keys::material.eq(material), keys::wrapped.eq(true)))
        .execute(books.conn)?;
    Ok(())
}

/// Makes the keys that are not there yet, wrapped by `wrap` when it is given.
///
/// # Errors
/// When the store fails.
pub fn make_missing(books: &mut Bookkeeping<'_>, wrap: Option<Wrap<'_>>, now: Instant) -> Result<(), StoreError> {
    for purpose in Purpose::ALL {
        let plain = purpose.make()?;
        let material = match wrap {
            Some(wrap) => wrap(purpose, &plain)?,
            None => plain,
        };
        let values = (
            keys::purpose.eq(purpose.as_str()),
            keys::material.eq(material),
            keys::wrapped.eq(wrap.is_some()),
            keys::created_at.eq(At(now)),
        );
        crate::on_each!(&mut *books.conn, |c| diesel::insert_into(keys::table)
            .values(values)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(())
}
