//! The base salaries over HTTP: `/v1/base-salaries`.

use actix_web::{HttpResponse, get};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thidua_app::award_types as cases;
use thidua_domain::base_salaries as domain;
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    call::{Call, Public},
    problems::Problem,
    reply::Reply,
    shapes::{Links, Money, PageInfo, PageLinks, Paging, page_links},
};

/// Registers the routes.
pub fn configure(config: &mut ServiceConfig) {
    config.service(list_base_salaries);
}

/// The base salary from a day on, until the next one.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BaseSalary {
    /// The first day.
    pub valid_from: NaiveDate,
    /// Always `base_salary`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^base_salary$", example = "base_salary")]
    pub kind: String,
    /// Per month.
    pub amount: Money,
    /// The decree.
    #[schema(max_length = 300, example = "Decree 73/2024/NĐ-CP")]
    pub legal_source: String,
    /// Whether it was read on an official page.
    pub confirmed: bool,
    /// The list of its first day, which holds it alone.
    pub links: Links,
}

impl BaseSalary {
    fn of(one: domain::BaseSalary, base_url: &str) -> Self {
        Self {
            links: Links { this: format!("{base_url}/v1/base-salaries?asOf={}", one.valid_from) },
            valid_from: one.valid_from,
            kind: "base_salary".to_owned(),
            amount: Money::dong(one.amount),
            legal_source: one.legal_source,
            confirmed: one.confirmed,
        }
    }
}

/// Which base salaries.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct BaseSalaryQuery {
    /// Only the one of this day; none before the first.
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
}

/// A page of base salaries.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Page_BaseSalary)]
pub struct PageBaseSalary {
    /// Its base salaries.
    #[schema(max_items = 100)]
    pub items: Vec<BaseSalary>,
    /// Where it stands.
    pub page: PageInfo,
    /// The addresses of this page, the first and the next.
    pub links: PageLinks,
}

/// Lists base salaries
///
/// The base salary (lương cơ sở) that rewards are multiples of, oldest first. What counts is the one in force on the day
/// of the decision.
#[utoipa::path(tag = "catalogues", params(BaseSalaryQuery), responses((status = 200, body = PageBaseSalary, description = "A page of base salaries.")))]
#[get("/v1/base-salaries")]
async fn list_base_salaries(call: Call<Public, BaseSalaryQuery>) -> Result<HttpResponse, Problem> {
    let base = call.state.base_url().to_owned();
    let query = call.query.clone();
    let paging =
        Paging { page_size: query.page_size, cursor: query.cursor, include_total: query.include_total, fields: None };
    let request = paging.request();
    let asked = request.clone();
    let page = call.state.read(move |conn, app| cases::list_base_salaries(conn, app, query.as_of, &asked)).await?;
    let (info, links, header) = page_links(&base, &call.target, &request, &page);
    let items = page.items.into_iter().map(|one| BaseSalary::of(one, &base)).collect();
    Ok(Reply::ok(&PageBaseSalary { items, page: info, links })?
        .header("link", &header)
        .header("cache-control", "public, max-age=3600")
        .built_from(&[])
        .respond())
}
