//! What a body says of the record itself: who is to keep it, and who may read it.

use serde_json::Value;
use thidua_domain::{
    faults::{Fault, Faults},
    ids::OrganizationId,
    records::Visibility,
};
use thidua_persistence::connection::Conn;

use crate::{call::Call, errors::Error, references};

/// The body of a creation without what belongs to the record itself, its keeper, and who may read it. The keeper must
/// be an organization that the caller sees.
pub(crate) fn split_front(
    conn: &mut Conn,
    call: &Call,
    body: &Value,
    faults: &mut Faults,
) -> Result<(Value, Option<OrganizationId>, Visibility), Error> {
    let mut content = body.clone();
    let (mut keeper, mut visibility) = (None, Visibility::Draft);
    if let Value::Object(properties) = &mut content {
        keeper = properties.shift_remove("organizationId").and_then(|id| serde_json::from_value(id).ok());
        let internal = properties.shift_remove("visibility");
        if internal.as_ref().and_then(Value::as_str) == Some(Visibility::Internal.as_str()) {
            visibility = Visibility::Internal;
        }
    }
    let found = match keeper {
        Some(id) => references::visible_organizations(conn, call, &[id])?.into_keys().next(),
        None => None,
    };
    if found.is_none() {
        faults.push(Fault::body(
            "/organizationId",
            "unknown_reference",
            "Cần id của đơn vị lưu giữ bản ghi; hãy tra ở /v1/organizations?q=….",
            "The id of the unit that keeps the record is needed; look it up at /v1/organizations?q=….",
        ));
    }
    Ok((content, found, visibility))
}
