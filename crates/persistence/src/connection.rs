//! One connection type over both databases, chosen by the scheme of the URL and by nothing else.

use diesel::{
    Connection, PgConnection, SqliteConnection,
    connection::{Instrumentation, InstrumentationEvent},
};

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// PostgreSQL.
    Pg(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

/// Has every statement of a connection told to a listener, with its values: for measurements, never for logs.
pub fn tell(conn: &mut Conn, mut listener: impl FnMut(&str) + Send + 'static) {
    let told = move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            listener(&query.to_string());
        }
    };
    let told: Box<dyn Instrumentation> = Box::new(told);
    match conn {
        Conn::Pg(conn) => conn.set_instrumentation(told),
        Conn::Sqlite(conn) => conn.set_instrumentation(told),
    }
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

/// How many rows go into one statement: SQLite takes 32,766 values at most, PostgreSQL 65,535, and no table has 60 columns.
pub const ROWS_AT_ONCE: usize = 500;

/// Inserts a slice of rows, however long it is, with as few statements as the databases allow.
#[macro_export]
macro_rules! insert_all {
    ($conn:expr, $table:expr, $rows:expr) => {
        for some in $rows.chunks($crate::connection::ROWS_AT_ONCE) {
            $crate::on_each!($conn, |c| diesel::insert_into($table).values(some).execute(c)?);
        }
    };
}
