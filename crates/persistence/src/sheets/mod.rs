//! Sheets: rows, what lists look at, and lists.

mod by_day;
mod list;
mod narrowed;
mod order;
mod references;
mod row;
mod sharing;
mod with_text;

use diesel::prelude::*;
use thidua_domain::{
    records::{Kind, Visibility},
    sheets::{Index, Sheet},
};
use uuid::Uuid;

pub use by_day::by_day;
pub use list::{SheetFilter, SheetPlace, SheetSort, Span, count, list};
pub(crate) use order::in_order;
pub use references::is_referred_to;
pub(crate) use references::targets;
use row::SheetRow;
pub use sharing::sharing;
pub use with_text::with_text;

use crate::{
    awards,
    connection::Conn,
    errors::StoreError,
    records::Save,
    schema::{search_entries, sheet_references, sheet_terms, sheet_windows, sheets},
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

pub(crate) fn save(conn: &mut Conn, save: Save, (sheet, index): (&Sheet, &Index)) -> Result<(), StoreError> {
    let id = IdColumn(sheet.id);
    if save == Save::Delete {
        diesel::delete(sheets::table.filter(sheets::id.eq(id))).execute(conn)?;
        return Ok(());
    }
    let row = SheetRow::of(sheet, index)?;
    if save == Save::Insert {
        diesel::insert_into(sheets::table).values(&row).execute(conn)?;
    } else {
        diesel::update(sheets::table.filter(sheets::id.eq(id))).set(&row).execute(conn)?;
        diesel::delete(sheet_terms::table.filter(sheet_terms::sheet_id.eq(id))).execute(conn)?;
        diesel::delete(sheet_windows::table.filter(sheet_windows::sheet_id.eq(id))).execute(conn)?;
        diesel::delete(sheet_references::table.filter(sheet_references::sheet_id.eq(id))).execute(conn)?;
    }
    keep_index(conn, sheet, index)
}

fn keep_index(conn: &mut Conn, sheet: &Sheet, index: &Index) -> Result<(), StoreError> {
    let id = IdColumn(sheet.id);
    let terms: Vec<_> = index
        .terms
        .iter()
        .map(|(name, value)| {
            (sheet_terms::sheet_id.eq(id), sheet_terms::name.eq(*name), sheet_terms::value.eq(value.as_str()))
        })
        .collect();
    let windows: Vec<_> = (0_i32..)
        .zip(&index.windows)
        .map(|(position, window)| {
            (
                sheet_windows::sheet_id.eq(id),
                sheet_windows::name.eq(window.name),
                sheet_windows::position.eq(position),
                sheet_windows::earliest.eq(window.earliest),
                sheet_windows::latest.eq(window.latest),
                sheet_windows::first_of_year.eq(window.days_of_year.map(|days| days.0)),
                sheet_windows::last_of_year.eq(window.days_of_year.map(|days| days.1)),
            )
        })
        .collect();
    let references: Vec<_> = references::targets(sheet)
        .into_iter()
        .map(|target| (sheet_references::sheet_id.eq(id), sheet_references::target_id.eq(IdColumn(target))))
        .collect();
    crate::on_each!(conn, |c| {
        diesel::insert_into(sheet_terms::table).values(terms).execute(c)?;
        diesel::insert_into(sheet_windows::table).values(windows).execute(c)?;
        diesel::insert_into(sheet_references::table).values(references).execute(c)?;
    });
    Ok(())
}
