//! Creating an organization.

use serde_json::Value;
use thidua_domain::{ids::OrganizationId, organizations::Organization, records::Front};
use thidua_persistence::{connection::Conn, db::Answer, organizations};

use super::{Render, input::parse_new};
use crate::{App, call::Call, errors::Error, records};

/// Creates an organization under its parents, as a draft or an internal record.
///
/// # Errors
/// All faults of the body, or a permission that the caller lacks on the parent.
pub fn create(app: &App, call: &Call, body: &Value, render: Render<'_>) -> Result<Answer, Error> {
    let id = OrganizationId::from_uuid(app.ids.next());
    records::create(app, call, |conn| prepare(app, conn, call, id, body), render)
}

/// Reads the body of a new organization; with where the right to create it is held.
///
/// # Errors
/// All faults of the body.
pub(crate) fn prepare(
    app: &App,
    conn: &mut Conn,
    call: &Call,
    id: OrganizationId,
    body: &Value,
) -> Result<(Organization, Vec<OrganizationId>), Error> {
    let (content, visibility) = parse_new(app, conn, call, body)?;
    let mut custody = Vec::new();
    for span in &content.parents {
        custody.extend(organizations::above(conn, span.organization_id)?);
    }
    Ok((Organization { id, front: Front::new(id, visibility, call.now), content }, custody))
}
