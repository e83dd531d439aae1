//! Use cases of relations between documents.

mod graph;
mod write;

pub use graph::{DEEPEST, Graph, Node, Reach, graph};
pub use write::{RelationInput, add, remove};
