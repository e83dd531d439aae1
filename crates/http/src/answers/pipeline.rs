//! The way of a request through the outermost layer: limits, cache, the application, and then what every answer gets.

use std::{
    panic::AssertUnwindSafe,
    sync::{Arc, LazyLock},
    time::Duration,
};

use actix_web::{
    Error, HttpMessage, HttpResponse,
    body::{BodySize, BoxBody, MessageBody},
    dev::{Service, ServiceRequest, ServiceResponse},
    http::{
        Method, StatusCode,
        header::{CACHE_CONTROL, HeaderMap},
    },
};
use futures_util::FutureExt;
use tracing::Instrument;

use super::{
    Epochs, Exchange, RecordVersion,
    cache::{AnswerCache, BuiltFrom},
    closing,
    failures::{self, Finished},
    fixed_headers::{self, FixedHeaders},
    representation::Representation,
    request_id::X_REQUEST_ID,
    tags,
};
use crate::{
    config::{Clock, WebConfig},
    cors::Cors,
    input::limits as input_limits,
    limits::{Limiter, TrustedProxies, is_health},
    problems::{Problem, ProblemCode, rendering},
    telemetry::Metrics,
};

/// The route of what no template fits: one series, whatever was asked for.
static UNMATCHED: LazyLock<Arc<str>> = LazyLock::new(|| Arc::from("unmatched"));

#[derive(Debug)]
pub(super) struct Pipeline {
    base_url: String,
    clock: Clock,
    timeout: Duration,
    body_timeout: Duration,
    fixed: FixedHeaders,
    cors: Cors,
    proxies: TrustedProxies,
    limiter: Option<Limiter>,
    cache: AnswerCache,
    metrics: Arc<Metrics>,
}

/// What is left of a request when the application has it.
struct Asked {
    path: String,
    target: String,
    headers: HeaderMap,
}

impl Pipeline {
    pub(super) fn new(config: &WebConfig, epochs: Epochs, metrics: Arc<Metrics>) -> Self {
        Self {
            base_url: config.base_url.clone(),
            clock: config.clock.clone(),
            timeout: config.request_timeout,
            body_timeout: config.body_timeout,
            fixed: FixedHeaders::new(config),
            cors: Cors::new(&config.cors_origins),
            proxies: config.trusted_proxies.clone(),
            limiter: Limiter::new(&config.rate_limits, &config.sign_in_paths),
            cache: AnswerCache::new(config.cache_bytes, epochs),
            metrics,
        }
    }

    pub(super) fn proxies(&self) -> &TrustedProxies {
        &self.proxies
    }

    pub(super) fn body_timeout(&self) -> Duration {
        self.body_timeout
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The answer that needs no application: a refusal by a limit, or one that is kept.
    pub(super) fn at_once(&self, request: &ServiceRequest, exchange: &mut Exchange) -> Option<HttpResponse<BoxBody>> {
        let (uri, headers) = (request.uri(), request.headers());
        let target = uri.path_and_query().map_or("/", |target| target.as_str());
        let refusal = input_limits::check_uri(target.len())
            .and_then(|()| input_limits::check_headers(headers))
            .and_then(|()| self.charge(request, exchange));
        if let Err(problem) = refusal {
            // An address over its limit is not repeated into the answer.
            let path = if target.len() > input_limits::MAX_URI { "/" } else { uri.path() };
            let mut response = failures::respond(&problem, exchange, &self.base_url, path);
            self.seal(&mut response, exchange, headers);
            closing::record(&self.metrics, exchange, &UNMATCHED, response.status(), "refused");
            return Some(closing::drop_body_of_head(response, exchange));
        }
        if *request.method() != Method::GET || exchange.credentialed {
            return None;
        }
        let entry = self.cache.find(target, exchange.language, headers, exchange.received_at)?;
        self.metrics.hit();
        let mut response = entry.representation.respond(exchange.coding, true, headers);
        self.seal(&mut response, exchange, headers);
        closing::record(&self.metrics, exchange, &entry.route, response.status(), "kept");
        Some(closing::drop_body_of_head(response, exchange))
    }

    fn charge(&self, request: &ServiceRequest, exchange: &mut Exchange) -> Result<(), Problem> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        match limiter.admit(&exchange.method, request.uri().path(), request.headers(), exchange.address) {
            Ok(charge) => {
                exchange.charge = charge;
                Ok(())
            }
            Err((problem, charge)) => {
                exchange.charge = Some(charge);
                Err(*problem)
            }
        }
    }

