//! One successful answer in all its codings: what is sent, kept, and compared with what the caller has.

use std::sync::OnceLock;

use actix_web::{
    HttpResponse,
    body::{BoxBody, MessageBody},
    http::{
        StatusCode,
        header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue},
    },
    web::Bytes,
};

use super::{compression, tags};
use crate::negotiation::Coding;

/// The bytes of an answer in one coding, with their tag.
#[derive(Debug)]
struct Variant {
    body: Bytes,
    tag: Option<HeaderValue>,
    coding: Option<HeaderValue>,
}

/// A successful answer whose bytes are in memory.
#[derive(Debug)]
pub(super) struct Representation {
    status: StatusCode,
    headers: HeaderMap,
    /// The tag without quotes and coding; none for answers that are not compared.
    core: Option<String>,
    compressible: bool,
    plain: Variant,
    coded: [OnceLock<Option<Variant>>; 3],
}

impl Representation {
    /// An answer of `headers` and `body`. With `core` it has an entity tag.
    pub(super) fn new(status: StatusCode, mut headers: HeaderMap, body: Bytes, core: Option<String>) -> Self {
        headers.remove(CONTENT_LENGTH);
        let text = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(compression::is_text);
        let compressible = text && body.len() >= compression::MIN_BYTES && !headers.contains_key(CONTENT_ENCODING);
        // A handler that made its own tag keeps it, as it is, and its bytes as they are.
        let own = headers.remove(ETAG).next();
        let compressible = compressible && own.is_none();
        let tag = own.or_else(|| core.as_deref().and_then(|core| tags::tag(core, Coding::Identity)));
        let plain = Variant { body, tag, coding: None };
        Self { status, headers, core, compressible, plain, coded: [const { OnceLock::new() }; 3] }
    }

    /// How many bytes it holds, its codings included.
    pub(super) fn weight(&self) -> usize {
        self.plain.body.len().saturating_mul(2)
    }

    /// Its media type.
    pub(super) fn content_type(&self) -> &str {
        self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    fn variant(&self, coding: Coding) -> &Variant {
        if !self.compressible {
            return &self.plain;
        }
        let index = Coding::COMPRESSED.iter().position(|known| *known == coding);
        let Some(slot) = index.and_then(|index| self.coded.get(index)) else { return &self.plain };
        let made = slot.get_or_init(|| {
            let body = Bytes::from(compression::compress(&self.plain.body, coding)?);
            let tag = self.core.as_deref().and_then(|core| tags::tag(core, coding));
            Some(Variant { body, tag, coding: coding.token().map(HeaderValue::from_static) })
        });
        made.as_ref().unwrap_or(&self.plain)
    }

    /// The answer for a caller; 304 without a body when the caller has these bytes (`conditional`: it is a read).
    pub(super) fn respond(&self, coding: Coding, conditional: bool, request: &HeaderMap) -> HttpResponse<BoxBody> {
        let variant = self.variant(coding);
        if conditional && variant.tag.as_ref().is_some_and(|tag| tags::is_known(request, tag)) {
            let mut response = HttpResponse::new(StatusCode::NOT_MODIFIED);
            for (name, value) in self.headers.iter().filter(|(name, _)| *name != CONTENT_TYPE) {
                response.headers_mut().append(name.clone(), value.clone());
            }
            put(response.headers_mut(), variant, false);
            return response;
        }
        let mut response = HttpResponse::with_body(self.status, BoxBody::new(variant.body.clone()));
        for (name, value) in &self.headers {
            response.headers_mut().append(name.clone(), value.clone());
        }
        put(response.headers_mut(), variant, true);
        response
    }
}

fn put(headers: &mut HeaderMap, variant: &Variant, with_body: bool) {
    if let Some(tag) = &variant.tag {
        headers.insert(ETAG, tag.clone());
    }
    if let (Some(coding), true) = (&variant.coding, with_body) {
        headers.insert(CONTENT_ENCODING, coding.clone());
    }
}

/// A body that has a length and no bytes: the answer to `HEAD`.
#[derive(Debug)]
pub(super) struct NoBytes(pub(super) u64);

impl MessageBody for NoBytes {
    type Error = std::convert::Infallible;

    fn size(&self) -> actix_web::body::BodySize {
        actix_web::body::BodySize::Sized(self.0)
    }

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<Bytes, Self::Error>>> {
        std::task::Poll::Ready(None)
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::IF_NONE_MATCH;

    use super::*;

    fn text() -> Representation {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let body = Bytes::from("\"thi đua\" ".repeat(200));
        Representation::new(StatusCode::OK, headers, body, Some("7.hash".into()))
    }

    #[test]
    fn each_coding_has_its_own_tag() {
        let representation = text();
        let tag = |coding| {
            let response = representation.respond(coding, true, &HeaderMap::new());
            response.headers().get(ETAG).unwrap().to_str().unwrap().to_owned()
        };
        assert_eq!(tag(Coding::Identity), "\"7.hash\"");
        assert_eq!(tag(Coding::Brotli), "\"7.hash-br\"");
        assert_eq!(tag(Coding::Gzip), "\"7.hash-gzip\"");
        assert_eq!(tag(Coding::Zstd), "\"7.hash-zst\"");
    }

    #[test]
    fn what_the_caller_has_is_not_sent_again() {
        let mut request = HeaderMap::new();
        request.insert(IF_NONE_MATCH, HeaderValue::from_static("\"7.hash-br\""));
        let same = text().respond(Coding::Brotli, true, &request);
        assert_eq!(same.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(same.headers().get(ETAG).unwrap(), "\"7.hash-br\"");
        assert!(same.headers().get(CONTENT_TYPE).is_none() && same.headers().get(CONTENT_ENCODING).is_none());
        assert_eq!(text().respond(Coding::Gzip, true, &request).status(), StatusCode::OK);
        assert_eq!(text().respond(Coding::Brotli, false, &request).status(), StatusCode::OK);
    }
}
