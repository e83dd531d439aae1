//! Publications whose minute has come.

use diesel::prelude::*;
use thidua_domain::{
    ids::{DocumentId, OrganizationId},
    records::Instant,
};

use crate::{
    connection::Conn,
    errors::StoreError,
    schema::{documents, organizations},
    sql_types::{At, IdColumn},
};

/// A record to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// A document.
    Document(DocumentId),
    /// An organization.
    Organization(OrganizationId),
}

/// Records whose publication is due at `now` and that were not `passed` over, earliest first, at most `limit` of each
/// kind.
///
/// # Errors
/// When the store fails.
pub fn due(conn: &mut Conn, now: Instant, passed: &[Due], limit: i64) -> Result<Vec<Due>, StoreError> {
    let (mut passed_documents, mut passed_organizations) = (Vec::new(), Vec::new());
    for due in passed {
        match due {
            Due::Document(id) => passed_documents.push(IdColumn::from(*id)),
            Due::Organization(id) => passed_organizations.push(IdColumn::from(*id)),
        }
    }
    let documents: Vec<(IdColumn, Option<At>)> = documents::table
        .filter(documents::publish_at.le(At(now)))
        .filter(documents::id.ne_all(passed_documents))
        .order((documents::publish_at.asc(), documents::id.asc()))
        .limit(limit)
        .select((documents::id, documents::publish_at))
        .load(conn)?;
    let organizations: Vec<(IdColumn, Option<At>)> = organizations::table
        .filter(organizations::publish_at.le(At(now)))
        .filter(organizations::id.ne_all(passed_organizations))
        .order((organizations::publish_at.asc(), organizations::id.asc()))
        .limit(limit)
        .select((organizations::id, organizations::publish_at))
        .load(conn)?;
    let mut due: Vec<(Option<At>, Due)> = documents
        .into_iter()
        .map(|(id, at)| (at, Due::Document(id.0.into())))
        .chain(organizations.into_iter().map(|(id, at)| (at, Due::Organization(id.0.into()))))
        .collect();
    due.sort_by_key(|(at, _)| *at);
    Ok(due.into_iter().map(|(_, due)| due).collect())
}
