//! Whether a record says what a row says. Where a row is silent, nothing is compared.

use serde_json::Value;

/// The places where `row` says something and `stored` something else, as JSON pointers.
pub(super) fn differences(row: &Value, stored: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(row, stored, "", &mut found);
    found
}

fn walk(row: &Value, stored: &Value, pointer: &str, found: &mut Vec<String>) {
    match (row, stored) {
        (Value::Null, _) => {}
        (Value::Array(items), _) if items.is_empty() => {}
        (Value::Object(said), Value::Object(known)) if !is_window(said) => {
            for (name, value) in said {
                walk(value, known.get(name).unwrap_or(&Value::Null), &format!("{pointer}/{name}"), found);
            }
        }
        // The words of a time may be put better; its days are what it says.
        (Value::Object(said), Value::Object(known)) if said.get("edtf") == known.get("edtf") => {}
        (Value::Object(said), Value::Null) if says_nothing(said) => {}
        _ if row != stored => found.push(pointer.to_owned()),
        _ => {}
    }
}

fn is_window(value: &serde_json::Map<String, Value>) -> bool {
    value.contains_key("edtf") && value.contains_key("precision")
}

fn says_nothing(value: &serde_json::Map<String, Value>) -> bool {
    value.values().all(|inner| match inner {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(inner) => says_nothing(inner),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_a_row_says_is_compared() {
        let stored = json!({"name": "A", "line": {"order": 1, "post": "Giám đốc"}, "note": "x", "granted": {"edtf": "2021", "precision": "year", "text": "năm 2021"}});
        for (row, expected) in [
            (json!({"name": "A", "line": {"order": 1, "post": null}}), vec![]),
            (json!({"name": "B", "line": {"order": 2, "post": null}}), vec!["/name", "/line/order"]),
            (json!({"fields": [], "amount": null, "fund": {"name": null}}), vec![]),
            (json!({"amount": {"amount": "1"}}), vec!["/amount"]),
            (json!({"granted": {"edtf": "2021", "precision": "year", "text": null}}), vec![]),
            (json!({"granted": {"edtf": "2022", "precision": "year", "text": null}}), vec!["/granted"]),
        ] {
            assert_eq!(differences(&row, &stored), expected, "{row}");
        }
    }
}
