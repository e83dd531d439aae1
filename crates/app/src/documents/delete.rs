//! Deleting a draft.

use thidua_domain::{
    changes::{Change, Event, Record},
    checks,
    faults::{Fault, Faults, Place},
    ids::DocumentId,
    publication,
};
use thidua_persistence::{organizations, relations};

use super::load_locked;
use crate::{App, call::Call, errors::Error};

/// Deletes a draft, and with it the relations that touch it.
///
/// # Errors
/// Hidden, forbidden, stale, no reason, or no draft.
pub fn delete(app: &App, call: &Call, id: DocumentId, versions: &[i64], reason: &str) -> Result<(), Error> {
    let reason = check_reason(reason)?;
    app.db.write_unanswered::<Error>(&call.act(app), |tx| {
        let (document, sight) = load_locked(tx.conn(), call, id)?;
        let custody = organizations::above(tx.conn(), document.front.organization_id)?;
        let permit = call.permit(&custody, sight, &[])?;
        let admitted = tx.admit(&permit)?;
        if !versions.contains(&document.front.version) {
            return Err(Error::Stale);
        }
        publication::check_deletable(&document.front)?;
        let mut changes: Vec<Change> = relations::touching_locked(tx.conn(), id)?
            .into_iter()
            .map(|relation| Change::new(Event::Deleted, Record::Relation(relation)).because(&reason))
            .collect();
        changes.push(Change::new(Event::Deleted, Record::Document(document)).because(&reason));
        Ok((admitted, changes))
    })?;
    Ok(())
}

/// The reason of a DELETE comes as a parameter.
pub(crate) fn check_reason(reason: &str) -> Result<String, Faults> {
    let mut faults = Faults::new();
    let reason = checks::reason(reason, "changeReason", &mut faults);
    let mut of_parameter = Faults::new();
    for fault in faults.into_vec() {
        let place = match fault.place {
            Place::Body(name) | Place::Parameter(name) => Place::Parameter(name),
        };
        of_parameter.push(Fault { place, ..fault });
    }
    of_parameter.finish().map(|()| reason)
}
