//! What an editor writes of a document, valid by construction.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{OfficeId, OrganizationId},
    records::{Mark, Origin, Source},
    symbols::DocumentSymbol,
    time::TimeWindow,
    words,
};

/// The content of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentContent {
    /// Code of its type in the catalogue: `adm-plan`.
    pub document_type: String,
    /// Class of that type: `plan`.
    pub document_class: String,
    /// Its number and symbol; none while a draft has no number, or when it is not known.
    pub symbol: Option<DocumentSymbol>,
    /// The year its number was given in.
    pub symbol_year: Option<i32>,
    /// The committee term its number belongs to (Party documents).
    pub term: Option<i32>,
    /// Who issued it, the lead first.
    pub issuers: Vec<Issuer>,
    /// Who signed it.
    pub signers: Vec<Signer>,
    /// When it was issued; none when not known.
    pub issued: Option<TimeWindow>,
    /// Its title (trích yếu).
    pub title: String,
    /// What it says, in short.
    pub summary: Option<String>,
    /// Made here, or recorded from elsewhere.
    pub origin: Origin,
    /// Where its facts were read.
    pub sources: Vec<Source>,
    /// What is to be known of its values.
    pub marks: Vec<Mark>,
    /// A placeholder: named somewhere, number not known.
    pub known_by_name_only: bool,
}

/// An issuer: an organization, or one of its offices when the office's holder issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Issuer {
    /// The organization.
    pub organization_id: OrganizationId,
    /// Its office, when the holder of that issues (a chairman's own directive).
    pub office_id: Option<OfficeId>,
}

words! {
    /// In which capacity a document was signed (Decree 30/2020/NĐ-CP Art. 13).
    Capacity {
        /// In one's own right.
        Direct = "direct",
        /// On behalf of the collective (thay mặt).
        Tm = "tm",
        /// For the head, by a deputy (ký thay).
        Kt = "kt",
        /// By order of the head (thừa lệnh).
        Tl = "tl",
        /// Under a power given (thừa ủy quyền).
        Tuq = "tuq",
        /// As acting head (quyền).
        Q = "q",
    }
}

/// Who signed, as the paper prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Signer {
    /// The name as printed.
    pub person: String,
    /// The post as printed.
    #[serde(default)]
    pub post: Option<String>,
    /// In which capacity.
    pub capacity: Capacity,
}

impl DocumentContent {
    /// Whether the value at `pointer` is stated: no mark points at it, at what holds it, or at the whole record.
    #[must_use]
    pub fn is_stated(&self, pointer: &str) -> bool {
        !self.marks.iter().any(|mark| {
            mark.pointer.is_empty()
                || mark.pointer == pointer
                || pointer.strip_prefix(mark.pointer.as_str()).is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// The year of its number, when stated.
    #[must_use]
    pub fn stated_year(&self) -> Option<i32> {
        self.symbol_year.filter(|_| self.is_stated("/symbolYear"))
    }
}