    /// Sends a request into the application and finishes what comes back.
    pub(super) async fn through<S, B>(
        &self,
        service: &S,
        request: ServiceRequest,
        exchange: Exchange,
    ) -> Result<ServiceResponse<BoxBody>, Error>
    where
        S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
        B: MessageBody + 'static,
    {
        let _in_flight = self.metrics.enter();
        let asked = Asked {
            path: request.uri().path().to_owned(),
            target: request.uri().path_and_query().map_or_else(|| "/".to_owned(), |target| target.as_str().to_owned()),
            headers: request.headers().clone(),
        };
        // Read before the handler runs: see `epochs`.
        let moment = self.cache.moment();
        request.extensions_mut().insert(exchange.clone());
        let span = tracing::info_span!(
            "request",
            request_id = exchange.request_id.as_str(),
            method = exchange.method.as_str(),
            route = tracing::field::Empty,
            status = tracing::field::Empty,
            user.id = tracing::field::Empty,
        );
        // The call itself is inside, for a service may panic before it gives a future.
        let work = async { service.call(request).await };
        let guarded = AssertUnwindSafe(work).catch_unwind().instrument(span.clone());
        let outcome = tokio::time::timeout(self.timeout, guarded).await;
        let _entered = span.enter();
        let response = match outcome {
            Ok(Ok(Ok(response))) => response,
            Ok(Ok(Err(error))) => return Err(self.fail(&closing::problem_of_error(error), &exchange, &asked)),
            Ok(Err(panic)) => {
                let problem = Problem::internal(format!("panic: {}", closing::words_of(&*panic)));
                return Err(self.fail(&problem, &exchange, &asked));
            }
            Err(_elapsed) => {
                let problem = Problem::overloaded(5).because("the request took longer than its limit");
                return Err(self.fail(&problem, &exchange, &asked));
            }
        };
        let route = response.request().match_pattern().map_or_else(|| Arc::clone(&UNMATCHED), Arc::from);
        let (http_request, response) = response.map_into_boxed_body().into_parts();
        let mut response = self.finish(response, &exchange, &asked, &route, moment);
        self.seal(&mut response, &exchange, &asked.headers);
        span.record("route", &*route);
        span.record("status", response.status().as_u16());
        closing::record(&self.metrics, &exchange, &route, response.status(), "made");
        Ok(ServiceResponse::new(http_request, closing::drop_body_of_head(response, &exchange)))
    }

    /// Turns what a handler answered into what is sent: problems rendered, tags, coding, the cache.
    fn finish(
        &self,
        mut response: HttpResponse<BoxBody>,
        exchange: &Exchange,
        asked: &Asked,
        route: &Arc<str>,
        moment: super::epochs::Moment,
    ) -> HttpResponse<BoxBody> {
        if let Some(problem) = response.error().and_then(rendering::problem_of_error) {
            return self.problem(problem, exchange, asked);
        }
        if let Some(problem) = failures::problem_of(&mut response) {
            return self.problem(&problem, exchange, asked);
        }
        let reads = matches!(exchange.method, Method::GET | Method::HEAD);
        let public_read = (reads || exchange.method == Method::OPTIONS) && !exchange.credentialed;
        let version = response.extensions().get::<RecordVersion>().copied();
        let built_from = response.extensions().get::<BuiltFrom>().copied();
        if response.status().is_success() {
            fixed_headers::put_cache_control(response.headers_mut(), public_read);
            if is_health(&asked.path) {
                response.headers_mut().insert(CACHE_CONTROL, fixed_headers::NOTHING_KEPT);
            }
        }
        if !response.status().is_success() || matches!(response.body().size(), BodySize::None | BodySize::Stream) {
            return response;
        }
        let (head, body) = response.into_parts();
        let bytes = match body.try_into_bytes() {
            Ok(bytes) => bytes,
            Err(stream) => return head.set_body(stream),
        };
        let tagged = version.is_some() || (reads && head.status() == StatusCode::OK);
        let core = tagged.then(|| tags::core_of(&bytes, exchange.language, version));
        let representation = Representation::new(head.status(), head.headers().clone(), bytes, core);
        match built_from {
            Some(built_from) if reads && public_read && version.is_none() && head.status() == StatusCode::OK => {
                self.metrics.miss();
                let language = exchange.language;
                let entry =
                    self.cache.keep(&asked.target, language, representation, Arc::clone(route), built_from, moment);
                entry.representation.respond(exchange.coding, reads, &asked.headers)
            }
            _ => representation.respond(exchange.coding, reads && head.status() == StatusCode::OK, &asked.headers),
        }
    }

    fn problem(&self, problem: &Problem, exchange: &Exchange, asked: &Asked) -> HttpResponse<BoxBody> {
        if problem.code() == ProblemCode::InvalidToken
            && let Some(limiter) = &self.limiter
        {
            limiter.count_refused(exchange.address);
        }
        let mut response = failures::respond(problem, exchange, &self.base_url, &asked.path);
        if exchange.credentialed {
            response.headers_mut().insert(CACHE_CONTROL, fixed_headers::PRIVATE);
        }
        response
    }

    /// The answer when the request itself is gone: it can only leave as an error.
    fn fail(&self, problem: &Problem, exchange: &Exchange, asked: &Asked) -> Error {
        let mut response = self.problem(problem, exchange, asked);
        self.seal(&mut response, exchange, &asked.headers);
        closing::record(&self.metrics, exchange, &UNMATCHED, response.status(), "failed");
        Finished::new(response).into()
    }

    /// The headers that every answer has.
    fn seal(&self, response: &mut HttpResponse<BoxBody>, exchange: &Exchange, request: &HeaderMap) {
        let status = response.status();
        let headers = response.headers_mut();
        self.fixed.put(headers, exchange.language);
        self.cors.apply(&exchange.method, exchange.credentialed, request, headers);
        headers.insert(X_REQUEST_ID, exchange.request_id.header_value());
        if let (Some(limiter), Some(charge)) = (&self.limiter, &exchange.charge) {
            if status == StatusCode::NOT_MODIFIED {
                limiter.refund(charge);
            } else if status.is_success() || status.is_client_error() {
                limiter.show(charge, headers);
            }
        }
    }
}
