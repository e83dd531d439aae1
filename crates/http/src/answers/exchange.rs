//! What the outermost layer knows about one request; handlers find it in the request's extensions.

use std::{
    future::Ready,
    net::IpAddr,
    time::{Duration, Instant},
};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, dev::ServiceRequest, http::Method};
use chrono::{DateTime, Utc};
use thidua_domain::language::Language;

use super::RequestId;
use crate::{
    config::Clock,
    limits::{self, Charge, TrustedProxies},
    negotiation::{self, Coding},
    problems::Problem,
};

/// One request and what was negotiated for it.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// The id of the request.
    pub request_id: RequestId,
    /// The language to answer in.
    pub language: Language,
    /// When it came: the one `now` of the request.
    pub received_at: DateTime<Utc>,
    /// Whether it brought a credential.
    pub credentialed: bool,
    /// The address it came from, behind the installation's own proxies.
    pub address: Option<IpAddr>,
    /// How long its body may take to arrive.
    pub body_timeout: Duration,
    pub(super) coding: Coding,
    pub(super) method: Method,
    pub(super) started: Instant,
    pub(super) charge: Option<Charge>,
}

impl Exchange {
    /// Reads a request as it comes in. `HEAD` becomes `GET` here, before routing, so that it finds the same handler
    /// and gets the same headers (rule 13); the body is dropped on the way out.
    pub(super) fn begin(
        request: &mut ServiceRequest,
        clock: &Clock,
        proxies: &TrustedProxies,
        body_timeout: Duration,
    ) -> Self {
        let method = request.method().clone();
        if method == Method::HEAD {
            request.head_mut().method = Method::GET;
        }
        let (received_at, headers) = (clock.now(), request.headers());
        Self {
            request_id: RequestId::of(headers, received_at),
            language: negotiation::negotiate_language(headers),
            received_at,
            credentialed: limits::has_credential(headers),
            address: proxies.client(request.peer_addr().map(|peer| peer.ip()), headers),
            body_timeout,
            coding: negotiation::negotiate_coding(headers),
            method,
            started: Instant::now(),
            charge: None,
        }
    }

    /// The method the caller used: `HEAD` stays `HEAD` here.
    #[must_use]
    pub fn asked_method(&self) -> Method {
        self.method.clone()
    }

    /// The exchange of a request behind [`super::Outer`].
    #[must_use]
    pub fn of(request: &HttpRequest) -> Option<Self> {
        request.extensions().get::<Self>().cloned()
    }
}

impl FromRequest for Exchange {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let found = Self::of(request).ok_or_else(|| Problem::internal("the request did not pass the outermost layer"));
        std::future::ready(found)
    }
}
