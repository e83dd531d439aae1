//! Comparing what was sent with what everyone reads: nothing is missing, nothing differs, nothing is added.

use std::collections::HashMap;

use serde_json::{Value, json};
use thidua_tests::Client;

use crate::locality::Record;

/// What every record has beside its content.
const ENVELOPE: [&str; 7] = ["id", "type", "visibility", "publishedAt", "updatedAt", "labels", "links"];

/// Names of references, by id.
type Called = HashMap<String, Value>;

/// The differences between the content of a record and its public answer.
pub(super) fn of_record(content: &Value, answer: &Value, called: &Called, name: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expected = content.clone();
    prefer(&mut expected);
    let mut shown = answer.clone();
    let properties = shown.as_object_mut().expect("a record");
    for part in ENVELOPE {
        let value = properties.shift_remove(part);
        if value.is_none_or(|value| value.is_null()) {
            faults.push(format!("{name}: no {part}"));
        }
    }
    if answer["visibility"] != "public" {
        faults.push(format!("{name}: {} is not public", answer["visibility"]));
    }
    same(&expected, &shown, called, name, &mut faults);
    faults
}

/// Adds what claims give: the latest asserted stands first, one without a day before all others.
fn prefer(expected: &mut Value) {
    let mut last: HashMap<String, usize> = HashMap::new();
    let claims = expected["claims"].as_array().cloned().unwrap_or_default();
    for (n, claim) in claims.iter().enumerate() {
        let asserted = |n: usize| claims[n]["assertedOn"].as_str().unwrap_or_default();
        let best = last.entry(claim["field"].as_str().expect("a field").to_owned()).or_insert(n);
        if asserted(n) >= asserted(*best) {
            *best = n;
        }
    }
    for n in 0..claims.len() {
        expected["claims"][n]["preferred"] = json!(last.values().any(|best| *best == n));
    }
    for (field, best) in last {
        expected[&field[1..]] = claims[best]["value"].clone();
    }
}

/// Whether a property that nobody sent says nothing.
fn says_nothing(value: &Value) -> bool {
    value.is_null() || *value == json!(false) || *value == json!([])
}

fn same(sent: &Value, shown: &Value, called: &Called, place: &str, faults: &mut Vec<String>) {
    match (sent, shown) {
        (Value::Object(sent), Value::Object(shown)) => {
            for (name, value) in sent {
                let place = format!("{place}/{name}");
                match shown.get(name) {
                    Some(shown) => same(value, shown, called, &place, faults),
                    None => faults.push(format!("{place}: sent as {value}, and not there")),
                }
            }
            for (name, value) in shown.iter().filter(|(name, _)| !sent.contains_key(*name)) {
                let named = sent.get(&format!("{name}Id")).and_then(Value::as_str);
                let expected = match named {
                    Some(id) => is_reference(value, id, called),
                    None if name == "id" => value.is_string(),
                    // A congress is of the kind and level of its series, unless it says otherwise.
                    None if ["kind", "level"].contains(&name.as_str()) && sent.contains_key("seriesId") => true,
                    None => says_nothing(value),
                };
                if !expected {
                    faults.push(format!("{place}/{name}: not sent, and there as {value}"));
                }
            }
        }
        (Value::Array(sent), Value::Array(shown)) if sent.len() == shown.len() => {
            for (n, (sent, shown)) in sent.iter().zip(shown).enumerate() {
                same(sent, shown, called, &format!("{place}/{n}"), faults);
            }
        }
        (Value::Number(sent), Value::Number(shown)) if sent.as_f64() == shown.as_f64() => {}
        _ if sent == shown => {}
        _ => faults.push(format!("{place}: sent as {sent}, and there as {shown}")),
    }
}

/// Whether a value is the reference to a record, with its name and its address.
fn is_reference(value: &Value, id: &str, called: &Called) -> bool {
    let link = value["links"]["self"].as_str().unwrap_or_default();
    // An office has no address of its own; it is in its organization.
    let linked = link.ends_with(id) || (value["type"] == "office" && !link.is_empty());
    value["id"] == id && Some(&value["name"]) == called.get(id) && value["type"].is_string() && linked
}

/// What differs between the relations that were written on a document and those that everyone reads.
pub(super) fn relations(reader: &Client, record: &Record, sent: &[Value], called: &Called) -> Option<String> {
    if !record.path.starts_with("/v1/documents/") {
        return None;
    }
    let graph = reader.read(&format!("{}/relations?depth=1&direction=out", record.path));
    let edges = graph["edges"].as_array().expect("edges");
    let mut faults = Vec::new();
    for sent in sent {
        let mut sent = sent.clone();
        sent["fromId"] = json!(record.id);
        sent["inverse"] = json!(match sent["relation"].as_str() {
            Some("implements") => "implemented_by",
            Some("based_on") => "basis_of",
            other => panic!("the inverse of {other:?}"),
        });
        let Some(edge) = edges.iter().find(|edge| edge["toId"] == sent["toId"]) else {
            faults.push(format!("no edge for {sent}"));
            continue;
        };
        same(&sent, edge, called, &record.path, &mut faults);
    }
    if edges.len() != sent.len() {
        faults.push(format!("{}: {} relations were sent, {} are there", record.path, sent.len(), edges.len()));
    }
    (!faults.is_empty()).then(|| faults.join("\n"))
}
