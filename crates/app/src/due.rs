//! Publications whose minute has come: before the service says it is ready, and at their instant, in one process.

use chrono::TimeDelta;
use thidua_persistence::{
    due::{self, Due},
    idempotency, leases, organizations,
};
use uuid::Uuid;

use crate::{App, documents, errors::Error, organizations as organization_cases};

/// How long a process holds the right to publish without renewing it.
const LEASE: TimeDelta = TimeDelta::seconds(30);
/// How many records of a kind are taken at a time.
const BATCH: i64 = 100;

/// Publishes what is due, when `holder` has the lease. Says how many records it published.
///
/// # Errors
/// When the store fails. A record whose state no longer allows it is passed over and logged.
pub fn publish_due(app: &App, holder: Uuid) -> Result<usize, Error> {
    let now = app.clock.now();
    let due = app.db.read(|conn| due::due(conn, now, BATCH)).map_err(Error::Store)?;
    if due.is_empty() {
        return Ok(0);
    }
    let leads = app.db.bookkeeping(|books| leases::take(books, "publications", holder, now, LEASE))?;
    if !leads {
        return Ok(0);
    }
    let mut published = 0;
    for record in due {
        let result = match record {
            Due::Document(id) => documents::publish_due(app, id, now),
            Due::Organization(id) => organization_cases::publish_due(app, id, now),
        };
        match result {
            Ok(()) => published += 1,
            Err(Error::Store(error)) => return Err(Error::Store(error)),
            Err(error) => tracing::warn!(?record, %error, "a scheduled publication is not possible"),
        }
    }
    Ok(published)
}

/// Daily work: custody as of today, and idempotency keys that can no longer be replayed.
///
/// # Errors
/// When the store fails.
pub fn daily(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    app.db.bookkeeping(|books| {
        organizations::refresh_custody(books, thidua_domain::time::civil_day_of(now))?;
        idempotency::forget_expired(books, now)
    })?;
    Ok(())
}
