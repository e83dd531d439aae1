//! Deleting a draft.

use actix_web::{HttpResponse, delete, web};
use serde::Deserialize;
use thidua_app::documents as cases;
use utoipa::IntoParams;

use super::{EditDocuments, parse_id};
use crate::{call::Call, problems::Problem};

/// Why something is removed.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ReasonQuery {
    /// Why: 5 to 500 characters; kept in the journal.
    #[param(min_length = 5, max_length = 500, pattern = r"[^\s\ufeff][\s\S]{3,}[^\s\ufeff]", example = "nhập trùng")]
    pub change_reason: String,
}

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
    let (state, versions) = (call.state.clone(), call.versions());
    state.blocking(move |app| cases::delete(app, &call.call, id, &versions, &call.query.change_reason)).await?;
    Ok(HttpResponse::NoContent().finish())
}
