//! PostgreSQL: a database per test, made from a template, on the server of `THIDUA_TEST_POSTGRES_URL`.

use std::path::Path;

use diesel::{
    Connection, PgConnection, QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Bool,
};
use sha2::{Digest, Sha256};
use thidua_persistence::db::{Address, Db};
use url::Url;
use uuid::Uuid;

/// Where the tests are told which server to use.
const VARIABLE: &str = "THIDUA_TEST_POSTGRES_URL";
/// Taken while a template is made, so that test binaries that run at once make one.
const MAKING: i64 = 7_468_327;

/// A database that is dropped with this value.
pub(crate) struct Fresh {
    server: Url,
    name: String,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Bool)]
    found: bool,
}

/// A database with all migrations run.
pub(crate) fn fresh() -> (Fresh, Address) {
    let server = server(std::env::var(VARIABLE).ok()).unwrap_or_else(|message| panic!("{message}"));
    let template = template(&server);
    let name = format!("thidua_test_{}", Uuid::now_v7().simple());
    run(&mut connect(&server), &format!("CREATE DATABASE {name} TEMPLATE {template}"));
    let address = Address::Postgres(database(&server, &name).into());
    (Fresh { server, name }, address)
}

impl Drop for Fresh {
    fn drop(&mut self) {
        run(&mut connect(&self.server), &format!("DROP DATABASE {} WITH (FORCE)", self.name));
    }
}

/// The server, or what to do about there being none: the half of a test that cannot run must not look passed.
fn server(value: Option<String>) -> Result<Url, String> {
    let value = value.filter(|value| !value.is_empty()).ok_or_else(|| {
        format!("{VARIABLE} is not set, and this test needs PostgreSQL: run ./scripts/test, which provides it")
    })?;
    Url::parse(&value).map_err(|error| format!("{VARIABLE} is not a URL: {error}"))
}

fn database(server: &Url, name: &str) -> Url {
    let mut url = server.clone();
    url.set_path(name);
    url
}

fn connect(server: &Url) -> PgConnection {
    PgConnection::establish(server.as_str()).unwrap_or_else(|error| panic!("{VARIABLE} does not answer: {error}"))
}

fn run(conn: &mut PgConnection, statement: &str) {
    conn.batch_execute(statement).unwrap_or_else(|error| panic!("{statement}: {error}"));
}

/// The name of a migrated template, made by whoever comes first. It goes by what the migrations say, so that an edited
/// migration gets a template of its own.
fn template(server: &Url) -> String {
    let name = format!("thidua_template_{}", digest_of_migrations());
    let mut conn = connect(server);
    run(&mut conn, &format!("SELECT pg_advisory_lock({MAKING})"));
    let present: Found =
        sql_query(format!("SELECT EXISTS (SELECT FROM pg_database WHERE datname = '{name}') AS found"))
            .get_result(&mut conn)
            .expect("the server lists its databases");
    if !present.found {
        // Renamed when it is whole: what a killed test leaves behind is never taken for a template.
        let unfinished = format!("{name}_unfinished");
        run(&mut conn, &format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)"));
        run(&mut conn, &format!("CREATE DATABASE {unfinished}"));
        let address = Address::Postgres(database(server, &unfinished).into());
        Db::open(address, 1).expect("the template opens").migrate().expect("the migrations run");
        run(&mut conn, &format!("ALTER DATABASE {unfinished} RENAME TO {name}"));
    }
    name
}

fn digest_of_migrations() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations/postgres");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of migrations")
        .map(|entry| entry.expect("a migration").path().join("up.sql"))
        .collect();
    files.sort();
    let mut hasher = Sha256::new();
    for file in files {
        hasher.update(file.to_string_lossy().as_bytes());
        hasher.update(std::fs::read(&file).expect("a migration is read"));
    }
    hex::encode(hasher.finalize()).chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_server_the_message_says_what_to_run() {
        for absent in [None, Some(String::new())] {
            assert!(server(absent).unwrap_err().contains("./scripts/test"));
        }
        assert_eq!(server(Some("postgres://a@b/c".into())).unwrap().path(), "/c");
    }
}
