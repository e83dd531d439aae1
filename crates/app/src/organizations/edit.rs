//! Editing an organization with a merge patch.

use serde_json::Value;
use thidua_domain::{
    faults::Faults,
    ids::OrganizationId,
    input::merge,
    organizations::{Organization, OrganizationInput},
};
use thidua_persistence::{connection::Conn, db::Answer, errors::StoreError};

use super::{Render, input::parse};
use crate::{
    App,
    call::Call,
    errors::Error,
    records::{self, Edited, split_patch},
    sheets::check_unreferred,
};

/// Lays a merge patch over the writable form of an organization. What is public needs the right to publish too.
///
/// # Errors
/// Hidden, forbidden, stale, or all faults of what the patch would make.
pub fn edit(
    app: &App,
    call: &Call,
    id: OrganizationId,
    versions: &[i64],
    patch: &Value,
    render: Render<'_>,
) -> Result<Answer, Error> {
    let decide = |conn: &mut Conn, organization: &Organization| {
        let mut faults = Faults::new();
        let (patch, reason) = split_patch(patch, &mut faults);
        faults.finish()?;
        let mut value = serde_json::to_value(OrganizationInput::of(&organization.content)).map_err(StoreError::from)?;
        merge(&mut value, &patch);
        let content = parse(app, conn, call, Some(organization), value)?;
        for office in &organization.content.offices {
            if !content.offices.iter().any(|kept| kept.id == office.id) {
                check_unreferred(conn, office.id.uuid())?;
            }
        }
        Ok(Edited::alone(Organization { content, ..organization.clone() }, reason))
    };
    records::edit(app, call, id, versions, decide, render)
}
