//! An organization as a row.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use thidua_domain::{
    ids::OrganizationId,
    language::Label,
    organizations::{Office, Organization, OrganizationContent, ParentSpan},
    records::{Mark, Source},
    text::collation_key,
};

use crate::{errors::StoreError, front::front_columns, schema::organizations, sql_types::IdColumn};

front_columns!(organizations);

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = organizations, treat_none_as_null = true)]
pub(super) struct OrganizationRow {
    id: IdColumn,
    #[diesel(embed)]
    front: FrontColumns,
    code: String,
    kind: String,
    name_vi: String,
    name_en: Option<String>,
    name_key: Vec<u8>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    custodian_id: Option<IdColumn>,
    details: String,
}

/// What is only ever read whole.
#[derive(Serialize, Deserialize)]
struct Details {
    abbreviations: Vec<String>,
    parents: Vec<ParentSpan>,
    predecessors: Vec<OrganizationId>,
    offices: Vec<Office>,
    marks: Vec<Mark>,
    sources: Vec<Source>,
}

impl OrganizationRow {
    pub(super) fn of(organization: &Organization) -> Result<Self, StoreError> {
        let Organization { id, front, content } = organization.clone();
        let details = Details {
            abbreviations: content.abbreviations,
            parents: content.parents,
            predecessors: content.predecessors,
            offices: content.offices,
            marks: content.marks,
            sources: content.sources,
        };
        Ok(Self {
            id: id.into(),
            front: front.into(),
            code: content.code,
            kind: content.kind,
            name_key: collation_key(&content.name.vi),
            name_vi: content.name.vi,
            name_en: content.name.en,
            valid_from: content.valid_from,
            valid_to: content.valid_to,
            custodian_id: content.custodian_id.map(IdColumn::from),
            details: serde_json::to_string(&details)?,
        })
    }

    pub(super) fn into_domain(self) -> Result<Organization, StoreError> {
        let details: Details = serde_json::from_str(&self.details)?;
        Ok(Organization {
            id: self.id.0.into(),
            front: self.front.try_into()?,
            content: OrganizationContent {
                code: self.code,
                name: Label { vi: self.name_vi, en: self.name_en },
                abbreviations: details.abbreviations,
                kind: self.kind,
                valid_from: self.valid_from,
                valid_to: self.valid_to,
                parents: details.parents,
                predecessors: details.predecessors,
                custodian_id: self.custodian_id.map(|id| id.0.into()),
                offices: details.offices,
                marks: details.marks,
                sources: details.sources,
            },
        })
    }
}
