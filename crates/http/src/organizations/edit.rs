//! Changing an organization.

use actix_web::{HttpResponse, http::StatusCode, patch, web};
use thidua_app::organizations as cases;

use super::{EditOrganizations, Organization, OrganizationPatch};
use crate::{
    call::Call,
    problems::Problem,
    records::{parse_id, write},
};

/// Changes an organization
///
/// A merge patch over its writable properties. Needs the right on its parent, and for what is public
/// `organizations:publish` too.
#[utoipa::path(tag = "organizations", security(("bearer" = ["organizations:write"])), params(("organizationId" = uuid::Uuid, Path, description = "Id of the organization.", example = "019857a0-0000-7000-8000-000000000003")), request_body(content = OrganizationPatch, content_type = "application/merge-patch+json"), responses((status = 200, body = Organization, description = "The organization as changed.")))]
#[patch("/v1/organizations/{organizationId}")]
pub(super) async fn update_organization(
    path: web::Path<String>,
    call: Call<EditOrganizations>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    write(call, StatusCode::OK, move |app, call, render| {
        cases::edit(app, &call.call, id, &call.versions(), &call.body, render)
    })
    .await
}
