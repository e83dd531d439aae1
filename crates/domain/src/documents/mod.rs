//! Documents: any official paper, with plans, directives and decisions as its classes.

mod content;
mod identity;
mod input;
mod view;

use serde::Serialize;

pub use content::{Capacity, DocumentContent, Issuer, Signer};
pub use identity::identity_key;
pub use input::{DocumentInput, IssuerInput, PROPERTIES, SymbolInput};
pub use view::DocumentView;

use crate::{ids::DocumentId, language::Label, publication::Refusal, records::Front, symbols::TypeRow};

/// A document (văn bản).
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// What every record has in front.
    #[serde(flatten)]
    pub front: Front,
    /// What an editor writes.
    #[serde(flatten)]
    pub content: DocumentContent,
}

/// A row of the document-type catalogue (Decree 30/2020/NĐ-CP Art. 7 and the Party's list among its sources).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentType {
    /// Its code and what symbols tell it by.
    pub row: TypeRow,
    /// Its name.
    pub label: Label,
}

impl Document {
    /// Whether the document may become public.
    ///
    /// # Errors
    /// A refusal when nobody is named as its issuer although its number is known.
    pub fn check_publishable(&self) -> Result<(), Refusal> {
        if self.content.issuers.is_empty() && !self.content.known_by_name_only {
            return Err(Refusal::new(
                "Văn bản chưa có cơ quan ban hành (issuers); hãy bổ sung trước khi công khai.",
                "The document names no issuer; add one before publishing it.",
            ));
        }
        Ok(())
    }

    /// What search finds it by: type, symbol, title, summary, and the names and abbreviations of its issuers.
    #[must_use]
    pub fn search_text(&self, type_label: &Label, issuer_names: &[String]) -> String {
        let mut words = vec![type_label.vi.as_str()];
        if let Some(symbol) = &self.content.symbol {
            // The key joins what an ampersand parts (BKH&ĐT), as people type it.
            words.extend([symbol.raw(), symbol.key()]);
        }
        words.push(&self.content.title);
        words.extend(self.content.summary.as_deref());
        words.extend(issuer_names.iter().map(String::as_str));
        words.join(" ")
    }
}
