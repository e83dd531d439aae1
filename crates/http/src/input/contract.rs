//! The OpenAPI document, compiled once: what every operation reads, and which methods an address knows.
//!
//! The document that clients read is the one that requests are checked against, so the two cannot differ.

use std::{collections::HashMap, sync::Arc};

use actix_web::http::Method;
use jsonschema::{Registry, Validator};
use serde_json::{Value, json};

use super::{
    operation::{BodyRule, Operation},
    query::QueryParameter,
    references,
    template::Template,
};

/// The name the document has inside the registry of schemas.
const DOCUMENT: &str = "urn:thidua:openapi";

/// Why a document cannot be compiled: a fault of the program, found at start.
#[derive(Debug, thiserror::Error)]
pub enum ContractError {
    /// A part that has to be there is not, or is not of the expected shape.
    #[error("the OpenAPI document has no usable {0}")]
    Shape(String),
    /// A schema is not valid JSON Schema, or refers to nothing.
    #[error("the schema at {pointer} cannot be compiled: {reason}")]
    Schema {
        /// Where it stands.
        pointer: String,
        /// What the validator says.
        reason: String,
    },
}

/// The compiled document.
#[derive(Debug)]
pub struct Contract {
    paths: Vec<PathRule>,
    by_template: HashMap<String, usize>,
}

#[derive(Debug)]
struct PathRule {
    template: Template,
    operations: Vec<(Method, Operation)>,
}

impl Contract {
    /// Compiles an OpenAPI 3.1 document. Paths are completed with the version prefix of its first server, so that they
    /// are the templates the router matches.
    ///
    /// # Errors
    /// When the document is not of the expected shape, or a schema in it does not compile.
    pub fn compile(document: &Value) -> Result<Self, ContractError> {
        let document = Arc::new(document.clone());
        let registry = Registry::new()
            .add(DOCUMENT, document.as_ref())
            .and_then(|builder| builder.prepare())
            .map_err(|error| ContractError::Schema { pointer: "#".into(), reason: error.to_string() })?;
        let prefix = version_prefix(&document);
        let paths =
            document.get("paths").and_then(Value::as_object).ok_or_else(|| ContractError::Shape("paths".into()))?;
        let mut contract = Self { paths: Vec::new(), by_template: HashMap::new() };
        for (template, item) in paths {
            let own_servers = item.get("servers").is_some();
            let full = if own_servers { template.clone() } else { format!("{prefix}{template}") };
            let mut operations = Vec::new();
            for (name, operation) in item.as_object().into_iter().flatten() {
                let Some(method) = method_of(name) else { continue };
                let compiler = Compiler {
                    document: &document,
                    registry: &registry,
                    pointer: format!("/paths/{}/{name}", super::json::escape(template)),
                };
                operations.push((method, compiler.operation(item, operation)?));
            }
            contract.by_template.insert(full.clone(), contract.paths.len());
            contract.paths.push(PathRule { template: Template::new(&full), operations });
        }
        Ok(contract)
    }

    /// The operation of a method on a path template, as the router names it (`/v1/plans/{id}`).
    #[must_use]
    pub fn operation(&self, method: &Method, template: &str) -> Option<&Operation> {
        let rule = self.paths.get(*self.by_template.get(template)?)?;
        rule.operations.iter().find(|(known, _)| known == method).map(|(_, operation)| operation)
    }

    /// Every operation with its method.
    pub fn operations(&self) -> impl Iterator<Item = (&Method, &Operation)> {
        self.paths.iter().flat_map(|rule| rule.operations.iter().map(|(method, operation)| (method, operation)))
    }

    /// The methods an address knows; empty when no template fits it. Of several that fit, the one with the fewest
    /// parameters is meant: `/plans/by-day` is no plan.
    #[must_use]
    pub fn methods_at(&self, path: &str) -> Vec<Method> {
        let mut methods = Vec::new();
        let fitting = || self.paths.iter().filter(|rule| rule.template.fits(path));
        let fewest = fitting().map(|rule| rule.template.parameters()).min();
        for rule in fitting().filter(|rule| Some(rule.template.parameters()) == fewest) {
            for (method, _) in &rule.operations {
                if !methods.contains(method) {
                    methods.push(method.clone());
                }
            }
        }
        methods
    }
}

