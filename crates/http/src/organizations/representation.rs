//! An organization as it is answered: its view, then labels, then links.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;
use thidua_app::{Call as AppCall, errors::Error, names::Names};
use thidua_domain::{
    access::Sight,
    ids::OrganizationId,
    language::Language,
    organizations::{Organization as Record, OrganizationView},
    records::Kind,
};
use thidua_persistence::{connection::Conn, errors::StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    documents::visible_source,
    shapes::{Label, Links, Mark, RecordLabels, Reference, SourceAnswer, label_of},
    state::State,
};

/// An organization.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// Its id.
    pub id: Uuid,
    /// Always `organization`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^organization$", example = "organization")]
    pub kind_of_record: String,
    /// `draft`, `internal` or `public`.
    #[schema(max_length = 20, required = false, example = "public")]
    pub visibility: String,
    /// Since when it is public.
    pub published_at: Option<DateTime<Utc>>,
    /// When it last changed; publicly, when its public view did.
    #[schema(required = false)]
    pub updated_at: DateTime<Utc>,
    /// The unit that keeps the record: itself.
    #[schema(required = false)]
    pub organization_id: Uuid,
    /// The same, compact.
    pub organization: Option<Reference>,
    /// Its stable code.
    #[schema(max_length = 60, required = false, example = "hp-ubnd")]
    pub code: String,
    /// Its name.
    #[schema(required = false)]
    pub name: Label,
    /// How symbols and texts abbreviate it.
    #[schema(max_items = 20, required = false)]
    pub abbreviations: Vec<String>,
    /// What kind of unit it is.
    #[schema(max_length = 60, required = false, example = "city_people_committee")]
    pub kind: String,
    /// The first day it exists; null when open or not known.
    pub valid_from: Option<NaiveDate>,
    /// The last day it exists; null when open or not known.
    pub valid_to: Option<NaiveDate>,
    /// What it stood and stands under.
    #[schema(max_items = 50, required = false)]
    pub parents: Vec<ParentAnswer>,
    /// The units it took over from.
    #[schema(max_items = 200, required = false)]
    pub predecessors: Vec<Reference>,
    /// The units that took over from it.
    #[schema(max_items = 200, required = false)]
    pub successors: Vec<Reference>,
    /// Who has custody of its records once it has ended; null when hidden or not named.
    pub custodian_id: Option<Uuid>,
    /// The same, compact.
    pub custodian: Option<Reference>,
    /// Its offices.
    #[schema(max_items = 50, required = false)]
    pub offices: Vec<OfficeAnswer>,
    /// What is to be known of its values; empty when all is stated.
    #[schema(value_type = Vec<Mark>, max_items = 50, required = false)]
    pub marks: Vec<thidua_domain::records::Mark>,
    /// Where its facts were read.
    #[schema(max_items = 50, required = false)]
    pub sources: Vec<SourceAnswer>,
    /// Labels of its codes, in the language asked for.
    #[schema(required = false)]
    pub labels: RecordLabels,
    /// Its address.
    pub links: Links,
    /// Counts the saves; only for callers with a right on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, example = 3)]
    pub version: Option<i64>,
    /// When it was created; only for callers with a right on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime<Utc>>,
    /// When it is to become public; only for callers with a right on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publish_at: Option<DateTime<Utc>>,
}

/// A parent as it is answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ParentAnswer {
    /// The parent; null when hidden.
    pub organization_id: Option<Uuid>,
    /// The same, compact.
    pub organization: Option<Reference>,
    /// The first day under it.
    pub valid_from: Option<NaiveDate>,
    /// The last day under it.
    pub valid_to: Option<NaiveDate>,
}

/// An office as it is answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OfficeAnswer {
    /// Its id.
    pub id: Uuid,
    /// Its code.
    #[schema(max_length = 60, example = "provincial-chairman")]
    pub code: String,
    /// Its name.
    pub name: Label,
    /// The first day it exists.
    pub valid_from: Option<NaiveDate>,
    /// The last day it exists.
    pub valid_to: Option<NaiveDate>,
}

/// The properties that `fields` may name.
pub(super) const PROPERTIES: &[&str] = &[
    "id",
    "type",
    "visibility",
    "publishedAt",
    "updatedAt",
    "organizationId",
    "organization",
    "code",
    "name",
    "abbreviations",
    "kind",
    "validFrom",
    "validTo",
    "parents",
    "predecessors",
    "successors",
    "custodianId",
    "custodian",
    "offices",
    "marks",
    "sources",
    "labels",
    "links",
    "version",
    "createdAt",
    "publishAt",
];

