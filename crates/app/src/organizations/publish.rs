//! Publishing, withdrawing and deleting organizations.

use thidua_domain::{ids::OrganizationId, organizations::Organization, publication::Refusal, records::Instant};
use thidua_persistence::{db::Answer, errors::StoreError};

use super::Render;
use crate::{App, call::Call, errors::Error, records};

/// Publishes an organization at `at`, or now.
///
/// # Errors
/// Hidden, forbidden, a minute that is past, or a state that does not allow it.
pub fn publish(
    app: &App,
    call: &Call,
    id: OrganizationId,
    at: Option<Instant>,
    render: Render<'_>,
) -> Result<Answer, Error> {
    records::publish(app, call, id, at, render)
}

/// Takes a public organization back, or cancels its scheduled publication.
///
/// # Errors
/// Hidden, forbidden, a reason that is too short, or nothing to take back.
pub fn withdraw(app: &App, call: &Call, id: OrganizationId, reason: &str, render: Render<'_>) -> Result<Answer, Error> {
    records::withdraw(app, call, id, reason, render)
}

/// Deletes a draft that nothing refers to.
///
/// # Errors
/// Hidden, forbidden, stale, no reason, no draft, or that something refers to it.
pub fn delete(app: &App, call: &Call, id: OrganizationId, versions: &[i64], reason: &str) -> Result<(), Error> {
    records::delete::<Organization>(app, call, id, versions, reason).map_err(|error| match error {
        Error::Store(StoreError::Conflict { .. }) => Error::Refused(Refusal::new(
            "Đơn vị này còn được dẫn chiếu (đơn vị trực thuộc, văn bản, vai trò), nên không xoá được.",
            "Other units, documents or roles refer to this organization, so it cannot be deleted.",
        )),
        other => other,
    })
}
