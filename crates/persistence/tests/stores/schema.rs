//! Both migrations end with the same tables, and `schema.rs` says what they are.

use std::collections::{BTreeMap, BTreeSet};

use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{Bool, Integer, Text},
};
use thidua_persistence::connection::Conn;
use thidua_test_support::{TestDatabase, on_both};

/// Tables of a database's own kind: the word index, and the one that says which migrations ran.
const OWN: &str = "name NOT LIKE 'search_words%' AND name NOT LIKE '\\_\\_diesel%' ESCAPE '\\'";

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    native: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
}

#[derive(QueryableByName)]
struct Indexed {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    index_name: String,
    #[diesel(sql_type = Bool)]
    is_unique: bool,
    #[diesel(sql_type = Integer)]
    position: i32,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    predicate: String,
}

#[derive(QueryableByName)]
struct Referring {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    referred: String,
}

/// Table and column to the types that `schema.rs` could give it.
type Columns = BTreeMap<(String, String), BTreeSet<String>>;

fn declared() -> BTreeMap<(String, String), String> {
    let mut columns = BTreeMap::new();
    let mut table = String::new();
    for line in include_str!("../../src/schema.rs").lines().map(str::trim) {
        if let Some((name, _)) = line.strip_suffix(") {").and_then(|line| line.split_once(" (")) {
            table = name.to_owned();
        } else if let Some((name, kind)) = line.strip_suffix(',').and_then(|line| line.split_once(" -> ")) {
            columns.insert((table.clone(), name.to_owned()), kind.to_owned());
        }
    }
    assert!(columns.len() > 150, "schema.rs was read: {} columns", columns.len());
    columns
}

