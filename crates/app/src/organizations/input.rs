//! Reading an organization out of a body: its content, the organizations it names, its place in the tree.

use serde_json::Value;
use thidua_domain::{
    access::Sight,
    faults::{Fault, Faults},
    ids::{OfficeId, OrganizationId},
    organizations::{Organization, OrganizationContent, OrganizationInput},
    records::Visibility,
};
use thidua_persistence::{connection::Conn, errors::StoreError, organizations};

use crate::{App, call::Call, code_lists, errors::Error, records::misread, references};

pub(super) fn parse_new(
    app: &App,
    conn: &mut Conn,
    call: &Call,
    body: &Value,
) -> Result<(OrganizationContent, Visibility), Error> {
    let mut body = body.clone();
    let mut visibility = Visibility::Draft;
    if let Value::Object(properties) = &mut body
        && properties.shift_remove("visibility").as_ref().and_then(Value::as_str) == Some("internal")
    {
        visibility = Visibility::Internal;
    }
    Ok((parse(app, conn, call, None, body)?, visibility))
}

/// Reads the writable form of an organization that is new, or that is `existing`.
pub(super) fn parse(
    app: &App,
    conn: &mut Conn,
    call: &Call,
    existing: Option<&Organization>,
    body: Value,
) -> Result<OrganizationContent, Error> {
    let input: OrganizationInput = serde_json::from_value(body).map_err(|error| misread(&error))?;
    let mut faults = Faults::new();
    let offices: Vec<OfficeId> = existing
        .map(|organization| organization.content.offices.iter().map(|office| office.id).collect())
        .unwrap_or_default();
    let kinds = code_lists::codes("organization-kinds");
    let parsed = faults.take(input.parse(&kinds, &offices, || OfficeId::from_uuid(app.ids.next())));
    let before = existing.map(|organization| &organization.content);
    references::check_organization(conn, call, before, &input, &mut faults)?;
    check_code(conn, call, existing.map(|organization| organization.id), &input.code, &mut faults)?;
    if let Some(organization) = existing {
        check_cycle(conn, organization.id, &input, &mut faults)?;
    }
    call.faults.clone().completed_by(faults).finish()?;
    Ok(parsed.ok_or_else(|| StoreError::internal("an organization without faults could not be read"))?)
}

/// A code stands once among the organizations that the caller sees.
fn check_code(
    conn: &mut Conn,
    call: &Call,
    own: Option<OrganizationId>,
    code: &str,
    faults: &mut Faults,
) -> Result<(), Error> {
    for other in organizations::find_by_code(conn, code)? {
        if Some(other.id) != own && call.sight(conn, &other.front)? != Sight::Nothing {
            faults.push(Fault::body(
                "/code",
                "not_unique",
                "Mã này đã dùng cho một đơn vị khác; hãy chọn mã khác.",
                "Another organization has this code; choose another.",
            ));
        }
    }
    Ok(())
}

/// An organization cannot stand under itself or under what stands under it.
fn check_cycle(
    conn: &mut Conn,
    id: OrganizationId,
    input: &OrganizationInput,
    faults: &mut Faults,
) -> Result<(), Error> {
    let named = input
        .parents
        .iter()
        .enumerate()
        .map(|(n, span)| (format!("/parents/{n}/organizationId"), span.organization_id))
        .chain(input.custodian_id.map(|custodian| ("/custodianId".to_owned(), custodian)));
    for (pointer, above) in named {
        if organizations::above(conn, above)?.contains(&id) {
            faults.push(Fault::body(
                pointer,
                "cycle",
                "Một đơn vị không thể đứng dưới chính nó hoặc dưới đơn vị trực thuộc nó.",
                "An organization cannot stand under itself or under one of its own.",
            ));
        }
    }
    Ok(())
}
