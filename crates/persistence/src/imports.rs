//! Imports: bookkeeping of files that were sent in. No record of the register is reached from here.

use diesel::prelude::*;
use thidua_domain::{
    ids::{OrganizationId, UserId},
    records::Instant,
};
use uuid::Uuid;

use crate::{
    connection::Conn,
    db::Bookkeeping,
    errors::StoreError,
    query::{Direction, after},
    schema::imports,
    sql_types::{At, IdColumn},
};

/// An import, without its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: Uuid,
    /// The unit that is to keep what it makes.
    pub organization_id: OrganizationId,
    /// Whose it is.
    pub user_id: UserId,
    /// What its rows are.
    pub rows_of: String,
    /// The name of the file, as sent.
    pub file_name: String,
    /// How the file is written.
    pub media_type: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// What was asked for, as JSON.
    pub options: String,
    /// How it stands.
    pub state: State,
    /// When it was sent in.
    pub created_at: Instant,
}

/// How an import stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Its status.
    pub status: String,
    /// How many rows it has.
    pub total: i64,
    /// How many of them are done.
    pub done: i64,
    /// What came of them, in numbers, as JSON.
    pub counts: String,
    /// What came of them, row by row, as JSON.
    pub report: String,
    /// When this was noted.
    pub updated_at: Instant,
    /// When it ended; none while it goes on.
    pub ended_at: Option<Instant>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = imports)]
struct Row {
    id: IdColumn,
    organization_id: IdColumn,
    user_id: IdColumn,
    rows_of: String,
    file_name: String,
    media_type: String,
    sha256: String,
    options: String,
    status: String,
    total: i64,
    done: i64,
    counts: String,
    report: String,
    created_at: At,
    updated_at: At,
    ended_at: Option<At>,
}

impl From<Row> for Import {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.0,
            organization_id: row.organization_id.0.into(),
            user_id: row.user_id.0.into(),
            rows_of: row.rows_of,
            file_name: row.file_name,
            media_type: row.media_type,
            sha256: row.sha256,
            options: row.options,
            state: State {
                status: row.status,
                total: row.total,
                done: row.done,
                counts: row.counts,
                report: row.report,
                updated_at: row.updated_at.0,
                ended_at: row.ended_at.map(|at| at.0),
            },
            created_at: row.created_at.0,
        }
    }
}

/// Adds an import with its file: within the transaction that admits the request.
///
/// # Errors
/// When the store fails.
pub fn insert(conn: &mut Conn, import: &Import, file: &[u8]) -> Result<(), StoreError> {
    let values = (
        imports::id.eq(IdColumn(import.id)),
        imports::organization_id.eq(IdColumn::from(import.organization_id)),
        imports::user_id.eq(IdColumn::from(import.user_id)),
        imports::rows_of.eq(&import.rows_of),
        imports::file_name.eq(&import.file_name),
        imports::media_type.eq(&import.media_type),
        imports::sha256.eq(&import.sha256),
        imports::file.eq(Some(file)),
        imports::options.eq(&import.options),
        imports::status.eq(&import.state.status),
        imports::total.eq(import.state.total),
        imports::done.eq(import.state.done),
        imports::counts.eq(&import.state.counts),
        imports::report.eq(&import.state.report),
        imports::created_at.eq(At(import.created_at)),
        imports::updated_at.eq(At(import.state.updated_at)),
        imports::ended_at.eq(import.state.ended_at.map(At)),
    );
    diesel::insert_into(imports::table).values(values).execute(conn)?;
    Ok(())
}

/// Notes how an import stands: within the transaction that writes what its rows became, or by itself.
///
/// # Errors
/// When the store fails.
pub fn note(conn: &mut Conn, id: Uuid, state: &State) -> Result<(), StoreError> {
    diesel::update(imports::table.filter(imports::id.eq(IdColumn(id))))
        .set((
            imports::status.eq(&state.status),
            imports::total.eq(state.total),
            imports::done.eq(state.done),
            imports::counts.eq(&state.counts),
            imports::report.eq(&state.report),
            imports::updated_at.eq(At(state.updated_at)),
            imports::ended_at.eq(state.ended_at.map(At)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The same, where nothing else is written.
///
/// # Errors
/// When the store fails.
pub fn note_alone(books: &mut Bookkeeping<'_>, id: Uuid, state: &State) -> Result<(), StoreError> {
    note(books.conn, id, state)
}

/// The import with this id.
///
/// # Errors
/// When the store fails.
pub fn find(conn: &mut Conn, id: Uuid) -> Result<Option<Import>, StoreError> {
    let row: Option<Row> =
        imports::table.filter(imports::id.eq(IdColumn(id))).select(Row::as_select()).first(conn).optional()?;
    Ok(row.map(Import::from))
}

/// The same, locked until the transaction ends.
///
/// # Errors
/// When the store fails.
pub fn find_locked(conn: &mut Conn, id: Uuid) -> Result<Option<Import>, StoreError> {
    let row: Result<Row, _> =
        crate::first_locked!(conn, imports::table.filter(imports::id.eq(IdColumn(id))).select(Row::as_select()));
    Ok(row.optional()?.map(Import::from))
}

/// The file of an import; none once it is not needed any more.
///
/// # Errors
/// When the store fails.
pub fn file(conn: &mut Conn, id: Uuid) -> Result<Option<Vec<u8>>, StoreError> {
    let file: Option<Option<Vec<u8>>> =
        imports::table.filter(imports::id.eq(IdColumn(id))).select(imports::file).first(conn).optional()?;
    Ok(file.flatten())
}

/// The imports of an account after a place, newest first, at most `limit`.
///
/// # Errors
/// When the store fails.
pub fn of_user(
    conn: &mut Conn,
    user: UserId,
    place: Option<(Instant, Uuid)>,
    limit: i64,
) -> Result<Vec<Import>, StoreError> {
    let mut query = imports::table.filter(imports::user_id.eq(IdColumn::from(user))).into_boxed();
    if let Some((at, id)) = place {
        query = query.filter(after((imports::created_at, imports::id), Direction::Descending, (At(at), IdColumn(id))));
    }
    let rows: Vec<Row> = query
        .order((imports::created_at.desc(), imports::id.desc()))
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Import::from).collect())
}

/// The imports that have not ended, oldest first.
///
/// # Errors
/// When the store fails.
pub fn open(conn: &mut Conn, limit: i64) -> Result<Vec<Uuid>, StoreError> {
    let ids: Vec<IdColumn> = imports::table
        .filter(imports::ended_at.is_null())
        .order((imports::created_at, imports::id))
        .limit(limit)
        .select(imports::id)
        .load(conn)?;
    Ok(ids.into_iter().map(|id| id.0).collect())
}

/// Removes the files of imports that ended before a moment: they may hold private facts, and are needed only until
/// their uncertain rows are decided.
///
/// # Errors
/// When the store fails.
pub fn forget_files(books: &mut Bookkeeping<'_>, before: Instant) -> Result<usize, StoreError> {
    let old = imports::table.filter(imports::ended_at.lt(At(before)).and(imports::file.is_not_null()));
    Ok(diesel::update(old).set(imports::file.eq(None::<Vec<u8>>)).execute(books.conn)?)
}
