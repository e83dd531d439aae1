//! One function per use case: load, authorize, decide, apply.
//!
//! Use cases are synchronous and run over a concrete transaction. HTTP, the command line and loading call the same ones.

mod app;
pub mod award_types;
pub mod awards;
mod call;
pub mod changes;
pub mod code_lists;
pub mod documents;
pub mod due;
pub mod errors;
pub mod identity;
pub mod imports;
pub mod journal;
pub mod loading;
pub mod names;
pub mod organizations;
pub mod paging;
pub mod ports;
pub mod recipients;
pub mod records;
mod references;
pub mod relations;
pub mod seal;
pub mod sheets;

pub use app::{App, KeyEncryption, OpenError};
pub use call::Call;
