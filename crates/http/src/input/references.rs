//! Following `$ref` inside the one document of the contract.

use serde_json::Value;

/// The value a schema or parameter stands for: `$ref`s of the form `#/…` are followed, a bounded number of times.
pub(super) fn resolve<'d>(document: &'d Value, mut value: &'d Value) -> &'d Value {
    for _ in 0..16 {
        let target = value
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|reference| reference.strip_prefix('#'))
            .and_then(|pointer| document.pointer(pointer));
        match target {
            Some(found) => value = found,
            None => break,
        }
    }
    value
}

/// Walks from `start` along an evaluation path of a validator: each `$ref` step jumps to what it names.
pub(super) fn walk<'d>(document: &'d Value, start: &'d Value, path: &str) -> Option<&'d Value> {
    let mut here = start;
    for token in path.split('/').skip(1) {
        if token == "$ref" {
            here = resolve(document, here);
        } else {
            let token = token.replace("~1", "/").replace("~0", "~");
            here = match here {
                Value::Object(map) => map.get(&token)?,
                Value::Array(items) => items.get(token.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
    }
    Some(here)
}

/// The first type a schema asks for that is not `null`, looking through `$ref`, `oneOf`, `anyOf` and `allOf`.
pub(super) fn main_type<'d>(document: &'d Value, schema: &'d Value) -> Option<&'d str> {
    let schema = resolve(document, schema);
    match schema.get("type") {
        Some(Value::String(one)) if one != "null" => return Some(one),
        Some(Value::Array(several)) => {
            return several.iter().filter_map(Value::as_str).find(|name| *name != "null");
        }
        _ => {}
    }
    ["oneOf", "anyOf", "allOf"]
        .iter()
        .filter_map(|key| schema.get(*key)?.as_array())
        .flatten()
        .find_map(|branch| main_type(document, branch))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_and_unions_are_looked_through() {
        let document = json!({"components": {"schemas": {"Page": {"type": ["null", "integer"]}, "Loop": {"$ref": "#/components/schemas/Loop"}}}});
        let schema = json!({"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Page"}]});
        assert_eq!(main_type(&document, &schema), Some("integer"));
        let looped = json!({"$ref": "#/components/schemas/Loop"});
        assert_eq!(main_type(&document, &looped), None);
    }

    #[test]
    fn a_path_of_a_validator_leads_to_its_schema() {
        let document = json!({"components": {"schemas": {"A": {"properties": {"b": {"type": "string"}}}}}});
        let start = json!({"$ref": "#/components/schemas/A"});
        assert_eq!(walk(&document, &start, "/$ref/properties/b/type"), Some(&json!("string")));
        assert_eq!(walk(&document, &start, "/$ref/nothing"), None);
    }
}
