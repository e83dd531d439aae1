//! The graph around a document: everything it rests on, and everything that rests on it, in one call.

use std::collections::{BTreeMap, HashSet};

use thidua_domain::{access::Sight, documents::Document, ids::DocumentId, records::Front, relations::Relation};
use thidua_persistence::{connection::Conn, documents, relations};

use crate::{
    call::Call,
    errors::Error,
    names::{Names, sights},
};

/// The greatest depth a caller may ask for.
pub const DEEPEST: u32 = 10;
/// The greatest graph that is answered; a greater one is cut and says so.
const MOST_NODES: usize = 500;

/// Which way relations are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// From a document to what it names.
    Out,
    /// From a document to those that name it.
    In,
    /// Both.
    Both,
}

/// A document in the graph.
#[derive(Debug, Clone)]
pub struct Node {
    /// The document.
    pub document: Document,
    /// How many steps from the root.
    pub depth: u32,
}

/// The graph. A document that the caller does not see cuts the path.
#[derive(Debug, Clone)]
pub struct Graph {
    /// Where it begins.
    pub root: DocumentId,
    /// Documents, nearest first.
    pub nodes: Vec<Node>,
    /// Relations between them.
    pub edges: Vec<Relation>,
    /// Documents that sources of the edges name and the caller sees.
    pub names: Names,
    /// Whether it was cut.
    pub truncated: bool,
}

/// The graph around a document the caller sees, `depth` steps far.
///
/// # Errors
/// Not found, when the caller does not see the root.
pub fn graph(conn: &mut Conn, call: &Call, root: DocumentId, depth: u32, reach: Reach) -> Result<Graph, Error> {
    let (document, _) = crate::documents::read(conn, call, root)?;
    let mut known: HashSet<DocumentId> = HashSet::from([root]);
    let mut nodes = vec![Node { document, depth: 0 }];
    let mut edges: BTreeMap<uuid::Uuid, Relation> = BTreeMap::new();
    let mut frontier = vec![root];
    let mut truncated = false;
    for step in 1..=depth.min(DEEPEST) {
        if frontier.is_empty() {
            break;
        }
        let mut found = Vec::new();
        if reach != Reach::In {
            found.extend(relations::of(conn, &frontier, false)?);
        }
        if reach != Reach::Out {
            found.extend(relations::of(conn, &frontier, true)?);
        }
        let mut ends: Vec<DocumentId> = found
            .iter()
            .flat_map(|relation| [relation.from_id, relation.to_id])
            .filter(|id| !known.contains(id))
            .collect();
        ends.sort_unstable();
        ends.dedup();
        frontier.clear();
        let mut reached = documents::find_many(conn, &ends)?;
        reached.sort_unstable_by_key(|document| document.id);
        let fronts: Vec<&Front> = reached.iter().map(|document| &document.front).collect();
        let seen = sights(conn, call, &fronts)?;
        for (document, sight) in reached.into_iter().zip(seen) {
            if sight == Sight::Nothing {
                continue;
            }
            if nodes.len() == MOST_NODES {
                truncated = true;
                break;
            }
            known.insert(document.id);
            frontier.push(document.id);
            nodes.push(Node { document, depth: step });
        }
        for relation in found {
            if known.contains(&relation.from_id) && known.contains(&relation.to_id) {
                edges.insert(relation.id.uuid(), relation);
            }
        }
    }
    let edges: Vec<Relation> = edges.into_values().collect();
    let mut names = Names::default();
    let sources: Vec<_> = edges.iter().filter_map(|edge| edge.source.as_ref()).collect();
    names.add_sources(conn, call, &sources)?;
    Ok(Graph { root, nodes, edges, names, truncated })
}
