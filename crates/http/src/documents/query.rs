//! Query parameters of documents.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use thidua_app::{Call as AppCall, documents::DocumentList};
use thidua_domain::text::{fold, lower, tokens};
use thidua_persistence::{
    documents::{DocumentFilter, DocumentSort, Matching},
    query::Direction,
};
use utoipa::{
    IntoParams,
    openapi::{RefOr, Schema},
};
use uuid::Uuid;

use crate::shapes::{FIELDS, Paging, words};

/// How one document is shown.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ViewQuery {
    /// Puts whole records in the place of references: `issuers`, `organization`.
    #[param(max_items = 2, style = Form, explode = false, schema_with = expand_schema)]
    pub expand: Option<Vec<String>>,
    /// Only these properties, separated by commas; `id`, `type` and `links` are always there.
    #[param(max_items = 40, style = Form, explode = false, schema_with = fields_schema)]
    pub fields: Option<Vec<String>>,
}

/// Which documents, in which order, and how they are shown.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct DocumentQuery {
    /// Words to find in type, symbol, title, summary and issuers; accents may be left out, the last word may be a
    /// beginning. Matches with the same accents come first.
    #[param(max_length = 200, pattern = r"[0-9A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ一-鿿]", example = "ke hoach thi dua")]
    pub q: Option<String>,
    /// A symbol, however it is written: type word, *số*, dashes, spaces, case and accents do not matter.
    #[param(max_length = 150, pattern = r"[A-Za-z0-9]", example = "298/KH-UBND")]
    pub symbol: Option<String>,
    /// Of one of these classes.
    #[param(max_items = 20, style = Form, explode = false)]
    pub document_class: Option<Vec<String>>,
    /// Of one of these types.
    #[param(max_items = 20, style = Form, explode = false)]
    pub document_type: Option<Vec<String>>,
    /// Issued by one of these organizations.
    #[param(max_items = 20, style = Form, explode = false)]
    pub issuer_id: Option<Vec<Uuid>>,
    /// Kept by this organization.
    pub organization_id: Option<Uuid>,
    /// Kept by this organization or by one in its custody.
    pub unit: Option<Uuid>,
    /// Numbered in this year.
    #[param(minimum = 1900, maximum = 2200, example = 2020)]
    pub symbol_year: Option<i32>,
    /// `processed` or `recorded`.
    #[param(max_length = 20, pattern = "^(processed|recorded)$")]
    pub origin: Option<String>,
    /// Only drafts, internal or public ones.
    #[param(max_length = 20, pattern = "^(draft|internal|public)$")]
    pub visibility: Option<String>,
    /// Only placeholders, or only others.
    pub known_by_name_only: Option<bool>,
    /// Issued on this day or later; windows that overlap count.
    pub issued_from: Option<NaiveDate>,
    /// Issued on this day or earlier; windows that overlap count.
    pub issued_to: Option<NaiveDate>,
    /// Changed at this moment or later; implies `sort=updatedAt`.
    pub updated_since: Option<DateTime<Utc>>,
    /// Order: newest first unless said.
    #[param(max_length = 20, pattern = "^-?(issued|title|updatedAt)$", example = "-issued")]
    pub sort: Option<String>,
    /// Puts whole records in the place of references: `issuers`, `organization`.
    #[param(max_items = 2, style = Form, explode = false, schema_with = expand_schema)]
    pub expand: Option<Vec<String>>,
    /// How many items a page has: 20 unless said, at most 100; a larger number counts as 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub page_size: Option<i64>,
    /// Where to go on: `page.nextCursor` of the page before, with the same filters.
    #[param(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    pub cursor: Option<String>,
    /// Whether to count all items.
    pub include_total: Option<bool>,
    /// Only these properties of each item, separated by commas; `id`, `type` and `links` are always there.
    #[param(max_items = 40, style = Form, explode = false, schema_with = fields_schema)]
    pub fields: Option<Vec<String>>,
}

fn expand_schema() -> RefOr<Schema> {
    words("Puts whole records in the place of references.", &["issuers", "organization"])
}

fn fields_schema() -> RefOr<Schema> {
    words(FIELDS, super::representation::PROPERTIES)
}

impl DocumentQuery {
    /// The page that is asked for.
    #[must_use]
    pub fn paging(&self) -> Paging {
        Paging {
            page_size: self.page_size,
            cursor: self.cursor.clone(),
            include_total: self.include_total,
            fields: self.fields.clone(),
        }
    }

    /// The list that is asked for; `class` is fixed by the address.
    #[must_use]
    pub fn list(&self, call: &AppCall, class: Option<&str>) -> DocumentList {
        let mut classes = self.document_class.clone().unwrap_or_default();
        if let Some(class) = class {
            classes = vec![class.to_owned()];
        }
        let symbol = self.symbol.as_deref().map(|text| {
            let (key, slug) = thidua_domain::symbols::query_key(text, &[]);
            Matching { exact: slug.unwrap_or_default(), loose: key }
        });
        let words = self.q.as_deref().map(|text| Matching { exact: tokens(&lower(text)), loose: tokens(&fold(text)) });
        let filter = DocumentFilter {
            sight: call.sight_line(),
            classes,
            types: self.document_type.clone().unwrap_or_default(),
            issuers: self.issuer_id.iter().flatten().copied().map(Into::into).collect(),
            keeper: self.organization_id.map(Into::into),
            under: self.unit.map(Into::into),
            year: self.symbol_year,
            origin: self.origin.clone(),
            visibility: self.visibility.clone(),
            known_by_name_only: self.known_by_name_only,
            issued_from: self.issued_from,
            issued_to: self.issued_to,
            updated_since: self.updated_since,
            slug: None,
            symbol,
            words,
        };
        DocumentList { filter, order: order(self.sort.as_deref(), self.updated_since.is_some()) }
    }
}

fn order(sort: Option<&str>, is_sync: bool) -> Option<(DocumentSort, Direction)> {
    let Some(sort) = sort else {
        return is_sync.then_some((DocumentSort::Updated, Direction::Ascending));
    };
    let (name, direction) = match sort.strip_prefix('-') {
        Some(name) => (name, Direction::Descending),
        None => (sort, Direction::Ascending),
    };
    match name {
        "title" => Some((DocumentSort::Title, direction)),
        "updatedAt" => Some((DocumentSort::Updated, direction)),
        _ => Some((DocumentSort::Issued, direction)),
    }
}
