//! What comes in: limits, media types, strict JSON, and the contract of each operation.
//!
//! The order of the checks is rule 41: size, then media type, then all faults of query and body at once.

pub mod contract;
pub mod json;
pub mod limits;
pub mod media_type;
mod operation;
mod percent;
mod query;
mod references;
mod schema_faults;
mod sentences;
mod template;

pub use contract::{Contract, ContractError};
pub use json::strict_json;
pub use limits::read_body;
pub use operation::Operation;
pub use template::Template;
