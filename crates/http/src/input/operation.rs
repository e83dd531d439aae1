//! One operation of the contract: what it reads.

use std::sync::Arc;

use jsonschema::Validator;
use serde_json::{Map, Value};
use thidua_domain::faults::{Fault, Faults, Place};

use super::{
    query::{self, QueryParameter},
    schema_faults::{self, Rooted},
};

/// What an operation takes as its body.
#[derive(Debug)]
pub(super) struct BodyRule {
    pub(super) media_type: String,
    pub(super) required: bool,
    pub(super) schema: Value,
    pub(super) validator: Validator,
}

/// One operation: a method on a path template.
#[derive(Debug)]
pub struct Operation {
    pub(super) document: Arc<Value>,
    pub(super) id: String,
    pub(super) query: Vec<QueryParameter>,
    pub(super) body: Option<BodyRule>,
    pub(super) needs_if_match: bool,
}

impl Operation {
    /// Its `operationId`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The media type of the body it reads, when it reads one.
    #[must_use]
    pub fn body_media_type(&self) -> Option<&str> {
        self.body.as_ref().map(|body| body.media_type.as_str())
    }

    /// Whether a request without a body is a fault.
    #[must_use]
    pub fn body_is_required(&self) -> bool {
        self.body.as_ref().is_some_and(|body| body.required)
    }

    /// Whether the document lists `If-Match` as required: without it the answer is 428.
    #[must_use]
    pub fn needs_if_match(&self) -> bool {
        self.needs_if_match
    }

    /// The query parameters as values of the types that the schemas name.
    ///
    /// # Errors
    /// Every fault: unknown names (with the nearest known one), repeated or missing parameters, values that break
    /// their schema.
    pub fn read_query(&self, query_string: &str) -> Result<Map<String, Value>, Faults> {
        query::read(&self.document, &self.query, query_string)
    }

    /// Checks a body against its schema.
    ///
    /// # Errors
    /// Every fault with its JSON pointer.
    pub fn check_body(&self, body: &Value) -> Result<(), Faults> {
        let Some(rule) = &self.body else { return Ok(()) };
        let root = Rooted { document: &self.document, schema: &rule.schema };
        let mut faults = Faults::new();
        for found in schema_faults::collect(rule.validator.iter_errors(body), root) {
            faults.push(Fault { place: Place::Body(found.pointer), code: found.code, detail: found.detail });
        }
        faults.finish()
    }
}
