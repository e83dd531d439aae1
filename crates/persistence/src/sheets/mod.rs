//! Sheets: rows, what lists look at, and lists.

mod by_day;
mod list;
mod narrowed;
mod order;
mod references;
mod row;
mod sharing;
mod with_text;
mod write;

use diesel::prelude::*;
use thidua_domain::{
    records::{Kind, Visibility},
    sheets::Sheet,
};
use uuid::Uuid;

pub use by_day::by_day;
pub use list::{SheetFilter, SheetPlace, SheetSort, Span, Walked, count, list, walk};
pub(crate) use order::in_order;
pub use references::is_referred_to;
pub(crate) use references::targets;
use row::SheetRow;
pub use sharing::sharing;
pub use with_text::with_text;
pub(crate) use write::{New, save};

use crate::{
    awards,
    connection::Conn,
    errors::StoreError,
    schema::{search_entries, sheet_terms as t, sheets},
    sql_types::IdColumn,
};

/// The sheet of this kind with this id.
///
/// # Errors
/// When the store fails.
pub fn find(conn: &mut Conn, kind: Kind, id: Uuid) -> Result<Option<Sheet>, StoreError> {
    if kind == Kind::Award {
        return awards::find(conn, id);
    }
    let row: Option<SheetRow> = sheets::table
        .filter(sheets::id.eq(IdColumn(id)).and(sheets::kind.eq(kind.as_str())))
        .select(SheetRow::as_select())
        .first(conn)
        .optional()?;
    row.map(SheetRow::into_domain).transpose()
}

/// The same, its row locked until the transaction ends.
///
/// # Errors
/// When the store fails.
pub fn find_locked(conn: &mut Conn, kind: Kind, id: Uuid) -> Result<Option<Sheet>, StoreError> {
    if kind == Kind::Award {
        return awards::find_locked(conn, id);
    }
    let row: Result<SheetRow, _> = crate::first_locked!(
        conn,
        sheets::table
            .filter(sheets::id.eq(IdColumn(id)).and(sheets::kind.eq(kind.as_str())))
            .select(SheetRow::as_select())
    );
    row.optional()?.map(SheetRow::into_domain).transpose()
}

/// The sheets of a kind that a term finds by a value, whoever may read them, in the order of their ids: at most `limit`,
/// their rows locked until the transaction ends.
///
/// # Errors
/// When the store fails.
pub fn having_locked(
    conn: &mut Conn,
    kind: Kind,
    (name, value): (&str, &str),
    limit: i64,
) -> Result<Vec<Sheet>, StoreError> {
    let having = t::table.filter(t::name.eq(name).and(t::value.eq(value))).select(t::sheet_id);
    let rows: Result<Vec<SheetRow>, _> = crate::all_locked!(
        conn,
        sheets::table
            .filter(sheets::kind.eq(kind.as_str()).and(sheets::id.eq_any(having)))
            .order(sheets::id)
            .limit(limit)
            .select(SheetRow::as_select())
    );
    rows?.into_iter().map(SheetRow::into_domain).collect()
}

/// Several sheets at once, of any kind, in no order.
///
/// # Errors
/// When the store fails.
pub fn find_many(conn: &mut Conn, ids: &[Uuid]) -> Result<Vec<Sheet>, StoreError> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let ids: Vec<IdColumn> = ids.iter().copied().map(IdColumn).collect();
    let rows: Vec<SheetRow> = sheets::table.filter(sheets::id.eq_any(&ids)).select(SheetRow::as_select()).load(conn)?;
    let mut found = rows.into_iter().map(SheetRow::into_domain).collect::<Result<Vec<_>, _>>()?;
    if found.len() < ids.len() {
        found.extend(awards::find_many(conn, &ids)?);
    }
    Ok(found)
}

/// What a reference to a record shows, of any kind that people search for.
#[derive(Debug, Clone)]
pub struct RecordName {
    /// Its id.
    pub id: Uuid,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its keeper.
    pub organization_id: Uuid,
    /// Who may read it.
    pub visibility: Visibility,
}

/// The names of several records of any kind, in one query.
///
/// # Errors
/// When the store fails.
pub fn names(conn: &mut Conn, ids: &[Uuid]) -> Result<Vec<RecordName>, StoreError> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    use search_entries as entries;
    let ids: Vec<IdColumn> = ids.iter().copied().map(IdColumn).collect();
    let rows: Vec<(IdColumn, String, String, IdColumn, String)> = entries::table
        .filter(entries::record_id.eq_any(ids))
        .select((entries::record_id, entries::kind, entries::title, entries::organization_id, entries::visibility))
        .load(conn)?;
    rows.into_iter()
        .map(|(id, kind, name, organization, visibility)| {
            Ok(RecordName {
                id: id.0,
                kind: Kind::parse(&kind).ok_or_else(|| StoreError::internal("an entry of an unknown kind"))?,
                name,
                organization_id: organization.0,
                visibility: crate::visibility::visibility(&visibility)?,
            })
        })
        .collect()
}
