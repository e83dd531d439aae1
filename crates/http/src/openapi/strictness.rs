//! Bounds for what the annotations leave open (rule 19), and closed objects for what callers send (rule 17).

use std::collections::HashSet;

use serde_json::{Map, Value, json};

/// Parts of a document that hold values and not schemas.
const VALUES: [&str; 7] = ["example", "examples", "default", "enum", "const", "x-scopes", "required"];
/// Any text but the null character, which the service refuses everywhere.
const ANY_TEXT: &str = "^[^\\u0000]*$";
/// What callers send: no control character but the line feed.
pub(crate) const LINES: &str = "^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]*$";
/// The same, and something to be seen in it; annotations write it `\S`.
pub(crate) const SOMETHING: &str = "^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f\\ufeff][^\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]*$";
const LONGEST_TEXT: u32 = 20_000;
const MOST_ITEMS: u32 = 1_000;
/// The largest whole number that every reader of JSON holds exactly.
pub(super) const SAFE_INTEGER: i64 = 9_007_199_254_740_991;

/// Bounds every schema of the document and closes the objects of requests.
pub(super) fn tighten(document: &mut Value) {
    for name in closed_schemas(document) {
        if let Some(Value::Object(schema)) = document.pointer_mut(&format!("/components/schemas/{name}")) {
            close(schema);
            restrict_texts(schema);
        }
    }
    if let Some(Value::Object(paths)) = document.get_mut("paths") {
        let operations = paths.values_mut().filter_map(Value::as_object_mut).flat_map(|item| item.values_mut());
        for body in operations.filter_map(|operation| operation.get_mut("requestBody")) {
            close_inline(body);
            body.as_object_mut().into_iter().for_each(restrict_texts);
        }
    }
    bound(document);
}

/// Keeps control characters out of every text that callers send.
fn restrict_texts(schema: &mut Map<String, Value>) {
    for (key, inner) in schema.iter_mut().filter(|(key, _)| !VALUES.contains(&key.as_str())) {
        match inner {
            Value::Object(inner) => restrict_texts(inner),
            Value::Array(items) if key != "type" => {
                items.iter_mut().filter_map(Value::as_object_mut).for_each(restrict_texts);
            }
            _ => {}
        }
    }
    let is_word = ["enum", "const", "format"].iter().any(|key| schema.contains_key(*key));
    if !has_type(schema, "string") || is_word {
        return;
    }
    match schema.get("pattern").and_then(Value::as_str) {
        None => schema.insert("pattern".into(), json!(LINES)),
        Some(r"\S") => schema.insert("pattern".into(), json!(SOMETHING)),
        Some(_) => None,
    };
}

fn bound(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                if !VALUES.contains(&key.as_str()) {
                    bound(inner);
                }
            }
            bound_schema(map);
        }
        Value::Array(items) => items.iter_mut().for_each(bound),
        _ => {}
    }
}

fn has_type(schema: &Map<String, Value>, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(one)) => one == name,
        Some(Value::Array(several)) => several.iter().any(|one| one == name),
        _ => false,
    }
}

fn bound_schema(schema: &mut Map<String, Value>) {
    if has_type(schema, "string") && !schema.contains_key("enum") && !schema.contains_key("const") {
        let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
        let longest = match format {
            "uuid" => 36,
            "date" => 10,
            "date-time" => 40,
            "uri" | "uri-reference" => 2048,
            _ => LONGEST_TEXT,
        };
        let bare = format.is_empty() && !schema.contains_key("pattern");
        schema.entry("maxLength").or_insert_with(|| json!(longest));
        if bare {
            schema.insert("pattern".into(), json!(ANY_TEXT));
        }
    }
    if has_type(schema, "integer") {
        let narrow = schema.entry("format").or_insert_with(|| json!("int64")) == "int32";
        let (lowest, highest) =
            if narrow { (i64::from(i32::MIN), i64::from(i32::MAX)) } else { (-SAFE_INTEGER, SAFE_INTEGER) };
        if !schema.contains_key("exclusiveMinimum") {
            schema.entry("minimum").or_insert_with(|| json!(lowest));
        }
        if !schema.contains_key("exclusiveMaximum") {
            schema.entry("maximum").or_insert_with(|| json!(highest));
        }
    }
    if has_type(schema, "array") {
        schema.entry("maxItems").or_insert_with(|| json!(MOST_ITEMS));
    }
}

