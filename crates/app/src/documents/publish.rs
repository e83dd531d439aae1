//! Publishing, withdrawing and deleting documents.

use thidua_domain::{documents::Document, ids::DocumentId, records::Instant};
use thidua_persistence::db::Answer;

use super::Render;
use crate::{App, call::Call, errors::Error, records};

/// Publishes a document at `at`, or now.
///
/// # Errors
/// Hidden, forbidden, a minute that is past, or a state that does not allow it.
pub fn publish(
    app: &App,
    call: &Call,
    id: DocumentId,
    at: Option<Instant>,
    render: Render<'_>,
) -> Result<Answer, Error> {
    records::publish(app, call, id, at, render)
}

/// Takes a public document back, or cancels its scheduled publication.
///
/// # Errors
/// Hidden, forbidden, a reason that is too short, or nothing to take back.
pub fn withdraw(app: &App, call: &Call, id: DocumentId, reason: &str, render: Render<'_>) -> Result<Answer, Error> {
    records::withdraw(app, call, id, reason, render)
}

/// Deletes a draft, and with it the relations that touch it.
///
/// # Errors
/// Hidden, forbidden, stale, no reason, or no draft.
pub fn delete(app: &App, call: &Call, id: DocumentId, versions: &[i64], reason: &str) -> Result<(), Error> {
    records::delete::<Document>(app, call, id, versions, reason)
}
