//! Pages of lists: their links, in the body and in the `Link` header (RFC 8288).

use serde::{Deserialize, Serialize};
use thidua_app::paging::{Page, PageRequest};
use url::form_urlencoded;
use utoipa::{
    IntoParams, ToSchema,
    openapi::{
        RefOr, Schema,
        schema::{ArrayBuilder, ObjectBuilder, Type},
    },
};

/// How many items a page has unless the caller says.
const SIZE: i64 = 20;

/// What `fields` is, wherever it is taken.
pub(crate) const FIELDS: &str =
    "Only these properties, separated by commas; `id`, `type` and `links` are always there.";

/// The schema of a parameter that lists some of these words. The description moves to the parameter.
pub(crate) fn words(description: &str, words: &[&str]) -> RefOr<Schema> {
    let items = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words.iter().copied())).build();
    ArrayBuilder::new().items(items).max_items(Some(words.len())).description(Some(description)).build().into()
}

/// The parameters of every list.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// How many items a page has: 20 unless said, at most 100; a larger number counts as 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub page_size: Option<i64>,
    /// Where to go on: `page.nextCursor` of the page before, with the same filters.
    #[param(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    pub cursor: Option<String>,
    /// Whether to count all items.
    pub include_total: Option<bool>,
    /// Only these properties of each item, separated by commas.
    #[param(max_items = 40, style = Form, explode = false)]
    pub fields: Option<Vec<String>>,
}

impl Paging {
    /// What the use case is asked for.
    #[must_use]
    pub fn request(&self) -> PageRequest {
        PageRequest {
            size: self.page_size.unwrap_or(SIZE).clamp(1, 100),
            cursor: self.cursor.clone(),
            with_total: self.include_total.unwrap_or(false),
        }
    }
}

/// Where a page stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PageInfo {
    /// How many items a full page has.
    #[schema(minimum = 1, maximum = 1000, example = 20)]
    pub size: i64,
    /// Where the next page begins; null after the last.
    #[schema(max_length = 2000, pattern = "^[A-Za-z0-9_-]*$")]
    pub next_cursor: Option<String>,
    /// How many items there are in all; only when asked with `includeTotal=true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, example = 57)]
    pub total: Option<i64>,
}

/// The addresses of this page, the first and the next.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PageLinks {
    /// This page.
    #[serde(rename = "self")]
    #[schema(format = "uri", max_length = 9000)]
    pub this: String,
    /// The first page.
    #[schema(format = "uri", max_length = 9000)]
    pub first: String,
    /// The next page; absent after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri", max_length = 9000)]
    pub next: Option<String>,
}

/// Information, links and `Link` header of a page that was asked for at `path?query`.
#[must_use]
pub fn page_links<T>(
    base_url: &str,
    (path, query): &(String, String),
    request: &PageRequest,
    page: &Page<T>,
) -> (PageInfo, PageLinks, String) {
    let others: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
        .filter(|(name, _)| name != "cursor")
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let address = |cursor: Option<&str>| {
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        pairs.extend_pairs(&others);
        if let Some(cursor) = cursor {
            pairs.append_pair("cursor", cursor);
        }
        let query = pairs.finish();
        if query.is_empty() { format!("{base_url}{path}") } else { format!("{base_url}{path}?{query}") }
    };
    let links = PageLinks {
        this: address(request.cursor.as_deref()),
        first: address(None),
        next: page.next.as_deref().map(|cursor| address(Some(cursor))),
    };
    let mut header = format!("<{}>; rel=\"self\", <{}>; rel=\"first\"", links.this, links.first);
    if let Some(next) = &links.next {
        header.push_str(&format!(", <{next}>; rel=\"next\""));
    }
    (PageInfo { size: request.size, next_cursor: page.next.clone(), total: page.total }, links, header)
}