/// The names of the schemas that request bodies reach, but for the members of an `allOf`, which only their whole may
/// close.
fn closed_schemas(document: &Value) -> Vec<String> {
    let (mut reached, mut parts) = (Vec::new(), HashSet::new());
    let mut open: Vec<&Value> = Vec::new();
    let operations = document.get("paths").and_then(Value::as_object).into_iter().flat_map(Map::values);
    for operation in operations.filter_map(Value::as_object).flat_map(Map::values) {
        open.extend(operation.get("requestBody"));
    }
    while let Some(value) = open.pop() {
        match value {
            Value::Object(map) => {
                for member in map.get("allOf").and_then(Value::as_array).into_iter().flatten() {
                    parts.extend(name_of(member));
                }
                if let Some(name) = name_of(value)
                    && !reached.iter().any(|known| known == name)
                {
                    reached.push(name.to_owned());
                    open.extend(document.pointer(&format!("/components/schemas/{name}")));
                }
                open.extend(map.iter().filter(|(key, _)| !VALUES.contains(&key.as_str())).map(|(_, inner)| inner));
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    reached.retain(|name| !parts.contains(name.as_str()));
    reached
}

fn name_of(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()?.strip_prefix("#/components/schemas/")
}

fn close_inline(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                if !VALUES.contains(&key.as_str()) && key != "allOf" {
                    close_inline(inner);
                }
            }
            close(map);
        }
        Value::Array(items) => items.iter_mut().for_each(close_inline),
        _ => {}
    }
}

/// Closes one object, and those written out inside it.
fn close(schema: &mut Map<String, Value>) {
    let said = schema.contains_key("additionalProperties") || schema.contains_key("unevaluatedProperties");
    if !said && schema.contains_key("allOf") {
        schema.insert("unevaluatedProperties".into(), json!(false));
    } else if !said && has_type(schema, "object") && schema.contains_key("properties") {
        schema.insert("additionalProperties".into(), json!(false));
    }
    for (_, inner) in
        schema.iter_mut().filter(|(key, _)| matches!(key.as_str(), "properties" | "items" | "oneOf" | "anyOf"))
    {
        close_inline(inner);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_callers_send_is_closed_and_everything_bounded() {
        let mut document = json!({
            "paths": {"/a": {"post": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/New"}}}},
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Seen"}}}}}
            }}},
            "components": {"schemas": {
                "New": {"type": "object", "properties": {"inner": {"type": "object", "properties": {"n": {"type": "integer"}}}, "whole": {"$ref": "#/components/schemas/Whole"}}},
                "Whole": {"allOf": [{"$ref": "#/components/schemas/Part"}, {"type": "object", "properties": {"b": {"type": "string"}}}]},
                "Part": {"type": "object", "properties": {"a": {"type": ["string", "null"], "format": "uuid"}}},
                "Seen": {"type": "object", "properties": {"type": {"type": "string"}, "list": {"type": "array", "items": {"type": "string", "enum": ["x"]}}}, "example": {"type": "string"}}
            }}
        });
        tighten(&mut document);
        let schemas = &document["components"]["schemas"];
        assert_eq!(schemas["New"]["additionalProperties"], false);
        assert_eq!(schemas["New"]["properties"]["inner"]["additionalProperties"], false);
        assert_eq!(schemas["New"]["properties"]["inner"]["properties"]["n"]["format"], "int64");
        assert_eq!(schemas["Whole"]["unevaluatedProperties"], false);
        assert!(schemas["Part"].get("additionalProperties").is_none());
        assert!(schemas["Whole"]["allOf"][1].get("additionalProperties").is_none());
        assert_eq!(schemas["Part"]["properties"]["a"]["maxLength"], 36);
        assert!(schemas["Seen"].get("additionalProperties").is_none());
        assert_eq!(schemas["Seen"]["properties"]["type"]["pattern"], ANY_TEXT);
        assert_eq!(schemas["Seen"]["properties"]["list"]["maxItems"], MOST_ITEMS);
        assert_eq!(schemas["Seen"]["example"], json!({"type": "string"}));
    }
}
