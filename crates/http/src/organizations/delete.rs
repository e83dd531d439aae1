//! Deleting a draft organization.

use actix_web::{HttpResponse, delete, web};
use thidua_app::organizations as cases;

use super::EditOrganizations;
use crate::{
    call::Call,
    problems::Problem,
    records::{ReasonQuery, delete as gone, parse_id},
};

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
    gone(call, move |app, call| cases::delete(app, &call.call, id, &call.versions(), &call.query.change_reason)).await
}
