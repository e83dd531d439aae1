//! Reading one organization.

use actix_web::{HttpResponse, get, web};
use chrono::NaiveDate;
use serde::Deserialize;
use thidua_app::organizations as cases;
use thidua_domain::{access::Sight, records::Kind};
use utoipa::IntoParams;

use super::{Organization, answer, list::fields_schema};
use crate::{
    call::{Call, Public},
    problems::Problem,
    records::parse_id,
    reply::Reply,
    sparse,
};

/// How an organization is shown.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(super) struct OrganizationView {
    /// Only the parents and offices of this day.
    #[param(example = "2020-11-09")]
    pub as_of: Option<NaiveDate>,
    /// Only these properties, separated by commas; `id`, `type` and `links` are always there.
    #[param(max_items = 40, style = Form, explode = false, schema_with = fields_schema)]
    pub fields: Option<Vec<String>>,
}

/// Reads an organization
///
/// With `asOf`, the parents and offices it had on that day; without, all it ever had.
#[utoipa::path(tag = "organizations", params(("organizationId" = uuid::Uuid, Path, description = "Id of the organization.", example = "019857a0-0000-7000-8000-000000000003"), OrganizationView), responses((status = 200, body = Organization, description = "The organization.")))]
#[get("/v1/organizations/{organizationId}")]
pub(super) async fn get_organization(
    path: web::Path<String>,
    call: Call<Public, OrganizationView>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    let (state, fields) = (call.state.clone(), call.query.fields.clone());
    let (mut value, version) = state
        .clone()
        .read(move |conn, _| {
            let (mut organization, sight) = cases::read(conn, &call.call, id)?;
            if let Some(day) = call.query.as_of {
                let on = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
                    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
                };
                organization.content.parents.retain(|span| on(span.valid_from, span.valid_to));
                organization.content.offices.retain(|office| on(office.valid_from, office.valid_to));
            }
            let version = (sight == Sight::Full).then_some(organization.front.version);
            let mut items = answer(conn, &call.call, &state, call.language, &[(organization, sight)])?;
            Ok((items.pop().unwrap_or_default(), version))
        })
        .await?;
    sparse::keep(&mut value, fields.as_deref());
    Ok(Reply::ok(&value)?.version(version).built_from(&[Kind::Organization, Kind::Document, Kind::Article]).respond())
}
