//! What every operation of a kind has: error answers, headers, header parameters, security.

use serde_json::{Map, Value, json};

use super::{finish::sort, parameters, shared};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Completes the operations of one path.
pub(super) fn complete(path: &str, item: &mut Value) {
    for method in METHODS {
        if let Some(operation) = item.get_mut(method).and_then(Value::as_object_mut) {
            complete_operation(path, method, operation);
        }
    }
}

fn complete_operation(path: &str, method: &str, operation: &mut Map<String, Value>) {
    let is_get = method == "get";
    // A POST that changes nothing may be sent again without a key, and contradicts nothing.
    let reads = is_get || operation.remove("x-changes-nothing").is_some();
    let has_body = operation.contains_key("requestBody");
    let repeats = !reads && matches!(method, "post" | "patch");
    if !operation.contains_key("security") {
        // A read answers to anyone, and shows more to some.
        let rule = if reads { json!([{}, {"bearer": []}]) } else { json!([{"bearer": []}]) };
        operation.insert("security".into(), rule);
    }
    let open = operation
        .get("security")
        .and_then(Value::as_array)
        .is_some_and(|rules| rules.is_empty() || rules.iter().any(|rule| rule == &json!({})));

    let mut parameters = match operation.remove("parameters") {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    };
    // What concerns one version of a record: every change of one, but for those whose annotation says otherwise.
    let unversioned = operation.remove("x-unversioned").is_some();
    let asks = parameters.iter().any(|own| own.get("name").is_some_and(|name| name == "If-Match"));
    parameters.retain(|own| own.get("name").is_none_or(|name| name != "If-Match"));
    let needs_version = asks || !unversioned && matches!(method, "patch" | "put" | "delete");
    for (name, wanted) in [
        ("AcceptLanguage", true),
        ("RequestId", true),
        ("IfNoneMatch", is_get),
        ("IfMatch", needs_version),
        ("IdempotencyKey", repeats),
    ] {
        let reference = json!({"$ref": format!("#/components/parameters/{name}")});
        let header = shared::parameter_header(name);
        let own = parameters.iter().any(|parameter| {
            parameter.get("name").and_then(Value::as_str).is_some_and(|own| own.eq_ignore_ascii_case(header))
        });
        if wanted && !own && !parameters.contains(&reference) {
            parameters.push(reference);
        }
    }
    parameters.iter_mut().for_each(parameters::complete);
    let has_query = parameters.iter().any(|parameter| parameter.get("in").is_some_and(|place| place == "query"));
    operation.insert("parameters".into(), Value::Array(parameters));

    let mut responses = take(operation, "responses");
    for (status, component, wanted) in [
        ("304", "NotModified", is_get),
        ("400", "InvalidInput", true),
        ("401", "NotAuthenticated", true),
        ("403", "Forbidden", !open),
        ("404", "NotFound", path.contains('{')),
        ("406", "NotAcceptable", true),
        ("408", "RequestTimeout", has_body),
        ("409", "Conflict", !reads),
        ("412", "PreconditionFailed", needs_version),
        ("413", "BodyTooLarge", has_body),
        ("414", "UriTooLong", has_query),
        ("415", "UnsupportedMediaType", has_body),
        ("422", "IdempotencyMismatch", repeats),
        ("428", "PreconditionRequired", needs_version),
        ("429", "QuotaExceeded", true),
        ("431", "HeadersTooLarge", true),
        ("500", "InternalError", true),
        ("503", "Overloaded", true),
    ] {
        if wanted && !responses.contains_key(status) {
            responses.insert(status.into(), json!({"$ref": format!("#/components/responses/{component}")}));
        }
    }
    for (status, response) in responses.iter_mut() {
        if response.get("$ref").is_some() {
            continue;
        }
        let Some(response) = response.as_object_mut() else { continue };
        let has_content = response.contains_key("content");
        let mut headers = take(response, "headers");
        let mut add = |names: &[&str]| {
            for name in names.iter().filter(|name| **name != "ETag" || has_content) {
                if !headers.contains_key(*name) {
                    headers.insert((*name).to_owned(), shared::header_reference(name));
                }
            }
        };
        add(&shared::EVERYWHERE);
        if status.starts_with('2') {
            add(&["Cache-Control", "ETag"]);
        }
        if matches!(status.as_str(), "201" | "202") {
            add(&["Location"]);
        }
        if status.starts_with('2') && repeats {
            add(&["Idempotency-Replayed"]);
        }
        sort(&mut headers);
        response.insert("headers".into(), Value::Object(headers));
    }
    sort(&mut responses);
    operation.insert("responses".into(), Value::Object(responses));
}

fn take(map: &mut Map<String, Value>, key: &str) -> Map<String, Value> {
    match map.remove(key) {
        Some(Value::Object(entries)) => entries,
        _ => Map::new(),
    }
}
