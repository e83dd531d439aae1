//! Components that operations share: headers, header parameters, and the answer for each kind of problem.

use serde_json::{Map, Value, json};
use thidua_domain::language::Language;

use crate::problems::{ProblemCode, texts};

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
    let parameter = |name: &str, required: bool, description: &str, format: &str, example: &str, maximum: u32| {
        json!({
            "name": name,
            "in": "header",
            "required": required,
            "description": description,
            "schema": {"type": "string", "format": format, "maxLength": maximum},
            "example": example,
        })
    };
    let entries = [
        (
            "AcceptLanguage",
            "Ngôn ngữ của nhãn và thông báo. The language of labels and messages: vi (default) or en.",
            "language-range",
            "vi",
        ),
        (
            "IdempotencyKey",
            "Khóa chống ghi trùng: gửi lại cùng khóa, cùng nội dung thì nhận lại đúng câu trả lời cũ trong 24 giờ. The same \
             key with the same body gets the stored answer for 24 hours.",
            "idempotency-key",
            "0198f0a0-1111-7000-8000-000000000000",
        ),
        (
            "IfMatch",
            "ETag của bản bạn đã đọc; thiếu thì 428, đã cũ thì 412. The tag of what you read; 428 without it, 412 when stale.",
            "etag",
            "\"7.c2hhLTI1Ni1oYXNo\"",
        ),
        (
            "IfNoneMatch",
            "ETag đã có: nếu chưa thay đổi thì trả 304. The tag you have: 304 when nothing changed.",
            "etag",
            "\"c2hhLTI1Ni1oYXNo\"",
        ),
        (
            "RequestId",
            "Mã yêu cầu của bạn, được ghi vào nhật ký và trả lại. Your own id of the request: 8 to 64 letters, digits, `.`, \
             `_`, `-`; another is replaced.",
            "token",
            "portal-2020-11-21.42",
        ),
    ];
    entries
        .into_iter()
        .map(|(component, description, format, example)| {
            let name = parameter_header(component);
            let maximum = if component == "IdempotencyKey" { 255 } else { 8192 };
            (component.to_owned(), parameter(name, component == "IfMatch", description, format, example, maximum))
        })
        .collect()
}

/// Each shared answer: its component, the problems it stands for, and the headers it has beside the common ones.
const ANSWERS: [(&str, &[ProblemCode], &[&str]); 15] = [
    (
        "InvalidInput",
        &[
            ProblemCode::InvalidInput,
            ProblemCode::MalformedJson,
            ProblemCode::InvalidCursor,
            ProblemCode::CursorMismatch,
        ],
        &[],
    ),
    ("NotAuthenticated", &[ProblemCode::NotAuthenticated, ProblemCode::InvalidToken], &["WWW-Authenticate"]),
    ("Forbidden", &[ProblemCode::Forbidden], &[]),
    ("NotFound", &[ProblemCode::NotFound], &[]),
    ("NotAcceptable", &[ProblemCode::NotAcceptable], &[]),
    ("RequestTimeout", &[ProblemCode::RequestTimeout], &[]),
    ("Conflict", &[ProblemCode::Conflict, ProblemCode::PossibleDuplicate, ProblemCode::StateConflict], &[]),
    ("PreconditionFailed", &[ProblemCode::PreconditionFailed], &[]),
    ("BodyTooLarge", &[ProblemCode::BodyTooLarge], &[]),
    ("UnsupportedMediaType", &[ProblemCode::UnsupportedMediaType], &["Accept-Patch"]),
    ("IdempotencyMismatch", &[ProblemCode::IdempotencyMismatch], &[]),
    ("PreconditionRequired", &[ProblemCode::PreconditionRequired], &[]),
    ("QuotaExceeded", &[ProblemCode::QuotaExceeded], &["Retry-After"]),
    ("InternalError", &[ProblemCode::InternalError], &[]),
    ("Overloaded", &[ProblemCode::Overloaded, ProblemCode::NotReady], &["Retry-After"]),
];

/// The components of answers, by name.
pub(super) fn responses() -> Map<String, Value> {
    let mut responses: Map<String, Value> =
        ANSWERS.iter().map(|(name, codes, own)| ((*name).to_owned(), response(codes, own))).collect();
    let mut headers = header_references(&EVERYWHERE);
    headers.extend(header_references(&["Cache-Control", "ETag"]));
    let description = "Không thay đổi so với bản bạn có. Nothing changed since the answer you have.";
    responses.insert("NotModified".into(), json!({"description": description, "headers": headers}));
    responses.sort_keys();
    responses
}

fn header_references(names: &[&str]) -> Map<String, Value> {
    names.iter().map(|name| ((*name).to_owned(), header_reference(name))).collect()
}

fn response(codes: &[ProblemCode], own_headers: &[&str]) -> Value {
    let mut headers = header_references(&EVERYWHERE);
    headers.extend(header_references(own_headers));
    headers.sort_keys();
    let titles: Vec<&str> = codes.iter().map(|code| texts::title_of(*code, Language::Vi)).collect();
    let english: Vec<&str> = codes.iter().map(|code| texts::title_of(*code, Language::En)).collect();
    let examples: Map<String, Value> = codes.iter().map(|code| (code.slug().to_owned(), example(*code))).collect();
    json!({
        "description": format!("{}. {}.", titles.join("; "), english.join("; ")),
        "headers": headers,
        "content": {"application/problem+json": {
            "schema": {"$ref": "#/components/schemas/Problem"},
            "examples": examples,
        }},
    })
}

fn example(code: ProblemCode) -> Value {
    let errors = if code == ProblemCode::InvalidInput {
        json!([{"pointer": "#/title", "parameter": null, "code": "required", "detail": "Thiếu “title”: hãy thêm vào."}])
    } else {
        json!([])
    };
    json!({
        "summary": texts::title_of(code, Language::En),
        "value": {
            "type": format!("https://thidua.example/problems/{}", code.slug()),
            "title": texts::title_of(code, Language::Vi),
            "status": code.status().as_u16(),
            "detail": texts::explanation_of(code, Language::Vi),
            "instance": "/v1/documents",
            "requestId": "0198f0a0-0000-7000-8000-000000000000",
            "errors": errors,
        },
    })
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
