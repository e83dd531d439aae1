//! Creating, changing and deleting organizations.

use actix_web::{HttpResponse, delete, http::StatusCode, patch, post, web};
use thidua_app::organizations as cases;

use super::{
    CreateOrganizations, EditOrganizations, NewOrganization, Organization, OrganizationPatch, parse_id,
    written::written,
};
use crate::{call::Call, documents::ReasonQuery, problems::Problem};

/// Creates an organization
///
/// Needs `organizations:write` on its parent; for a root, on the installation.
#[utoipa::path(tag = "organizations", security(("bearer" = ["organizations:write"])), request_body(content = NewOrganization, content_type = "application/json"), responses((status = 201, body = Organization, description = "The organization as created.")))]
#[post("/v1/organizations")]
pub(super) async fn create_organization(call: Call<CreateOrganizations>) -> Result<HttpResponse, Problem> {
    let state = call.state.clone();
    state
        .clone()
        .write(move |app| {
            cases::create(app, &call.call, &call.body, &mut |conn, organization| {
                written(conn, &call.call, &state, call.language, StatusCode::CREATED, organization)
            })
        })
        .await
}

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

/// Deletes a draft organization
///
/// Drafts that nothing refers to; one that ended gets its `validTo` instead.
#[utoipa::path(tag = "organizations", security(("bearer" = ["organizations:write"])), params(("organizationId" = uuid::Uuid, Path, description = "Id of the organization.", example = "019857a0-0000-7000-8000-000000000003"), ReasonQuery), responses((status = 204, description = "The draft is gone.")))]
#[delete("/v1/organizations/{organizationId}")]
pub(super) async fn delete_organization(
    path: web::Path<String>,
    call: Call<EditOrganizations, ReasonQuery>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    let (state, versions) = (call.state.clone(), call.versions());
    state.blocking(move |app| cases::delete(app, &call.call, id, &versions, &call.query.change_reason)).await?;
    Ok(HttpResponse::NoContent().finish())
}
