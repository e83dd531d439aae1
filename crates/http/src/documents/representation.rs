//! A document as it is answered: its view, then labels, then links.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thidua_app::{Call as AppCall, names::Names};
use thidua_domain::{
    access::Sight,
    documents::{Document as Record, DocumentView},
    ids::OrganizationId,
    language::Language,
    records::{Kind, Source as DomainSource},
    text,
};
use thidua_persistence::connection::Conn;
use utoipa::ToSchema;
use uuid::Uuid;

use super::written::Warning;
use crate::{
    organizations::{self, Organization},
    shapes::{Links, Mark, RecordLabels, Reference, Referred, SourceAnswer, TimeWindow, label_of},
    state::State,
};

/// A document.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Its id.
    pub id: Uuid,
    /// Always `document`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^document$", example = "document")]
    pub kind: String,
    /// `draft`, `internal` or `public`.
    #[schema(max_length = 20, required = false, example = "public")]
    pub visibility: String,
    /// Since when it is public.
    pub published_at: Option<DateTime<Utc>>,
    /// When it last changed; publicly, when its public view did.
    #[schema(required = false)]
    pub updated_at: DateTime<Utc>,
    /// The unit that keeps the record, never its issuer; null when hidden.
    pub organization_id: Option<Uuid>,
    /// The same, compact.
    pub organization: Option<Referred>,
    /// Class of its type.
    #[schema(max_length = 40, required = false, example = "plan")]
    pub document_class: String,
    /// Code of its type.
    #[schema(max_length = 60, required = false, example = "adm-plan")]
    pub document_type: String,
    /// Its number and symbol.
    pub symbol: Option<SymbolAnswer>,
    /// Year of its number.
    #[schema(minimum = 1900, maximum = 2200, example = 2020)]
    pub symbol_year: Option<i32>,
    /// Committee term of its number.
    #[schema(minimum = 1, maximum = 99, example = 11)]
    pub term: Option<i32>,
    /// Issuers, the lead first.
    #[schema(max_items = 20, required = false)]
    pub issuers: Vec<IssuerAnswer>,
    /// Signers.
    #[schema(max_items = 20, required = false)]
    pub signers: Vec<SignerShape>,
    /// When it was issued; null when not known.
    #[schema(value_type = Option<TimeWindow>)]
    pub issued: Option<thidua_domain::time::TimeWindow>,
    /// What is to be known of its values; empty when all is stated.
    #[schema(value_type = Vec<Mark>, max_items = 50, required = false)]
    pub marks: Vec<thidua_domain::records::Mark>,
    /// `processed` or `recorded`.
    #[schema(max_length = 20, required = false, example = "recorded")]
    pub origin: String,
    /// Where its facts were read.
    #[schema(max_items = 50, required = false)]
    pub sources: Vec<SourceAnswer>,
    /// Its title.
    #[schema(max_length = 1000, required = false, example = "Phát động phong trào thi đua")]
    pub title: String,
    /// What it says, in short.
    #[schema(max_length = 10_000)]
    pub summary: Option<String>,
    /// A placeholder: named somewhere, number not known.
    #[schema(required = false)]
    pub known_by_name_only: bool,
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
    /// What its writer should look at; only in answers to writes, and only when there is something.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 20)]
    pub warnings: Option<Vec<Warning>>,
}

/// A symbol as it is answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SymbolAnswer {
    /// As printed.
    #[schema(max_length = 100, example = "298/KH-UBND")]
    pub raw: String,
    /// What `?symbol=` compares: accents folded, leading zeros dropped.
    #[schema(max_length = 200, example = "298 kh ubnd")]
    pub key: String,
    /// What an address holds; null without a number.
    #[schema(max_length = 200, example = "298-kh-ubnd")]
    pub slug: Option<String>,
}

/// An issuer as it is answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IssuerAnswer {
    /// The organization; null when hidden.
    pub organization_id: Option<Uuid>,
    /// The same, compact or whole.
    pub organization: Option<Referred>,
    /// Its office, when the office's holder issued.
    pub office_id: Option<Uuid>,
    /// The same, compact.
    pub office: Option<Reference>,
}

/// Who signed, as the paper prints it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct SignerShape {
    /// The name as printed.
    #[schema(min_length = 1, max_length = 200, pattern = r"\S", example = "Nguyễn Văn A")]
    pub person: String,
    /// The post as printed.
    #[schema(max_length = 300, example = "Chủ tịch")]
    pub post: Option<String>,
    /// In which capacity: a code of `/v1/code-lists/signer-capacities`.
    #[schema(max_length = 10, pattern = "^(direct|tm|kt|tl|tuq|q)$", example = "tm")]
    pub capacity: String,
}

/// The properties that `fields` may name.
pub(crate) const PROPERTIES: &[&str] = &[
    "id",
    "type",
    "visibility",
    "publishedAt",
    "updatedAt",
    "organizationId",
    "organization",
    "documentClass",
    "documentType",
    "symbol",
    "symbolYear",
    "term",
    "issuers",
    "signers",
    "issued",
    "marks",
    "origin",
    "sources",
    "title",
    "summary",
    "knownByNameOnly",
    "labels",
    "links",
    "version",
    "createdAt",
    "publishAt",
];