/// `/v1` of the first server's address.
fn version_prefix(document: &Value) -> String {
    let url = document.pointer("/servers/0/url").and_then(Value::as_str).unwrap_or_default();
    match url.rsplit_once('/') {
        Some((_, last)) if is_version(last) => format!("/{last}"),
        _ => String::new(),
    }
}

fn is_version(segment: &str) -> bool {
    segment.strip_prefix('v').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

fn method_of(name: &str) -> Option<Method> {
    match name {
        "get" => Some(Method::GET),
        "put" => Some(Method::PUT),
        "post" => Some(Method::POST),
        "patch" => Some(Method::PATCH),
        "delete" => Some(Method::DELETE),
        _ => None,
    }
}

struct Compiler<'c> {
    document: &'c Arc<Value>,
    registry: &'c Registry<'c>,
    pointer: String,
}

impl Compiler<'_> {
    fn operation(&self, item: &Value, operation: &Value) -> Result<Operation, ContractError> {
        let id = operation
            .get("operationId")
            .and_then(Value::as_str)
            .ok_or_else(|| ContractError::Shape(format!("operationId at {}", self.pointer)))?;
        let mut query = Vec::new();
        let mut needs_if_match = false;
        let listed = [item, operation].into_iter().filter_map(|place| place.get("parameters")?.as_array()).flatten();
        for parameter in listed {
            let parameter = references::resolve(self.document, parameter);
            let name = parameter.get("name").and_then(Value::as_str).unwrap_or_default();
            match parameter.get("in").and_then(Value::as_str) {
                Some("query") => {
                    let schema = parameter
                        .get("schema")
                        .ok_or_else(|| ContractError::Shape(format!("schema of {name} at {}", self.pointer)))?;
                    let validator = self.validator(schema)?;
                    query.push(QueryParameter::new(
                        self.document,
                        name.to_owned(),
                        parameter,
                        schema.clone(),
                        validator,
                    ));
                }
                Some("header") if name.eq_ignore_ascii_case("if-match") => {
                    needs_if_match = parameter.get("required").and_then(Value::as_bool).unwrap_or(false);
                }
                _ => {}
            }
        }
        let body = operation.get("requestBody").map(|body| self.body(body)).transpose()?.flatten();
        Ok(Operation { document: Arc::clone(self.document), id: id.to_owned(), query, body, needs_if_match })
    }

    fn body(&self, body: &Value) -> Result<Option<BodyRule>, ContractError> {
        let body = references::resolve(self.document, body);
        let first = body.get("content").and_then(Value::as_object).and_then(|content| content.iter().next());
        let Some((media_type, media)) = first else { return Ok(None) };
        let schema = media.get("schema").cloned().unwrap_or(json!({}));
        let validator = self.validator(&schema)?;
        let required = body.get("required").and_then(Value::as_bool).unwrap_or(false);
        Ok(Some(BodyRule { media_type: media_type.clone(), required, schema, validator }))
    }

    /// A validator for a schema of the document; its `#/…` references point into the registered document.
    fn validator(&self, schema: &Value) -> Result<Validator, ContractError> {
        let mut rooted = schema.clone();
        point_at_document(&mut rooted);
        jsonschema::options()
            .with_registry(self.registry)
            .offline()
            .should_validate_formats(true)
            .build(&rooted)
            .map_err(|error| ContractError::Schema { pointer: self.pointer.clone(), reason: error.to_string() })
    }
}

/// Makes the references of an inline schema absolute, for it is compiled apart from its document.
fn point_at_document(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match value {
                    Value::String(reference) if key == "$ref" && reference.starts_with('#') => {
                        *reference = format!("{DOCUMENT}{reference}");
                    }
                    other => point_at_document(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(point_at_document),
        _ => {}
    }
}

#[cfg(test)]
#[path = "contract_tests.rs"]
mod tests;
