//! `If-Match`: a change is made to the version the caller has seen, or not at all (rule 64).

use actix_web::http::header::{HeaderMap, IF_MATCH};
use thidua_domain::faults::Fault;

use crate::problems::{Problem, ProblemCode};

/// The versions a caller would change. Tags of public answers hold no version; a list of such is empty and fits none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IfMatch(Vec<i64>);

impl IfMatch {
    /// Lets a change of version `current` pass.
    ///
    /// # Errors
    /// `precondition-failed`, when the caller has seen another version.
    pub fn check(&self, current: i64) -> Result<(), Problem> {
        if self.0.contains(&current) { Ok(()) } else { Err(stale()) }
    }

    /// Whether a version is among those the caller would change.
    #[must_use]
    pub fn allows(&self, version: i64) -> bool {
        self.0.contains(&version)
    }

    /// The versions named.
    #[must_use]
    pub fn versions(&self) -> &[i64] {
        &self.0
    }
}

/// The record changed since it was read, or it was read without a right on it.
#[must_use]
pub fn stale() -> Problem {
    Problem::new(
        ProblemCode::PreconditionFailed,
        "Bản ghi đã thay đổi từ lúc bạn đọc: hãy đọc lại, sửa trên bản mới rồi gửi với ETag mới trong If-Match.",
        "The record changed since you read it: read it again, redo the change and send the new ETag in If-Match.",
    )
}

/// Reads `If-Match`.
///
/// # Errors
/// `precondition-required` without it; `invalid-input` for `*`, which would change what the caller has not seen, and
/// for what is no list of tags.
pub fn require_if_match(headers: &HeaderMap) -> Result<IfMatch, Problem> {
    let mut versions = Vec::new();
    let mut found = false;
    for value in headers.get_all(IF_MATCH) {
        found = true;
        let list = value.to_str().map_err(|_| not_a_tag())?;
        if list.trim().is_empty() {
            return Err(not_a_tag());
        }
        for tag in list.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
            let opaque = tag.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|tag| !tag.contains('"'));
            // A weak tag never matches here (RFC 9110 §13.1.1), but it is not a fault either.
            match (opaque, tag.starts_with("W/\"")) {
                (Some(opaque), _) => {
                    let version = opaque.split_once('.').and_then(|(version, _)| version.parse::<i64>().ok());
                    versions.extend(version);
                }
                (None, true) => {}
                (None, false) => return Err(not_a_tag()),
            }
        }
    }
    if found {
        return Ok(IfMatch(versions));
    }
    Err(Problem::new(
        ProblemCode::PreconditionRequired,
        "Thiếu If-Match: hãy đọc bản ghi trước rồi gửi lại ETag của nó.",
        "If-Match is missing: read the record first and send its ETag back.",
    ))
}

fn not_a_tag() -> Problem {
    Problem::invalid_input(
        Fault::parameter(
            "If-Match",
            "bad_format",
            "Phải là ETag trong ngoặc kép như khi đọc bản ghi; không nhận *.",
            "Must be the quoted ETag that came when the record was read; * is not accepted.",
        )
        .into(),
    )
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn read(text: &'static str) -> Result<IfMatch, Problem> {
        let mut headers = HeaderMap::new();
        headers.insert(IF_MATCH, HeaderValue::from_static(text));
        require_if_match(&headers)
    }

    #[test]
    fn the_version_part_is_compared() {
        assert_eq!(read("\"7.abc-br\", \"9.x\"").unwrap().versions(), [7, 9]);
        assert!(read("\"7.abc\"").unwrap().check(7).is_ok());
        assert_eq!(read("\"6.abc\"").unwrap().check(7).unwrap_err().code(), ProblemCode::PreconditionFailed);
    }

    #[test]
    fn public_and_weak_tags_fit_nothing() {
        assert!(read("\"abcdef\"").unwrap().check(1).is_err());
        assert!(read("W/\"1.abc\"").unwrap().check(1).is_err());
    }

    #[test]
    fn absence_and_nonsense_are_told_apart() {
        assert_eq!(require_if_match(&HeaderMap::new()).unwrap_err().code(), ProblemCode::PreconditionRequired);
        for bad in ["*", "7", "\"7", "", " "] {
            assert_eq!(read(bad).unwrap_err().code(), ProblemCode::InvalidInput, "{bad}");
        }
    }
}
