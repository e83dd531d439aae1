//! Changing a document.

use actix_web::{HttpResponse, http::StatusCode, patch, web};
use thidua_app::documents as cases;

use super::{Document, DocumentPatch, EditDocuments};
use crate::{
    call::Call,
    problems::Problem,
    records::{parse_id, write},
};

/// Changes a document
///
/// A merge patch over its writable properties. Changing what is public needs `documents:publish` too.
#[utoipa::path(tag = "documents", security(("bearer" = ["documents:write"])), params(("documentId" = uuid::Uuid, Path, description = "Id of the document.", example = "019857a0-0000-7000-8000-000000000001")), request_body(content = DocumentPatch, content_type = "application/merge-patch+json"), responses((status = 200, body = Document, description = "The document as changed.")))]
#[patch("/v1/documents/{documentId}")]
pub(super) async fn update_document(
    path: web::Path<String>,
    call: Call<EditDocuments>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    write(call, StatusCode::OK, move |app, call, render| {
        cases::edit(app, &call.call, id, &call.versions(), &call.body, render)
    })
    .await
}
