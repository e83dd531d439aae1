//! Parts that every record's answer has.

use serde::Serialize;
use thidua_domain::{
    language::{Label, Language},
    records::Kind,
};
use thidua_persistence::sheets::RecordName;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{Ref, RefOr, Schema, schema::AnyOfBuilder},
};
use uuid::Uuid;

use crate::organizations::Organization;

/// The address of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Links {
    /// Its canonical address.
    #[serde(rename = "self")]
    #[schema(
        format = "uri",
        max_length = 2048,
        example = "http://127.0.0.1:8080/v1/documents/019857a0-0000-7000-8000-000000000001"
    )]
    pub this: String,
}

impl Links {
    /// The address of a record.
    #[must_use]
    pub fn to(base_url: &str, collection: &str, id: Uuid) -> Self {
        Self { this: format!("{base_url}/v1/{collection}/{id}") }
    }
}

/// The compact form of a record that another one names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Reference {
    /// Its id.
    pub id: Uuid,
    /// Its kind.
    #[serde(rename = "type")]
    #[schema(max_length = 40, pattern = "^[a-z_]+$", example = "organization")]
    pub kind: String,
    /// Its name, in the language asked for.
    #[schema(max_length = 1000, example = "Sở Nội vụ")]
    pub name: String,
    /// Its address.
    pub links: Links,
}

impl Reference {
    /// A record of any kind, by the name it is found by.
    #[must_use]
    pub fn record(base_url: &str, found: &RecordName) -> Self {
        Self {
            id: found.id,
            kind: found.kind.as_str().to_owned(),
            name: found.name.clone(),
            links: Links::to(base_url, thidua_app::names::collection(found.kind), found.id),
        }
    }

    /// An organization.
    #[must_use]
    pub fn organization(base_url: &str, id: Uuid, name: &Label, language: Language) -> Self {
        Self {
            id,
            kind: Kind::Organization.as_str().to_owned(),
            name: name.in_language(language).to_owned(),
            links: Links::to(base_url, "organizations", id),
        }
    }
}

/// A record that another one names: compact, or whole when `expand` asks for it.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Referred {
    /// Compact.
    Reference(Reference),
    /// Whole.
    Organization(Box<Organization>),
}

impl PartialSchema for Referred {
    /// Any of the two: to which of them a value belongs is said by the type of its `name`, which readers need not ask.
    fn schema() -> RefOr<Schema> {
        let any = AnyOfBuilder::new()
            .item(Ref::from_schema_name(Reference::name()))
            .item(Ref::from_schema_name(Organization::name()))
            .description(Some("A record that another one names: compact, or whole when `expand` asks for it."))
            .build();
        RefOr::T(Schema::AnyOf(any))
    }
}

impl ToSchema for Referred {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((Reference::name().into_owned(), Reference::schema()));
        schemas.push((Organization::name().into_owned(), Organization::schema()));
        <Reference as ToSchema>::schemas(schemas);
        <Organization as ToSchema>::schemas(schemas);
    }
}

/// The labels of a record's codes, in the language asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordLabels {
    /// Of the document type.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 300, example = "Kế hoạch")]
    pub document_type: Option<String>,
    /// Of the document class.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 300, example = "Kế hoạch")]
    pub document_class: Option<String>,
    /// Of the origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 300, example = "Ghi nhận từ nguồn khác")]
    pub origin: Option<String>,
    /// Of the kind of organization.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 300, example = "Sở")]
    pub kind: Option<String>,
    /// Of the visibility.
    #[schema(max_length = 300, example = "Công khai")]
    pub visibility: String,
}

/// The label of a code in one of the program's own lists, or the code where the list does not have it.
#[must_use]
pub(crate) fn label_of(list: &str, code: &str, language: Language) -> String {
    thidua_app::code_lists::label(list, code)
        .map_or_else(|| code.to_owned(), |label| label.in_language(language).to_owned())
}
