//! Which problem each answer of a use case is.

use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use thidua_app::errors::Error;
use thidua_persistence::errors::StoreError;

use super::{Problem, ProblemCode};
use crate::answers::preconditions::stale;

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound(None) => Self::not_found(),
            Error::NotFound(Some(detail)) => Self::saying(ProblemCode::NotFound, detail),
            Error::Forbidden(permission) => Self::forbidden(permission.as_str()),
            Error::Invalid(faults) => Self::invalid_input(faults),
            Error::Refused(refusal) => Self::saying(ProblemCode::StateConflict, refusal.detail),
            Error::Duplicate(detail) => Self::saying(ProblemCode::PossibleDuplicate, detail),
            Error::Stale => stale(),
            Error::CursorMismatch => Self::plain(ProblemCode::CursorMismatch),
            Error::InvalidCursor => Self::plain(ProblemCode::InvalidCursor),
            Error::InvalidChangeToken => Self::plain(ProblemCode::InvalidChangeToken),
            Error::WrongCredentials => Self::wrong_credentials(),
            Error::OtherBody => Self::plain(ProblemCode::IdempotencyMismatch),
            // Handlers turn a replay into its answer; here it would be a fault of the service.
            Error::Replay(_) => Self::internal("a replay was not answered"),
            Error::Store(StoreError::Unavailable(source)) => {
                Self::plain(ProblemCode::Overloaded).because(source).with_header(RETRY_AFTER, HeaderValue::from(5))
            }
            Error::Store(error @ StoreError::Retry(_)) => {
                Self::plain(ProblemCode::Overloaded).because(error).with_header(RETRY_AFTER, HeaderValue::from(1))
            }
            Error::Store(error) => Self::internal(error),
        }
    }
}

impl Problem {
    /// Name, password, code or token are wrong; which one is not said.
    #[must_use]
    pub fn wrong_credentials() -> Self {
        Self::new(
            ProblemCode::NotAuthenticated,
            "Tên đăng nhập, mật khẩu hoặc mã không đúng, hoặc đã hết hạn. Hãy kiểm tra và thử lại.",
            "The name, password or code is wrong or has expired. Check it and try again.",
        )
        .with_header(actix_web::http::header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"thidua\""))
    }
}
