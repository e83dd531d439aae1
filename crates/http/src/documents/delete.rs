//! Deleting a draft document.

use actix_web::{HttpResponse, delete, web};
use thidua_app::documents as cases;

use super::EditDocuments;
use crate::{
    call::Call,
    problems::Problem,
    records::{ReasonQuery, delete as gone, parse_id},
};

/// Deletes a draft document
///
/// Drafts only: what was ever public is withdrawn.
#[utoipa::path(tag = "documents", security(("bearer" = ["documents:write"])), params(("documentId" = uuid::Uuid, Path, description = "Id of the document.", example = "019857a0-0000-7000-8000-000000000001"), ReasonQuery), responses((status = 204, description = "The draft is gone.")))]
#[delete("/v1/documents/{documentId}")]
pub(super) async fn delete_document(
    path: web::Path<String>,
    call: Call<EditDocuments, ReasonQuery>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    gone(call, move |app, call| cases::delete(app, &call.call, id, &call.versions(), &call.query.change_reason)).await
}
