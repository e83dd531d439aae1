//! The two forms of a part: as bodies have it, and as answers do.

use serde_json::{Map, Value, json};

use super::reference;

/// Schemas that are the same in bodies and answers.
pub(super) const SAME: [&str; 2] = ["Mark", "Money"];
/// What a body says, and what an answer says in its place.
pub(super) const READ_AS: [(&str, &str); 3] =
    [("TimeInput", "TimeWindow"), ("QuantityInput", "Quantity"), ("Source", "SourceAnswer")];

/// Gives every reference of a schema the name that `rename` has for it.
fn renamed(schema: &Value, rename: &dyn Fn(&str) -> String) -> Value {
    match schema {
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(key, inner)| {
                    let inner =
                        match (key.as_str(), inner.as_str().and_then(|at| at.strip_prefix("#/components/schemas/"))) {
                            ("$ref", Some(name)) => json!(format!("#/components/schemas/{}", rename(name))),
                            _ => renamed(inner, rename),
                        };
                    (key.clone(), inner)
                })
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(|inner| renamed(inner, rename)).collect()),
        other => other.clone(),
    }
}

/// A schema as bodies have it.
pub(super) fn written(schema: &Value) -> Value {
    renamed(schema, &|name| match name {
        "TimeInput" | "QuantityInput" | "Source" | "Mark" | "Money" | "Paragraph" | "Code" => name.to_owned(),
        part => format!("{part}Input"),
    })
}

/// A schema as answers have it: windows and quantities as they are read, and beside every id the compact record.
pub(super) fn answered(schema: &Value, all_there: bool) -> Value {
    let mut read = renamed(schema, &|name| {
        READ_AS.iter().find(|(written, _)| *written == name).map_or(name, |(_, read)| read).to_owned()
    });
    let Some(properties) = read.get("properties").and_then(Value::as_object).cloned() else { return read };
    let mut shown = Map::new();
    for (name, mut inner) in properties {
        strip_input_bounds(&mut inner);
        let refers = name.strip_suffix("Id").filter(|_| inner.get("format").is_some_and(|format| format == "uuid"));
        let compact = refers.map(str::to_owned);
        shown.insert(name, inner);
        if let Some(compact) = compact {
            shown.insert(compact, compact_record("The same, compact; null when hidden or not named."));
        }
    }
    if let Value::Object(read) = &mut read {
        read.remove("example");
        if all_there {
            read.insert("required".into(), json!(shown.keys().collect::<Vec<_>>()));
        } else {
            read.remove("required");
        }
        read.insert("properties".into(), Value::Object(shown));
    }
    read
}

/// Lists that are empty are there in answers: they are not null. What was not said of a yes or no is.
fn strip_input_bounds(schema: &mut Value) {
    let Value::Object(map) = schema else { return };
    let not_null = match map.get("type") {
        Some(Value::Array(several)) if several.iter().any(|one| one == "array") => {
            several.iter().find(|one| *one != "null").cloned()
        }
        _ => None,
    };
    if let Some(only) = not_null {
        map.insert("type".into(), only);
    }
}

/// A record that another one names: compact, or whole when `expand` asks for it.
pub(crate) fn compact_record(description: &str) -> Value {
    json!({"anyOf": [{"type": "null"}, reference("Reference"), reference("RecordAnswer")], "description": description})
}
