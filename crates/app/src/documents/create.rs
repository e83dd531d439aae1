//! Creating a document: a draft, or an internal record.

use serde_json::Value;
use thidua_domain::{
    documents::{Document, DocumentInput},
    faults::Faults,
    ids::DocumentId,
    records::Front,
};
use thidua_persistence::{connection::Conn, db::Answer, errors::StoreError};

use super::{Render, catalogue};
use crate::{
    App,
    call::Call,
    errors::Error,
    records::{self, Kept, misread, split_front},
    references,
};

/// Creates a document from a body that fits its schema; `class` is fixed by the address it was sent to, or free.
///
/// # Errors
/// All faults of the body; that the caller lacks a permission on the keeper; that the keeper has this document already.
pub fn create(app: &App, call: &Call, class: Option<&str>, body: &Value, render: Render<'_>) -> Result<Answer, Error> {
    let id = DocumentId::from_uuid(app.ids.next());
    let parse = |conn: &mut Conn| {
        let document = prepare(conn, call, id, class, body)?;
        let custody = document.custody(conn)?;
        Ok((document, custody))
    };
    records::create(app, call, parse, render)
}

/// Reads the body of a new document: what belongs to the record itself, then its content, all faults at once.
///
/// # Errors
/// All faults of the body.
pub(crate) fn prepare(
    conn: &mut Conn,
    call: &Call,
    id: DocumentId,
    class: Option<&str>,
    body: &Value,
) -> Result<Document, Error> {
    let mut faults = Faults::new();
    let (content, keeper, visibility) = split_front(conn, call, body, &mut faults)?;
    let input: DocumentInput = serde_json::from_value(content).map_err(|error| misread(&error))?;
    let parsed = faults.take(input.parse(&catalogue(conn)?, class));
    references::check_document(conn, call, None, &input, &mut faults)?;
    call.faults.clone().completed_by(faults).finish()?;
    match (keeper, parsed) {
        (Some(keeper), Some(content)) => Ok(Document { id, front: Front::new(keeper, visibility, call.now), content }),
        _ => Err(StoreError::internal("a document without faults could not be read").into()),
    }
}
