//! A database of a test's own, on SQLite or on PostgreSQL.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use diesel::{
    Connection, PgConnection, QueryableByName, RunQueryDsl, SqliteConnection, connection::SimpleConnection, sql_query,
    sql_types::Text,
};
use tempfile::TempDir;
use url::Url;

/// Which of the two databases a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// SQLite, in a folder of the test's own.
    Sqlite,
    /// PostgreSQL, a database of the test's own.
    Postgres,
}

/// An empty database; it is gone when this is dropped.
#[derive(Debug)]
pub struct Database {
    folder: TempDir,
    postgres: Option<Url>,
}

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Text)]
    cell: String,
}

impl Database {
    /// A fresh one.
    #[must_use]
    pub fn fresh(on: On) -> Self {
        let folder = TempDir::new().expect("a folder for the test");
        let postgres = match on {
            On::Sqlite => None,
            On::Postgres => {
                static COUNT: AtomicU32 = AtomicU32::new(0);
                let number = COUNT.fetch_add(1, Ordering::Relaxed);
                let name = format!("thidua_e2e_{}_{number}", std::process::id());
                administer(&format!("CREATE DATABASE \"{name}\""));
                let mut url = server();
                url.set_path(&name);
                Some(url)
            }
        };
        Self { folder, postgres }
    }

    /// Which of the two it is.
    #[must_use]
    pub fn on(&self) -> On {
        if self.postgres.is_some() { On::Postgres } else { On::Sqlite }
    }

    /// A folder of the test's own.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// What the program is told to find it by.
    #[must_use]
    pub fn arguments(&self) -> [String; 2] {
        match &self.postgres {
            Some(url) => ["--database-url".into(), url.to_string()],
            None => ["--data-dir".into(), self.folder.path().join("data").display().to_string()],
        }
    }

    /// Runs SQL behind the service's back.
    pub fn execute(&self, sql: &str) {
        let done = match &self.postgres {
            Some(url) => pg(url).batch_execute(sql),
            None => self.sqlite().batch_execute(sql),
        };
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// The column `cell` (text) of the rows of a query.
    #[must_use]
    pub fn cells(&self, sql: &str) -> Vec<String> {
        let rows: Vec<Cell> = match &self.postgres {
            Some(url) => sql_query(sql).load(&mut pg(url)),
            None => sql_query(sql).load(&mut self.sqlite()),
        }
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.into_iter().map(|row| row.cell).collect()
    }

    fn sqlite(&self) -> SqliteConnection {
        let file = self.folder.path().join("data").join("thidua.db");
        let mut connection = SqliteConnection::establish(&file.display().to_string()).expect("the file opens");
        connection.batch_execute("PRAGMA busy_timeout = 10000").expect("a pragma");
        connection
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some(url) = &self.postgres {
            administer(&format!("DROP DATABASE IF EXISTS \"{}\" WITH (FORCE)", url.path().trim_start_matches('/')));
        }
    }
}

fn server() -> Url {
    let address = std::env::var("THIDUA_TEST_POSTGRES_URL").unwrap_or_else(|_| {
        panic!(
            "THIDUA_TEST_POSTGRES_URL names no PostgreSQL server, and every test runs on both databases: \
             run ./scripts/test, which provides one"
        )
    });
    Url::parse(&address).expect("THIDUA_TEST_POSTGRES_URL is an address")
}

fn pg(url: &Url) -> PgConnection {
    PgConnection::establish(url.as_str()).expect("PostgreSQL answers")
}

fn administer(sql: &str) {
    pg(&server()).batch_execute(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
}
