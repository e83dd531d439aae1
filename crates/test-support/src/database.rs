//! A migrated database for one test, gone after it.

use thidua_persistence::db::{Address, Db};

use crate::{postgres, sqlite};

/// How many connections a test reads (on PostgreSQL, also writes) with.
const CONNECTIONS: u32 = 8;

/// A migrated, empty database that one test owns.
pub struct TestDatabase {
    db: Db,
    _remains: Remains,
}

/// What is removed when the test ends.
enum Remains {
    Folder { _folder: tempfile::TempDir },
    Database { _database: postgres::Fresh },
}

impl TestDatabase {
    /// One on SQLite: a copy of a file that is migrated once per test binary.
    #[must_use]
    pub fn sqlite() -> Self {
        let (folder, address) = sqlite::fresh();
        Self { db: open(address), _remains: Remains::Folder { _folder: folder } }
    }

    /// One on PostgreSQL: a copy of a template that is migrated once per server and state of the migrations.
    #[must_use]
    pub fn postgres() -> Self {
        let (database, address) = postgres::fresh();
        Self { db: open(address), _remains: Remains::Database { _database: database } }
    }

    /// The database.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.db
    }
}

fn open(address: Address) -> Db {
    Db::open(address, CONNECTIONS).expect("the test's database opens")
}
