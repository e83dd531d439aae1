//! One English term per thing (rule 11): what the contract names stands in the glossary.

use std::collections::HashSet;

use serde_json::Value;

use crate::server;

/// Parts of a schema's name that say which form of a thing it is, and not which thing.
const FORMS: [&str; 15] = [
    "ClaimInput",
    "Claim",
    "Answer",
    "Body",
    "Shape",
    "Patch",
    "Input",
    "Links",
    "Info",
    "Name",
    "Data",
    "Labels",
    "Fault",
    "Node",
    "Term",
];

fn terms() -> HashSet<String> {
    let file: Value = serde_json::from_str(include_str!("../../../../data/glossary.json")).expect("JSON");
    let terms = file.as_array().expect("a list").iter();
    terms.map(|term| term["term"].as_str().expect("a term").to_lowercase().replace('-', " ")).collect()
}

/// `NewDocument`, `DocumentPatch` and `Page_Document` are forms of *document*; `Referred` is one of *reference*, and a
/// `Campaign` is an emulation campaign: the service knows no other.
fn thing(schema: &str) -> String {
    let name = schema.strip_prefix("New").or_else(|| schema.strip_prefix("Page_")).unwrap_or(schema);
    let name = FORMS.iter().find_map(|form| name.strip_suffix(form).filter(|rest| !rest.is_empty())).unwrap_or(name);
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    match words.as_str() {
        "referred" => "reference".into(),
        "campaign" => "emulation campaign".into(),
        _ => words,
    }
}

#[test]
fn every_schema_is_a_thing_of_the_glossary() {
    let terms = terms();
    let document = server::openapi("").expect("a document");
    let schemas = document["components"]["schemas"].as_object().expect("schemas");
    let missing: Vec<(&String, String)> = schemas
        .keys()
        .map(|schema| (schema, thing(schema)))
        .filter(|(_, thing)| !terms.contains(thing) && !terms.contains(thing.trim_end_matches('s')))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_term_stands_once() {
    let file: Value = serde_json::from_str(include_str!("../../../../data/glossary.json")).expect("JSON");
    assert_eq!(file.as_array().map(Vec::len), Some(terms().len()));
}
