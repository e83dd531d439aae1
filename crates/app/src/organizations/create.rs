//! Creating an organization.

use serde_json::Value;
use thidua_domain::{
    access::Sight,
    changes::{Change, Event, Record},
    ids::OrganizationId,
    organizations::Organization,
    records::Front,
};
use thidua_persistence::{db::Answer, errors::StoreError, organizations};

use super::{Render, code_taken, input::parse_new, written};
use crate::{App, call::Call, errors::Error};

/// Creates an organization under its parents, as a draft or an internal record.
///
/// # Errors
/// All faults of the body, or a permission that the caller lacks on the parent.
pub fn create(app: &App, call: &Call, body: &Value, render: Render<'_>) -> Result<Answer, Error> {
    let id = OrganizationId::from_uuid(app.ids.next());
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                let (content, visibility) = parse_new(app, tx.conn(), call, body)?;
                let mut custody = Vec::new();
                for span in &content.parents {
                    custody.extend(organizations::above(tx.conn(), span.organization_id)?);
                }
                let permit = call.permit(&custody, Sight::Full, &[])?;
                let admitted = tx.admit(&permit)?;
                let organization = Organization { id, front: Front::new(id, visibility, call.now), content };
                Ok((admitted, vec![Change::new(Event::Created, Record::Organization(organization))]))
            },
            |conn, committed| match written(committed) {
                Some(organization) => render(conn, organization),
                None => Err(StoreError::internal("a created organization is missing").into()),
            },
        )
        .map_err(code_taken)?;
    Ok(answer)
}
