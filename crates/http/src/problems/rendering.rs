//! From a problem to its JSON, and from whatever a framework answered to a problem.

use actix_web::{
    Error,
    http::{StatusCode, header::HeaderMap},
};
use serde::Serialize;
use thidua_domain::{faults::Place, language::Language};
use utoipa::ToSchema;

use super::{Problem, ProblemCode, texts};

/// The media type of a problem document (RFC 9457 §3).
pub const PROBLEM_JSON: &str = "application/problem+json";

/// A problem document (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Problem)]
pub struct ProblemDocument<'a> {
    /// The address of the type's page.
    #[serde(rename = "type")]
    #[schema(format = "uri", max_length = 2048)]
    pub kind: String,
    /// The type in words; the same for every occurrence.
    #[schema(max_length = 200)]
    pub title: &'a str,
    /// The HTTP status, repeated.
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// What happened and what to do, in the language asked for.
    #[schema(max_length = 4000)]
    pub detail: &'a str,
    /// The path that was asked for.
    #[schema(max_length = 8192)]
    pub instance: &'a str,
    /// The id of the request, as in `X-Request-Id` and in the log.
    #[schema(max_length = 64)]
    pub request_id: &'a str,
    /// Every fault of the input; empty when the problem is not one of input.
    #[schema(max_items = 500)]
    pub errors: Vec<ProblemFault<'a>>,
}

/// One fault of the input.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemFault<'a> {
    /// Where in the body: a JSON pointer as a URI fragment (`#/title`); null for a parameter.
    #[schema(max_length = 1000)]
    pub pointer: Option<String>,
    /// The query parameter or header; null for the body.
    #[schema(max_length = 200)]
    pub parameter: Option<&'a str>,
    /// A stable code for programs.
    #[schema(max_length = 64, pattern = "^[a-z][a-z0-9_]*$")]
    pub code: &'static str,
    /// What to do about it, in the language asked for.
    #[schema(max_length = 2000)]
    pub detail: &'a str,
}

/// What the outermost layer knows about the request.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// The language of the answer.
    pub language: Language,
    /// The address that the service is reached at, without a slash at its end.
    pub base_url: &'a str,
    /// The path asked for, without query.
    pub path: &'a str,
    /// The request's id.
    pub request_id: &'a str,
}

/// The document of a problem, as bytes of JSON.
///
/// # Errors
/// When JSON cannot be written, which only a broken allocator could bring about.
pub fn render(problem: &Problem, occasion: Occasion<'_>) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&document(problem, occasion))
}

fn document<'a>(problem: &'a Problem, occasion: Occasion<'a>) -> ProblemDocument<'a> {
    let Occasion { language, base_url, path, request_id } = occasion;
    let errors = problem
        .faults()
        .iter()
        .map(|fault| {
            let (pointer, parameter) = match &fault.place {
                Place::Body(pointer) => (Some(fragment(pointer)), None),
                Place::Parameter(name) => (None, Some(name.as_str())),
            };
            ProblemFault { pointer, parameter, code: fault.code, detail: fault.detail.in_language(language) }
        })
        .collect();
    ProblemDocument {
        kind: format!("{base_url}/problems/{}", problem.code().slug()),
        title: texts::title_of(problem.code(), language),
        status: problem.code().status().as_u16(),
        detail: problem.detail().in_language(language),
        instance: path,
        request_id,
        errors,
    }
}

/// A JSON pointer as a URI fragment (RFC 6901 §6): what a fragment may not hold is percent-encoded.
fn fragment(pointer: &str) -> String {
    let mut out = String::with_capacity(pointer.len().saturating_add(1));
    out.push('#');
    for byte in pointer.bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte);
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The problem behind an error that a handler or extractor returned: ours as it is, a framework's by its status.
#[must_use]
pub fn problem_of_error(error: &Error) -> Option<&Problem> {
    error.as_error::<Problem>()
}

/// The problem for an error status that came without one. Its own words are dropped: they are English, and may name
/// what is inside.
#[must_use]
pub fn problem_of_status(status: StatusCode, headers: &HeaderMap) -> Problem {
    let mut problem = Problem::plain(ProblemCode::of_status(status));
    for name in [
        actix_web::http::header::ALLOW,
        actix_web::http::header::RETRY_AFTER,
        actix_web::http::header::WWW_AUTHENTICATE,
    ] {
        if let Some(value) = headers.get(&name) {
            problem = problem.with_header(name, value.clone());
        }
    }
    problem
}

#[cfg(test)]
mod tests {
    use thidua_domain::faults::{Fault, Faults};

    use super::*;

    fn occasion(language: Language) -> Occasion<'static> {
        Occasion { language, base_url: "https://thidua.example", path: "/v1/plans", request_id: "0198" }
    }

    #[test]
    fn a_document_has_the_shape_of_the_contract() {
        let mut faults = Faults::from(Fault::body("/title", "required", "Thiếu tiêu đề.", "The title is missing."));
        faults.push(Fault::parameter("pageSize", "too_small", "Phải từ 1.", "Must be 1 or more."));
        let bytes = render(&Problem::invalid_input(faults), occasion(Language::En)).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(json["type"], "https://thidua.example/problems/invalid-input");
        assert_eq!(json["status"], 400);
        assert_eq!(json["instance"], "/v1/plans");
        assert_eq!(json["requestId"], "0198");
        assert_eq!(json["errors"][0]["pointer"], "#/title");
        assert_eq!(json["errors"][0]["parameter"], serde_json::Value::Null);
        assert_eq!(json["errors"][0]["detail"], "The title is missing.");
        assert_eq!(json["errors"][1]["parameter"], "pageSize");
    }

    #[test]
    fn the_language_changes_the_words_and_nothing_else() {
        let problem = Problem::not_found();
        let vi: serde_json::Value = serde_json::from_slice(&render(&problem, occasion(Language::Vi)).unwrap()).unwrap();
        let en: serde_json::Value = serde_json::from_slice(&render(&problem, occasion(Language::En)).unwrap()).unwrap();
        assert_ne!(vi["detail"], en["detail"]);
        assert_eq!(vi["type"], en["type"]);
    }

    #[test]
    fn a_pointer_with_vietnamese_letters_is_a_valid_fragment() {
        assert_eq!(fragment("/ngày"), "#/ng%C3%A0y");
        assert_eq!(fragment(""), "#");
    }
}
