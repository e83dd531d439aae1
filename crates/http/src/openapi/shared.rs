//! Components that operations share: headers and header parameters.

use serde_json::{Map, Value, json};

use crate::input::limits::MAX_HEADERS;

/// Headers that every answer has.
pub(super) const EVERYWHERE: [&str; 9] = [
    "API-Version",
    "Access-Control-Allow-Origin",
    "Content-Language",
    "RateLimit-Limit",
    "RateLimit-Policy",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Vary",
    "X-Request-Id",
];

/// A reference to the component of a header.
pub(super) fn header_reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/headers/{name}")})
}

/// The header that a shared parameter stands for.
pub(super) fn parameter_header(component: &str) -> &'static str {
    match component {
        "AcceptLanguage" => "Accept-Language",
        "IfNoneMatch" => "If-None-Match",
        "IfMatch" => "If-Match",
        "IdempotencyKey" => "Idempotency-Key",
        _ => "X-Request-Id",
    }
}

fn text(description: &str, format: &str, maximum: u32, example: &str) -> Value {
    json!({
        "description": description,
        "schema": {"type": "string", "format": format, "maxLength": maximum},
        "example": example,
    })
}

fn count(description: &str, example: u32) -> Value {
    json!({
        "description": description,
        "schema": {"type": "integer", "format": "int32", "minimum": 0, "maximum": 2_147_483_647},
        "example": example,
    })
}

/// The components of headers, by name.
pub(super) fn headers() -> Map<String, Value> {
    let entries = [
        ("API-Version", text("The version of the API (SemVer).", "semver", 32, "1.0.0")),
        (
            "Accept-Patch",
            text(
                "The media type that a patch has to have (RFC 5789).",
                "media-type",
                100,
                "application/merge-patch+json",
            ),
        ),
        (
            "Access-Control-Allow-Origin",
            text("`*` on public reads; else the page's origin when it is on the list.", "origin", 300, "*"),
        ),
        (
            "Cache-Control",
            text("How long the answer may be kept, and by whom.", "cache-control", 200, "public, max-age=60"),
        ),
        ("Content-Language", text("The language of labels and messages.", "language-tag", 8, "vi")),
        (
            "ETag",
            text(
                "The tag of these bytes; send it back in If-None-Match or If-Match.",
                "etag",
                200,
                "\"7.c2hhLTI1Ni1oYXNo\"",
            ),
        ),
        (
            "Idempotency-Replayed",
            json!({
                "description": "`true` when this is the stored answer to an earlier request with the same key.",
                "schema": {"type": "string", "enum": ["true"]},
                "example": "true",
            }),
        ),
        (
            "Location",
            text(
                "The address of what was made.",
                "uri",
                2048,
                "https://thidua.example/v1/documents/0198f0a0-0000-7000-8000-000000000000",
            ),
        ),
        ("RateLimit-Limit", count("How many requests may come at once.", 300)),
        (
            "RateLimit-Policy",
            text(
                "The quota and its window in seconds. What is left of it stands in `RateLimit` beside the older headers.",
                "structured-field",
                200,
                "\"public\";q=300;w=15",
            ),
        ),
        ("RateLimit-Remaining", count("How many more may come at once.", 299)),
        ("RateLimit-Reset", count("Seconds until the full quota is there again.", 1)),
        ("Retry-After", count("Seconds to wait before asking again.", 5)),
        ("Vary", text("What the answer depends on.", "field-names", 200, "Accept, Accept-Language, Accept-Encoding")),
        ("WWW-Authenticate", text("How to authenticate (RFC 6750).", "challenge", 200, "Bearer realm=\"thidua\"")),
        (
            "X-Request-Id",
            text("The id of the request, also in the log.", "token", 64, "0198f0a0-0000-7000-8000-000000000000"),
        ),
    ];
    entries.into_iter().map(|(name, header)| (name.to_owned(), header)).collect()
}

/// The components of header parameters, by name.
pub(super) fn parameters() -> Map<String, Value> {
    // Whatever comes is taken and understood as far as it can be; only all headers together have a limit.
    let any = json!({"type": "string", "maxLength": MAX_HEADERS});
    let tag = json!({
        "type": "string",
        "maxLength": 8192,
        "pattern": r#"^(W/)?"[!#-+\-.-~]*"( *, *(W/)?"[!#-+\-.-~]*")*$"#,
    });
    let key = json!({"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"});
    let entries = [
        (
            "AcceptLanguage",
            "Ngôn ngữ của nhãn và thông báo. The language of labels and messages: vi (default) or en.",
            any.clone(),
            "vi",
        ),
        (
            "IdempotencyKey",
            "Khóa chống ghi trùng: gửi lại cùng khóa, cùng nội dung thì nhận lại đúng câu trả lời cũ trong 24 giờ. The same \
             key with the same body gets the stored answer for 24 hours.",
            key,
            "0198f0a0-1111-7000-8000-000000000000",
        ),
        (
            "IfMatch",
            "ETag của bản bạn đã đọc; thiếu thì 428, đã cũ thì 412. The tag of what you read; 428 without it, 412 when stale.",
            tag,
            "\"7.c2hhLTI1Ni1oYXNo\"",
        ),
        (
            "IfNoneMatch",
            "ETag đã có: nếu chưa thay đổi thì trả 304. The tag you have: 304 when nothing changed.",
            any.clone(),
            "\"c2hhLTI1Ni1oYXNo\"",
        ),
        (
            "RequestId",
            "Mã yêu cầu của bạn, được ghi vào nhật ký và trả lại. Your own id of the request: 8 to 64 letters, digits, `.`, \
             `_`, `-`; another is replaced.",
            any,
            "portal-2020-11-21.42",
        ),
    ];
    entries
        .into_iter()
        .map(|(component, description, schema, example)| {
            let parameter = json!({
                "name": parameter_header(component),
                "in": "header",
                "required": component == "IfMatch",
                "description": description,
                "schema": schema,
                "example": example,
            });
            (component.to_owned(), parameter)
        })
        .collect()
}

/// Drops the shared components that nothing refers to, until none is left.
pub(super) fn drop_unused(document: &mut Value) {
    loop {
        let mut used = std::collections::HashSet::new();
        collect_references(document, &mut used);
        let mut dropped = false;
        for kind in ["responses", "parameters", "headers", "schemas"] {
            let pointer = format!("/components/{kind}");
            if let Some(Value::Object(entries)) = document.pointer_mut(&pointer) {
                let before = entries.len();
                entries.retain(|name, _| used.contains(&format!("#{pointer}/{name}")));
                dropped |= entries.len() < before;
            }
        }
        if !dropped {
            return;
        }
    }
}

fn collect_references(value: &Value, used: &mut std::collections::HashSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                match inner {
                    Value::String(reference) if key == "$ref" => {
                        used.insert(reference.clone());
                    }
                    other => collect_references(other, used),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_references(item, used)),
        _ => {}
    }
}
