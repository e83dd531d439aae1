//! The whole document as it is published: nothing is undescribed, and every example is what its schema says.

use serde_json::{Map, Value, json};

use crate::server;

/// Formats that a validator knows; the others are words for readers.
fn validator(document: &Value, schema: &Value) -> jsonschema::Validator {
    let mut schema = schema.clone();
    let object = schema.as_object_mut().expect("a schema is an object");
    object.insert("components".into(), document["components"].clone());
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

fn resolve<'d>(document: &'d Value, value: &'d Value) -> &'d Value {
    match value.get("$ref").and_then(Value::as_str) {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).expect("a target"),
        None => value,
    }
}

/// The operations: address and method, and what they are.
fn operations(document: &Value) -> Vec<(String, &Map<String, Value>)> {
    let paths = document["paths"].as_object().expect("paths");
    let operations = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().expect("an item").iter().filter(|(name, _)| *name != "servers");
        methods.map(move |(method, operation)| (format!("{method} {path}"), operation.as_object().expect("operation")))
    });
    operations.collect()
}

/// The examples of a media type, a parameter or a header.
fn examples(holder: &Value) -> Vec<&Value> {
    let several = holder.get("examples").and_then(Value::as_object).into_iter().flat_map(Map::values);
    holder.get("example").into_iter().chain(several.filter_map(|example| example.get("value"))).collect()
}

/// How many examples a holder has; each is checked.
fn check(document: &Value, holder: &Value, place: &str, faults: &mut Vec<String>) -> usize {
    let found = examples(holder);
    let validator = validator(document, &holder["schema"]);
    for example in &found {
        faults.extend(
            validator.iter_errors(example).map(|error| format!("{place}: {error} at {}", error.instance_path())),
        );
    }
    found.len()
}

#[test]
fn every_operation_says_what_it_is() {
    let document = server::openapi("").expect("a document");
    let operations = operations(&document);
    assert!(operations.len() > 30, "{}", operations.len());
    let scopes = document["components"]["securitySchemes"]["bearer"]["x-scopes"].as_object().expect("scopes");
    for (place, operation) in operations {
        for name in ["operationId", "summary", "description"] {
            assert!(operation[name].as_str().is_some_and(|text| !text.is_empty()), "{place}: {name}");
        }
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{place}");
        for rule in operation["security"].as_array().expect("security") {
            let named = rule.get("bearer").and_then(Value::as_array).into_iter().flatten();
            for scope in named.filter_map(Value::as_str) {
                assert!(scopes.contains_key(scope), "{place}: {scope}");
            }
        }
        // Whoever changes something says in whose right, but for signing in and out. One POST changes nothing.
        let reads = place.starts_with("get ") || place == "post /time-readings";
        let changes = !reads && !operation["tags"].as_array().unwrap().contains(&json!("sessions"));
        if changes {
            assert!(operation["security"][0]["bearer"][0].is_string(), "{place} names no permission");
        }
        for parameter in operation["parameters"].as_array().expect("parameters") {
            let parameter = resolve(&document, parameter);
            assert!(parameter["description"].is_string(), "{place}: {parameter}");
        }
    }
}

#[test]
fn a_version_is_asked_for_where_a_record_changes() {
    let document = server::openapi("").expect("a document");
    let asks = |place: &str| {
        let operations = operations(&document);
        let (_, operation) = operations.iter().find(|(known, _)| known == place).expect("an operation");
        let reference = json!({"$ref": "#/components/parameters/IfMatch"});
        let asks = operation["parameters"].as_array().is_some_and(|list| list.contains(&reference));
        assert_eq!(operation["responses"].get("428").is_some(), asks, "{place}");
        assert!(operation.get("x-unversioned").is_none(), "{place}");
        asks
    };
    assert!(asks("patch /documents/{documentId}") && asks("post /documents/{documentId}/relations"));
    assert!(!asks("post /documents") && !asks("delete /sessions/current"));
}

#[test]
fn texts_that_cannot_be_read_are_told_so_by_their_place() {
    use thidua_domain::faults::Place;

    let document = server::openapi("").expect("a document");
    let contract = crate::input::Contract::compile(&document).expect("compiles");
    let create = contract.operation(&actix_web::http::Method::POST, "/v1/documents").expect("known");
    let body = json!({
        "organizationId": "019857a0-0000-7000-8000-000000000002",
        "title": " \t", "summary": "\u{7}", "symbol": {"raw": "298/\nKH"}, "sources": [{"title": "\u{a0}"}],
    });
    let faults = create.check_body(&body).expect_err("refused");
    let mut found: Vec<_> = faults.iter().map(|fault| (fault.place.clone(), fault.code)).collect();
    found.sort_by_key(|(place, _)| format!("{place:?}"));
    let at = |pointer: &str| Place::Body(pointer.to_owned());
    assert_eq!(
        found,
        [
            (at("/sources/0/title"), "empty"),
            (at("/summary"), "control_character"),
            (at("/symbol/raw"), "control_character"),
            (at("/title"), "control_character"),
        ]
    );
    let lines = json!({"organizationId": "019857a0-0000-7000-8000-000000000002", "title": "Một\nhai", "symbol": {"raw": "298/KH-UBND"}});
    create.check_body(&lines).expect("lines and symbols are taken");
}

#[test]
fn every_property_is_described() {
    let document = server::openapi("").expect("a document");
    for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        assert!(schema["description"].is_string(), "{name}");
        for (property, inner) in schema["properties"].as_object().into_iter().flatten() {
            assert!(inner["description"].is_string(), "{name}.{property}");
        }
    }
}

#[test]
fn every_body_has_examples_and_they_are_what_their_schemas_say() {
    let document = server::openapi("").expect("a document");
    let (mut faults, mut seen) = (Vec::new(), 0);
    for (place, operation) in operations(&document) {
        if let Some(body) = operation.get("requestBody") {
            for (media_type, media) in body["content"].as_object().expect("content") {
                let schema = resolve(&document, &media["schema"]);
                let own = check(&document, media, &format!("{place} {media_type}"), &mut faults);
                assert!(own > 0 || schema.get("example").is_some(), "{place}: no example of what to send");
            }
        }
        for (status, response) in operation["responses"].as_object().expect("responses") {
            let response = resolve(&document, response);
            for (media_type, media) in response["content"].as_object().into_iter().flatten() {
                let found = check(&document, media, &format!("{place} {status} {media_type}"), &mut faults);
                assert!(found > 0, "{place}: no example of {status}");
                seen += found;
            }
        }
        for parameter in operation["parameters"].as_array().expect("parameters") {
            let parameter = resolve(&document, parameter);
            seen += check(&document, parameter, &format!("{place} {}", parameter["name"]), &mut faults);
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(seen > 300, "only {seen} examples were looked at");
}

#[test]
fn examples_inside_schemas_are_what_the_schemas_say() {
    let document = server::openapi("").expect("a document");
    let (mut faults, mut seen) = (Vec::new(), 0);
    for (name, schema) in document["components"]["schemas"].as_object().expect("schemas") {
        let inner = schema["properties"].as_object().into_iter().flatten();
        let parts = inner.map(|(property, inner)| (format!("{name}.{property}"), inner));
        for (place, schema) in parts.chain([(name.clone(), schema)]) {
            let Some(example) = schema.get("example") else { continue };
            seen += 1;
            faults.extend(validator(&document, schema).iter_errors(example).map(|error| format!("{place}: {error}")));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(seen > 50, "only {seen} examples were looked at");
}
