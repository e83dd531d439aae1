//! What everyone may read of an organization: ids and codes.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Office, Organization, ParentSpan};
use crate::{
    ids::OrganizationId,
    language::Label,
    records::{Instant, Mark, Source, Visibility},
};

/// The public view: an allow-list. All of an organization's content is public once the organization is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrganizationView {
    /// Its id.
    pub id: OrganizationId,
    /// Who may read it.
    pub visibility: Visibility,
    /// Since when it is public.
    pub published_at: Option<Instant>,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Label,
    /// Its abbreviations.
    pub abbreviations: Vec<String>,
    /// Its kind.
    pub kind: String,
    /// First day.
    pub valid_from: Option<NaiveDate>,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
    /// Parents with days.
    pub parents: Vec<ParentSpan>,
    /// Units it took over from.
    pub predecessors: Vec<OrganizationId>,
    /// Its custodian.
    pub custodian_id: Option<OrganizationId>,
    /// Its offices.
    pub offices: Vec<Office>,
    /// Marks.
    pub marks: Vec<Mark>,
    /// Sources.
    pub sources: Vec<Source>,
}

impl OrganizationView {
    /// The view of `organization`.
    #[must_use]
    pub fn of(organization: &Organization) -> Self {
        let Organization { id, front, content } = organization.clone();
        Self {
            id,
            visibility: front.visibility,
            published_at: front.published_at,
            code: content.code,
            name: content.name,
            abbreviations: content.abbreviations,
            kind: content.kind,
            valid_from: content.valid_from,
            valid_to: content.valid_to,
            parents: content.parents,
            predecessors: content.predecessors,
            custodian_id: content.custodian_id,
            offices: content.offices,
            marks: content.marks,
            sources: content.sources,
        }
    }
}
