//! The graph around a document, in one call.

use actix_web::{HttpResponse, get, web};
use serde::Deserialize;
use thidua_app::relations::{self as cases, Reach};
use thidua_domain::records::Kind;
use utoipa::IntoParams;

use super::{Graph, representation};
use crate::{
    call::{Call, Public},
    problems::Problem,
    records::parse_id,
    reply::Reply,
};

/// How far and which way.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GraphQuery {
    /// How many steps: 1 unless said.
    #[param(minimum = 1, maximum = 10, default = 1)]
    pub depth: Option<u32>,
    /// `out` (what the document names, unless said), `in` (those that name it) or `both`.
    #[param(max_length = 4, pattern = "^(out|in|both)$", example = "out")]
    pub direction: Option<String>,
}

/// Reads the graph around a document
///
/// A document that the caller does not see cuts the path.
#[utoipa::path(tag = "documents", params(("documentId" = uuid::Uuid, Path, description = "Id of the document.", example = "019857a0-0000-7000-8000-000000000001"), GraphQuery), responses((status = 200, body = Graph, description = "The graph.")))]
#[get("/v1/documents/{documentId}/relations")]
pub(super) async fn list_document_relations(
    path: web::Path<String>,
    call: Call<Public, GraphQuery>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    let state = call.state.clone();
    let reach = match call.query.direction.as_deref() {
        Some("in") => Reach::In,
        Some("both") => Reach::Both,
        _ => Reach::Out,
    };
    let depth = call.query.depth.unwrap_or(1);
    let found = state.read(move |conn, _| cases::graph(conn, &call.call, id, depth, reach)).await?;
    let body = representation::graph(&found, state.base_url());
    Ok(Reply::ok(&body)?.built_from(&[Kind::Document, Kind::Relation, Kind::Article]).respond())
}
