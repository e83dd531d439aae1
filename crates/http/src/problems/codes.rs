//! The closed list of problem types, and the status each one answers with.

use actix_web::http::StatusCode;

macro_rules! problem_codes {
    ($($(#[$doc:meta])* $name:ident = $slug:literal, $status:ident;)+) => {
        /// A type of problem. The list is part of the contract (rule 39): a code is never renamed or reused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ProblemCode {
            $($(#[$doc])* $name,)+
        }

        impl ProblemCode {
            /// Every type, in the order of their statuses.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The last part of the type's address: `/problems/{slug}`.
            #[must_use]
            pub fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)+ }
            }

            /// The one status this type answers with.
            #[must_use]
            pub fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)+ }
            }
        }
    };
}

problem_codes! {
    /// Query or body break the contract; every fault is listed.
    InvalidInput = "invalid-input", BAD_REQUEST;
    /// The body is not well-formed JSON, or names a property twice.
    MalformedJson = "malformed-json", BAD_REQUEST;
    /// A cursor is used with another filter or sort than it was made for.
    CursorMismatch = "cursor-mismatch", BAD_REQUEST;
    /// A cursor that this service did not make, or that was damaged.
    InvalidCursor = "invalid-cursor", BAD_REQUEST;
    /// A change token that this service did not make, or that was damaged.
    InvalidChangeToken = "invalid-change-token", BAD_REQUEST;
    /// A credential is needed and none came.
    NotAuthenticated = "not-authenticated", UNAUTHORIZED;
    /// A credential came and is wrong, expired or revoked.
    InvalidToken = "invalid-token", UNAUTHORIZED;
    /// The record is visible to the caller, the act is not allowed.
    Forbidden = "forbidden", FORBIDDEN;
    /// No such address, or no record there that the caller may see.
    NotFound = "not-found", NOT_FOUND;
    /// The address exists, the method does not.
    MethodNotAllowed = "method-not-allowed", METHOD_NOT_ALLOWED;
    /// None of the media types asked for can be given.
    NotAcceptable = "not-acceptable", NOT_ACCEPTABLE;
    /// The body took longer to arrive than the service waits.
    RequestTimeout = "request-timeout", REQUEST_TIMEOUT;
    /// The write collides with another record or write.
    Conflict = "conflict", CONFLICT;
    /// A record like this one seems to be there already.
    PossibleDuplicate = "possible-duplicate", CONFLICT;
    /// The record's state does not allow the act.
    StateConflict = "state-conflict", CONFLICT;
    /// The change token is older than the feed reaches.
    ChangeTokenExpired = "change-token-expired", GONE;
    /// The record changed since the caller read it.
    PreconditionFailed = "precondition-failed", PRECONDITION_FAILED;
    /// The body is over its limit.
    BodyTooLarge = "body-too-large", PAYLOAD_TOO_LARGE;
    /// The address with its query is over its limit.
    UriTooLong = "uri-too-long", URI_TOO_LONG;
    /// The body's media type, charset or coding is not one this operation reads.
    UnsupportedMediaType = "unsupported-media-type", UNSUPPORTED_MEDIA_TYPE;
    /// An idempotency key came again with another body.
    IdempotencyMismatch = "idempotency-mismatch", UNPROCESSABLE_ENTITY;
    /// A change came without `If-Match`.
    PreconditionRequired = "precondition-required", PRECONDITION_REQUIRED;
    /// Too many requests in a window.
    QuotaExceeded = "quota-exceeded", TOO_MANY_REQUESTS;
    /// The headers together are over their limit.
    HeadersTooLarge = "headers-too-large", REQUEST_HEADER_FIELDS_TOO_LARGE;
    /// A fault of the service.
    InternalError = "internal-error", INTERNAL_SERVER_ERROR;
    /// More work is waiting than the service takes on, or the answer took longer than it may.
    Overloaded = "overloaded", SERVICE_UNAVAILABLE;
    /// The service is starting or stopping, or its database is away.
    NotReady = "not-ready", SERVICE_UNAVAILABLE;
}

impl ProblemCode {
    /// The type of a slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.slug() == slug)
    }

    /// The type that stands for a status which a framework answered with on its own.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::BAD_REQUEST => Self::InvalidInput,
            StatusCode::UNAUTHORIZED => Self::NotAuthenticated,
            StatusCode::GATEWAY_TIMEOUT => Self::Overloaded,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::SERVICE_UNAVAILABLE => Self::Overloaded,
            other => {
                let found = Self::ALL.iter().copied().find(|code| code.status() == other);
                match found {
                    Some(code) => code,
                    None if other.is_client_error() => Self::InvalidInput,
                    None => Self::InternalError,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_unique_and_kebab_case() {
        let mut slugs: Vec<_> = ProblemCode::ALL.iter().map(|code| code.slug()).collect();
        assert!(slugs.iter().all(|slug| slug.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), ProblemCode::ALL.len());
    }

    #[test]
    fn a_slug_leads_back_to_its_code() {
        for code in ProblemCode::ALL {
            assert_eq!(ProblemCode::from_slug(code.slug()), Some(*code));
        }
        assert_eq!(ProblemCode::from_slug("nothing"), None);
    }

    #[test]
    fn every_status_of_a_framework_has_a_type() {
        assert_eq!(ProblemCode::of_status(StatusCode::METHOD_NOT_ALLOWED), ProblemCode::MethodNotAllowed);
        assert_eq!(ProblemCode::of_status(StatusCode::PAYLOAD_TOO_LARGE), ProblemCode::BodyTooLarge);
        assert_eq!(ProblemCode::of_status(StatusCode::IM_A_TEAPOT), ProblemCode::InvalidInput);
        assert_eq!(ProblemCode::of_status(StatusCode::BAD_GATEWAY), ProblemCode::InternalError);
    }
}
