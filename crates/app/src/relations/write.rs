//! Writing and removing relations. Both are acts on the document the relation goes out from.

use serde::Deserialize;
use serde_json::Value;
use thidua_domain::{
    access::{Permission, Sight},
    changes::{Change, Event, Record},
    checks,
    documents::Document,
    faults::{Fault, Faults},
    ids::{DocumentId, RelationId},
    publication::Refusal,
    records::{Front, Source, Visibility},
    relations::{Relation, RelationType, visibility_between},
};
use thidua_persistence::{connection::Conn, db::Answer, documents, errors::StoreError, organizations, relations};

use crate::{App, call::Call, errors::Error, records::check_reason, references};

/// A relation, as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RelationInput {
    /// The document it goes to.
    pub to_id: DocumentId,
    /// How.
    pub relation: RelationType,
    /// The words that say so, as printed.
    #[serde(default)]
    pub words: Option<String>,
    /// Where they were read.
    #[serde(default)]
    pub source: Option<Source>,
}

/// Writes a relation on the document `from`, whose version the caller names.
///
/// # Errors
/// Hidden, forbidden, stale, all faults of the body, or that the relation is there already.
pub fn add(
    app: &App,
    call: &Call,
    from: DocumentId,
    versions: &[i64],
    body: &Value,
    render: &mut dyn FnMut(&mut Conn, &Relation) -> Result<Answer, Error>,
) -> Result<Answer, Error> {
    let id = RelationId::from_uuid(app.ids.next());
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                let (document, permit) = permitted(tx.conn(), call, from)?;
                let admitted = tx.admit(&permit)?;
                if !versions.contains(&document.front.version) {
                    return Err(Error::Stale);
                }
                let (input, to) = parse(tx.conn(), call, from, body)?;
                let visibility = visibility_between(document.front.visibility, to.front.visibility);
                let relation = Relation {
                    id,
                    front: Front::new(document.front.organization_id, visibility, call.now),
                    from_id: from,
                    to_id: input.to_id,
                    relation: input.relation,
                    words: input.words,
                    source: input.source,
                };
                Ok((admitted, vec![Change::new(Event::Created, Record::Relation(relation))]))
            },
            |conn, committed| match committed.records.first() {
                Some(Record::Relation(relation)) => render(conn, relation),
                _ => Err(StoreError::internal("a written relation is missing").into()),
            },
        )
        .map_err(|error| match error {
            Error::Store(store) if store.is_conflict_on("relations_once", "relations.from_id") => Error::Refused(
                Refusal::new("Quan hệ này đã có giữa hai văn bản.", "The two documents have this relation already."),
            ),
            other => other,
        })?;
    Ok(answer)
}

/// Removes a relation of the document `from`, for a reason.
///
/// # Errors
/// Hidden, forbidden, stale, no reason, or no such relation.
pub fn remove(
    app: &App,
    call: &Call,
    from: DocumentId,
    id: RelationId,
    versions: &[i64],
    reason: &str,
) -> Result<(), Error> {
    let reason = check_reason(reason)?;
    app.db.write_unanswered::<Error>(&call.act(app), |tx| {
        let (document, permit) = permitted(tx.conn(), call, from)?;
        let found = relations::find_locked(tx.conn(), id)?.filter(|relation| relation.from_id == from);
        let relation = found.ok_or(Error::NotFound(None))?;
        let admitted = tx.admit(&permit)?;
        if !versions.contains(&document.front.version) {
            return Err(Error::Stale);
        }
        Ok((admitted, vec![Change::new(Event::Deleted, Record::Relation(relation)).because(&reason)]))
    })?;
    Ok(())
}

/// The document, locked, when the caller may change it: what is public needs the right to publish too.
fn permitted(conn: &mut Conn, call: &Call, id: DocumentId) -> Result<(Document, thidua_domain::access::Permit), Error> {
    let document = documents::find_locked(conn, id)?.ok_or(Error::NotFound(None))?;
    let sight = call.sight(conn, &document.front)?;
    let custody = organizations::above(conn, document.front.organization_id)?;
    let is_public = document.front.visibility == Visibility::Public;
    let more: &[Permission] = if is_public { &[Permission::DocumentsPublish] } else { &[] };
    let permit = call.permit(&custody, sight, more)?;
    Ok((document, permit))
}

fn parse(conn: &mut Conn, call: &Call, from: DocumentId, body: &Value) -> Result<(RelationInput, Document), Error> {
    let mut input: RelationInput = serde_json::from_value(body.clone()).map_err(|error| {
        Faults::from(Fault::body(
            "",
            "wrong_type",
            format!("Nội dung không đúng kiểu: {error}."),
            format!("The body has the wrong shape: {error}."),
        ))
    })?;
    let mut faults = Faults::new();
    input.words = checks::optional_line(input.words.as_ref(), 500, "/words", &mut faults);
    let found = documents::find_locked(conn, input.to_id)?;
    let to = match found {
        Some(to) if call.sight(conn, &to.front)? != Sight::Nothing => Some(to),
        _ => None,
    };
    if to.is_none() {
        faults.push(Fault::body(
            "/toId",
            "unknown_reference",
            "Không có văn bản với id này; hãy tra ở /v1/documents?q=….",
            "There is no document with this id; look it up at /v1/documents?q=….",
        ));
    }
    if input.to_id == from {
        faults.push(Fault::body(
            "/toId",
            "self_reference",
            "Một văn bản không thể có quan hệ với chính nó.",
            "A document has no relation to itself.",
        ));
    }
    if let Some(source) = &input.source {
        let mut of_source = Faults::new();
        checks::sources(std::slice::from_ref(source), "/source", &mut of_source);
        references::check_sources(conn, call, (std::slice::from_ref(source), &[]), "/source", &mut of_source)?;
        for mut fault in of_source.into_vec() {
            // One source, not a list: its place has no number.
            if let thidua_domain::faults::Place::Body(pointer) = &mut fault.place {
                *pointer = pointer.replacen("/source/0", "/source", 1);
            }
            faults.push(fault);
        }
    }
    faults.finish()?;
    match to {
        Some(to) => Ok((input, to)),
        None => Err(StoreError::internal("a relation without faults has no target").into()),
    }
}
