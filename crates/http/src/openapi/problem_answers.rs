//! The answers that operations share: one for each kind of problem, and the one that says that nothing changed.

use serde_json::{Map, Value, json};
use thidua_domain::language::Language;

use super::shared;
use crate::problems::{ProblemCode, texts};

/// Each shared answer: its component, the problems it stands for, and the headers it has beside the common ones.
const ANSWERS: [(&str, &[ProblemCode], &[&str]); 17] = [
    (
        "InvalidInput",
        &[
            ProblemCode::InvalidInput,
            ProblemCode::MalformedJson,
            ProblemCode::InvalidCursor,
            ProblemCode::CursorMismatch,
            ProblemCode::InvalidChangeToken,
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
    ("UriTooLong", &[ProblemCode::UriTooLong], &[]),
    ("HeadersTooLarge", &[ProblemCode::HeadersTooLarge], &[]),
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
    let mut headers = header_references(&shared::EVERYWHERE);
    headers.extend(header_references(&["Cache-Control", "ETag"]));
    let description = "Không thay đổi so với bản bạn có. Nothing changed since the answer you have.";
    responses.insert("NotModified".into(), json!({"description": description, "headers": headers}));
    responses.sort_keys();
    responses
}

fn header_references(names: &[&str]) -> Map<String, Value> {
    names.iter().map(|name| ((*name).to_owned(), shared::header_reference(name))).collect()
}

fn response(codes: &[ProblemCode], own_headers: &[&str]) -> Value {
    let mut headers = header_references(&shared::EVERYWHERE);
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
