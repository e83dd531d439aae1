//! The media type of an answer.

use actix_web::http::header::{ACCEPT, HeaderMap};

use super::quality::{Weight, weighted};
use crate::problems::{Problem, ProblemCode};

/// How a media type stands in the caller's `Accept`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// Nothing is ranked above it.
    Best,
    /// It would do, something else is wanted more.
    Lower,
    /// It is not wanted.
    No,
}

/// How `media_type` (`type/subtype`, lower case) stands in the `Accept` of a request. The most specific range that
/// fits gives its weight (RFC 9110 §12.5.1); no header means anything.
#[must_use]
pub fn accepts(headers: &HeaderMap, media_type: &str) -> Accepted {
    let mut values = headers.get_all(ACCEPT).peekable();
    if values.peek().is_none() {
        return Accepted::Best;
    }
    let family = media_type.split('/').next().unwrap_or(media_type);
    let (mut top, mut mine): (Weight, (u8, Weight)) = (0, (0, 0));
    let mut ranges = 0_usize;
    for value in values {
        let Ok(list) = value.to_str() else { continue };
        for (range, weight) in weighted(list) {
            ranges += 1;
            top = top.max(weight);
            let rank = specificity(range, media_type, family);
            if rank > mine.0 {
                mine = (rank, weight);
            }
        }
    }
    match mine {
        // An empty header says nothing, and so excludes nothing.
        _ if ranges == 0 => Accepted::Best,
        (0, _) | (_, 0) => Accepted::No,
        (_, weight) if weight >= top => Accepted::Best,
        _ => Accepted::Lower,
    }
}

fn specificity(range: &str, media_type: &str, family: &str) -> u8 {
    if range.eq_ignore_ascii_case(media_type) {
        3
    } else if range == "*/*" {
        1
    } else {
        match range.split_once('/') {
            Some((of, "*")) if of.eq_ignore_ascii_case(family) => 2,
            _ => 0,
        }
    }
}

/// Refuses with 406 when none of `offered` is acceptable. A caller that reads problem documents reads JSON.
///
/// # Errors
/// `not-acceptable`, naming what can be had.
pub fn require(headers: &HeaderMap, offered: &[&str]) -> Result<(), Problem> {
    let reads_one = offered.iter().any(|media_type| accepts(headers, media_type) != Accepted::No);
    let reads_problems = offered.contains(&"application/json")
        && accepts(headers, crate::problems::rendering::PROBLEM_JSON) != Accepted::No;
    if reads_one || reads_problems {
        return Ok(());
    }
    let list = offered.join(", ");
    Err(Problem::new(
        ProblemCode::NotAcceptable,
        format!("Không có định dạng bạn yêu cầu trong Accept. Tại đây có: {list}."),
        format!("None of the formats in Accept can be given. Available here: {list}."),
    ))
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn with(text: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static(text));
        headers
    }

    #[test]
    fn the_most_specific_range_decides() {
        assert_eq!(accepts(&HeaderMap::new(), "application/json"), Accepted::Best);
        assert_eq!(accepts(&with(""), "application/json"), Accepted::Best);
        assert_eq!(accepts(&with("*/*"), "application/json"), Accepted::Best);
        assert_eq!(accepts(&with("application/*"), "application/json"), Accepted::Best);
        assert_eq!(accepts(&with("text/html, */*;q=0.8"), "application/json"), Accepted::Lower);
        assert_eq!(accepts(&with("application/json;q=0, */*"), "application/json"), Accepted::No);
        assert_eq!(accepts(&with("text/html"), "application/json"), Accepted::No);
        assert_eq!(accepts(&with("application/json; charset=utf-8"), "application/json"), Accepted::Best);
    }

    #[test]
    fn what_cannot_be_given_is_406_with_the_list() {
        assert!(require(&with("application/problem+json"), &["application/json"]).is_ok());
        let problem = require(&with("text/csv"), &["application/json"]).unwrap_err();
        assert_eq!(problem.code(), ProblemCode::NotAcceptable);
        assert!(problem.detail().en.contains("application/json"));
    }
}
