//! Publications and withdrawals of organizations.

use actix_web::{HttpResponse, http::StatusCode, post, web};
use thidua_app::organizations as cases;

use super::{Organization, PublishOrganizations};
use crate::{
    call::Call,
    problems::Problem,
    records::{Publication, Withdrawal, parse_id, publish_at, reason_of, write},
};

/// Publishes an organization
///
/// Now, or at a minute ahead: until then it is internal.
#[utoipa::path(tag = "organizations", security(("bearer" = ["organizations:publish"])), params(("organizationId" = uuid::Uuid, Path, description = "Id of the organization.", example = "019857a0-0000-7000-8000-000000000003")), request_body(content = Publication, content_type = "application/json"), responses((status = 201, body = Organization, description = "The organization as published.")))]
#[post("/v1/organizations/{organizationId}/publications")]
pub(super) async fn create_organization_publication(
    path: web::Path<String>,
    call: Call<PublishOrganizations>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    write(call, StatusCode::CREATED, move |app, call, render| {
        cases::publish(app, &call.call, id, publish_at(&call.body), render)
    })
    .await
}

/// Withdraws an organization
///
/// Back to internal, with a tombstone in the change feed; or cancels a scheduled publication.
#[utoipa::path(tag = "organizations", security(("bearer" = ["organizations:publish"])), params(("organizationId" = uuid::Uuid, Path, description = "Id of the organization.", example = "019857a0-0000-7000-8000-000000000003")), request_body(content = Withdrawal, content_type = "application/json"), responses((status = 201, body = Organization, description = "The organization as withdrawn.")))]
#[post("/v1/organizations/{organizationId}/withdrawals")]
pub(super) async fn create_organization_withdrawal(
    path: web::Path<String>,
    call: Call<PublishOrganizations>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    write(call, StatusCode::CREATED, move |app, call, render| {
        cases::withdraw(app, &call.call, id, reason_of(&call.body), render)
    })
    .await
}
