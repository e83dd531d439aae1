//! Which web pages may read and write (rule 90).
//!
//! Public reads are open to every page and never depend on who asks. What carries a credential or changes something is
//! open to the pages of a list only, and says so in `Vary`.

use std::collections::HashSet;

use actix_web::http::{
    Method,
    header::{
        ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
        ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_HEADERS,
        ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderValue, ORIGIN, VARY,
    },
};

/// What every answer varies on (rule 61).
pub const VARIES: HeaderValue = HeaderValue::from_static("Accept, Accept-Language, Accept-Encoding");
const VARIES_BY_ORIGIN: HeaderValue = HeaderValue::from_static("Accept, Accept-Language, Accept-Encoding, Origin");
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "ETag, Link, Location, Content-Location, RateLimit, RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, \
     RateLimit-Reset, Retry-After, API-Version, X-Request-Id, Deprecation, Sunset, Content-Language, \
     Idempotency-Replayed",
);
const READ_HEADERS: HeaderValue =
    HeaderValue::from_static("Accept, Accept-Language, Content-Type, If-None-Match, X-Request-Id");
const ALL_HEADERS: HeaderValue = HeaderValue::from_static(
    "Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-API-Key, \
     X-Request-Id",
);
/// Two hours, in seconds.
const MAX_AGE: HeaderValue = HeaderValue::from_static("7200");

/// The pages that may do more than read what is public.
#[derive(Debug, Default)]
pub struct Cors {
    origins: HashSet<String>,
}

impl Cors {
    /// Opens credentials and writes to these origins.
    #[must_use]
    pub fn new(origins: &[String]) -> Self {
        Self { origins: origins.iter().map(|origin| origin.trim_end_matches('/').to_ascii_lowercase()).collect() }
    }

    /// Writes `Vary` and the headers for pages on an answer.
    pub fn apply(&self, method: &Method, credentialed: bool, request: &HeaderMap, answer: &mut HeaderMap) {
        if *method == Method::OPTIONS && request.contains_key(ACCESS_CONTROL_REQUEST_METHOD) {
            self.preflight(request, answer);
        } else if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) && !credentialed {
            open(answer);
        } else {
            answer.insert(VARY, VARIES_BY_ORIGIN);
            if let Some(origin) = self.listed(request) {
                answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
                answer.insert(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
            }
        }
    }

    fn preflight(&self, request: &HeaderMap, answer: &mut HeaderMap) {
        let method = request.get(ACCESS_CONTROL_REQUEST_METHOD).map(HeaderValue::as_bytes).unwrap_or_default();
        let asks_credential =
            request.get_all(ACCESS_CONTROL_REQUEST_HEADERS).filter_map(|value| value.to_str().ok()).any(|list| {
                list.split(',')
                    .map(str::trim)
                    .any(|name| name.eq_ignore_ascii_case("authorization") || name.eq_ignore_ascii_case("x-api-key"))
            });
        if matches!(method, b"GET" | b"HEAD") && !asks_credential {
            answer.insert(VARY, VARIES);
            answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            answer.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, OPTIONS"));
            answer.insert(ACCESS_CONTROL_ALLOW_HEADERS, READ_HEADERS);
            answer.insert(ACCESS_CONTROL_MAX_AGE, MAX_AGE);
            return;
        }
        answer.insert(VARY, VARIES_BY_ORIGIN);
        if let Some(origin) = self.listed(request) {
            answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            let methods = HeaderValue::from_static("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
            answer.insert(ACCESS_CONTROL_ALLOW_METHODS, methods);
            answer.insert(ACCESS_CONTROL_ALLOW_HEADERS, ALL_HEADERS);
            answer.insert(ACCESS_CONTROL_MAX_AGE, MAX_AGE);
        }
    }

    fn listed(&self, request: &HeaderMap) -> Option<HeaderValue> {
        let origin = request.get(ORIGIN)?;
        let known = origin.to_str().is_ok_and(|text| self.origins.contains(&text.to_ascii_lowercase()));
        known.then(|| origin.clone())
    }
}

/// The headers of a public read.
pub fn open(answer: &mut HeaderMap) {
    answer.insert(VARY, VARIES);
    answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer.insert(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(method: Method, credentialed: bool, request: &[(&'static str, &'static str)]) -> HeaderMap {
        let cors = Cors::new(&["https://portal.example".into()]);
        let mut headers = HeaderMap::new();
        for (name, value) in request {
            headers.insert(actix_web::http::header::HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        let mut answer = HeaderMap::new();
        cors.apply(&method, credentialed, &headers, &mut answer);
        answer
    }

    #[test]
    fn public_reads_are_open_and_do_not_vary_by_origin() {
        let answer = applied(Method::GET, false, &[("origin", "https://any.example")]);
        assert_eq!(answer.get(ACCESS_CONTROL_ALLOW_ORIGIN).unwrap(), "*");
        assert_eq!(answer.get(VARY).unwrap(), "Accept, Accept-Language, Accept-Encoding");
        assert!(answer.get("access-control-allow-credentials").is_none());
    }

    #[test]
    fn writes_are_for_the_list() {
        let listed = applied(Method::POST, true, &[("origin", "https://portal.example")]);
        assert_eq!(listed.get(ACCESS_CONTROL_ALLOW_ORIGIN).unwrap(), "https://portal.example");
        let other = applied(Method::POST, true, &[("origin", "https://evil.example")]);
        assert!(other.get(ACCESS_CONTROL_ALLOW_ORIGIN).is_none());
        assert!(other.get(VARY).unwrap().to_str().unwrap().ends_with("Origin"));
    }

    #[test]
    fn preflights_are_answered_by_what_they_ask() {
        let read = applied(
            Method::OPTIONS,
            false,
            &[("origin", "https://any.example"), ("access-control-request-method", "GET")],
        );
        assert_eq!(read.get(ACCESS_CONTROL_ALLOW_ORIGIN).unwrap(), "*");
        assert_eq!(read.get(ACCESS_CONTROL_MAX_AGE).unwrap(), "7200");
        let write = [("origin", "https://portal.example"), ("access-control-request-method", "PATCH")];
        assert!(applied(Method::OPTIONS, false, &write).get(ACCESS_CONTROL_ALLOW_HEADERS).is_some());
        let stranger = [("origin", "https://evil.example"), ("access-control-request-method", "PATCH")];
        assert!(applied(Method::OPTIONS, false, &stranger).get(ACCESS_CONTROL_ALLOW_ORIGIN).is_none());
        let token = [
            ("origin", "https://evil.example"),
            ("access-control-request-method", "GET"),
            ("access-control-request-headers", "authorization"),
        ];
        assert!(applied(Method::OPTIONS, false, &token).get(ACCESS_CONTROL_ALLOW_ORIGIN).is_none());
    }
}
