//! What parameters have in common: lists, descriptions, page sizes.

use serde_json::{Map, Value, json};

use super::strictness;

/// What a code looks like (rule 30).
const CODE: &str = "^[a-z0-9][a-z0-9_-]*$";

/// Completes one parameter of an operation.
pub(super) fn complete(parameter: &mut Value) {
    let Some(parameter) = parameter.as_object_mut() else { return };
    describe(parameter);
    if parameter.get("in").is_some_and(|place| place == "query") {
        bound_list(parameter);
    }
    coerce_page_size(parameter);
}

/// A description that was given to the schema belongs to the parameter.
fn describe(parameter: &mut Map<String, Value>) {
    let schema = parameter.get_mut("schema").and_then(Value::as_object_mut);
    let Some(description) = schema.and_then(|schema| schema.shift_remove("description")) else { return };
    parameter.entry("description").or_insert(description);
}

/// Lists stand behind one name, separated by commas; what they list are ids, numbers, words of the schema, or codes.
fn bound_list(parameter: &mut Map<String, Value>) {
    let Some(schema) = parameter.get_mut("schema").and_then(Value::as_object_mut) else { return };
    let Some(items) = schema.get_mut("items").and_then(Value::as_object_mut) else { return };
    let is_number = items.get("type").is_some_and(|kind| kind == "integer");
    if !is_number && !["enum", "format", "pattern", "$ref"].iter().any(|key| items.contains_key(*key)) {
        items.insert("pattern".into(), json!(CODE));
        items.insert("maxLength".into(), json!(60));
    }
    parameter.insert("style".into(), json!("form"));
    parameter.insert("explode".into(), json!(false));
}

/// A page size over its maximum is answered, with the maximum (rule 46): the schema says what is answered, and the
/// extension what is taken.
fn coerce_page_size(parameter: &mut Map<String, Value>) {
    if parameter.get("name").and_then(Value::as_str) != Some("pageSize") {
        return;
    }
    let Some(schema) = parameter.get_mut("schema").and_then(Value::as_object_mut) else { return };
    let Some(maximum) = schema.remove("maximum") else { return };
    schema.insert("format".into(), json!("int64"));
    schema.insert("maximum".into(), json!(strictness::SAFE_INTEGER));
    schema.insert("x-coerce-maximum".into(), maximum);
}
