//! Publications and withdrawals.

use actix_web::{HttpResponse, http::StatusCode, post, web};
use chrono::{DateTime, Utc};
use thidua_app::documents as cases;

use super::{Document, Publication, PublishDocuments, Withdrawal, parse_id, written::written};
use crate::{call::Call, problems::Problem};

/// The moment of a publication's body; none: now.
pub(crate) fn publish_at(body: &serde_json::Value) -> Option<DateTime<Utc>> {
    let text = body.get("publishAt")?.as_str()?;
    DateTime::parse_from_rfc3339(text).ok().map(|at| thidua_app::ports::to_micros(at.with_timezone(&Utc)))
}

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
    let state = call.state.clone();
    state
        .clone()
        .write(move |app| {
            cases::publish(app, &call.call, id, publish_at(&call.body), &mut |conn, document| {
                written(conn, &call.call, &state, call.language, StatusCode::CREATED, document)
            })
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
    let state = call.state.clone();
    state
        .clone()
        .write(move |app| {
            let reason = call.body.get("reason").and_then(serde_json::Value::as_str).unwrap_or_default();
            cases::withdraw(app, &call.call, id, reason, &mut |conn, document| {
                written(conn, &call.call, &state, call.language, StatusCode::CREATED, document)
            })
        })
        .await
}
