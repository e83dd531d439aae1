//! Migrations, embedded and forward only.

use std::{fs::File, path::Path};

use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::{
    connection::Conn,
    db::{Address, Db, TIMEOUTS},
    errors::StoreError,
};

const POSTGRES: EmbeddedMigrations = embed_migrations!("../../migrations/postgres");
const SQLITE: EmbeddedMigrations = embed_migrations!("../../migrations/sqlite");

impl Db {
    /// Runs what has not been run, one process at a time, and says what it was.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn migrate(&self) -> Result<Vec<String>, StoreError> {
        // Held until the end: SQLite has no lock that outlasts a migration's own transaction.
        let _turn = match self.address() {
            Address::Sqlite(path) => Some(turn(path)?),
            Address::Postgres(_) => None,
        };
        self.with_writer(|conn| {
            let ran = match conn {
                Conn::Pg(c) => {
                    // A great table takes its time, and so may a process that migrates before this one.
                    c.batch_execute("SET statement_timeout = 0; SET lock_timeout = 0")?;
                    lock(c, true)?;
                    let ran = c.run_pending_migrations(POSTGRES).map(names);
                    lock(c, false)?;
                    c.batch_execute(TIMEOUTS)?;
                    ran
                }
                Conn::Sqlite(c) => c.run_pending_migrations(SQLITE).map(names),
            };
            ran.map_err(StoreError::Internal)
        })
    }

    /// Migrations that have not been run.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn pending_migrations(&self) -> Result<Vec<String>, StoreError> {
        self.with_writer(|conn| {
            match conn {
                Conn::Pg(c) => {
                    c.pending_migrations(POSTGRES).map(|all| all.iter().map(|m| m.name().to_string()).collect())
                }
                Conn::Sqlite(c) => {
                    c.pending_migrations(SQLITE).map(|all| all.iter().map(|m| m.name().to_string()).collect())
                }
            }
            .map_err(StoreError::Internal)
        })
    }
}

fn names(versions: Vec<diesel::migration::MigrationVersion<'_>>) -> Vec<String> {
    versions.iter().map(ToString::to_string).collect()
}

/// Waits until no other process migrates the file, and holds them off while the file it returns is open.
fn turn(path: &Path) -> Result<File, StoreError> {
    let unavailable = |error: std::io::Error| StoreError::Unavailable(error.into());
    let file = File::create(path.with_extension("migrating")).map_err(unavailable)?;
    file.lock().map_err(unavailable)?;
    Ok(file)
}

/// Two processes that start at once migrate one after the other.
fn lock(conn: &mut diesel::PgConnection, take: bool) -> Result<(), StoreError> {
    use diesel::RunQueryDsl;
    let statement = if take { "SELECT pg_advisory_lock(7468326)" } else { "SELECT pg_advisory_unlock(7468326)" };
    diesel::sql_query(statement).execute(conn)?;
    Ok(())
}
