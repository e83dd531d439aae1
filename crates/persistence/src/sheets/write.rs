//! Writing sheets: their rows, and what lists look at.

use chrono::NaiveDate;
use diesel::prelude::*;
use thidua_domain::sheets::{Index, Sheet};

use super::{references, row::SheetRow};
use crate::{
    connection::Conn,
    errors::StoreError,
    records::Save,
    schema::{sheet_references, sheet_terms, sheet_windows, sheets},
    sql_types::IdColumn,
};

/// New sheets, which wait to be written together.
#[derive(Default)]
pub(crate) struct New {
    rows: Vec<SheetRow>,
    indexed: Indexed,
}

impl New {
    pub(crate) fn add(&mut self, (sheet, index): (&Sheet, &Index)) -> Result<(), StoreError> {
        self.rows.push(SheetRow::of(sheet, index)?);
        self.indexed.add(sheet, index);
        Ok(())
    }

    pub(crate) fn write(self, conn: &mut Conn) -> Result<(), StoreError> {
        crate::insert_all!(conn, sheets::table, self.rows);
        self.indexed.write(conn)
    }
}

/// Changes or removes a sheet.
pub(crate) fn save(conn: &mut Conn, save: Save, (sheet, index): (&Sheet, &Index)) -> Result<(), StoreError> {
    let id = IdColumn(sheet.id);
    if save == Save::Delete {
        diesel::delete(sheets::table.filter(sheets::id.eq(id))).execute(conn)?;
        return Ok(());
    }
    diesel::update(sheets::table.filter(sheets::id.eq(id))).set(&SheetRow::of(sheet, index)?).execute(conn)?;
    diesel::delete(sheet_terms::table.filter(sheet_terms::sheet_id.eq(id))).execute(conn)?;
    diesel::delete(sheet_windows::table.filter(sheet_windows::sheet_id.eq(id))).execute(conn)?;
    diesel::delete(sheet_references::table.filter(sheet_references::sheet_id.eq(id))).execute(conn)?;
    let mut indexed = Indexed::default();
    indexed.add(sheet, index);
    indexed.write(conn)
}

/// What lists look at, as rows.
#[derive(Default)]
struct Indexed {
    terms: Vec<TermRow>,
    windows: Vec<WindowRow>,
    references: Vec<ReferenceRow>,
}

#[derive(Insertable)]
#[diesel(table_name = sheet_terms)]
struct TermRow {
    sheet_id: IdColumn,
    name: &'static str,
    value: String,
    name_key: Vec<u8>,
}

#[derive(Insertable)]
#[diesel(table_name = sheet_windows, treat_none_as_default_value = false)]
struct WindowRow {
    sheet_id: IdColumn,
    name: &'static str,
    position: i32,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    first_of_year: Option<i32>,
    last_of_year: Option<i32>,
}

#[derive(Insertable)]
#[diesel(table_name = sheet_references)]
struct ReferenceRow {
    sheet_id: IdColumn,
    target_id: IdColumn,
}

impl Indexed {
    fn add(&mut self, sheet: &Sheet, index: &Index) {
        let sheet_id = IdColumn(sheet.id);
        let term = |(name, value): &(&'static str, String)| TermRow {
            sheet_id,
            name,
            value: value.clone(),
            name_key: index.name_key.clone(),
        };
        self.terms.extend(index.terms.iter().map(term));
        self.windows.extend((0..).zip(&index.windows).map(|(position, window)| WindowRow {
            sheet_id,
            name: window.name,
            position,
            earliest: window.earliest,
            latest: window.latest,
            first_of_year: window.days_of_year.map(|days| days.0),
            last_of_year: window.days_of_year.map(|days| days.1),
        }));
        let targets = references::targets(sheet).into_iter();
        self.references.extend(targets.map(|target| ReferenceRow { sheet_id, target_id: IdColumn(target) }));
    }

    fn write(self, conn: &mut Conn) -> Result<(), StoreError> {
        crate::insert_all!(conn, sheet_terms::table, self.terms);
        crate::insert_all!(conn, sheet_windows::table, self.windows);
        crate::insert_all!(conn, sheet_references::table, self.references);
        Ok(())
    }
}
