//! What can go wrong in a store. What a missing or duplicate row *means* is the caller's to say.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// A store's error.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The row is not there.
    #[error("no such row")]
    NotFound,
    /// A unique constraint or a reference stands in the way.
    #[error("conflict on {constraint}")]
    Conflict {
        /// The constraint or index, as the migrations name it; on SQLite, the `table.column`s it covers.
        constraint: String,
    },
    /// The database cannot be reached, or has no connection to spare.
    #[error("the database is unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The transaction lost against another and may be run again.
    #[error("the transaction lost against another")]
    Retry(#[source] DieselError),
    /// Anything else: a fault of the service.
    #[error("the database refused")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    /// A fault of the service in words.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::Internal(message.into().into())
    }

    /// Whether it is a conflict on the index called `index`, or (SQLite) on these columns.
    #[must_use]
    pub fn is_conflict_on(&self, index: &str, columns: &str) -> bool {
        matches!(self, Self::Conflict { constraint } if constraint == index || constraint.contains(columns))
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match &error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(
                DatabaseErrorKind::UniqueViolation | DatabaseErrorKind::ForeignKeyViolation,
                info,
            ) => {
                let constraint = info.constraint_name().unwrap_or_else(|| info.message());
                Self::Conflict { constraint: constraint.to_owned() }
            }
            DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::Retry(error),
            DieselError::DatabaseError(DatabaseErrorKind::ClosedConnection, _) => Self::Unavailable(error.into()),
            DieselError::DatabaseError(_, info) if is_passing(info.message()) => Self::Retry(error),
            DieselError::DatabaseError(_, info) if is_timeout(info.message()) => Self::Unavailable(error.into()),
            _ => Self::Internal(error.into()),
        }
    }
}

/// PostgreSQL reports a deadlock as an error of kind `Unknown`; SQLite reports a busy file so.
fn is_passing(message: &str) -> bool {
    message.contains("deadlock detected") || message.contains("database is locked")
}

/// PostgreSQL gave up waiting for a lock or a statement, as every connection asks it to.
fn is_timeout(message: &str) -> bool {
    message.contains("canceling statement due to")
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Internal(error.into())
    }
}
