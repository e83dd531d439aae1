//! Where the facts of a sheet come from, and what is said about them. The same for every kind.

use serde::{Deserialize, Serialize};

use super::Claim;
use crate::records::{Mark, Origin, Source};

/// Origin, sources, marks and claims of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Provenance {
    /// Made here, or recorded from elsewhere (D6).
    pub origin: Origin,
    /// Where its facts were read.
    pub sources: Vec<Source>,
    /// What is to be known of its values.
    pub marks: Vec<Mark>,
    /// What sources say of the values they disagree on.
    pub claims: Vec<Claim>,
}

/// The names of the properties of [`Provenance`] in a body.
pub(super) const PROPERTIES: [&str; 4] = ["origin", "sources", "marks", "claims"];
