//! The media type of a body.

use actix_web::http::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use crate::problems::{Problem, ProblemCode};

/// JSON (RFC 8259).
pub const JSON: &str = "application/json";
/// JSON merge patch (RFC 7396).
pub const MERGE_PATCH: &str = "application/merge-patch+json";

/// Lets a body pass when its media type is `expected`, its charset is UTF-8 or not said, and it is not compressed.
///
/// # Errors
/// `unsupported-media-type`, with `Accept-Patch` (RFC 5789 §2.2) when a patch was expected and `Accept` otherwise.
pub fn require_media_type(headers: &HeaderMap, expected: &'static str) -> Result<(), Problem> {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = given.split(';');
    let essence = parts.next().unwrap_or_default().trim();
    let utf8 = parts.all(|parameter| match parameter.split_once('=') {
        Some((key, charset)) if key.trim().eq_ignore_ascii_case("charset") => {
            charset.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
        }
        _ => true,
    });
    let coded = headers.get(CONTENT_ENCODING).is_some_and(|value| !value.as_bytes().eq_ignore_ascii_case(b"identity"));
    if essence.eq_ignore_ascii_case(expected) && utf8 && !coded {
        return Ok(());
    }
    let (vi, en) = if coded {
        (
            "Không nhận nội dung nén: hãy bỏ Content-Encoding.".to_owned(),
            "Send the body without Content-Encoding.".into(),
        )
    } else if utf8 {
        (
            format!("Thao tác này chỉ nhận Content-Type: {expected}."),
            format!("This operation reads Content-Type: {expected} only."),
        )
    } else {
        (
            "Chỉ nhận bảng mã UTF-8: hãy bỏ charset hoặc ghi charset=utf-8.".into(),
            "Only UTF-8 is read: leave charset out or say charset=utf-8.".into(),
        )
    };
    let name = if expected == MERGE_PATCH { HeaderName::from_static("accept-patch") } else { ACCEPT };
    Err(Problem::new(ProblemCode::UnsupportedMediaType, vi, en).with_header(name, HeaderValue::from_static(expected)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(content_type: &'static str, expected: &'static str) -> Result<(), Problem> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        require_media_type(&headers, expected)
    }

    #[test]
    fn only_the_expected_type_in_utf8_passes() {
        assert!(check("application/json", JSON).is_ok());
        assert!(check("Application/JSON; charset=\"UTF-8\"", JSON).is_ok());
        assert!(check("application/json; charset=iso-8859-1", JSON).is_err());
        assert!(check("text/plain", JSON).is_err());
        assert!(require_media_type(&HeaderMap::new(), JSON).is_err());
    }

    #[test]
    fn a_patch_says_what_it_accepts() {
        let problem = check("application/json", MERGE_PATCH).unwrap_err();
        assert_eq!(problem.headers()[0].0.as_str(), "accept-patch");
    }
}
