//! The end of a request: its line in the log, its observation, and what becomes of errors and of `HEAD`.

use std::{any::Any, sync::Arc};

use actix_web::{
    Error, HttpResponse,
    body::{BodySize, BoxBody, MessageBody},
    http::{Method, StatusCode, header::HeaderMap},
    web::Bytes,
};

use super::{Exchange, representation::NoBytes};
use crate::{
    limits::is_health,
    problems::{Problem, rendering},
    telemetry::Metrics,
};

/// One line and one observation per request.
pub(super) fn record(
    metrics: &Metrics,
    exchange: &Exchange,
    route: &Arc<str>,
    status: StatusCode,
    answer: &'static str,
) {
    let seconds = exchange.started.elapsed().as_secs_f64();
    metrics.observe(method_label(&exchange.method), route, status.as_u16(), seconds);
    let (request_id, method) = (exchange.request_id.as_str(), exchange.method.as_str());
    let (status, ms) = (status.as_u16(), (seconds * 100_000.0).round() / 100.0);
    if is_health(route) {
        tracing::debug!(request_id, method, route = &**route, status, ms, answer, "answered");
    } else {
        tracing::info!(request_id, method, route = &**route, status, ms, answer, "answered");
    }
}

/// A known method, or one name for all others: callers choose methods freely, and each label is a series.
fn method_label(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// The problem behind an error that came back instead of a response.
pub(super) fn problem_of_error(error: Error) -> Problem {
    if let Some(problem) = error.as_error::<Problem>() {
        // The error owns it and has to be given back whole: what the caller is told is copied.
        let mut copy = Problem::saying(problem.code(), problem.detail().clone());
        for (name, value) in problem.headers() {
            copy = copy.with_header(name.clone(), value.clone());
        }
        copy = copy.with_faults(problem.faults().clone());
        return match std::error::Error::source(problem) {
            Some(source) => copy.because(source.to_string()),
            None => copy,
        };
    }
    let status = error.as_response_error().status_code();
    rendering::problem_of_status(status, &HeaderMap::new()).because(error.to_string())
}

pub(super) fn words_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&'static str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words")
}

/// `HEAD` gets the headers of `GET`, its length included, and no bytes.
pub(super) fn drop_body_of_head(response: HttpResponse<BoxBody>, exchange: &Exchange) -> HttpResponse<BoxBody> {
    if exchange.method != Method::HEAD {
        return response;
    }
    response.map_body(|_, body| match body.size() {
        BodySize::Sized(length) => BoxBody::new(NoBytes(length)),
        BodySize::None | BodySize::Stream => BoxBody::new(Bytes::new()),
    })
}
