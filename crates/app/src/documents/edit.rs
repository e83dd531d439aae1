//! Editing a document with a merge patch.

use std::cell::RefCell;

use serde_json::Value;
use thidua_domain::{
    access::Permission,
    changes::{Change, Event, Record},
    checks,
    documents::{Document, DocumentInput},
    faults::Faults,
    ids::DocumentId,
    input::merge,
    records::Visibility,
    time::TimeInput,
};
use thidua_persistence::{connection::Conn, db::Answer, errors::StoreError};

use super::{Render, catalogue, identity_taken, load_locked, misread, written};
use crate::{App, call::Call, errors::Error, references};

/// Lays a merge patch (RFC 7396) over the writable form of a document. What is public needs the right to publish too. A
/// patch that changes nothing is answered with the document as it is.
///
/// # Errors
/// Hidden, forbidden, stale, or all faults of what the patch would make.
pub fn edit(
    app: &App,
    call: &Call,
    id: DocumentId,
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
                let (document, sight) = load_locked(tx.conn(), call, id)?;
                let custody = thidua_persistence::organizations::above(tx.conn(), document.front.organization_id)?;
                let is_public = document.front.visibility == Visibility::Public;
                let more: &[Permission] = if is_public { &[Permission::DocumentsPublish] } else { &[] };
                let permit = call.permit(&custody, sight, more)?;
                let admitted = tx.admit(&permit)?;
                if !versions.contains(&document.front.version) {
                    return Err(Error::Stale);
                }
                let (edited, reason) = patched(tx.conn(), call, &document, patch)?;
                if edited.content == document.content {
                    *unchanged.borrow_mut() = Some(document);
                    return Ok((admitted, vec![]));
                }
                let mut change = Change::new(Event::Updated, Record::Document(edited));
                change.reason = reason;
                Ok((admitted, vec![change]))
            },
            |conn, committed| match (written(committed), unchanged.borrow().as_ref()) {
                (Some(document), _) | (None, Some(document)) => render(conn, document),
                (None, None) => Err(StoreError::internal("an edited document is missing").into()),
            },
        )
        .map_err(identity_taken)?;
    Ok(answer)
}

/// Whether a patch moves a day of the time of issue and leaves the rest to follow.
fn names_days(patch: &Value) -> bool {
    let issued = patch.get("issued");
    let names = |name: &str| issued.is_some_and(|issued| issued.get(name).is_some());
    (names("earliest") || names("latest")) && !names("edtf")
}

/// The document as the patch would have it, and the reason that came with it.
fn patched(
    conn: &mut Conn,
    call: &Call,
    document: &Document,
    patch: &Value,
) -> Result<(Document, Option<String>), Error> {
    let mut faults = Faults::new();
    let mut patch = patch.clone();
    let reason = match &mut patch {
        Value::Object(properties) => properties.shift_remove("changeReason"),
        _ => None,
    };
    let reason = reason.as_ref().and_then(Value::as_str).map(|text| checks::reason(text, "/changeReason", &mut faults));
    let mut before = DocumentInput::of(&document.content);
    if let Some(window) = document.content.issued.as_ref().filter(|_| names_days(&patch)) {
        before.issued = Some(TimeInput::in_days(window));
    }
    let mut value = serde_json::to_value(&before).map_err(StoreError::from)?;
    merge(&mut value, &patch);
    let input: DocumentInput = serde_json::from_value(value).map_err(|error| misread(&error))?;
    let parsed = faults.take(input.parse(&catalogue(conn)?, None));
    references::check_document(conn, call, &input, &mut faults)?;
    faults.finish()?;
    let content = parsed.ok_or_else(|| StoreError::internal("a document without faults could not be read"))?;
    Ok((Document { content, ..document.clone() }, reason))
}
