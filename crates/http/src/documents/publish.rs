//! Publications and withdrawals of documents.

use actix_web::{HttpResponse, http::StatusCode, post, web};
use thidua_app::documents as cases;

use super::{Document, PublishDocuments};
use crate::{
    call::Call,
    problems::Problem,
    records::{Publication, Withdrawal, parse_id, publish_at, reason_of, write},
};

/// Publishes a document
///
/// Now, or at a minute ahead: until then it is internal.
#[utoipa::path(tag = "documents", security(("bearer" = ["documents:publish"])), params(("documentId" = uuid::Uuid, Path, description = "Id of the document.", example = "019857a0-0000-7000-8000-000000000001")), request_body(content = Publication, content_type = "application/json"), responses((status = 201, body = Document, description = "The document as published.")))]
#[post("/v1/documents/{documentId}/publications")]
pub(super) async fn create_document_publication(
    path: web::Path<String>,
    call: Call<PublishDocuments>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    write(call, StatusCode::CREATED, move |app, call, render| {
        cases::publish(app, &call.call, id, publish_at(&call.body), render)
    })
    .await
}

/// Withdraws a document
///
/// Back to internal, with a tombstone in the change feed; or cancels a scheduled publication.
#[utoipa::path(tag = "documents", security(("bearer" = ["documents:publish"])), params(("documentId" = uuid::Uuid, Path, description = "Id of the document.", example = "019857a0-0000-7000-8000-000000000001")), request_body(content = Withdrawal, content_type = "application/json"), responses((status = 201, body = Document, description = "The document as withdrawn.")))]
#[post("/v1/documents/{documentId}/withdrawals")]
pub(super) async fn create_document_withdrawal(
    path: web::Path<String>,
    call: Call<PublishDocuments>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    write(call, StatusCode::CREATED, move |app, call, render| {
        cases::withdraw(app, &call.call, id, reason_of(&call.body), render)
    })
    .await
}
