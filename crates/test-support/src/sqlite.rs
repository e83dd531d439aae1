//! SQLite: a file per test, copied from a migrated one.

use std::sync::OnceLock;

use diesel::{Connection, RunQueryDsl, SqliteConnection, sql_query, sql_types::Text};
use tempfile::TempDir;
use thidua_persistence::db::{Address, Db};

/// A folder with a migrated database in it.
pub(crate) fn fresh() -> (TempDir, Address) {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("test.db");
    std::fs::write(&path, TEMPLATE.get_or_init(template)).expect("the template is copied");
    (folder, Address::Sqlite(path))
}

/// The bytes of a migrated database, in one file without a write-ahead log beside it.
fn template() -> Vec<u8> {
    let folder = TempDir::new().expect("a temporary folder");
    let (path, whole) = (folder.path().join("template.db"), folder.path().join("whole.db"));
    Db::open(Address::Sqlite(path.clone()), 1).expect("SQLite opens").migrate().expect("the migrations run");
    let mut conn = SqliteConnection::establish(&path.to_string_lossy()).expect("SQLite opens");
    sql_query("VACUUM INTO ?")
        .bind::<Text, _>(whole.to_string_lossy().into_owned())
        .execute(&mut conn)
        .expect("the template is written in one file");
    std::fs::read(whole).expect("the template is read")
}
