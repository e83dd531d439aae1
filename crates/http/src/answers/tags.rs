//! Entity tags (RFC 9110 §8.8.3).

use actix_web::http::header::{HeaderMap, HeaderValue, IF_NONE_MATCH};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use thidua_domain::language::Language;

use crate::negotiation::Coding;

/// The version of the record an answer shows, put into the response's extensions by handlers, and only for callers
/// with a right on it: the tag becomes `"<version>.<hash>"` (rule 64), and nothing hidden moves a public one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordVersion(pub i64);

/// The tag of a representation without quotes and coding: of its bytes and its language.
pub(super) fn core_of(bytes: &[u8], language: Language, version: Option<RecordVersion>) -> String {
    let mut hasher = Sha256::new();
    hasher.update(bytes);
    hasher.update(language.tag().as_bytes());
    let digest = hasher.finalize();
    let hash = URL_SAFE_NO_PAD.encode(digest.get(..15).unwrap_or(&digest));
    match version {
        Some(RecordVersion(version)) => format!("{version}.{hash}"),
        None => hash,
    }
}

/// The tag of a representation in a coding.
pub(super) fn tag(core: &str, coding: Coding) -> Option<HeaderValue> {
    HeaderValue::try_from(format!("\"{core}{}\"", coding.tag_suffix())).ok()
}

/// Whether `If-None-Match` names this tag: then the caller has these bytes (weak comparison, RFC 9110 §13.1.2).
pub(super) fn is_known(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    headers.get_all(IF_NONE_MATCH).any(|value| {
        value.as_bytes() == tag.as_bytes()
            || value.to_str().is_ok_and(|list| {
                list.split(',')
                    .map(str::trim)
                    .any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one).as_bytes() == tag.as_bytes())
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_depends_on_bytes_language_version_and_coding() {
        let plain = core_of(b"{}", Language::Vi, None);
        assert_eq!(plain, core_of(b"{}", Language::Vi, None));
        assert_ne!(plain, core_of(b"{ }", Language::Vi, None));
        assert_ne!(plain, core_of(b"{}", Language::En, None));
        assert_eq!(core_of(b"{}", Language::Vi, Some(RecordVersion(7))), format!("7.{plain}"));
        assert_ne!(tag(&plain, Coding::Brotli), tag(&plain, Coding::Identity));
    }

    #[test]
    fn a_list_of_tags_is_searched() {
        let tag = HeaderValue::from_static("\"abc-br\"");
        let known = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, HeaderValue::from_static(text));
            is_known(&headers, &tag)
        };
        assert!(known("\"abc-br\"") && known("\"x\", W/\"abc-br\"") && known("*"));
        assert!(!known("\"abc\"") && !known("abc-br"));
        assert!(!is_known(&HeaderMap::new(), &tag));
    }
}
