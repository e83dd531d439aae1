//! Answers as the benchmark hands them to the server, to be given back as they are.

use serde::{Deserialize, Serialize};

/// One answer that the service gave.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct KeptAnswer {
    /// Its headers but those that the server itself adds (`date`, `content-length`), names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    /// Its body.
    pub(crate) body: String,
}
