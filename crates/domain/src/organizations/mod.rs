//! Organizations: the tree of units, its history, and the offices that hold powers.

mod custody;
mod input;
mod view;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use custody::{Custody, custody_of};
pub use input::{OfficeInput, OrganizationInput, ParentInput};
pub use view::OrganizationView;

use crate::{
    ids::{OfficeId, OrganizationId},
    language::Label,
    records::{Front, Mark, Source},
};

/// An organization (cơ quan, đơn vị). It keeps itself: its front names its own id as keeper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// What every record has in front.
    #[serde(flatten)]
    pub front: Front,
    /// What an administrator writes.
    #[serde(flatten)]
    pub content: OrganizationContent,
}

/// What an administrator writes of an organization.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrganizationContent {
    /// Its stable code (kebab-case), unique in the installation.
    pub code: String,
    /// Its name.
    pub name: Label,
    /// How symbols and texts abbreviate it: `UBND`, `TU`.
    pub abbreviations: Vec<String>,
    /// What kind of unit it is; a code of the list `organization-kinds`.
    pub kind: String,
    /// The first day it exists; open when not known.
    pub valid_from: Option<NaiveDate>,
    /// The last day it exists; open while it does, or when not known.
    pub valid_to: Option<NaiveDate>,
    /// What it stood and stands under, with days.
    pub parents: Vec<ParentSpan>,
    /// The units it took over from.
    pub predecessors: Vec<OrganizationId>,
    /// Who has custody of its records once it has ended.
    pub custodian_id: Option<OrganizationId>,
    /// Its offices.
    pub offices: Vec<Office>,
    /// What is to be known of its values.
    pub marks: Vec<Mark>,
    /// Where its facts were read.
    pub sources: Vec<Source>,
}

/// A stretch of time under one parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParentSpan {
    /// The parent.
    pub organization_id: OrganizationId,
    /// The first day; open when not known.
    pub valid_from: Option<NaiveDate>,
    /// The last day; open while it lasts.
    pub valid_to: Option<NaiveDate>,
}

/// An office of an organization (chức vụ) that holds powers: *Chủ tịch UBND thành phố*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Office {
    /// Its id.
    pub id: OfficeId,
    /// The code it shares with the powers it holds: `provincial-chairman`.
    pub code: String,
    /// Its name.
    pub name: Label,
    /// The first day; open when not known.
    pub valid_from: Option<NaiveDate>,
    /// The last day; open while it lasts.
    pub valid_to: Option<NaiveDate>,
}

impl OrganizationContent {
    /// Whether it has ended before `day`.
    #[must_use]
    pub fn has_ended(&self, day: NaiveDate) -> bool {
        self.valid_to.is_some_and(|last| last < day)
    }

    /// What search finds it by: name in both languages, abbreviations, code.
    #[must_use]
    pub fn search_text(&self) -> String {
        let mut words = vec![self.name.vi.as_str()];
        words.extend(self.name.en.as_deref());
        words.extend(self.abbreviations.iter().map(String::as_str));
        words.push(&self.code);
        words.join(" ")
    }
}
