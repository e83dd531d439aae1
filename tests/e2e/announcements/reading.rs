//! Words of times and quantities are entered as the service reads them.

use serde_json::{Map, Value, json};
use thidua_tests::Client;

/// Asks for a reading of every time and quantity of a body, in the `context` of its step: one of the readings is what is
/// entered. Words that the step lists in `byHand` are entered otherwise than read; that, too, is looked at.
pub(super) fn read_alike(client: &Client, step: &Value, body: &Value) {
    let by_hand = step["byHand"].as_array().cloned().unwrap_or_default();
    let mut values = Vec::new();
    worded(body, &mut values);
    for value in values {
        let words = &value["text"];
        let mut ask = json!({"text": words});
        if step["context"].is_object() {
            ask["context"] = step["context"].clone();
        }
        let readings = client.post("/v1/time-readings", &ask).ok(200);
        let (list, one) = if value.get("qualifier").is_some() { ("quantities", "quantity") } else { ("times", "time") };
        let found = readings[list].as_array().expect("readings").iter().any(|reading| said(&reading[one]) == value);
        assert_eq!(found, !by_hand.contains(words), "{words}, entered as {value}: {readings}");
    }
}

/// The times and quantities that have words.
fn worded(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Object(properties) => {
            if properties.contains_key("text") && (value["edtf"].is_string() || value["qualifier"].is_string()) {
                found.push(value.clone());
            } else {
                properties.values().for_each(|value| worded(value, found));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| worded(item, found)),
        _ => {}
    }
}

/// A reading without what it leaves open.
fn said(reading: &Value) -> Value {
    let properties = reading.as_object().into_iter().flatten();
    let said = properties.filter(|(_, value)| !value.is_null() && **value != json!(false));
    Value::Object(said.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>())
}
