//! Deleting a draft.

use thidua_domain::{
    changes::{Change, Event},
    checks,
    faults::{Fault, Faults, Place},
    publication,
};

use super::{Kept, load_locked};
use crate::{App, call::Call, errors::Error, sheets::check_unreferred};

/// Deletes a draft, and with it what is removed with it.
///
/// # Errors
/// Hidden, forbidden, stale, no reason, no draft, or that something refers to it.
pub(crate) fn delete<R: Kept>(app: &App, call: &Call, id: R::Id, versions: &[i64], reason: &str) -> Result<(), Error> {
    let reason = check_reason(reason)?;
    app.db
        .write_unanswered::<Error>(&call.act(app), |tx| {
            let (record, sight) = load_locked::<R>(tx.conn(), call, id)?;
            let custody = record.custody_to_change(tx.conn())?;
            let permit = call.permit(&custody, sight, &[])?;
            let admitted = tx.admit(&permit)?;
            if !versions.contains(&record.front().version) {
                return Err(Error::Stale);
            }
            publication::check_deletable(record.front())?;
            check_unreferred(tx.conn(), record.uuid())?;
            let mut gone = record.removed_with(tx.conn())?;
            gone.push(record.into_record());
            let changes = gone.into_iter().map(|record| Change::new(Event::Deleted, record).because(&reason));
            Ok((admitted, changes.collect()))
        })
        .map_err(R::explain)?;
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
