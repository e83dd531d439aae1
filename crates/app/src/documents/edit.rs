//! Editing a document with a merge patch.

use serde_json::Value;
use thidua_domain::{
    documents::{Document, DocumentInput},
    faults::Faults,
    ids::DocumentId,
    input::merge,
    time::TimeInput,
};
use thidua_persistence::{connection::Conn, db::Answer, errors::StoreError};

use super::{Render, catalogue};
use crate::{
    App, awards,
    call::Call,
    errors::Error,
    records::{self, Edited, misread, split_patch},
    references,
};

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
    records::edit(app, call, id, versions, |conn, document| patched(conn, call, document, patch), render)
}

/// Whether a patch moves a day of the time of issue and leaves the rest to follow.
fn names_days(patch: &Value) -> bool {
    let issued = patch.get("issued");
    let names = |name: &str| issued.is_some_and(|issued| issued.get(name).is_some());
    (names("earliest") || names("latest")) && !names("edtf")
}

/// The document as the patch would have it, and the reason that came with it.
fn patched(conn: &mut Conn, call: &Call, document: &Document, patch: &Value) -> Result<Edited<Document>, Error> {
    let mut faults = Faults::new();
    let (patch, reason) = split_patch(patch, &mut faults);
    let mut before = DocumentInput::of(&document.content);
    if let Some(window) = document.content.issued.as_ref().filter(|_| names_days(&patch)) {
        before.issued = Some(TimeInput::in_days(window));
    }
    let mut value = serde_json::to_value(&before).map_err(StoreError::from)?;
    merge(&mut value, &patch);
    let input: DocumentInput = serde_json::from_value(value).map_err(|error| misread(&error))?;
    let parsed = faults.take(input.parse(&catalogue(conn)?, None));
    references::check_document(conn, call, Some(&document.content), &input, &mut faults)?;
    faults.finish()?;
    let content = parsed.ok_or_else(|| StoreError::internal("a document without faults could not be read"))?;
    let record = Document { content, ..document.clone() };
    let followers = awards::that_follow(conn, call, document, &record)?;
    Ok(Edited { record, reason, followers })
}
