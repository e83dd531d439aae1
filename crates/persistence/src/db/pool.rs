//! A pool that recovers from a restarted PostgreSQL without asking the server before every request.

use std::{
    ops::{Deref, DerefMut},
    time::{Duration, Instant},
};

use diesel::{
    RunQueryDsl,
    connection::{AnsiTransactionManager, TransactionManager},
    r2d2::{self, ManageConnection, PooledConnection},
    sql_query,
};

use super::Address;
use crate::{connection::Conn, errors::StoreError};

/// A connection idle for longer than this is asked whether it still lives before it is lent.
const ASK_AFTER: Duration = Duration::from_millis(500);
/// How long a caller waits for a connection.
const WAIT: Duration = Duration::from_secs(2);

pub(super) struct Pool(r2d2::Pool<Manager>);

/// A lent connection; a broken one is thrown away when it comes back.
pub(super) struct Lent(PooledConnection<Manager>);

pub(super) struct Manager {
    address: Address,
}

pub(super) struct Pooled {
    conn: Conn,
    used: Instant,
    broken: bool,
}

impl ManageConnection for Manager {
    type Connection = Pooled;
    type Error = r2d2::Error;

    fn connect(&self) -> Result<Pooled, r2d2::Error> {
        let conn = self.address.connect().map_err(r2d2::Error::ConnectionError)?;
        Ok(Pooled { conn, used: Instant::now(), broken: false })
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), r2d2::Error> {
        if pooled.used.elapsed() < ASK_AFTER {
            return Ok(());
        }
        sql_query("SELECT 1").execute(&mut pooled.conn).map(|_| ()).map_err(r2d2::Error::QueryError)
    }

    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        pooled.used = Instant::now();
        pooled.broken || crate::on_each!(&mut pooled.conn, |c| AnsiTransactionManager::is_broken_transaction_manager(c))
    }
}

pub(super) fn ping(conn: &mut Conn) -> Result<(), StoreError> {
    sql_query("SELECT 1").execute(conn)?;
    Ok(())
}

impl Pool {
    pub(super) fn new(address: Address, size: u32) -> Result<Self, StoreError> {
        r2d2::Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .connection_timeout(WAIT)
            .test_on_check_out(true)
            .build(Manager { address })
            .map(Self)
            .map_err(|error| StoreError::Unavailable(error.into()))
    }

    pub(super) fn size(&self) -> u32 {
        self.0.max_size()
    }

    pub(super) fn lend(&self) -> Result<Lent, StoreError> {
        self.0.get().map(Lent).map_err(|error| StoreError::Unavailable(error.into()))
    }
}

impl Lent {
    /// After a failure: asks whether the server is still there. SQLite has no server.
    pub(super) fn has_hung_up(&mut self) -> bool {
        let Conn::Pg(c) = &mut self.0.conn else { return false };
        if AnsiTransactionManager::is_broken_transaction_manager(c) || sql_query("SELECT 1").execute(c).is_err() {
            self.0.broken = true;
        }
        self.0.broken
    }
}

impl Deref for Lent {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.0.conn
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0.conn
    }
}
