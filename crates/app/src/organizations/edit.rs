//! Editing an organization with a merge patch.

use std::cell::RefCell;

use serde_json::Value;
use thidua_domain::{
    access::Permission,
    changes::{Change, Event, Record},
    checks,
    faults::Faults,
    ids::OrganizationId,
    input::merge,
    organizations::OrganizationInput,
    records::Visibility,
};
use thidua_persistence::{db::Answer, errors::StoreError, organizations};

use super::{Render, code_taken, custody_above, input::parse, load_locked, written};
use crate::{App, call::Call, errors::Error};

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
    let unchanged = RefCell::new(None);
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                organizations::lock_tree(tx.conn())?;
                let (mut organization, sight) = load_locked(tx.conn(), call, id)?;
                let is_public = organization.front.visibility == Visibility::Public;
                let more: &[Permission] = if is_public { &[Permission::OrganizationsPublish] } else { &[] };
                let custody = custody_above(tx.conn(), id)?;
                let permit = call.permit(&custody, sight, more)?;
                let admitted = tx.admit(&permit)?;
                if !versions.contains(&organization.front.version) {
                    return Err(Error::Stale);
                }
                let mut faults = Faults::new();
                let mut patch = patch.clone();
                let reason = match &mut patch {
                    Value::Object(properties) => properties.shift_remove("changeReason"),
                    _ => None,
                };
                let reason = reason
                    .as_ref()
                    .and_then(Value::as_str)
                    .map(|text| checks::reason(text, "/changeReason", &mut faults));
                faults.finish()?;
                let mut value =
                    serde_json::to_value(OrganizationInput::of(&organization.content)).map_err(StoreError::from)?;
                merge(&mut value, &patch);
                let content = parse(app, tx.conn(), call, Some(&organization), value)?;
                if content == organization.content {
                    *unchanged.borrow_mut() = Some(organization);
                    return Ok((admitted, vec![]));
                }
                organization.content = content;
                let mut change = Change::new(Event::Updated, Record::Organization(organization));
                change.reason = reason;
                Ok((admitted, vec![change]))
            },
            |conn, committed| match (written(committed), unchanged.borrow().as_ref()) {
                (Some(organization), _) | (None, Some(organization)) => render(conn, organization),
                (None, None) => Err(StoreError::internal("an edited organization is missing").into()),
            },
        )
        .map_err(code_taken)?;
    Ok(answer)
}
