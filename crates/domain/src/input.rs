//! Reading JSON the way the API promises: `null` and absent mean the same.

use serde::{Deserialize, Deserializer};

/// A list where `null` is the empty list (rule 16).
///
/// # Errors
/// Whatever its elements fault.
pub fn list<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Option::<Vec<T>>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// A truth value where `null` is `false` (rule 16).
///
/// # Errors
/// When it is neither.
pub fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Option::<bool>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// Lays a merge patch (RFC 7396) over a value.
pub fn merge(target: &mut serde_json::Value, patch: &serde_json::Value) {
    let serde_json::Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = serde_json::Value::Object(serde_json::Map::new());
    }
    if let serde_json::Value::Object(target) = target {
        for (name, value) in patch {
            if value.is_null() {
                target.shift_remove(name);
            } else {
                merge(target.entry(name.clone()).or_insert(serde_json::Value::Null), value);
            }
        }
    }
}

/// Leaves out of objects what is null: absent and `null` mean the same (rule 16).
pub fn tidy_nulls(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(properties) => {
            properties.retain(|_, inner| !inner.is_null());
            properties.values_mut().for_each(tidy_nulls);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(tidy_nulls),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The cases of RFC 7396, appendix A, that differ in kind.
    #[test]
    fn merge_patches_as_the_rfc_does() {
        for (target, patch, expected) in [
            (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
            (json!({"a":"b"}), json!({"a":null}), json!({})),
            (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":{"b":"c"}}), json!({"a":{"b":"d","c":null}}), json!({"a":{"b":"d"}})),
            (json!({"e":null}), json!({"a":1}), json!({"e":null,"a":1})),
            (json!([1, 2]), json!({"a":"b","c":null}), json!({"a":"b"})),
            (json!({}), json!({"a":{"bb":{"ccc":null}}}), json!({"a":{"bb":{}}})),
        ] {
            let mut value = target;
            merge(&mut value, &patch);
            assert_eq!(value, expected);
        }
    }
}
