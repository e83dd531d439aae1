//! What a use case may answer instead of its result: every variant is one a caller can act on.

use thidua_domain::{
    access::{Denial, Permission},
    faults::Faults,
    language::Sentence,
    publication::Refusal,
};
use thidua_persistence::{
    db::{Admission, Answer, Failure},
    errors::StoreError,
};

/// Why a use case did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such record, for this caller.
    #[error("no such record")]
    NotFound(Option<Sentence>),
    /// The caller sees the record and lacks this permission on it.
    #[error("the caller lacks {0}")]
    Forbidden(Permission),
    /// The input has faults.
    #[error("the input has faults")]
    Invalid(Faults),
    /// The state of the record does not allow it.
    #[error("the state does not allow it")]
    Refused(Refusal),
    /// The document is in the register already.
    #[error("the record exists already")]
    Duplicate(Sentence),
    /// The record changed since the caller read it.
    #[error("the record has changed")]
    Stale,
    /// A cursor of another list.
    #[error("the cursor belongs to another list")]
    CursorMismatch,
    /// A cursor nobody gave out.
    #[error("the cursor is damaged")]
    InvalidCursor,
    /// A change token nobody gave out.
    #[error("the change token is damaged")]
    InvalidChangeToken,
    /// Name, password, code or token are wrong; which one is not said.
    #[error("the credentials are wrong")]
    WrongCredentials,
    /// Done before with the same key: the answer then.
    #[error("answered before")]
    Replay(Answer),
    /// The idempotency key belongs to another body.
    #[error("the idempotency key was used with another body")]
    OtherBody,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Admission> for Error {
    fn from(admission: Admission) -> Self {
        match admission {
            Admission::Replay(answer) => Self::Replay(answer),
            Admission::OtherBody => Self::OtherBody,
            Admission::Store(error) => Self::Store(error),
        }
    }
}

impl From<Denial> for Error {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::Hidden => Self::NotFound(None),
            Denial::Lacks(permission) => Self::Forbidden(permission),
        }
    }
}

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        Self::Invalid(faults)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Failure for Error {
    fn is_retry(&self) -> bool {
        matches!(self, Self::Store(StoreError::Retry(_)))
    }
}
