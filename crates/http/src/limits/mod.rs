//! How often a caller may ask (rules 95–97). Counted per process; the documentation says so.

mod buckets;
mod caller;
mod proxies;
mod quotas;

use std::net::IpAddr;

use actix_web::http::{
    Method,
    header::{HeaderMap, HeaderName, HeaderValue, RETRY_AFTER},
};

pub use buckets::{Buckets, Standing};
pub use caller::{CallerKey, has_credential};
pub use proxies::{ProxyError, TrustedProxies};
pub use quotas::{Quota, Quotas, RateLimits, RateLimitsError};

use crate::problems::{Problem, ProblemCode};

/// The address whose POST changes nothing: it counts as a read.
const READ_BY_POST: &str = crate::time_readings::PATH;

/// The kinds of requests that are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Reads.
    Public,
    /// Changes.
    Writes,
    /// Sign-in and token refresh, always counted by address.
    SignIn,
    /// Credentials that were refused, counted by address: made-up credentials must not open fresh buckets for ever.
    Refused,
}

impl Class {
    /// The name in the headers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Writes => "writes",
            Self::SignIn => "signin",
            Self::Refused => "refused",
        }
    }
}

/// What was charged for one request, to be shown and perhaps given back.
#[derive(Debug, Clone, Copy)]
pub struct Charge {
    class: Class,
    key: CallerKey,
    standing: Standing,
}

/// Decides whether a request may pass.
#[derive(Debug)]
pub struct Limiter {
    quotas: Quotas,
    sign_in_paths: Vec<String>,
    buckets: Buckets,
}

impl Limiter {
    /// A limiter, or none when limits are off.
    #[must_use]
    pub fn new(limits: &RateLimits, sign_in_paths: &[String]) -> Option<Self> {
        match limits {
            RateLimits::Off => None,
            RateLimits::On(quotas) => {
                Some(Self { quotas: *quotas, sign_in_paths: sign_in_paths.to_vec(), buckets: Buckets::new() })
            }
        }
    }

