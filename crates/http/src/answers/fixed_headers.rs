//! Headers that every answer has (rules 31, 61, 72, 89).

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use thidua_domain::language::Language;

use crate::config::WebConfig;

/// What a public read may be kept for, by whom (RFC 9111, 5861).
pub(super) const PUBLIC: HeaderValue =
    HeaderValue::from_static("public, max-age=60, stale-while-revalidate=300, stale-if-error=3600");
/// What belongs to one caller.
pub(super) const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-store");
/// Problems: they hold the id of one request.
pub(super) const NOTHING_KEPT: HeaderValue = HeaderValue::from_static("no-store");

/// The headers that depend on the configuration alone.
#[derive(Debug)]
pub(super) struct FixedHeaders {
    version: HeaderValue,
    hsts: bool,
}

impl FixedHeaders {
    pub(super) fn new(config: &WebConfig) -> Self {
        let version = HeaderValue::from_str(&config.version).unwrap_or(HeaderValue::from_static("0.0.0"));
        Self { version, hsts: config.is_https() }
    }

    /// Puts them on an answer. What a page said for itself (its policy, its language) stays.
    pub(super) fn put(&self, headers: &mut HeaderMap, language: Language) {
        headers.insert(HeaderName::from_static("api-version"), self.version.clone());
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
        headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        if !headers.contains_key(CONTENT_SECURITY_POLICY) {
            let policy = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
            headers.insert(CONTENT_SECURITY_POLICY, policy);
        }
        if !headers.contains_key(CONTENT_LANGUAGE) {
            headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
        }
        if self.hsts {
            headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
        }
    }
}

/// `Cache-Control` of a successful answer: what the handler said for public reads, else the rule.
pub(super) fn put_cache_control(headers: &mut HeaderMap, public_read: bool) {
    if !public_read {
        headers.insert(CACHE_CONTROL, PRIVATE);
    } else if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, PUBLIC);
    }
}
