//! What everyone may read of a document: ids and codes.

use serde::Serialize;

use super::{Document, Issuer, Signer};
use crate::{
    ids::{DocumentId, OrganizationId},
    records::{Instant, Mark, Origin, Source, Visibility},
    symbols::DocumentSymbol,
    time::TimeWindow,
};

/// The public view: an allow-list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentView {
    /// Its id.
    pub id: DocumentId,
    /// Who may read it.
    pub visibility: Visibility,
    /// Since when it is public.
    pub published_at: Option<Instant>,
    /// Its keeper.
    pub organization_id: OrganizationId,
    /// Its class.
    pub document_class: String,
    /// Its type.
    pub document_type: String,
    /// Its symbol.
    pub symbol: Option<DocumentSymbol>,
    /// Year of its number.
    pub symbol_year: Option<i32>,
    /// Term of its number.
    pub term: Option<i32>,
    /// Issuers, the lead first.
    pub issuers: Vec<Issuer>,
    /// Signers.
    pub signers: Vec<Signer>,
    /// When issued.
    pub issued: Option<TimeWindow>,
    /// Marks.
    pub marks: Vec<Mark>,
    /// Origin.
    pub origin: Origin,
    /// Sources.
    pub sources: Vec<Source>,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: Option<String>,
    /// Whether it is a placeholder.
    pub known_by_name_only: bool,
}

impl DocumentView {
    /// The view of `document`.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let Document { id, front, content } = document.clone();
        Self {
            id,
            visibility: front.visibility,
            published_at: front.published_at,
            organization_id: front.organization_id,
            symbol: content.symbol,
            document_class: content.document_class,
            document_type: content.document_type,
            symbol_year: content.symbol_year,
            term: content.term,
            issuers: content.issuers,
            signers: content.signers,
            issued: content.issued,
            marks: content.marks,
            origin: content.origin,
            sources: content.sources,
            title: content.title,
            summary: content.summary,
            known_by_name_only: content.known_by_name_only,
        }
    }
}
