//! Publishing a record, now or at a minute ahead, and taking it back.

use thidua_domain::{
    access::Permit,
    changes::{Change, Event},
    checks,
    faults::Faults,
    publication::{self, Publication, Withdrawal},
    records::Instant,
};
use thidua_persistence::{
    connection::Conn,
    db::{Answer, Tx},
};

use super::{Kept, Render, load_locked, render_written};
use crate::{
    App,
    call::{Call, service_act},
    errors::Error,
};

/// Publishes a record at `at`, or now.
///
/// # Errors
/// Hidden, forbidden, a minute that is past, or a state that does not allow it.
pub(crate) fn publish<R: Kept>(
    app: &App,
    call: &Call,
    id: R::Id,
    at: Option<Instant>,
    render: Render<'_, R>,
) -> Result<Answer, Error> {
    publication::check_publish_at(at, call.now)?;
    step(app, call, id, render, |conn, record| published(conn, record, at, call.now))
}

/// Takes a public record back, or cancels its scheduled publication.
///
/// # Errors
/// Hidden, forbidden, a reason that is too short, or nothing to take back.
pub(crate) fn withdraw<R: Kept>(
    app: &App,
    call: &Call,
    id: R::Id,
    reason: &str,
    render: Render<'_, R>,
) -> Result<Answer, Error> {
    let mut faults = Faults::new();
    let reason = checks::reason(reason, "/reason", &mut faults);
    faults.finish()?;
    step(app, call, id, render, |conn, mut record: R| {
        let event = match publication::withdraw(record.front_mut())? {
            Withdrawal::Withdrawn => Event::Withdrawn,
            Withdrawal::Cancelled => Event::PublicationCancelled,
        };
        let followers = record.followers(conn)?;
        let mut changes = vec![Change::new(event, record.into_record()).because(&reason)];
        changes.extend(followers);
        Ok(changes)
    })
}

/// Publishes a record whose minute has come; nothing, when it is not due any more.
///
/// # Errors
/// When its state does not allow it or the store fails.
pub(crate) fn publish_due<R: Kept>(app: &App, id: R::Id, now: Instant) -> Result<(), Error> {
    let act = service_act(app, now);
    let publish = |tx: &mut Tx<'_>| {
        let found = R::find_locked(tx.conn(), id)?;
        let admitted = tx.admit(&Permit::service())?;
        let due = found.filter(|record| record.front().publish_at.is_some_and(|at| at <= now));
        let changes = match due {
            Some(record) => published(tx.conn(), record, None, now)?,
            None => vec![],
        };
        Ok((admitted, changes))
    };
    app.db.write_unanswered::<Error>(&act, publish).map_err(R::explain)?;
    Ok(())
}

/// Takes the schedule from a record whose publication turned out impossible.
///
/// # Errors
/// When the store fails.
pub(crate) fn cancel_due<R: Kept>(app: &App, id: R::Id, now: Instant, reason: &str) -> Result<(), Error> {
    app.db.write_unanswered::<Error>(&service_act(app, now), |tx| {
        let found = R::find_locked(tx.conn(), id)?;
        let admitted = tx.admit(&Permit::service())?;
        let changes = found.into_iter().filter_map(|mut record| {
            record.front_mut().publish_at.take()?;
            Some(Change::new(Event::PublicationCancelled, record.into_record()).because(reason))
        });
        Ok((admitted, changes.collect()))
    })?;
    Ok(())
}

/// The changes that publish one of many records which are written together.
///
/// # Errors
/// A refusal, when its state does not allow it; when the store fails.
pub(crate) fn publication<R: Kept>(conn: &mut Conn, record: R, now: Instant) -> Result<Vec<Change>, Error> {
    published(conn, record, None, now)
}

fn published<R: Kept>(conn: &mut Conn, mut record: R, at: Option<Instant>, now: Instant) -> Result<Vec<Change>, Error> {
    record.check_publishable()?;
    let event = match publication::publish(record.front_mut(), at, now)? {
        Publication::Published => Event::Published,
        Publication::Scheduled => Event::PublicationScheduled,
    };
    let followers = record.followers(conn)?;
    let mut changes = vec![Change::new(event, record.into_record())];
    changes.extend(followers);
    Ok(changes)
}

/// A step of one record under the permissions of the policy.
fn step<R: Kept>(
    app: &App,
    call: &Call,
    id: R::Id,
    render: Render<'_, R>,
    mut decide: impl FnMut(&mut Conn, R) -> Result<Vec<Change>, Error>,
) -> Result<Answer, Error> {
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                let (record, sight) = load_locked::<R>(tx.conn(), call, id)?;
                let custody = record.custody(tx.conn())?;
                let permit = call.permit(&custody, sight, &[])?;
                let admitted = tx.admit(&permit)?;
                Ok((admitted, decide(tx.conn(), record)?))
            },
            |conn, committed| render_written(conn, committed, None, render),
        )
        .map_err(R::explain)?;
    Ok(answer)
}
