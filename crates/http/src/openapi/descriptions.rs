//! Descriptions where readers look for them.

use serde_json::{Map, Value};

/// Lifts the description of a property that may be null from the branch that it was generated on to the property.
pub(super) fn lift(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(lift);
            let description = map.get_mut("oneOf").and_then(of_optional);
            if let Some(description) = description {
                map.entry("description").or_insert(description);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(lift),
        _ => {}
    }
}

/// Takes the description of the one branch that is not null.
fn of_optional(branches: &mut Value) -> Option<Value> {
    let branches = branches.as_array_mut()?;
    let is_null = |branch: &Value| branch.get("type").is_some_and(|name| name == "null");
    if branches.len() != 2 || !branches.iter().any(is_null) {
        return None;
    }
    let branch = branches.iter_mut().find(|branch| !is_null(branch)).and_then(Value::as_object_mut)?;
    take(branch)
}

fn take(branch: &mut Map<String, Value>) -> Option<Value> {
    branch.contains_key("$ref").then(|| branch.shift_remove("description")).flatten()
}
