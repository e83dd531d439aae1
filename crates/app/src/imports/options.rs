//! What is asked of an import beside its file.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is asked of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// Whether to look only, and write nothing.
    pub dry_run: bool,
    /// Whether the records are public from the beginning.
    pub publish: bool,
    /// The sheet of a workbook; the first one, when left out.
    pub sheet: Option<String>,
    /// The decision of rows that name none.
    pub decision_id: Option<Uuid>,
    /// The same, in words.
    pub decision: DecisionNamed,
    /// The campaign of rows that name none.
    pub campaign_id: Option<Uuid>,
    /// The congress or conference of rows that name none.
    pub congress_id: Option<Uuid>,
    /// The ceremony of rows that name none.
    pub ceremony_id: Option<Uuid>,
    /// What recipients are where neither row nor section says it: a code of `recipient-kinds`.
    pub recipient_kind: Option<String>,
}

/// A decision, as a paper names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct DecisionNamed {
    /// Number and symbol.
    pub symbol: Option<String>,
    /// The day it was issued, `YYYY-MM-DD`.
    pub issued: Option<String>,
    /// Who issued it: code, name or abbreviation of an organization.
    pub issuer: Option<String>,
    /// Its title (trích yếu).
    pub title: Option<String>,
}

impl DecisionNamed {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What a row says, and where it is silent what is said here.
    #[must_use]
    pub fn under(&self, row: Self) -> Self {
        Self {
            symbol: row.symbol.or_else(|| self.symbol.clone()),
            issued: row.issued.or_else(|| self.issued.clone()),
            issuer: row.issuer.or_else(|| self.issuer.clone()),
            title: row.title.or_else(|| self.title.clone()),
        }
    }
}
