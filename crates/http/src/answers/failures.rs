//! Problems as answers, and the one place that logs why (rules 38, 44).

use std::error::Error as StdError;

use actix_web::{
    HttpResponse, ResponseError,
    body::BoxBody,
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER},
    },
    web::Bytes,
};

use super::{Exchange, fixed_headers};
use crate::problems::{
    Problem,
    rendering::{self, Occasion, PROBLEM_JSON},
};

/// A problem as an answer in the caller's language.
pub(super) fn respond(problem: &Problem, exchange: &Exchange, base_url: &str, path: &str) -> HttpResponse<BoxBody> {
    if problem.code().status().is_server_error() {
        log(problem, exchange);
    }
    let occasion = Occasion { language: exchange.language, base_url, path, request_id: exchange.request_id.as_str() };
    let body = rendering::render(problem, occasion).unwrap_or_default();
    let mut response = HttpResponse::with_body(problem.code().status(), BoxBody::new(Bytes::from(body)));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    headers.insert(CACHE_CONTROL, fixed_headers::NOTHING_KEPT);
    for (name, value) in problem.headers() {
        headers.append(name.clone(), value.clone());
    }
    if problem.code().status() == StatusCode::SERVICE_UNAVAILABLE && !headers.contains_key(RETRY_AFTER) {
        headers.insert(RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

/// Every cause of a fault of the service, on one line, with the id that the caller was told.
fn log(problem: &Problem, exchange: &Exchange) {
    let mut causes = Vec::new();
    let mut cause: Option<&(dyn StdError + 'static)> = problem.source();
    while let Some(error) = cause {
        causes.push(error.to_string());
        cause = error.source();
    }
    tracing::error!(
        request_id = exchange.request_id.as_str(),
        problem = problem.code().slug(),
        cause = causes.join(": "),
        "the service failed to answer"
    );
}

/// The problem of a response with an error status that is not a problem document yet.
pub(super) fn problem_of(response: &mut HttpResponse<BoxBody>) -> Option<Problem> {
    if response.status().as_u16() < 400 {
        return None;
    }
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        return Some(problem);
    }
    let is_document = response.headers().get(CONTENT_TYPE).is_some_and(|value| value == PROBLEM_JSON);
    if is_document {
        return None;
    }
    let problem = rendering::problem_of_status(response.status(), response.headers());
    Some(match response.error() {
        // What a framework says is for the log only.
        Some(error) => problem.because(error.to_string()),
        None => problem,
    })
}

/// A finished answer on its way through the one channel that is left when the request is gone: after a panic, a
/// time-out, or an error of a middleware.
#[derive(Debug)]
pub(super) struct Finished {
    status: StatusCode,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

impl Finished {
    pub(super) fn new(response: HttpResponse<BoxBody>) -> Self {
        use actix_web::body::MessageBody;
        let (head, body) = response.into_parts();
        let headers = head.headers().iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        Self { status: head.status(), headers, body: body.try_into_bytes().unwrap_or_default() }
    }
}

impl std::fmt::Display for Finished {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "an answer with status {}", self.status)
    }
}

impl ResponseError for Finished {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut response = HttpResponse::with_body(self.status, BoxBody::new(self.body.clone()));
        for (name, value) in &self.headers {
            response.headers_mut().append(name.clone(), value.clone());
        }
        response
    }
}
