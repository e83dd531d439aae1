//! Use cases of documents.

mod create;
mod delete;
mod edit;
mod list;
mod publish;
mod read;

pub use create::create;
pub(crate) use delete::check_reason;
pub use delete::delete;
pub use edit::edit;
pub use list::{DocumentList, list};
pub use publish::{cancel_due, publish, publish_due, withdraw};
pub use read::{Address, by_symbol, read, read_of_class};

use thidua_domain::{
    access::Sight,
    changes::{Change, Event, Record},
    documents::{Document, DocumentType, identity_key},
    faults::{Fault, Faults},
    ids::DocumentId,
    language::Sentence,
    records::Visibility,
    relations::{Relation, visibility_between},
};
use thidua_persistence::{
    connection::Conn,
    db::{Answer, Committed},
    document_types,
    documents::{self, DocumentFilter, DocumentSort, Matching, Phase},
    errors::StoreError,
    query::Direction,
    relations,
};

use crate::{call::Call, errors::Error};

/// Makes the answer of a write out of the document as it stands after it, inside the transaction.
pub type Render<'r> = &'r mut dyn FnMut(&mut Conn, &Document) -> Result<Answer, Error>;

/// The document, locked, and how much of it the caller sees; not found when that is nothing.
fn load_locked(conn: &mut Conn, call: &Call, id: DocumentId) -> Result<(Document, Sight), Error> {
    let document = documents::find_locked(conn, id)?.ok_or(Error::NotFound(None))?;
    let sight = call.sight(conn, &document.front)?;
    if sight == Sight::Nothing { Err(Error::NotFound(None)) } else { Ok((document, sight)) }
}

/// The catalogue that inputs are read with.
fn catalogue(conn: &mut Conn) -> Result<Vec<DocumentType>, Error> {
    Ok(document_types::all(conn)?.into_iter().map(|row| row.document_type).collect())
}

/// The first document that was written.
fn written(committed: &Committed) -> Option<&Document> {
    committed.records.iter().find_map(|record| match record {
        Record::Document(document) => Some(document),
        _ => None,
    })
}

/// Documents of the same symbol and a common issuer that the caller sees, where identity is not settled by year or
/// term: they may be the same one.
///
/// # Errors
/// When the store fails.
pub fn look_alikes(conn: &mut Conn, call: &Call, document: &Document) -> Result<Vec<DocumentId>, Error> {
    let Some(symbol) = document.content.symbol.as_ref().filter(|symbol| symbol.slug().is_some()) else {
        return Ok(vec![]);
    };
    let filter = DocumentFilter {
        sight: call.sight_line(),
        issuers: document.content.issuers.iter().map(|issuer| issuer.organization_id).collect(),
        symbol: Some(Matching { exact: String::new(), loose: symbol.key().to_owned() }),
        ..DocumentFilter::default()
    };
    if filter.issuers.is_empty() {
        return Ok(vec![]);
    }
    let settled = identity_key(&document.content).is_some();
    let order = (DocumentSort::Issued, Direction::Descending);
    let found = documents::list(conn, &filter, Phase::All, order, None, 20)?;
    Ok(found
        .into_iter()
        .filter(|other| other.id != document.id)
        // Two settled identities that differ are two documents.
        .filter(|other| !(settled && identity_key(&other.content).is_some()))
        .map(|other| other.id)
        .collect())
}

/// What a unique index says about a document's identity, in words.
fn identity_taken(error: Error) -> Error {
    match error {
        Error::Store(store)
            if store.is_conflict_on("documents_identity_in_public", "failed: documents.identity_key") =>
        {
            Error::Duplicate(Sentence::new(
                "Đã có một văn bản công khai cùng số ký hiệu, cơ quan ban hành và năm; hãy dùng văn bản đó hoặc sửa số.",
                "A public document has the same symbol, issuers and year; use that one, or correct the symbol.",
            ))
        }
        Error::Store(store) if store.is_conflict_on("documents_identity_in_keeper", "documents.identity_key") => {
            Error::Duplicate(Sentence::new(
                "Đơn vị đã có văn bản cùng số ký hiệu, cơ quan ban hành và năm; hãy sửa văn bản đó thay vì thêm mới.",
                "The unit keeps a document with the same symbol, issuers and year already; edit that one instead.",
            ))
        }
        other => other,
    }
}

/// Changes that keep relations as visible as the less visible of their ends, when `document` becomes `visibility`.
fn relations_follow(conn: &mut Conn, document: &Document, visibility: Visibility) -> Result<Vec<Change>, StoreError> {
    let touching = relations::touching_locked(conn, document.id)?;
    let others: Vec<DocumentId> = touching.iter().map(|relation| other_end(relation, document.id)).collect();
    let others = documents::find_many(conn, &others)?;
    let mut changes = Vec::new();
    for mut relation in touching {
        let other = other_end(&relation, document.id);
        let theirs = others.iter().find(|found| found.id == other).map_or(visibility, |found| found.front.visibility);
        let wanted = visibility_between(visibility, theirs);
        if relation.front.visibility != wanted {
            let event = match (relation.front.visibility, wanted) {
                (_, Visibility::Public) => Event::Published,
                (Visibility::Public, _) => Event::Withdrawn,
                _ => Event::Updated,
            };
            relation.front.visibility = wanted;
            changes.push(Change::new(event, Record::Relation(relation)));
        }
    }
    Ok(changes)
}

fn other_end(relation: &Relation, id: DocumentId) -> DocumentId {
    if relation.from_id == id { relation.to_id } else { relation.from_id }
}

/// What serde says about a body that its schema let through.
fn misread(error: &serde_json::Error) -> Faults {
    Fault::body(
        "",
        "wrong_type",
        format!("Nội dung không đúng kiểu: {error}."),
        format!("The body has the wrong shape: {error}."),
    )
    .into()
}
