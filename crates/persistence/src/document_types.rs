//! The catalogue of document types.

use chrono::NaiveDate;
use diesel::prelude::*;
use thidua_domain::{documents::DocumentType, language::Label, symbols::TypeRow};

use crate::{connection::Conn, db::Bookkeeping, errors::StoreError, schema::document_types as types};

/// A row of the catalogue, as the data file gives it.
#[derive(Debug, Clone)]
pub struct CatalogueRow {
    /// The type.
    pub document_type: DocumentType,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
    /// Whether its source was read.
    pub confirmed: bool,
    /// Its source.
    pub source: Option<String>,
    /// The address of its source.
    pub source_url: Option<String>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = types, treat_none_as_null = true)]
struct Row {
    code: String,
    position: i32,
    name_vi: String,
    name_en: Option<String>,
    abbreviation: Option<String>,
    aliases: String,
    class: String,
    family: String,
    example_symbol: Option<String>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    confirmed: bool,
    source: Option<String>,
    source_url: Option<String>,
}

/// The whole catalogue, in its order.
///
/// # Errors
/// When the store fails.
pub fn all(conn: &mut Conn) -> Result<Vec<CatalogueRow>, StoreError> {
    let rows: Vec<Row> = types::table.order(types::position).select(Row::as_select()).load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(CatalogueRow {
                document_type: DocumentType {
                    row: TypeRow {
                        code: row.code,
                        abbreviation: row.abbreviation,
                        aliases: serde_json::from_str(&row.aliases)?,
                        family: row.family,
                        class: row.class,
                        example_symbol: row.example_symbol,
                    },
                    label: Label { vi: row.name_vi, en: row.name_en },
                },
                valid_from: row.valid_from,
                valid_to: row.valid_to,
                confirmed: row.confirmed,
                source: row.source,
                source_url: row.source_url,
            })
        })
        .collect()
}

pub(crate) fn label(conn: &mut Conn, code: &str) -> Result<Label, StoreError> {
    let (vi, en) = types::table.filter(types::code.eq(code)).select((types::name_vi, types::name_en)).first(conn)?;
    Ok(Label { vi, en })
}

/// The names of the types with these codes.
///
/// # Errors
/// When the store fails.
pub fn labels(conn: &mut Conn, codes: &[String]) -> Result<Vec<(String, Label)>, StoreError> {
    let rows: Vec<(String, String, Option<String>)> = types::table
        .filter(types::code.eq_any(codes))
        .select((types::code, types::name_vi, types::name_en))
        .load(conn)?;
    Ok(rows.into_iter().map(|(code, vi, en)| (code, Label { vi, en })).collect())
}

/// Adds the rows that are not there yet; those that are stay as they were edited.
///
/// # Errors
/// When the store fails.
pub fn add_missing(books: &mut Bookkeeping<'_>, rows: &[CatalogueRow]) -> Result<usize, StoreError> {
    let mut added = 0;
    for (position, row) in (0_i32..).zip(rows) {
        let TypeRow { code, abbreviation, aliases, family, class, example_symbol } = row.document_type.row.clone();
        let values = Row {
            code,
            position,
            name_vi: row.document_type.label.vi.clone(),
            name_en: row.document_type.label.en.clone(),
            abbreviation,
            aliases: serde_json::to_string(&aliases)?,
            class,
            family,
            example_symbol,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            confirmed: row.confirmed,
            source: row.source.clone(),
            source_url: row.source_url.clone(),
        };
        added += crate::on_each!(&mut *books.conn, |c| diesel::insert_into(types::table)
            .values(values)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(added)
}
