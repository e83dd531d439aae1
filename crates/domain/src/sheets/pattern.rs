//! Walking JSON by pointers in which `*` stands for every element of a list.

use serde_json::Value;

/// Calls `visit` with every value at `pattern` that is there and not null, and the pointer to it.
pub fn each_mut(value: &mut Value, pattern: &str, visit: &mut impl FnMut(String, &mut Value)) {
    walk(value, pattern.strip_prefix('/').unwrap_or(pattern), String::new(), visit);
}

fn walk(value: &mut Value, rest: &str, pointer: String, visit: &mut impl FnMut(String, &mut Value)) {
    if value.is_null() {
        return;
    }
    if rest.is_empty() {
        visit(pointer, value);
        return;
    }
    let (step, rest) = rest.split_once('/').unwrap_or((rest, ""));
    match value {
        Value::Array(items) if step == "*" => {
            for (n, item) in items.iter_mut().enumerate() {
                walk(item, rest, format!("{pointer}/{n}"), visit);
            }
        }
        Value::Object(properties) => {
            if let Some(inner) = properties.get_mut(step) {
                walk(inner, rest, format!("{pointer}/{step}"), visit);
            }
        }
        _ => {}
    }
}

/// Every value at `pattern` that is there and not null, with the pointer to it.
#[must_use]
pub fn all<'v>(value: &'v Value, pattern: &str) -> Vec<(String, &'v Value)> {
    let mut found = vec![(String::new(), value)];
    for step in pattern.split('/').filter(|step| !step.is_empty()) {
        found = found
            .into_iter()
            .flat_map(|(pointer, value)| match value {
                Value::Array(items) if step == "*" => {
                    items.iter().enumerate().map(|(n, item)| (format!("{pointer}/{n}"), item)).collect()
                }
                Value::Object(properties) => {
                    properties.get(step).map(|inner| (format!("{pointer}/{step}"), inner)).into_iter().collect()
                }
                _ => vec![],
            })
            .filter(|(_, value)| !value.is_null())
            .collect();
    }
    found
}
