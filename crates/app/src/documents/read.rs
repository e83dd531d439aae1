//! Reading one document, by id or by symbol.

use thidua_domain::{access::Sight, documents::Document, ids::DocumentId, language::Sentence};
use thidua_persistence::{
    connection::Conn,
    documents::{self, DocumentFilter, DocumentSort, Phase},
    organizations,
    query::Direction,
};

use crate::{call::Call, errors::Error, records};

/// The document with this id, and how much of it the caller sees.
///
/// # Errors
/// Not found, when that is nothing.
pub fn read(conn: &mut Conn, call: &Call, id: DocumentId) -> Result<(Document, Sight), Error> {
    records::read(conn, call, id)
}

/// The parts of an address by symbol: issuer, year (none: not stated), slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Code of the issuing organization.
    pub issuer: String,
    /// Year of the number, when stated.
    pub year: Option<i32>,
    /// Slug of the symbol.
    pub slug: String,
}

/// The one document that an issuer gave this symbol in this year.
///
/// # Errors
/// Not found when there is none, and when there are several: then it says where their list is.
pub fn by_symbol(conn: &mut Conn, call: &Call, address: &Address) -> Result<(Document, Sight), Error> {
    let mut issuers = Vec::new();
    for organization in organizations::find_by_code(conn, &address.issuer)? {
        if call.sight(conn, &organization.front)? != Sight::Nothing {
            issuers.push(organization.id);
        }
    }
    if issuers.is_empty() {
        return Err(Error::NotFound(None));
    }
    let filter = DocumentFilter {
        sight: call.sight_line(),
        issuers,
        slug: Some((address.slug.clone(), address.year)),
        ..DocumentFilter::default()
    };
    let order = (DocumentSort::Issued, Direction::Descending);
    let mut found = documents::list(conn, &filter, Phase::All, order, None, 2)?;
    match (found.pop(), found.pop()) {
        (Some(only), None) => {
            let sight = call.sight(conn, &only.front)?;
            Ok((only, sight))
        }
        (None, _) => Err(Error::NotFound(None)),
        (Some(_), Some(_)) => {
            let list = format!("/v1/documents?symbol={}", address.slug);
            Err(Error::NotFound(Some(Sentence::new(
                format!("Có nhiều văn bản ứng với địa chỉ này; hãy chọn trong danh sách {list}."),
                format!("Several documents answer to this address; choose from the list at {list}."),
            ))))
        }
    }
}

/// The document with this id, when it is of `class`.
///
/// # Errors
/// Not found, for another class too.
pub fn read_of_class(conn: &mut Conn, call: &Call, id: DocumentId, class: &str) -> Result<(Document, Sight), Error> {
    let (document, sight) = read(conn, call, id)?;
    if document.content.document_class == class { Ok((document, sight)) } else { Err(Error::NotFound(None)) }
}