/// What a representation needs beside the record.
pub(crate) struct Surroundings<'s> {
    pub(crate) names: &'s Names,
    pub(crate) whole: &'s HashMap<OrganizationId, Organization>,
    pub(crate) expand: &'s [String],
    pub(crate) base_url: &'s str,
    pub(crate) language: Language,
}

/// The representation of what a caller sees of a document.
pub(crate) fn represent(record: &Record, sight: Sight, around: &Surroundings<'_>) -> Document {
    let view = DocumentView::of(record);
    let Surroundings { names, whole, expand, base_url, language } = around;
    let referred = |id: OrganizationId, name: &str| -> Option<Referred> {
        let label = names.organizations.get(&id)?;
        let expanded = expand.iter().any(|wanted| wanted == name).then(|| whole.get(&id)).flatten();
        Some(match expanded {
            Some(organization) => Referred::Organization(Box::new(organization.clone())),
            None => Referred::Reference(Reference::organization(base_url, id.uuid(), label, *language)),
        })
    };
    let issuers = view
        .issuers
        .iter()
        .map(|issuer| {
            let organization = referred(issuer.organization_id, "issuers");
            let office = issuer.office_id.and_then(|id| {
                let label = names.offices.get(&id)?;
                Some(Reference {
                    id: id.uuid(),
                    kind: "office".into(),
                    name: label.in_language(*language).to_owned(),
                    links: Links::to(base_url, "organizations", issuer.organization_id.uuid()),
                })
            });
            IssuerAnswer {
                organization_id: organization.is_some().then(|| issuer.organization_id.uuid()),
                organization,
                office_id: office.as_ref().map(|office| office.id),
                office,
            }
        })
        .collect();
    let organization = referred(view.organization_id, "organization");
    let full = sight == Sight::Full;
    let front = &record.front;
    let type_label = names.document_types.get(&view.document_type);
    Document {
        id: view.id.uuid(),
        kind: Kind::Document.as_str().to_owned(),
        published_at: view.published_at,
        updated_at: if full { front.updated_at } else { front.public_updated_at.unwrap_or(front.updated_at) },
        organization_id: organization.is_some().then(|| view.organization_id.uuid()),
        organization,
        symbol: view.symbol.as_ref().map(|symbol| SymbolAnswer {
            raw: symbol.raw().to_owned(),
            key: symbol.key().to_owned(),
            slug: symbol.slug().map(str::to_owned),
        }),
        symbol_year: view.symbol_year,
        term: view.term,
        issuers,
        signers: view
            .signers
            .into_iter()
            .map(|signer| SignerShape {
                person: signer.person,
                post: signer.post,
                capacity: signer.capacity.as_str().to_owned(),
            })
            .collect(),
        issued: view.issued,
        marks: view.marks,
        sources: view.sources.into_iter().map(|source| visible(source, names, base_url)).collect(),
        title: text::nfc(&view.title),
        summary: view.summary,
        known_by_name_only: view.known_by_name_only,
        labels: RecordLabels {
            document_type: type_label.map(|label| label.in_language(*language).to_owned()),
            document_class: Some(label_of("document-classes", &view.document_class, *language)),
            origin: Some(label_of("origins", view.origin.as_str(), *language)),
            kind: None,
            visibility: label_of("visibilities", view.visibility.as_str(), *language),
        },
        visibility: view.visibility.as_str().to_owned(),
        document_class: view.document_class,
        document_type: view.document_type,
        origin: view.origin.as_str().to_owned(),
        links: Links::to(base_url, "documents", view.id.uuid()),
        version: full.then_some(front.version),
        created_at: full.then_some(front.created_at),
        publish_at: if full { front.publish_at } else { None },
        warnings: None,
    }
}

/// A source with the records it names, those that the caller sees.
pub(crate) fn visible(source: DomainSource, names: &Names, base_url: &str) -> SourceAnswer {
    SourceAnswer::of(source, |id| names.sources.get(&id).map(|found| Reference::record(base_url, found)))
}

/// Documents as a caller sees them, in one batch of look-ups.
pub(crate) fn answer(
    conn: &mut Conn,
    call: &AppCall,
    state: &State,
    language: Language,
    expand: &[String],
    seen: &[(Record, Sight)],
) -> Result<Vec<Value>, thidua_app::errors::Error> {
    let records: Vec<&Record> = seen.iter().map(|(record, _)| record).collect();
    let names = Names::of_documents(conn, call, &records)?;
    let mut wanted = Vec::new();
    for record in &records {
        if expand.iter().any(|name| name == "organization") {
            wanted.push(record.front.organization_id);
        }
        if expand.iter().any(|name| name == "issuers") {
            wanted.extend(record.content.issuers.iter().map(|issuer| issuer.organization_id));
        }
    }
    let whole = organizations::whole(conn, call, state, language, &wanted)?;
    let around = Surroundings { names: &names, whole: &whole, expand, base_url: state.base_url(), language };
    seen.iter()
        .map(|(record, sight)| {
            serde_json::to_value(represent(record, *sight, &around))
                .map_err(|error| thidua_persistence::errors::StoreError::from(error).into())
        })
        .collect()
}
