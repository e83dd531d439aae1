//! Writing and removing relations.

use actix_web::{HttpResponse, delete, http::StatusCode, post, web};
use thidua_app::{names::Names, relations as cases};
use thidua_domain::ids::RelationId;
use thidua_persistence::errors::StoreError;

use super::{Edge, NewRelation, representation};
use crate::{
    call::Call,
    documents::EditDocuments,
    problems::Problem,
    records::{ReasonQuery, delete as gone, parse_id},
    reply::stored,
};

/// Writes a relation on a document
///
/// With the `If-Match` of the document it goes out from. The relation is journalled on its own.
#[utoipa::path(tag = "documents", security(("bearer" = ["documents:write"])), params(("documentId" = uuid::Uuid, Path, description = "Id of the document it goes out from.", example = "019857a0-0000-7000-8000-000000000001"), ("If-Match" = String, Header, description = "ETag of the document as it was read.", max_length = 200, example = "\"3.4fGh2kLmNoPqRsTuVwXy\"")), request_body(content = NewRelation, content_type = "application/json"), responses((status = 201, body = Edge, description = "The relation as written.")))]
#[post("/v1/documents/{documentId}/relations")]
pub(super) async fn create_document_relation(
    path: web::Path<String>,
    call: Call<EditDocuments>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    let (state, versions) = (call.state.clone(), call.versions());
    state
        .clone()
        .write(move |app| {
            cases::add(app, &call.call, id, &versions, &call.body, &mut |conn, relation| {
                let mut names = Names::default();
                let sources: Vec<_> = relation.source.iter().collect();
                names.add_sources(conn, &call.call, &sources)?;
                let edge = representation::edge(relation, &names, state.base_url());
                let value = serde_json::to_value(edge).map_err(StoreError::from)?;
                let location = format!("{}/v1/documents/{id}/relations", state.base_url());
                stored(StatusCode::CREATED, &value, relation.front.version, Some(&location), call.language)
            })
        })
        .await
}

/// Removes a relation of a document
///
/// With the `If-Match` of the document it goes out from, and a reason.
#[utoipa::path(tag = "documents", security(("bearer" = ["documents:write"])), params(("documentId" = uuid::Uuid, Path, description = "Id of the document it goes out from.", example = "019857a0-0000-7000-8000-000000000001"), ("relationId" = uuid::Uuid, Path, description = "Id of the relation.", example = "019857a0-0000-7000-8000-000000000005"), ReasonQuery), responses((status = 204, description = "The relation is gone.")))]
#[delete("/v1/documents/{documentId}/relations/{relationId}")]
pub(super) async fn delete_document_relation(
    path: web::Path<(String, String)>,
    call: Call<EditDocuments, ReasonQuery>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path.0)?;
    let relation: RelationId = path.1.parse().map_err(|_| Problem::not_found())?;
    gone(call, move |app, call| {
        cases::remove(app, &call.call, id, relation, &call.versions(), &call.query.change_reason)
    })
    .await
}
