//! The database: how connections are opened, lent and taken back, and the two ways to write.

mod bookkeeping;
mod durability;
mod open;
mod pool;
mod statistics;
mod write;

use std::sync::{Arc, OnceLock};

use thidua_domain::records::Kind;

pub use bookkeeping::Bookkeeping;
pub(crate) use open::TIMEOUTS;
pub use open::{Address, AddressError};
pub use write::{Act, Admission, Admitted, Answer, Committed, Failure, IdempotencyKey, Tx, Written};

use self::pool::{Lent, Pool};
use crate::{connection::Conn, errors::StoreError};

/// A database and its connections. Cloning shares them.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    readers: Pool,
    /// SQLite has one writer; on PostgreSQL every connection may write.
    writer: Option<Pool>,
    address: Address,
    listener: OnceLock<Listener>,
}

/// Told, after a commit, which kinds changed publicly.
type Listener = Box<dyn Fn(&[Kind]) + Send + Sync>;

impl Db {
    /// Opens the database at `address`, without migrating it, with up to `connections` readers.
    ///
    /// # Errors
    /// When it cannot be reached or created.
    pub fn open(address: Address, connections: u32) -> Result<Self, StoreError> {
        if let Address::Sqlite(path) = &address {
            open::prepare_sqlite(path)?;
        }
        let writer = match &address {
            Address::Sqlite(_) => Some(Pool::new(address.clone(), 1)?),
            Address::Postgres(_) => None,
        };
        let readers = Pool::new(address.clone(), connections)?;
        Ok(Self { inner: Arc::new(Inner { readers, writer, address, listener: OnceLock::new() }) })
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.inner.address
    }

    /// How many requests can read at once.
    #[must_use]
    pub fn connections(&self) -> u32 {
        self.inner.readers.size()
    }

    /// Reads. What one statement returns is one state; statements after it may see later ones.
    ///
    /// # Errors
    /// Whatever `read` returns, or that no connection is to be had. A connection found broken is replaced and the
    /// reading done once more.
    pub fn read<T, E: From<StoreError>>(&self, mut read: impl FnMut(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        let mut lent = self.inner.readers.lend()?;
        let result = read(&mut lent);
        if result.is_err() && lent.has_hung_up() {
            drop(lent);
            return read(&mut *self.inner.readers.lend()?);
        }
        result
    }

    /// Has `listener` told of every commit of this process that changes a public view. The first one stays.
    pub fn on_commit(&self, listener: impl Fn(&[Kind]) + Send + Sync + 'static) {
        let _kept = self.inner.listener.set(Box::new(listener));
    }

    fn announce(&self, kinds: &[Kind]) {
        if let Some(listener) = self.inner.listener.get().filter(|_| !kinds.is_empty()) {
            listener(kinds);
        }
    }

    fn writer(&self) -> Result<Lent, StoreError> {
        self.inner.writer.as_ref().unwrap_or(&self.inner.readers).lend()
    }

    /// Lends the writing connection outside a transaction: for migrations, which bring their own.
    pub(crate) fn with_writer<T>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        work(&mut *self.writer()?)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// That it does not.
    pub fn ping(&self) -> Result<(), StoreError> {
        self.read(pool::ping)
    }
}