fn represent(record: &Record, sight: Sight, names: &Names, base_url: &str, language: Language) -> Organization {
    let view = OrganizationView::of(record);
    let reference = |id: OrganizationId| {
        let label = names.organizations.get(&id)?;
        Some(Reference::organization(base_url, id.uuid(), label, language))
    };
    let full = sight == Sight::Full;
    let front = &record.front;
    let custodian = view.custodian_id.and_then(reference);
    Organization {
        id: view.id.uuid(),
        kind_of_record: Kind::Organization.as_str().to_owned(),
        published_at: view.published_at,
        updated_at: if full { front.updated_at } else { front.public_updated_at.unwrap_or(front.updated_at) },
        organization_id: view.id.uuid(),
        organization: reference(view.id),
        parents: view
            .parents
            .iter()
            .map(|span| {
                let organization = reference(span.organization_id);
                ParentAnswer {
                    organization_id: organization.as_ref().map(|parent| parent.id),
                    organization,
                    valid_from: span.valid_from,
                    valid_to: span.valid_to,
                }
            })
            .collect(),
        predecessors: view.predecessors.iter().copied().filter_map(reference).collect(),
        successors: names.successors.get(&view.id).into_iter().flatten().copied().filter_map(reference).collect(),
        custodian_id: custodian.as_ref().map(|custodian| custodian.id),
        custodian,
        offices: view
            .offices
            .into_iter()
            .map(|office| OfficeAnswer {
                id: office.id.uuid(),
                code: office.code,
                name: office.name.into(),
                valid_from: office.valid_from,
                valid_to: office.valid_to,
            })
            .collect(),
        marks: view.marks,
        sources: view.sources.into_iter().map(|source| visible_source(source, names, base_url)).collect(),
        labels: RecordLabels {
            document_type: None,
            document_class: None,
            origin: None,
            kind: Some(label_of("organization-kinds", &view.kind, language)),
            visibility: label_of("visibilities", view.visibility.as_str(), language),
        },
        visibility: view.visibility.as_str().to_owned(),
        code: view.code,
        name: view.name.into(),
        abbreviations: view.abbreviations,
        kind: view.kind,
        valid_from: view.valid_from,
        valid_to: view.valid_to,
        links: Links::to(base_url, "organizations", view.id.uuid()),
        version: full.then_some(front.version),
        created_at: full.then_some(front.created_at),
        publish_at: if full { front.publish_at } else { None },
    }
}

fn representations(
    conn: &mut Conn,
    call: &AppCall,
    state: &State,
    language: Language,
    seen: &[(Record, Sight)],
) -> Result<Vec<Organization>, Error> {
    let records: Vec<&Record> = seen.iter().map(|(record, _)| record).collect();
    let names = Names::of_organizations(conn, call, &records)?;
    Ok(seen.iter().map(|(record, sight)| represent(record, *sight, &names, state.base_url(), language)).collect())
}

/// Organizations as a caller sees them, in one batch of look-ups.
pub(crate) fn answer(
    conn: &mut Conn,
    call: &AppCall,
    state: &State,
    language: Language,
    seen: &[(Record, Sight)],
) -> Result<Vec<Value>, Error> {
    representations(conn, call, state, language, seen)?
        .into_iter()
        .map(|organization| serde_json::to_value(organization).map_err(|error| StoreError::from(error).into()))
        .collect()
}

/// Whole organizations, to stand in the place of references; those the caller does not see are left out.
pub(crate) fn whole(
    conn: &mut Conn,
    call: &AppCall,
    state: &State,
    language: Language,
    ids: &[OrganizationId],
) -> Result<HashMap<OrganizationId, Organization>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = thidua_persistence::organizations::find_many(conn, ids)?;
    let mut seen = Vec::with_capacity(found.len());
    for organization in found {
        let sight = call.sight(conn, &organization.front)?;
        if sight != Sight::Nothing {
            seen.push((organization, sight));
        }
    }
    let whole = representations(conn, call, state, language, &seen)?;
    Ok(whole.into_iter().map(|organization| (organization.id.into(), organization)).collect())
}
