//! Creating an organization.

use actix_web::{HttpResponse, http::StatusCode, post};
use thidua_app::organizations as cases;

use super::{CreateOrganizations, NewOrganization, Organization, written::written};
use crate::{call::Call, problems::Problem};

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
