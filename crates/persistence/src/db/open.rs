//! Which database a URL names, and how a connection to it is set up.

use std::path::{Path, PathBuf};

use diesel::{Connection, PgConnection, SqliteConnection, connection::SimpleConnection};

use crate::{connection::Conn, errors::StoreError};

/// How long a statement of a request may run on PostgreSQL, and wait for a lock.
pub(crate) const TIMEOUTS: &str = "SET statement_timeout = '25s'; SET lock_timeout = '10s'";

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL URL.
    Postgres(String),
}

/// A URL whose scheme names no database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown database URL: it starts with sqlite:///absolute/path, sqlite://relative/path or postgres://…")]
pub struct AddressError;

impl Address {
    /// Reads `sqlite:///abs/path.db`, `sqlite://rel.db`, `postgres://…` or `postgresql://…`.
    ///
    /// # Errors
    /// For any other scheme.
    pub fn parse(url: &str) -> Result<Self, AddressError> {
        if let Some(path) = url.strip_prefix("sqlite://") {
            return if path.is_empty() { Err(AddressError) } else { Ok(Self::Sqlite(PathBuf::from(path))) };
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err(AddressError)
    }

    /// A short name of the kind of database, for logs and the doctor.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    pub(super) fn connect(&self) -> Result<Conn, diesel::ConnectionError> {
        let setup_failed = diesel::ConnectionError::CouldntSetupConfiguration;
        match self {
            Self::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
                conn.batch_execute(
                    "PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;
                     PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;",
                )
                .map_err(setup_failed)?;
                Ok(Conn::Sqlite(conn))
            }
            Self::Postgres(url) => {
                let mut conn = PgConnection::establish(url)?;
                conn.batch_execute("SET TIME ZONE 'UTC'").map_err(setup_failed)?;
                conn.batch_execute(TIMEOUTS).map_err(setup_failed)?;
                Ok(Conn::Pg(conn))
            }
        }
    }
}

/// Creates the file and its folder and turns on write-ahead logging, once, before any pool opens.
pub(super) fn prepare_sqlite(path: &Path) -> Result<(), StoreError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| StoreError::Unavailable(error.into()))?;
    }
    let mut conn =
        SqliteConnection::establish(&path.to_string_lossy()).map_err(|error| StoreError::Unavailable(error.into()))?;
    conn.batch_execute("PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL;")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_chooses() {
        assert_eq!(Address::parse("sqlite:///a/b.db"), Ok(Address::Sqlite("/a/b.db".into())));
        assert_eq!(Address::parse("sqlite://b.db"), Ok(Address::Sqlite("b.db".into())));
        assert!(matches!(Address::parse("postgres://x@y/z"), Ok(Address::Postgres(_))));
        for url in ["mysql://x", "postgres:x", "b.db", "", "sqlite://", "SQLITE://x"] {
            assert_eq!(Address::parse(url), Err(AddressError), "{url}");
        }
    }
}
