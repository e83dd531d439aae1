//! Creating a document: a draft, or an internal record.

use serde_json::Value;
use thidua_domain::{
    documents::{Document, DocumentInput},
    faults::{Fault, Faults},
    ids::{DocumentId, OrganizationId},
    records::{Front, Visibility},
};
use thidua_persistence::{connection::Conn, db::Answer, errors::StoreError};

use super::{Render, catalogue};
use crate::{
    App,
    call::Call,
    errors::Error,
    records::{self, Kept, misread},
    references,
};

/// Creates a document from a body that fits its schema; `class` is fixed by the address it was sent to, or free.
///
/// # Errors
/// All faults of the body; that the caller lacks a permission on the keeper; that the keeper has this document already.
pub fn create(app: &App, call: &Call, class: Option<&str>, body: &Value, render: Render<'_>) -> Result<Answer, Error> {
    let id = DocumentId::from_uuid(app.ids.next());
    let parse = |conn: &mut Conn| {
        let document = parse(conn, call, id, class, body)?;
        let custody = document.custody(conn)?;
        Ok((document, custody))
    };
    records::create(app, call, parse, render)
}

/// Reads the body: what belongs to the record itself, then its content, all faults at once.
fn parse(conn: &mut Conn, call: &Call, id: DocumentId, class: Option<&str>, body: &Value) -> Result<Document, Error> {
    let mut faults = Faults::new();
    let mut content = body.clone();
    let (mut keeper, mut visibility) = (None, Visibility::Draft);
    if let Value::Object(properties) = &mut content {
        keeper = properties.shift_remove("organizationId").and_then(|id| serde_json::from_value(id).ok());
        let internal = properties.shift_remove("visibility");
        if internal.as_ref().and_then(Value::as_str) == Some(Visibility::Internal.as_str()) {
            visibility = Visibility::Internal;
        }
    }
    let keeper = check_keeper(conn, call, keeper, &mut faults)?;
    let input: DocumentInput = serde_json::from_value(content).map_err(|error| misread(&error))?;
    let parsed = faults.take(input.parse(&catalogue(conn)?, class));
    references::check_document(conn, call, &input, &mut faults)?;
    call.faults.clone().completed_by(faults).finish()?;
    match (keeper, parsed) {
        (Some(keeper), Some(content)) => Ok(Document { id, front: Front::new(keeper, visibility, call.now), content }),
        _ => Err(StoreError::internal("a document without faults could not be read").into()),
    }
}

/// The keeper must be an organization that the caller sees.
fn check_keeper(
    conn: &mut Conn,
    call: &Call,
    keeper: Option<OrganizationId>,
    faults: &mut Faults,
) -> Result<Option<OrganizationId>, Error> {
    let found = match keeper {
        Some(id) => references::visible_organizations(conn, call, &[id])?.into_keys().next(),
        None => None,
    };
    if found.is_none() {
        faults.push(Fault::body(
            "/organizationId",
            "unknown_reference",
            "Cần id của đơn vị lưu giữ văn bản; hãy tra ở /v1/organizations?q=….",
            "The id of the unit that keeps the document is needed; look it up at /v1/organizations?q=….",
        ));
    }
    Ok(found)
}
