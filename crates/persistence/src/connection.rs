//! One connection type over both databases, chosen by the scheme of the URL and by nothing else.

use diesel::{PgConnection, SqliteConnection};

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

/// Runs an expression on the concrete connection, for what the enum cannot express (`on conflict`, many-row inserts,
/// row locks). The body is compiled once per database.
#[macro_export]
macro_rules! on_each {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::connection::Conn::Pg($c) => $body,
            $crate::connection::Conn::Sqlite($c) => $body,
        }
    };
}

/// Loads the first row of a query and, on PostgreSQL, locks it until the transaction ends. SQLite has one writer, whose
/// transaction locks the whole file before it reads.
///
/// The lock keeps other writers of the row out, and lets those pass who only refer to it: a document can be written while
/// its keeper is edited.
#[macro_export]
macro_rules! first_locked {
    ($conn:expr, $query:expr) => {
        match $conn {
            $crate::connection::Conn::Pg(c) => $query.for_no_key_update().first(c),
            $crate::connection::Conn::Sqlite(c) => $query.first(c),
        }
    };
}

/// Loads all rows of a query, locked like those of [`first_locked!`], in the order of the query.
#[macro_export]
macro_rules! all_locked {
    ($conn:expr, $query:expr) => {
        match $conn {
            $crate::connection::Conn::Pg(c) => $query.for_no_key_update().load(c),
            $crate::connection::Conn::Sqlite(c) => $query.load(c),
        }
    };
}
