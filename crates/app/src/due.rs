//! Publications whose minute has come: before the service says it is ready, and at their instant, in one process.

use chrono::TimeDelta;
use thidua_domain::{
    documents::Document,
    organizations::Organization,
    records::{Instant, Kind},
    sheets::Sheet,
};
use thidua_persistence::{
    due::{self, Due},
    idempotency, imports, leases, organizations, users,
};
use uuid::Uuid;

use crate::{App, errors::Error, records};

/// How long a process holds the right to publish without renewing it.
const LEASE: TimeDelta = TimeDelta::seconds(30);
/// How long an ended session and a one-time code are kept to be looked at.
const KEPT: TimeDelta = TimeDelta::days(30);
/// How long the file of an import that ended is kept, for rows that wait for an officer.
const FILES_KEPT: TimeDelta = TimeDelta::days(90);
/// How many records of a kind are taken at a time.
const BATCH: i64 = 100;

/// Publishes all that is due, when `holder` has the lease. Says how many records it published.
///
/// # Errors
/// When the store fails. A record whose state no longer allows it loses its schedule, and the journal says why.
pub fn publish_due(app: &App, holder: Uuid) -> Result<usize, Error> {
    publish(app, |renewed| {
        app.db.bookkeeping(|books| leases::take(books, "publications", holder, renewed, LEASE)).map_err(Error::Store)
    })
}

/// Publishes what fell due while no process ran, whoever holds the lease: the holder may have been killed a moment
/// ago. Each record is checked again under its lock, so that two processes at it publish it once.
///
/// # Errors
/// When the store fails.
pub fn publish_missed(app: &App) -> Result<usize, Error> {
    publish(app, |_| Ok(true))
}

fn publish(app: &App, may_go_on: impl Fn(Instant) -> Result<bool, Error>) -> Result<usize, Error> {
    let now = app.clock.now();
    let mut published = 0;
    let mut passed = Vec::new();
    loop {
        let due = app.db.read(|conn| due::due(conn, now, &passed, BATCH)).map_err(Error::Store)?;
        if due.is_empty() {
            return Ok(published);
        }
        if !may_go_on(app.clock.now())? {
            return Ok(published);
        }
        for record in due {
            let result = match record.kind {
                Kind::Document => records::publish_due::<Document>(app, record.id.into(), now),
                Kind::Organization => records::publish_due::<Organization>(app, record.id.into(), now),
                kind => records::publish_due::<Sheet>(app, (kind, record.id), now),
            };
            match result {
                Ok(()) => published += 1,
                Err(Error::Store(error)) => return Err(Error::Store(error)),
                Err(error) => {
                    tracing::warn!(?record, %error, "a scheduled publication is not possible and is cancelled");
                    cancel(app, record, now, &error)?;
                    passed.push(record);
                }
            }
        }
    }
}

/// Takes the schedule from a record that cannot be published, so that it is not tried for ever; the journal says why.
fn cancel(app: &App, record: Due, now: Instant, error: &Error) -> Result<(), Error> {
    let reason = match error {
        Error::Refused(refusal) => refusal.detail.vi.clone(),
        Error::Duplicate(detail) => detail.vi.clone(),
        other => other.to_string(),
    };
    match record.kind {
        Kind::Document => records::cancel_due::<Document>(app, record.id.into(), now, &reason),
        Kind::Organization => records::cancel_due::<Organization>(app, record.id.into(), now, &reason),
        kind => records::cancel_due::<Sheet>(app, (kind, record.id), now, &reason),
    }
}

/// Daily work: custody as of today, and the removal of what has no use any more: sessions, one-time codes, files
/// of imports and idempotency keys.
///
/// # Errors
/// When the store fails.
pub fn daily(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    app.db.bookkeeping(|books| {
        organizations::refresh_custody(books, thidua_domain::time::civil_day_of(now))?;
        users::forget_sessions(books, now - KEPT)?;
        users::forget_enrolments(books, now - KEPT)?;
        imports::forget_files(books, now - FILES_KEPT)?;
        idempotency::forget_expired(books, now)
    })?;
    Ok(())
}
