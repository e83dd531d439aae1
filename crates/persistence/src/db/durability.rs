//! How surely a commit outlives a power cut: what the writing connection itself says of it.

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};

use super::Db;
use crate::{connection::Conn, errors::StoreError};

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = Text)]
    value: String,
}

impl Db {
    /// The setting under which commits are made: on SQLite the number of `PRAGMA synchronous` (2 is FULL: the log is
    /// on the disk before a commit is acknowledged), on PostgreSQL `synchronous_commit`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn synchronous(&self) -> Result<String, StoreError> {
        self.with_writer(|conn| {
            let setting: Setting = match conn {
                Conn::Sqlite(c) => {
                    sql_query("SELECT CAST(synchronous AS TEXT) AS value FROM pragma_synchronous").get_result(c)?
                }
                Conn::Pg(c) => sql_query("SELECT current_setting('synchronous_commit') AS value").get_result(c)?,
            };
            Ok(setting.value)
        })
    }
}
