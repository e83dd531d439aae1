//! Reading one award type.

use actix_web::{HttpResponse, get, web};
use chrono::NaiveDate;
use serde::Deserialize;
use thidua_app::award_types as cases;
use utoipa::IntoParams;

use super::{
    list::fields_schema,
    representation::{AwardType, keep},
};
use crate::{
    call::{Call, Public},
    problems::Problem,
    reply::Reply,
};

/// How an award type is shown.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(super) struct AwardTypeViewQuery {
    /// Shows what holds on this day as `period`, beside all `periods`.
    #[param(example = "2025-07-01")]
    pub as_of: Option<NaiveDate>,
    /// Only these properties, separated by commas; `code`, `type` and `links` are always there.
    #[param(max_items = 40, style = Form, explode = false, schema_with = fields_schema)]
    pub fields: Option<Vec<String>>,
}

/// Reads an award type
///
/// A row of the award catalogue: names, who may decide, multiples of the base salary and their sources, by period.
#[utoipa::path(tag = "catalogues", params(("code" = String, Path, description = "Code of the award type.", max_length = 80, example = "commune-commendation"), AwardTypeViewQuery), responses((status = 200, body = AwardType, description = "The award type.")))]
#[get("/v1/award-types/{code}")]
pub(super) async fn get_award_type(
    path: web::Path<String>,
    call: Call<Public, AwardTypeViewQuery>,
) -> Result<HttpResponse, Problem> {
    let code = path.into_inner();
    let found = call.state.read(move |conn, _| cases::get_award_type(conn, &code)).await?;
    let shown = AwardType::of(found, call.query.as_of, call.state.base_url(), call.language);
    let body = keep(&shown, call.query.fields.as_deref())?;
    Ok(Reply::ok(&body)?.header("cache-control", "public, max-age=3600").built_from(&[]).respond())
}
