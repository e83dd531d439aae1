//! Relations of a document over HTTP: `/v1/documents/{documentId}/relations`.

mod graph;
mod representation;
mod write;

pub use graph::GraphQuery;
pub use representation::{Edge, Graph, GraphNode, NewRelation};

use utoipa_actix_web::service_config::ServiceConfig;

/// Registers the routes.
pub fn configure(config: &mut ServiceConfig) {
    config
        .service(graph::list_document_relations)
        .service(write::create_document_relation)
        .service(write::delete_document_relation);
}
