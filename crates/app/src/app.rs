//! What every use case has at hand: the database, the ports, and the service's keys.

use std::sync::Arc;

use aes_siv::{KeyInit, siv::Aes256Siv};
use thidua_persistence::{
    db::Db,
    errors::StoreError,
    keys::{self, Purpose},
};

use crate::{
    identity::Tokens,
    ports::{Clock, IdGen},
    seal::Sealer,
};

/// The service without its front.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// New ids.
    pub ids: Arc<dyn IdGen>,
    /// Seals cursors and change tokens.
    pub sealer: Sealer,
    /// Makes and reads access tokens.
    pub tokens: Tokens,
}

/// The key that wraps the service's keys in the database: 32 to 128 bytes of text, kept outside it.
#[derive(Clone)]
pub struct KeyEncryption(Aes256SivKey);

type Aes256SivKey = [u8; 64];

impl KeyEncryption {
    /// From the text of `THIDUA_KEY_ENCRYPTION_KEY`; none when it is shorter than 32 bytes.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        use sha2::{Digest, Sha512};
        (text.len() >= 32).then(|| Self(Sha512::digest(text.as_bytes()).into()))
    }

    fn wrap(&self, purpose: Purpose, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        Aes256Siv::new_from_slice(&self.0)
            .ok()
            .and_then(|mut cipher| cipher.encrypt([purpose.as_str().as_bytes()], plain).ok())
            .ok_or_else(|| StoreError::internal("a service key could not be wrapped"))
    }

    fn unwrap(&self, purpose: Purpose, wrapped: &[u8]) -> Option<Vec<u8>> {
        let mut cipher = Aes256Siv::new_from_slice(&self.0).ok()?;
        cipher.decrypt([purpose.as_str().as_bytes()], wrapped).ok()
    }
}

/// Why the service cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys in the database are wrapped, and the key that opens them is missing or another one.
    #[error("the service's keys are wrapped: set THIDUA_KEY_ENCRYPTION_KEY to the key they were wrapped with")]
    Wrapped,
    /// A key in the database is not one.
    #[error("the {0} key in the database is damaged")]
    Damaged(&'static str),
}

impl App {
    /// Opens the service over a migrated database; makes its keys when they are not there.
    ///
    /// # Errors
    /// When the database fails or its keys cannot be read.
    pub fn open(
        db: Db,
        clock: Arc<dyn Clock>,
        ids: Arc<dyn IdGen>,
        encryption: Option<&KeyEncryption>,
    ) -> Result<Self, OpenError> {
        let now = clock.now();
        db.bookkeeping(|books| {
            let wrap = encryption.map(|key| move |purpose: Purpose, plain: &[u8]| key.wrap(purpose, plain));
            let wrap: Option<keys::Wrap<'_>> = match &wrap {
                Some(wrap) => Some(wrap),
                None => None,
            };
            keys::make_missing(books, wrap, now)
        })?;
        let seal = Self::key(&db, Purpose::Seal, encryption)?;
        let access = Self::key(&db, Purpose::AccessToken, encryption)?;
        let sealer = Sealer::new(seal).ok_or(OpenError::Damaged("seal"))?;
        let tokens = Tokens::new(&access).ok_or(OpenError::Damaged("access_token"))?;
        Ok(Self { db, clock, ids, sealer, tokens })
    }

    fn key(db: &Db, purpose: Purpose, encryption: Option<&KeyEncryption>) -> Result<Vec<u8>, OpenError> {
        let stored = db.read(|conn| keys::load(conn, purpose))?;
        if !stored.wrapped {
            if let Some(key) = encryption {
                let wrapped = key.wrap(purpose, &stored.material)?;
                db.bookkeeping(|books| keys::store_wrapped(books, purpose, &wrapped))?;
            }
            return Ok(stored.material);
        }
        encryption.and_then(|key| key.unwrap(purpose, &stored.material)).ok_or(OpenError::Wrapped)
    }
}