fn columns(conn: &mut Conn) -> Columns {
    let rows: Vec<Column> = match conn {
        Conn::Pg(c) => sql_query(
            "SELECT table_name::text, column_name::text, udt_name::text AS native, is_nullable = 'YES' AS nullable
             FROM (SELECT *, table_name AS name FROM information_schema.columns WHERE table_schema = 'public') AS c
             WHERE name NOT LIKE 'search_words%' AND name NOT LIKE '\\_\\_diesel%'",
        )
        .load(c),
        Conn::Sqlite(c) => sql_query(format!(
            "SELECT t.name AS table_name, c.name AS column_name, c.type AS native, c.\"notnull\" = 0 AS nullable
             FROM (SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence' AND {OWN}) AS t,
                  pragma_table_info(t.name) AS c"
        ))
        .load(c),
    }
    .unwrap();
    rows.into_iter()
        .map(|row| {
            let types: &[&str] = match row.native.as_str() {
                "text" | "TEXT" => &["Text"],
                "bytea" => &["Binary"],
                "uuid" => &["Id"],
                "BLOB" => &["Binary", "Id"],
                "bool" | "BOOLEAN" => &["Bool"],
                "int4" => &["Integer"],
                // Only an INTEGER counts up by itself on SQLite, and holds 64 bits there.
                "INTEGER" if row.column_name == "entry_id" => &["BigInt"],
                "INTEGER" => &["Integer"],
                "int8" => &["BigInt"],
                "timestamptz" => &["Instant"],
                "BIGINT" => &["BigInt", "Instant"],
                "date" | "DATE" => &["Date"],
                other => panic!("{other} is no type that schema.rs knows"),
            };
            let types =
                types.iter().map(|kind| if row.nullable { format!("Nullable<{kind}>") } else { (*kind).to_owned() });
            ((row.table_name, row.column_name), types.collect())
        })
        .collect()
}

on_both! {
    fn the_schema_file_says_what_the_migrations_make(database: &TestDatabase) {
        let found = database.db().read(|conn| Ok::<_, thidua_persistence::errors::StoreError>(columns(conn))).unwrap();
        let declared = declared();
        assert_eq!(found.keys().collect::<Vec<_>>(), declared.keys().collect::<Vec<_>>());
        for (column, kind) in declared {
            assert!(found[&column].contains(&kind), "{column:?} is {kind} in schema.rs, {:?} in the database", found[&column]);
        }
    }
}

/// Name to table, uniqueness, columns and predicate.
type Indexes = BTreeMap<String, (String, bool, Vec<String>, String)>;

fn indexes(conn: &mut Conn) -> Indexes {
    let rows: Vec<Indexed> = match conn {
        Conn::Pg(c) => sql_query(
            "SELECT t.relname::text AS table_name, i.relname::text AS index_name, x.indisunique AS is_unique,
                    k AS position, pg_get_indexdef(x.indexrelid, k, true) AS column_name,
                    coalesce(pg_get_expr(x.indpred, x.indrelid), '') AS predicate
             FROM pg_index AS x
             JOIN pg_class AS i ON i.oid = x.indexrelid
             JOIN pg_class AS t ON t.oid = x.indrelid
             JOIN pg_namespace AS n ON n.oid = t.relnamespace AND n.nspname = 'public',
                  generate_series(1, x.indnkeyatts::int) AS k
             WHERE NOT x.indisprimary AND t.relname NOT LIKE 'search_words%'",
        )
        .load(c),
        Conn::Sqlite(c) => sql_query(format!(
            "SELECT m.tbl_name AS table_name, m.name AS index_name, m.sql LIKE 'CREATE UNIQUE%' AS is_unique,
                    c.seqno + 1 AS position, c.name AS column_name,
                    CASE instr(m.sql, ' WHERE ') WHEN 0 THEN '' ELSE substr(m.sql, instr(m.sql, ' WHERE ') + 7) END
                    AS predicate
             FROM (SELECT * FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND {OWN}) AS m,
                  pragma_index_info(m.name) AS c"
        ))
        .load(c),
    }
    .unwrap();
    let mut rows = rows;
    rows.sort_by_key(|row| row.position);
    let mut indexes = Indexes::new();
    for row in rows {
        let predicate = row.predicate.replace(['(', ')'], "").replace("::text", "");
        let entry = indexes.entry(row.index_name).or_insert((row.table_name, row.is_unique, vec![], predicate));
        entry.2.push(row.column_name);
    }
    indexes
}

fn keys(conn: &mut Conn) -> BTreeSet<(String, String)> {
    let rows: Vec<Column> = match conn {
        Conn::Pg(c) => sql_query(
            "SELECT t.relname::text AS table_name,
                    string_agg(a.attname::text, ',' ORDER BY array_position(x.indkey::int2[], a.attnum)) AS column_name,
                    '' AS native, false AS nullable
             FROM pg_index AS x
             JOIN pg_class AS t ON t.oid = x.indrelid
             JOIN pg_namespace AS n ON n.oid = t.relnamespace AND n.nspname = 'public'
             JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = ANY (x.indkey)
             WHERE x.indisprimary AND t.relname NOT LIKE 'search_words%' AND t.relname NOT LIKE '\\_\\_diesel%'
             GROUP BY t.relname",
        )
        .load(c),
        Conn::Sqlite(c) => sql_query(format!(
            "SELECT t.name AS table_name,
                    (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk))
                    AS column_name, '' AS native, 0 AS nullable
             FROM (SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence' AND {OWN}) AS t"
        ))
        .load(c),
    }
    .unwrap();
    rows.into_iter().map(|row| (row.table_name, row.column_name)).collect()
}

fn references(conn: &mut Conn) -> BTreeSet<(String, String, String)> {
    let rows: Vec<Referring> = match conn {
        Conn::Pg(c) => sql_query(
            "SELECT t.relname::text AS table_name, a.attname::text AS column_name, r.relname::text AS referred
             FROM pg_constraint AS f
             JOIN pg_class AS t ON t.oid = f.conrelid
             JOIN pg_class AS r ON r.oid = f.confrelid
             JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = f.conkey[1]
             WHERE f.contype = 'f' AND t.relname NOT LIKE 'search_words%'",
        )
        .load(c),
        Conn::Sqlite(c) => sql_query(format!(
            "SELECT t.name AS table_name, f.\"from\" AS column_name, f.\"table\" AS referred
             FROM (SELECT name FROM sqlite_master WHERE type = 'table' AND {OWN}) AS t,
                  pragma_foreign_key_list(t.name) AS f"
        ))
        .load(c),
    }
    .unwrap();
    rows.into_iter().map(|row| (row.table_name, row.column_name, row.referred)).collect()
}

fn of<T>(database: &TestDatabase, look: impl Fn(&mut Conn) -> T) -> T {
    database.db().read(|conn| Ok::<_, thidua_persistence::errors::StoreError>(look(conn))).unwrap()
}

#[test]
fn both_databases_have_the_same_indexes_keys_and_references() {
    let (sqlite, postgres) = (TestDatabase::sqlite(), TestDatabase::postgres());
    let found = of(&sqlite, indexes);
    assert!(found.len() > 20 && found.values().any(|index| index.1) && found.values().any(|index| !index.3.is_empty()));
    assert_eq!(found, of(&postgres, indexes));
    let found = of(&sqlite, keys);
    assert!(found.contains(&("document_issuers".into(), "document_id,position".into())));
    assert_eq!(found, of(&postgres, keys));
    let found = of(&sqlite, references);
    assert!(found.contains(&("relations".into(), "to_id".into(), "documents".into())));
    assert_eq!(found, of(&postgres, references));
}

on_both! {
    fn a_second_migration_has_nothing_to_do(database: &TestDatabase) {
        assert_eq!(database.db().pending_migrations().unwrap(), Vec::<String>::new());
        assert_eq!(database.db().migrate().unwrap(), Vec::<String>::new());
    }
}
