//! Limits on what comes in (rule 91).

use std::time::Duration;

use actix_web::{
    error::PayloadError,
    http::header::{CONTENT_LENGTH, HeaderMap},
    web::{Bytes, BytesMut},
};
use futures_util::{Stream, StreamExt};

use crate::problems::{Problem, ProblemCode};

/// The longest address with its query, in bytes.
pub const MAX_URI: usize = 8 * 1024;
/// The most bytes that names and values of all headers may have together.
pub const MAX_HEADERS: usize = 32 * 1024;
/// The largest JSON body, in bytes.
pub const MAX_JSON_BODY: usize = 1024 * 1024;

/// Refuses an address that is too long.
///
/// # Errors
/// `uri-too-long`.
pub fn check_uri(length: usize) -> Result<(), Problem> {
    if length <= MAX_URI {
        return Ok(());
    }
    Err(Problem::new(
        ProblemCode::UriTooLong,
        format!("Đường dẫn dài {length} byte, tối đa {MAX_URI}: hãy bớt tham số."),
        format!("The address has {length} bytes, at most {MAX_URI} are read: use fewer parameters."),
    ))
}

/// Refuses headers that are too large together.
///
/// # Errors
/// `headers-too-large`.
pub fn check_headers(headers: &HeaderMap) -> Result<(), Problem> {
    let total: usize = headers.iter().map(|(name, value)| name.as_str().len().saturating_add(value.len())).sum();
    if total <= MAX_HEADERS {
        return Ok(());
    }
    Err(Problem::new(
        ProblemCode::HeadersTooLarge,
        format!("Các tiêu đề dài tổng cộng {total} byte, tối đa {MAX_HEADERS}."),
        format!("The headers have {total} bytes together, at most {MAX_HEADERS} are read."),
    ))
}

/// Refuses a body whose declared length is over `limit`, before a byte of it is read (rule 41: before 401).
///
/// # Errors
/// `body-too-large`.
pub fn check_declared_length(headers: &HeaderMap, limit: usize) -> Result<(), Problem> {
    let declared = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    match declared {
        Some(length) if usize::try_from(length).map_or(true, |length| length > limit) => Err(too_large(limit)),
        _ => Ok(()),
    }
}

/// Reads a body to its end, at most `limit` bytes, for at most `patience`.
///
/// # Errors
/// `body-too-large`, `request-timeout`, or `malformed-json` when the transfer broke off.
pub async fn read_body(
    payload: &mut (impl Stream<Item = Result<Bytes, PayloadError>> + Unpin),
    limit: usize,
    patience: Duration,
) -> Result<Bytes, Problem> {
    let reading = async {
        let mut body = BytesMut::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|error| {
                Problem::new(
                    ProblemCode::MalformedJson,
                    "Nội dung bị ngắt giữa chừng: hãy gửi lại.",
                    "The body broke off: send it again.",
                )
                .because(error.to_string())
            })?;
            if body.len().saturating_add(chunk.len()) > limit {
                return Err(too_large(limit));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    };
    tokio::time::timeout(patience, reading).await.unwrap_or_else(|_| Err(Problem::plain(ProblemCode::RequestTimeout)))
}

fn too_large(limit: usize) -> Problem {
    Problem::new(
        ProblemCode::BodyTooLarge,
        format!("Nội dung quá lớn: tối đa {limit} byte."),
        format!("The body is too large: at most {limit} bytes are read."),
    )
}

#[cfg(test)]
mod tests {
    use actix_web::{dev::Payload, http::header::HeaderValue, test::TestRequest};

    use super::*;

    async fn read(body: &'static str, limit: usize) -> Result<Bytes, Problem> {
        let (_request, mut payload) = TestRequest::post().set_payload(body).to_http_parts();
        read_body(&mut payload, limit, Duration::from_secs(1)).await
    }

    #[actix_web::test]
    async fn a_body_is_read_up_to_its_limit() {
        assert_eq!(read("12345", 5).await.unwrap(), "12345");
        assert_eq!(read("123456", 5).await.unwrap_err().code(), ProblemCode::BodyTooLarge);
    }

    #[actix_web::test]
    async fn a_slow_body_is_given_up() {
        let (_sender, payload) = actix_http::h1::Payload::create(false);
        let mut payload: Payload = Payload::H1 { payload };
        let refused = read_body(&mut payload, 10, Duration::from_millis(20)).await.unwrap_err();
        assert_eq!(refused.code(), ProblemCode::RequestTimeout);
    }

    #[test]
    fn declared_lengths_addresses_and_headers_have_limits() {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("1048577"));
        assert!(check_declared_length(&headers, MAX_JSON_BODY).is_err());
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("99999999999999999999"));
        assert!(check_declared_length(&headers, MAX_JSON_BODY).is_ok());
        assert!(check_uri(MAX_URI).is_ok());
        assert!(check_uri(MAX_URI + 1).is_err());
        assert!(check_headers(&headers).is_ok());
        headers.insert(CONTENT_LENGTH, HeaderValue::from_str(&"1".repeat(MAX_HEADERS)).unwrap());
        assert!(check_headers(&headers).is_err());
    }
}
