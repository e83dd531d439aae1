//! A graph and its edges as they are answered, and a relation as it is written.

use serde::Serialize;
use thidua_app::{
    names::Names,
    relations::{Graph as Found, Node},
};
use thidua_domain::{records::Kind, relations::Relation};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    documents::visible_source,
    shapes::{Links, Source, SourceAnswer},
};

/// The documents around one, and the relations between them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Graph {
    /// Where it begins.
    pub root_id: Uuid,
    /// Documents, nearest first.
    #[schema(max_items = 500)]
    pub nodes: Vec<GraphNode>,
    /// Relations between them.
    #[schema(max_items = 5000)]
    pub edges: Vec<Edge>,
    /// Whether it was cut at 500 documents.
    pub truncated: bool,
}

/// A document in the graph.
#[derive(Debug, Serialize, ToSchema)]
pub struct GraphNode {
    /// Its id.
    pub id: Uuid,
    /// Always `document`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^document$", example = "document")]
    pub kind: String,
    /// Its title.
    #[schema(max_length = 1000, example = "Phát động phong trào thi đua")]
    pub name: String,
    /// Its symbol as printed; null when it has none.
    #[schema(max_length = 100, example = "298/KH-UBND")]
    pub symbol: Option<String>,
    /// How many steps from the root.
    #[schema(minimum = 0, maximum = 10, example = 1)]
    pub depth: u32,
    /// Its address.
    pub links: Links,
}

/// A relation between two documents.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Edge {
    /// Its id.
    pub id: Uuid,
    /// The document it goes out from.
    pub from_id: Uuid,
    /// The document it goes to.
    pub to_id: Uuid,
    /// How the first stands to the second: a code of `/v1/code-lists/relation-types`.
    #[schema(max_length = 40, example = "implements")]
    pub relation: String,
    /// The same read from the second.
    #[schema(max_length = 40, example = "implemented_by")]
    pub inverse: String,
    /// The words that say so, as printed.
    #[schema(max_length = 500, example = "theo tinh thần")]
    pub words: Option<String>,
    /// Where they were read.
    pub source: Option<SourceAnswer>,
}

/// A relation to write on a document.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[schema(example = json!({"toId": "019857a0-0000-7000-8000-000000000004", "relation": "implements", "words": "theo tinh thần"}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub struct NewRelation {
    /// The document it goes to.
    to_id: Uuid,
    /// How.
    #[schema(
        max_length = 20,
        pattern = "^(implements|based_on|amends|replaces|repeals|corrects|promulgates)$",
        example = "implements"
    )]
    relation: String,
    /// The words that say so, as printed.
    #[schema(max_length = 500, example = "theo tinh thần")]
    words: Option<String>,
    /// Where they were read.
    source: Option<Source>,
}

/// An edge as a caller sees it.
pub(super) fn edge(relation: &Relation, names: &Names, base_url: &str) -> Edge {
    Edge {
        id: relation.id.uuid(),
        from_id: relation.from_id.uuid(),
        to_id: relation.to_id.uuid(),
        relation: relation.relation.as_str().to_owned(),
        inverse: relation.relation.inverse().to_owned(),
        words: relation.words.clone(),
        source: relation.source.clone().map(|source| visible_source(source, names, base_url)),
    }
}

/// A graph as a caller sees it.
pub(super) fn graph(found: &Found, base_url: &str) -> Graph {
    let node = |Node { document, depth }: &Node| GraphNode {
        id: document.id.uuid(),
        kind: Kind::Document.as_str().to_owned(),
        name: document.content.title.clone(),
        symbol: document.content.symbol.as_ref().map(|symbol| symbol.raw().to_owned()),
        depth: *depth,
        links: Links::to(base_url, "documents", document.id.uuid()),
    };
    Graph {
        root_id: found.root.uuid(),
        nodes: found.nodes.iter().map(node).collect(),
        edges: found.edges.iter().map(|relation| edge(relation, &found.names, base_url)).collect(),
        truncated: found.truncated,
    }
}
