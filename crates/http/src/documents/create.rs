//! Creating a document.

use actix_web::{HttpResponse, http::StatusCode, post};
use thidua_app::documents as cases;

use super::{CreateDocuments, Document, NewDocument, written::written};
use crate::{call::Call, problems::Problem};

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
    let state = call.state.clone();
    state
        .clone()
        .write(move |app| {
            cases::create(app, &call.call, class, &call.body, &mut |conn, document| {
                written(conn, &call.call, &state, call.language, StatusCode::CREATED, document)
            })
        })
        .await
}
