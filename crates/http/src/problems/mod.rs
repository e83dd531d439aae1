//! Problem documents (RFC 9457): what went wrong, in the caller's language, with every fault and nothing internal.
//!
//! Code that finds a fault returns a [`Problem`]; it knows neither language nor address. The outermost layer, which
//! knows both, renders it late: see [`rendering`].

pub mod codes;
mod of_use_cases;
pub mod rendering;
pub mod texts;

use std::error::Error as StdError;

use actix_web::{
    HttpResponse, ResponseError,
    http::{
        StatusCode,
        header::{self, HeaderName, HeaderValue},
    },
};
use thidua_domain::{faults::Faults, language::Sentence};

pub use codes::ProblemCode;

/// One occurrence of a problem.
#[derive(Debug)]
pub struct Problem {
    code: ProblemCode,
    detail: Sentence,
    faults: Faults,
    headers: Vec<(HeaderName, HeaderValue)>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Problem {
    /// A problem of a type, with a sentence that tells the caller what to do.
    pub fn new(code: ProblemCode, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::saying(code, Sentence::new(vi, en))
    }

    /// The same with a sentence made elsewhere.
    #[must_use]
    pub fn saying(code: ProblemCode, detail: Sentence) -> Self {
        Self { code, detail, faults: Faults::new(), headers: Vec::new(), source: None }
    }

    /// A problem whose detail is the explanation of its type: for faults that a framework found.
    #[must_use]
    pub fn plain(code: ProblemCode) -> Self {
        use thidua_domain::language::Language::{En, Vi};
        Self::new(code, texts::explanation_of(code, Vi), texts::explanation_of(code, En))
    }

    /// Input that breaks the contract: 400 with every fault (rule 40).
    #[must_use]
    pub fn invalid_input(faults: Faults) -> Self {
        let mut problem = Self::new(
            ProblemCode::InvalidInput,
            "Dữ liệu gửi lên có chỗ chưa đúng: sửa từng mục nêu trong errors rồi gửi lại.",
            "The request has faults: correct each one listed in errors and send it again.",
        );
        problem.faults = faults;
        problem
    }

    /// No such address, or no record there that this caller may see: one sentence for both, so that nothing leaks.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(
            ProblemCode::NotFound,
            "Không có gì tại địa chỉ này, hoặc bạn không được xem. Hãy kiểm tra lại đường dẫn và mã.",
            "There is nothing at this address that you may see. Check the path and the id.",
        )
    }

    /// A credential is needed and none came.
    #[must_use]
    pub fn not_authenticated() -> Self {
        Self::new(
            ProblemCode::NotAuthenticated,
            "Thao tác này cần đăng nhập: gửi kèm tiêu đề Authorization: Bearer <mã truy cập>.",
            "This operation needs a credential: send the header Authorization: Bearer <access token>.",
        )
        .with_header(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"thidua\""))
    }

    /// A credential came and is not good (RFC 6750 §3.1).
    #[must_use]
    pub fn invalid_token() -> Self {
        Self::new(
            ProblemCode::InvalidToken,
            "Mã truy cập sai, đã hết hạn hoặc đã bị thu hồi: hãy đăng nhập lại để lấy mã mới.",
            "The access token is wrong, expired or revoked: sign in again to get a new one.",
        )
        .with_header(
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static("Bearer realm=\"thidua\", error=\"invalid_token\""),
        )
    }

    /// The caller sees the record and may not do this; `permission` is the one that is missing (rule 41).
    #[must_use]
    pub fn forbidden(permission: &str) -> Self {
        Self::new(
            ProblemCode::Forbidden,
            format!("Bạn chưa được giao quyền {permission} đối với đơn vị này."),
            format!("You lack the permission {permission} on this organization."),
        )
    }

    /// A fault of the service. The cause is logged with the request id and never answered (rule 44).
    pub fn internal(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::plain(ProblemCode::InternalError).because(source)
    }

    /// More work is waiting than the service takes on: 503 with `Retry-After` in seconds.
    #[must_use]
    pub fn overloaded(retry_after_seconds: u32) -> Self {
        Self::plain(ProblemCode::Overloaded).with_header(header::RETRY_AFTER, HeaderValue::from(retry_after_seconds))
    }

    /// Adds faults of body or parameters.
    #[must_use]
    pub fn with_faults(mut self, faults: Faults) -> Self {
        self.faults.extend(faults);
        self
    }

    /// Adds a header to the answer.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Keeps the cause for the log.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Its type.
    #[must_use]
    pub fn code(&self) -> ProblemCode {
        self.code
    }

    /// What to do about it.
    #[must_use]
    pub fn detail(&self) -> &Sentence {
        &self.detail
    }

    /// Every fault of the input.
    #[must_use]
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// Headers that belong to this occurrence (`WWW-Authenticate`, `Allow`, `Retry-After` …).
    #[must_use]
    pub fn headers(&self) -> &[(HeaderName, HeaderValue)] {
        &self.headers
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code.slug(), self.detail.en)
    }
}

impl StdError for Problem {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| {
            let source: &(dyn StdError + 'static) = source;
            source
        })
    }
}

impl From<Faults> for Problem {
    fn from(faults: Faults) -> Self {
        Self::invalid_input(faults)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.code.status()
    }

    fn error_response(&self) -> HttpResponse {
        // The body comes later, from the layer that knows language and base URL.
        HttpResponse::new(self.code.status())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_stays_out_of_what_is_said() {
        let problem = Problem::internal("no such table: secrets");
        assert_eq!(problem.code(), ProblemCode::InternalError);
        assert!(!problem.detail().en.contains("secrets"));
        assert!(problem.source().expect("kept for the log").to_string().contains("secrets"));
    }

    #[test]
    fn a_challenge_comes_with_401() {
        let problem = Problem::invalid_token();
        let (name, value) = &problem.headers()[0];
        assert_eq!(name, header::WWW_AUTHENTICATE);
        assert!(value.to_str().unwrap().contains("error=\"invalid_token\""));
    }
}
