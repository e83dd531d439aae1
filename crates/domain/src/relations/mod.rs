//! Typed relations between documents: the *căn cứ* chain.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{DocumentId, RelationId},
    records::{Front, Source, Visibility},
    words,
};

words! {
    /// How one document stands to another, read from the one it is written on.
    RelationType {
        /// Carries out the other (thực hiện, triển khai).
        Implements = "implements",
        /// Rests on the other (căn cứ, theo tinh thần).
        BasedOn = "based_on",
        /// Amends the other (sửa đổi, bổ sung).
        Amends = "amends",
        /// Replaces the other (thay thế).
        Replaces = "replaces",
        /// Repeals the other (bãi bỏ).
        Repeals = "repeals",
        /// Corrects the other (đính chính).
        Corrects = "corrects",
        /// Promulgates the other (ban hành kèm theo).
        Promulgates = "promulgates",
    }
}

impl RelationType {
    /// The same relation read from the other document.
    #[must_use]
    pub const fn inverse(self) -> &'static str {
        match self {
            Self::Implements => "implemented_by",
            Self::BasedOn => "basis_of",
            Self::Amends => "amended_by",
            Self::Replaces => "replaced_by",
            Self::Repeals => "repealed_by",
            Self::Corrects => "corrected_by",
            Self::Promulgates => "promulgated_by",
        }
    }
}

/// A relation, written on the document it goes out from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Relation {
    /// Its id.
    pub id: RelationId,
    /// Its front: the keeper is that of the document it goes out from, and it is public when both ends are.
    #[serde(flatten)]
    pub front: Front,
    /// The document it goes out from.
    pub from_id: DocumentId,
    /// The document it goes to.
    pub to_id: DocumentId,
    /// How the first stands to the second.
    pub relation: RelationType,
    /// The words that say so, as printed.
    pub words: Option<String>,
    /// Where they were read.
    pub source: Option<Source>,
}

/// What everyone may read of a relation between two public documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RelationView {
    /// Its id.
    pub id: RelationId,
    /// From.
    pub from_id: DocumentId,
    /// To.
    pub to_id: DocumentId,
    /// How.
    pub relation: RelationType,
    /// Its words.
    pub words: Option<String>,
    /// Its source.
    pub source: Option<Source>,
}

impl Relation {
    /// The public view: an allow-list.
    #[must_use]
    pub fn view(&self) -> RelationView {
        RelationView {
            id: self.id,
            from_id: self.from_id,
            to_id: self.to_id,
            relation: self.relation,
            words: self.words.clone(),
            source: self.source.clone(),
        }
    }
}

/// A relation is as visible as the less visible of its two ends.
#[must_use]
pub fn visibility_between(from: Visibility, to: Visibility) -> Visibility {
    let rank = |visibility| match visibility {
        Visibility::Draft => 0,
        Visibility::Internal => 1,
        Visibility::Public => 2,
    };
    if rank(from) <= rank(to) { from } else { to }
}
