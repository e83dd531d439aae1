//! Deleting a draft organization.

use thidua_domain::{
    changes::{Change, Event, Record},
    ids::OrganizationId,
    publication::{self, Refusal},
};
use thidua_persistence::{db::Tx, errors::StoreError};

use super::{custody_above, load_locked};
use crate::{App, call::Call, documents::check_reason, errors::Error};

/// Deletes a draft that nothing refers to.
///
/// # Errors
/// Hidden, forbidden, stale, no reason, no draft, or that something refers to it.
pub fn delete(app: &App, call: &Call, id: OrganizationId, versions: &[i64], reason: &str) -> Result<(), Error> {
    let reason = check_reason(reason)?;
    app.db
        .write_unanswered::<Error>(&call.act(app), |tx: &mut Tx<'_>| {
            let (organization, sight) = load_locked(tx.conn(), call, id)?;
            let custody = custody_above(tx.conn(), id)?;
            let permit = call.permit(&custody, sight, &[])?;
            let admitted = tx.admit(&permit)?;
            if !versions.contains(&organization.front.version) {
                return Err(Error::Stale);
            }
            publication::check_deletable(&organization.front)?;
            Ok((admitted, vec![Change::new(Event::Deleted, Record::Organization(organization)).because(&reason)]))
        })
        .map_err(|error| match error {
            Error::Store(StoreError::Conflict { .. }) => Error::Refused(Refusal::new(
                "Đơn vị này còn được dẫn chiếu (đơn vị trực thuộc, văn bản, vai trò), nên không xoá được.",
                "Other units, documents or roles refer to this organization, so it cannot be deleted.",
            )),
            other => other,
        })?;
    Ok(())
}
