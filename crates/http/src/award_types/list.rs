//! The list of award types.

use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thidua_app::award_types::{self as cases, AwardTypeFilter};
use thidua_domain::award_types::Family;
use utoipa::{
    IntoParams, ToSchema,
    openapi::{RefOr, Schema},
};

use super::representation::{AwardType, PROPERTIES, keep};
use crate::{
    call::{Call, Public},
    problems::Problem,
    reply::Reply,
    shapes::{FIELDS, PageInfo, PageLinks, Paging, page_links, words},
};

/// Which award types, and how they are shown.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(super) struct AwardTypeQuery {
    /// Words to find in the code and in the names of all periods; accents may be left out, the last word may be a
    /// beginning. Matches with the same accents come first.
    #[param(max_length = 200, pattern = r"[0-9A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ一-鿿]", example = "giay khen")]
    pub q: Option<String>,
    /// Emulation titles or forms of commendation: `/v1/code-lists/award-families`.
    #[param(max_items = 2, style = Form, explode = false, schema_with = families_schema)]
    pub family: Option<Vec<String>>,
    /// Of one of these groups: `/v1/code-lists/award-groups`.
    #[param(max_items = 20, style = Form, explode = false)]
    pub group: Option<Vec<String>>,
    /// Of one of these levels: `/v1/code-lists/award-levels`.
    #[param(max_items = 20, style = Form, explode = false)]
    pub level: Option<Vec<String>>,
    /// Given to one of these kinds of recipient: `/v1/code-lists/recipient-kinds`.
    #[param(max_items = 20, style = Form, explode = false)]
    pub recipient_kind: Option<Vec<String>>,
    /// Shows what holds on this day as `period`, beside all `periods`.
    #[param(example = "2025-07-01")]
    pub as_of: Option<NaiveDate>,
    /// How many items a page has: 20 unless said, at most 100; a larger number counts as 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    pub page_size: Option<i64>,
    /// Where to go on: `page.nextCursor` of the page before, with the same filters.
    #[param(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    pub cursor: Option<String>,
    /// Whether to count all items.
    pub include_total: Option<bool>,
    /// Only these properties of each item, separated by commas; `code`, `type` and `links` are always there.
    #[param(max_items = 40, style = Form, explode = false, schema_with = fields_schema)]
    pub fields: Option<Vec<String>>,
}

fn families_schema() -> RefOr<Schema> {
    words("Emulation titles or forms of commendation.", &Family::ALL.map(Family::as_str))
}

pub(super) fn fields_schema() -> RefOr<Schema> {
    words(FIELDS, PROPERTIES)
}

impl AwardTypeQuery {
    fn filter(&self) -> AwardTypeFilter {
        AwardTypeFilter {
            families: self.family.iter().flatten().filter_map(|code| Family::of(code)).collect(),
            groups: self.group.clone().unwrap_or_default(),
            levels: self.level.clone().unwrap_or_default(),
            recipient_kinds: self.recipient_kind.clone().unwrap_or_default(),
            words: self.q.clone(),
        }
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

/// A page of award types.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Page_AwardType)]
pub(super) struct PageAwardType {
    /// Its award types.
    #[schema(max_items = 100)]
    items: Vec<AwardType>,
    /// Where it stands.
    page: PageInfo,
    /// The addresses of this page, the first and the next.
    links: PageLinks,
}

/// Lists award types
///
/// The titles and forms of commendation that the law knows, in the order of the catalogue, each with what held when. A
/// multiple that is null, or whose `rewardConfirmed` is false, is not known: it is no base of a sum.
#[utoipa::path(tag = "catalogues", params(AwardTypeQuery), responses((status = 200, body = PageAwardType, description = "A page of award types.")))]
#[get("/v1/award-types")]
pub(super) async fn list_award_types(call: Call<Public, AwardTypeQuery>) -> Result<HttpResponse, Problem> {
    let base = call.state.base_url().to_owned();
    let (filter, request) = (call.query.filter(), call.query.paging().request());
    let asked = request.clone();
    let page = call.state.read(move |conn, app| cases::list_award_types(conn, app, &filter, &asked)).await?;
    let (info, links, header) = page_links(&base, &call.target, &request, &page);
    let fields = call.query.fields.as_deref();
    let items: Result<Vec<_>, Problem> = page
        .items
        .into_iter()
        .map(|one| keep(&AwardType::of(one, call.query.as_of, &base, call.language), fields))
        .collect();
    let body = serde_json::json!({"items": items?, "page": info, "links": links});
    Ok(Reply::ok(&body)?
        .header("link", &header)
        .header("cache-control", "public, max-age=3600")
        .built_from(&[])
        .respond())
}
