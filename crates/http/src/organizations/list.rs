//! Lists of organizations.

use actix_web::{HttpResponse, get};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use thidua_app::{Call as AppCall, organizations as cases, organizations::OrganizationList};
use thidua_domain::{
    faults::Fault,
    records::Kind,
    text::{fold, tokens},
};
use thidua_persistence::{
    organizations::{OrganizationFilter, OrganizationSort},
    query::Direction,
};
use utoipa::{
    IntoParams, ToSchema,
    openapi::{RefOr, Schema},
};
use uuid::Uuid;

use super::{Organization, answer, representation::PROPERTIES};
use crate::{
    call::{Call, Public},
    problems::Problem,
    reply::Reply,
    shapes::{FIELDS, PageInfo, PageLinks, Paging, page_links, words},
    sparse,
};

/// A page of organizations.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Page_Organization)]
pub struct PageOrganization {
    /// Its organizations.
    #[schema(max_items = 100)]
    pub items: Vec<Organization>,
    /// Where it stands.
    pub page: PageInfo,
    /// The addresses of this page, the first and the next.
    pub links: PageLinks,
}

/// Which organizations, in which order, and how they are shown.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct OrganizationQuery {
    /// Words to find in names, abbreviations and codes; accents may be left out, the last word may be a beginning.
    #[param(max_length = 200, pattern = r"[0-9A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ一-鿿]", example = "uy ban nhan dan")]
    pub q: Option<String>,
    /// Of one of these kinds.
    #[param(max_items = 30, style = Form, explode = false)]
    pub kind: Option<Vec<String>>,
    /// With one of these codes.
    #[param(max_items = 100, style = Form, explode = false, example = json!(["hp-ubnd"]))]
    pub code: Option<Vec<String>>,
    /// Directly under this organization; with `asOf`, on that day.
    pub parent_id: Option<Uuid>,
    /// Those that exist on this day.
    #[param(example = "2020-11-09")]
    pub as_of: Option<NaiveDate>,
    /// Only drafts, internal or public ones.
    #[param(max_length = 20, pattern = "^(draft|internal|public)$")]
    pub visibility: Option<String>,
    /// Changed at this moment or later; implies `sort=updatedAt`.
    pub updated_since: Option<DateTime<Utc>>,
    /// Order: by name, in the order of the Vietnamese alphabet, unless said.
    #[param(max_length = 20, pattern = "^-?(name|updatedAt)$", example = "name")]
    pub sort: Option<String>,
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

pub(super) fn fields_schema() -> RefOr<Schema> {
    words(FIELDS, PROPERTIES)
}

impl OrganizationQuery {
    fn list(&self, call: &AppCall) -> Result<OrganizationList, Problem> {
        let sort = self.sort.as_deref().unwrap_or(if self.updated_since.is_some() { "updatedAt" } else { "name" });
        if self.updated_since.is_some() && sort != "updatedAt" {
            return Err(Problem::invalid_input(
                Fault::parameter(
                    "sort",
                    "contradiction",
                    "updatedSince luôn sắp theo updatedAt; hãy bỏ sort hoặc ghi sort=updatedAt.",
                    "updatedSince runs in the order of updatedAt; leave sort out or say sort=updatedAt.",
                )
                .into(),
            ));
        }
        let (name, direction) = match sort.strip_prefix('-') {
            Some(name) => (name, Direction::Descending),
            None => (sort, Direction::Ascending),
        };
        let filter = OrganizationFilter {
            sight: call.sight_line(),
            kinds: self.kind.clone().unwrap_or_default(),
            codes: self.code.clone().unwrap_or_default(),
            parent: self.parent_id.map(Into::into),
            as_of: self.as_of,
            updated_since: self.updated_since,
            words: self.q.as_deref().map(|text| tokens(&fold(text))),
            visibility: self.visibility.clone(),
        };
        let sort = if name == "updatedAt" { OrganizationSort::Updated } else { OrganizationSort::Name };
        Ok(OrganizationList { filter, sort, direction })
    }

    fn paging(&self) -> Paging {
        Paging {
            page_size: self.page_size,
            cursor: self.cursor.clone(),
            include_total: self.include_total,
            fields: self.fields.clone(),
        }
    }
}

/// Lists organizations
///
/// By name, in the order of the Vietnamese alphabet.
#[utoipa::path(tag = "organizations", params(OrganizationQuery), responses((status = 200, body = PageOrganization, description = "A page of organizations.")))]
#[get("/v1/organizations")]
pub(super) async fn list_organizations(call: Call<Public, OrganizationQuery>) -> Result<HttpResponse, Problem> {
    let list = call.query.list(&call.call)?;
    let request = call.query.paging().request();
    let (state, target, fields) = (call.state.clone(), call.target.clone(), call.query.fields.clone());
    let (base, asked) = (state.base_url().to_owned(), request.clone());
    let (mut items, page) = state
        .clone()
        .read(move |conn, app| {
            let page = cases::list(conn, app, &call.call, &list, &asked)?;
            let items = answer(conn, &call.call, &state, call.language, &page.items)?;
            Ok((items, page))
        })
        .await?;
    for item in &mut items {
        sparse::keep(item, fields.as_deref());
    }
    let (info, links, header) = page_links(&base, &target, &request, &page);
    let body = serde_json::json!({"items": items, "page": info, "links": links});
    Ok(Reply::ok(&body)?
        .header("link", &header)
        .built_from(&[Kind::Organization, Kind::Document, Kind::Article])
        .respond())
}
