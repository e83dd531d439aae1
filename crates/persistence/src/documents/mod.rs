//! Documents: rows and lists.

mod list;
mod row;

use diesel::prelude::*;
use thidua_domain::{documents::Document, ids::DocumentId};

pub use list::{DocumentFilter, DocumentPlace, DocumentSort, Matching, Phase, count, issued_by, list};
use row::DocumentRow;

use crate::{
    connection::Conn,
    errors::StoreError,
    records::Save,
    schema::{document_issuers, documents},
    sql_types::IdColumn,
};

/// The document with this id.
///
/// # Errors
/// When the store fails.
pub fn find(conn: &mut Conn, id: DocumentId) -> Result<Option<Document>, StoreError> {
    let row: Option<DocumentRow> = documents::table
        .filter(documents::id.eq(IdColumn::from(id)))
        .select(DocumentRow::as_select())
        .first(conn)
        .optional()?;
    row.map(DocumentRow::into_domain).transpose()
}

/// The document with this id, its row locked until the transaction ends.
///
/// # Errors
/// When the store fails.
pub fn find_locked(conn: &mut Conn, id: DocumentId) -> Result<Option<Document>, StoreError> {
    let row: Result<DocumentRow, _> = crate::first_locked!(
        conn,
        documents::table.filter(documents::id.eq(IdColumn::from(id))).select(DocumentRow::as_select())
    );
    row.optional()?.map(DocumentRow::into_domain).transpose()
}

/// Several documents at once, in no order.
///
/// # Errors
/// When the store fails.
pub fn find_many(conn: &mut Conn, ids: &[DocumentId]) -> Result<Vec<Document>, StoreError> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let ids: Vec<IdColumn> = ids.iter().copied().map(IdColumn::from).collect();
    let rows: Vec<DocumentRow> =
        documents::table.filter(documents::id.eq_any(ids)).select(DocumentRow::as_select()).load(conn)?;
    rows.into_iter().map(DocumentRow::into_domain).collect()
}

pub(crate) fn save(conn: &mut Conn, save: Save, document: &Document) -> Result<(), StoreError> {
    let id = IdColumn::from(document.id);
    if save != Save::Insert {
        diesel::delete(document_issuers::table.filter(document_issuers::document_id.eq(id))).execute(conn)?;
    }
    if save == Save::Delete {
        diesel::delete(documents::table.filter(documents::id.eq(id))).execute(conn)?;
        return Ok(());
    }
    let row = DocumentRow::of(document)?;
    if save == Save::Insert {
        diesel::insert_into(documents::table).values(&row).execute(conn)?;
    } else {
        diesel::update(documents::table.filter(documents::id.eq(id))).set(&row).execute(conn)?;
    }
    for (position, issuer) in (0_i32..).zip(&document.content.issuers) {
        diesel::insert_into(document_issuers::table)
            .values((
                document_issuers::document_id.eq(id),
                document_issuers::position.eq(position),
                document_issuers::organization_id.eq(IdColumn::from(issuer.organization_id)),
                document_issuers::office_id.eq(issuer.office_id.map(IdColumn::from)),
            ))
            .execute(conn)?;
    }
    Ok(())
}
