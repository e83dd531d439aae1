//! Creating an organization.

use actix_web::{HttpResponse, http::StatusCode, post};
use thidua_app::organizations as cases;

use super::{CreateOrganizations, NewOrganization, Organization};
use crate::{call::Call, problems::Problem, records::write};

/// Creates an organization
///
/// Needs `organizations:write` on its parent; for a root, on the installation.
#[utoipa::path(tag = "organizations", security(("bearer" = ["organizations:write"])), request_body(content = NewOrganization, content_type = "application/json"), responses((status = 201, body = Organization, description = "The organization as created.")))]
#[post("/v1/organizations")]
pub(super) async fn create_organization(call: Call<CreateOrganizations>) -> Result<HttpResponse, Problem> {
    write(call, StatusCode::CREATED, move |app, call, render| cases::create(app, &call.call, &call.body, render)).await
}
