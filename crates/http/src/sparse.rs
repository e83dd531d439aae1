//! Sparse answers: `fields=id,title` keeps only those properties (rule 18).

use serde_json::{Map, Value};

/// What an answer always has, asked for or not: a record without them could not be told from another.
const ALWAYS: [&str; 3] = ["id", "type", "links"];

/// Keeps only the named properties of an object.
pub(crate) fn keep(value: &mut Value, fields: Option<&[String]>) {
    let (Some(fields), Value::Object(properties)) = (fields, value) else { return };
    let kept: Map<String, Value> = std::mem::take(properties)
        .into_iter()
        .filter(|(name, _)| ALWAYS.contains(&name.as_str()) || fields.iter().any(|field| field == name))
        .collect();
    *properties = kept;
}
