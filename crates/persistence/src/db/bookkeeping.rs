//! The other way to write: the service's own few tables, which hold no record.

use super::{Db, write};
use crate::{connection::Conn, errors::StoreError};

/// A transaction that reaches sessions, enrolments, leases, keys and expired idempotency rows, by type: the functions
/// that take it are the only ones that can use its connection.
pub struct Bookkeeping<'c> {
    pub(crate) conn: &'c mut Conn,
}

impl Db {
    /// Runs `work` in a transaction of its own.
    ///
    /// # Errors
    /// Whatever `work` returns; nothing is written then.
    pub fn bookkeeping<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut Bookkeeping<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut conn = self.writer()?;
        write::transaction(&mut conn, |conn| work(&mut Bookkeeping { conn }))
    }
}
