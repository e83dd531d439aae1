//! What sheets refer to, and what is referred to: that is not deleted.

use diesel::prelude::*;
use thidua_domain::{records::Kind, sheets::Sheet};
use uuid::Uuid;

use crate::{
    awards,
    connection::Conn,
    errors::StoreError,
    schema::{documents, organizations, relations, sheet_references},
    sql_types::IdColumn,
};

/// The records that a sheet refers to, those that its sources name, and the offices of organizations.
pub(crate) fn targets(sheet: &Sheet) -> Vec<Uuid> {
    let mut targets: Vec<Uuid> = sheet.references().into_iter().map(|(_, target, _)| target).collect();
    targets.extend(sheet.offices().into_iter().map(|(_, office, _)| office));
    targets
        .extend(sheet.all_sources().iter().flat_map(|(_, source)| [source.document_id, source.article_id]).flatten());
    targets.sort_unstable();
    targets.dedup();
    targets
}

/// Whether another record refers to this one, or to this office: a sheet in any way, and a document, an organization or
/// a relation that names it as a source. Relations that go with a document are none.
///
/// # Errors
/// When the store fails.
pub fn is_referred_to(conn: &mut Conn, id: Uuid) -> Result<bool, StoreError> {
    let by_sheet: Option<IdColumn> = sheet_references::table
        .filter(sheet_references::target_id.eq(IdColumn(id)))
        .filter(sheet_references::sheet_id.ne(IdColumn(id)))
        .select(sheet_references::sheet_id)
        .first(conn)
        .optional()?;
    Ok(by_sheet.is_some() || awards::refer_to(conn, id)? || is_named_as_source(conn, id)?)
}

/// Sources of documents, organizations and relations stand in their JSON. Only documents and articles are named there.
fn is_named_as_source(conn: &mut Conn, id: Uuid) -> Result<bool, StoreError> {
    let kind = super::names(conn, &[id])?.pop().map(|found| found.kind);
    if !matches!(kind, Some(Kind::Document | Kind::Article)) {
        return Ok(false);
    }
    let (named, id) = (format!("%\"{id}\"%"), IdColumn(id));
    let document: Option<IdColumn> = documents::table
        .filter(documents::details.like(&named).and(documents::id.ne(id)))
        .select(documents::id)
        .first(conn)
        .optional()?;
    let organization: Option<IdColumn> = organizations::table
        .filter(organizations::details.like(&named))
        .select(organizations::id)
        .first(conn)
        .optional()?;
    let relation: Option<IdColumn> = relations::table
        .filter(relations::source.like(&named).and(relations::from_id.ne(id)).and(relations::to_id.ne(id)))
        .select(relations::id)
        .first(conn)
        .optional()?;
    Ok([document, organization, relation].iter().any(Option::is_some))
}
