//! Use cases of documents.

mod create;
mod edit;
mod kept;
mod list;
mod publish;
mod read;

pub use create::create;
pub(crate) use create::prepare;
pub use edit::edit;
pub use list::{DocumentList, list};
pub use publish::{delete, publish, withdraw};
pub use read::{Address, by_symbol, read, read_of_class};

use thidua_domain::{
    documents::{Document, DocumentType, identity_key},
    ids::DocumentId,
};
use thidua_persistence::{
    connection::Conn,
    document_types,
    documents::{self, DocumentFilter, DocumentSort, Matching, Phase},
    query::Direction,
};

use crate::{call::Call, errors::Error, records};

/// Makes the answer of a write out of the document as it stands after it, inside the transaction.
pub type Render<'r> = records::Render<'r, Document>;

/// The catalogue that inputs are read with.
pub(crate) fn catalogue(conn: &mut Conn) -> Result<Vec<DocumentType>, Error> {
    Ok(document_types::all(conn)?.into_iter().map(|row| row.document_type).collect())
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
