//! What the databases know of their own contents, which their planners go by.

use diesel::connection::SimpleConnection;

use super::{Db, TIMEOUTS};
use crate::{connection::Conn, errors::StoreError};

impl Db {
    /// Has the database look at its tables again, after many rows came in at once. PostgreSQL also notes which pages hold
    /// nothing but what all may see, so that an index answers alone.
    ///
    /// # Errors
    /// When the store fails.
    pub fn refresh_statistics(&self) -> Result<(), StoreError> {
        self.with_writer(|conn| {
            match conn {
                Conn::Sqlite(c) => c.batch_execute("PRAGMA analysis_limit = 1000; ANALYZE;")?,
                Conn::Pg(c) => {
                    // It may take longer than a statement of a request.
                    c.batch_execute("SET statement_timeout = 0")?;
                    let outcome = c.batch_execute("VACUUM (ANALYZE)");
                    c.batch_execute(TIMEOUTS)?;
                    outcome?;
                }
            }
            Ok(())
        })
    }
}