    /// Charges a request to its caller. `Ok(None)` is a request that is free.
    ///
    /// # Errors
    /// `quota-exceeded` with `Retry-After`, when the caller has to wait.
    pub fn admit(
        &self,
        method: &Method,
        path: &str,
        headers: &HeaderMap,
        address: Option<IpAddr>,
    ) -> Result<Option<Charge>, (Box<Problem>, Charge)> {
        if is_health(path) {
            return Ok(None);
        }
        let by_address = CallerKey::of_address(address);
        let sign_in = self
            .sign_in_paths
            .iter()
            .any(|base| path.strip_prefix(base.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
        let reads = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) || path == READ_BY_POST;
        let class = match (sign_in && !reads, reads) {
            (true, _) => Class::SignIn,
            (false, true) => Class::Public,
            (false, false) => Class::Writes,
        };
        let credential = CallerKey::of_credential(headers);
        let key = match (class, credential) {
            (Class::SignIn, _) | (_, None) => by_address,
            (_, Some(key)) => key,
        };
        if credential.is_some() {
            let standing = self.buckets.look(Class::Refused, by_address, self.quota(Class::Refused));
            if !standing.allowed {
                let charge = Charge { class: Class::Refused, key: by_address, standing };
                return Err((Box::new(refusal(standing)), charge));
            }
        }
        let standing = self.buckets.take(class, key, self.quota(class));
        let charge = Charge { class, key, standing };
        if standing.allowed { Ok(Some(charge)) } else { Err((Box::new(refusal(standing)), charge)) }
    }

    /// Gives back what a request was charged: 304 is free.
    pub fn refund(&self, charge: &Charge) {
        self.buckets.give_back(charge.class, charge.key, self.quota(charge.class));
    }

    /// Counts a refused credential against the address it came from.
    pub fn count_refused(&self, address: Option<IpAddr>) {
        let _ = self.buckets.take(Class::Refused, CallerKey::of_address(address), self.quota(Class::Refused));
    }

    fn quota(&self, class: Class) -> Quota {
        match class {
            Class::Public | Class::Refused => self.quotas.public,
            Class::Writes => self.quotas.writes,
            Class::SignIn => self.quotas.sign_in,
        }
    }

    /// Writes the headers of both conventions (rule 95).
    pub fn show(&self, charge: &Charge, headers: &mut HeaderMap) {
        let quota = self.quota(charge.class);
        let (name, standing) = (charge.class.name(), charge.standing);
        let policy = format!("\"{name}\";q={};w={}", quota.burst, quota.seconds_to_fill());
        let state = format!("\"{name}\";r={};t={}", standing.remaining, standing.reset_seconds);
        for (header, text) in [("ratelimit-policy", policy), ("ratelimit", state)] {
            if let Ok(value) = HeaderValue::try_from(text) {
                headers.insert(HeaderName::from_static(header), value);
            }
        }
        headers.insert(HeaderName::from_static("ratelimit-limit"), HeaderValue::from(quota.burst));
        headers.insert(HeaderName::from_static("ratelimit-remaining"), HeaderValue::from(standing.remaining));
        headers.insert(HeaderName::from_static("ratelimit-reset"), HeaderValue::from(standing.reset_seconds));
    }
}

/// The addresses that answer machines watching the service: never counted, never logged at info.
#[must_use]
pub fn is_health(path: &str) -> bool {
    matches!(path, "/livez" | "/readyz" | "/healthz" | "/metrics")
}

fn refusal(standing: Standing) -> Problem {
    let seconds = standing.reset_seconds.max(1);
    Problem::new(
        ProblemCode::QuotaExceeded,
        format!("Bạn gửi quá nhiều yêu cầu: hãy chờ {seconds} giây rồi gửi lại."),
        format!("Too many requests: wait {seconds} seconds, then send it again."),
    )
    .with_header(RETRY_AFTER, HeaderValue::from(seconds))
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::AUTHORIZATION;

    use super::*;

    fn limiter() -> Limiter {
        let limits = RateLimits::parse("public=60/2,writes=60/1,signin=10/1").expect("parses");
        Limiter::new(&limits, &["/v1/sessions".into()]).expect("on")
    }

    fn from(last: u8) -> Option<IpAddr> {
        Some(IpAddr::from([203, 0, 113, last]))
    }

    #[test]
    fn a_caller_who_asks_too_often_waits_and_another_does_not() {
        let limiter = limiter();
        let none = HeaderMap::new();
        assert!(limiter.admit(&Method::GET, "/v1/plans", &none, from(1)).is_ok());
        assert!(limiter.admit(&Method::GET, "/v1/plans", &none, from(1)).is_ok());
        let (problem, charge) = limiter.admit(&Method::GET, "/v1/plans", &none, from(1)).unwrap_err();
        assert_eq!(problem.code(), ProblemCode::QuotaExceeded);
        let mut shown = HeaderMap::new();
        limiter.show(&charge, &mut shown);
        let reset: u32 = shown.get("ratelimit-reset").unwrap().to_str().unwrap().parse().unwrap();
        let wait: u32 = problem.headers()[0].1.to_str().unwrap().parse().unwrap();
        assert!(wait >= reset && wait >= 1, "{wait} {reset}");
        assert_eq!(shown.get("ratelimit-policy").unwrap(), "\"public\";q=2;w=2");
        assert!(limiter.admit(&Method::GET, "/v1/plans", &none, from(2)).is_ok());
    }

    #[test]
    fn health_is_free_and_a_refund_gives_back() {
        let limiter = limiter();
        let none = HeaderMap::new();
        for _ in 0..10 {
            assert!(limiter.admit(&Method::GET, "/livez", &none, from(1)).unwrap().is_none());
            let charge = limiter.admit(&Method::GET, "/v1/plans", &none, from(1)).unwrap().unwrap();
            limiter.refund(&charge);
        }
    }

    #[test]
    fn sign_in_is_counted_by_address_whatever_the_credential() {
        let limiter = limiter();
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer one"));
        assert!(limiter.admit(&Method::POST, "/v1/sessions", &headers, from(1)).is_ok());
        headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer two"));
        assert!(limiter.admit(&Method::POST, "/v1/sessions/refresh", &headers, from(1)).is_err());
        assert!(limiter.admit(&Method::POST, "/v1/sessionsx", &headers, from(1)).is_ok());
    }

    #[test]
    fn a_post_that_changes_nothing_is_a_read() {
        let limiter = limiter();
        let class = |path: &str| {
            let charge = limiter.admit(&Method::POST, path, &HeaderMap::new(), from(1)).unwrap().unwrap();
            charge.class
        };
        assert_eq!((class("/v1/time-readings"), class("/v1/plans")), (Class::Public, Class::Writes));
    }

    #[test]
    fn made_up_credentials_run_out() {
        let limiter = limiter();
        for number in 0..2 {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_str(&format!("Bearer {number}")).unwrap());
            assert!(limiter.admit(&Method::GET, "/v1/plans", &headers, from(1)).is_ok());
            limiter.count_refused(from(1));
        }
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer fresh"));
        assert!(limiter.admit(&Method::GET, "/v1/plans", &headers, from(1)).is_err());
        assert!(limiter.admit(&Method::GET, "/v1/plans", &HeaderMap::new(), from(1)).is_ok());
    }
}
