//! Creating a document.

use actix_web::{HttpResponse, http::StatusCode, post};
use thidua_app::documents as cases;

use super::{CreateDocuments, Document, NewDocument};
use crate::{call::Call, problems::Problem, records::write};

/// Creates a document
///
/// A draft, or with `"visibility": "internal"` an internal record. It becomes public by a publication.
#[utoipa::path(tag = "documents", security(("bearer" = ["documents:write"])), request_body(content = NewDocument, content_type = "application/json"), responses((status = 201, body = Document, description = "The document as created.")))]
#[post("/v1/documents")]
pub(super) async fn create_document(call: Call<CreateDocuments>) -> Result<HttpResponse, Problem> {
    create(call, None).await
}

/// Creates a document, of one class where the address fixes it.
pub(super) async fn create(call: Call<CreateDocuments>, class: Option<&'static str>) -> Result<HttpResponse, Problem> {
    write(call, StatusCode::CREATED, move |app, call, render| cases::create(app, &call.call, class, &call.body, render))
        .await
}
