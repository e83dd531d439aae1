//! Changing an organization.

use actix_web::{HttpResponse, http::StatusCode, patch, web};
use thidua_app::organizations as cases;

use super::{EditOrganizations, Organization, OrganizationPatch, parse_id, written::written};
use crate::{call::Call, problems::Problem};

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
    let (state, versions) = (call.state.clone(), call.versions());
    state
        .clone()
        .write(move |app| {
            cases::edit(app, &call.call, id, &versions, &call.body, &mut |conn, organization| {
                written(conn, &call.call, &state, call.language, StatusCode::OK, organization)
            })
        })
        .await
}
