//! Publishing an organization, now or at a minute ahead, and taking it back.

use thidua_domain::{
    access::Permit,
    changes::{Change, Event, Record},
    checks,
    faults::Faults,
    ids::OrganizationId,
    organizations::Organization,
    publication::{self, Publication, Withdrawal},
    records::Instant,
};
use thidua_persistence::{
    db::{Answer, Tx},
    errors::StoreError,
    organizations,
};

use super::{Render, code_taken, load_locked, written};
use crate::{
    App,
    call::{Call, service_act},
    errors::Error,
};

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
    publication::check_publish_at(at, call.now)?;
    step(app, call, id, render, |mut organization| {
        let event = match publication::publish(&mut organization.front, at, call.now)? {
            Publication::Published => Event::Published,
            Publication::Scheduled => Event::PublicationScheduled,
        };
        Ok(Change::new(event, Record::Organization(organization)))
    })
}

/// Takes a public organization back, or cancels its scheduled publication.
///
/// # Errors
/// Hidden, forbidden, a reason that is too short, or nothing to take back.
pub fn withdraw(app: &App, call: &Call, id: OrganizationId, reason: &str, render: Render<'_>) -> Result<Answer, Error> {
    let mut faults = Faults::new();
    let reason = checks::reason(reason, "/reason", &mut faults);
    faults.finish()?;
    step(app, call, id, render, |mut organization| {
        let event = match publication::withdraw(&mut organization.front)? {
            Withdrawal::Withdrawn => Event::Withdrawn,
            Withdrawal::Cancelled => Event::PublicationCancelled,
        };
        Ok(Change::new(event, Record::Organization(organization)).because(&reason))
    })
}

/// Publishes an organization whose minute has come; nothing, when it is not due any more.
///
/// # Errors
/// When its state does not allow it or the store fails.
pub fn publish_due(app: &App, id: OrganizationId, now: Instant) -> Result<(), Error> {
    let act = service_act(app, now);
    let publish = |tx: &mut Tx<'_>| {
        let found = organizations::find_locked(tx.conn(), id)?;
        let admitted = tx.admit(&Permit::service())?;
        let due = found.filter(|organization| organization.front.publish_at.is_some_and(|at| at <= now));
        let changes = match due {
            Some(mut organization) => {
                publication::publish(&mut organization.front, None, now)?;
                vec![Change::new(Event::Published, Record::Organization(organization))]
            }
            None => vec![],
        };
        Ok((admitted, changes))
    };
    app.db.write_unanswered::<Error>(&act, publish).map_err(code_taken)?;
    Ok(())
}

/// Takes the schedule from an organization whose publication turned out impossible.
///
/// # Errors
/// When the store fails.
pub fn cancel_due(app: &App, id: OrganizationId, now: Instant, reason: &str) -> Result<(), Error> {
    app.db.write_unanswered::<Error>(&service_act(app, now), |tx| {
        let found = organizations::find_locked(tx.conn(), id)?;
        let admitted = tx.admit(&Permit::service())?;
        let changes = found.into_iter().filter_map(|mut organization| {
            organization.front.publish_at.take()?;
            Some(Change::new(Event::PublicationCancelled, Record::Organization(organization)).because(reason))
        });
        Ok((admitted, changes.collect()))
    })?;
    Ok(())
}

fn step(
    app: &App,
    call: &Call,
    id: OrganizationId,
    render: Render<'_>,
    decide: impl Fn(Organization) -> Result<Change, Error>,
) -> Result<Answer, Error> {
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                let (organization, sight) = load_locked(tx.conn(), call, id)?;
                let custody = organizations::above(tx.conn(), id)?;
                let permit = call.permit(&custody, sight, &[])?;
                let admitted = tx.admit(&permit)?;
                Ok((admitted, vec![decide(organization)?]))
            },
            |conn, committed| match written(committed) {
                Some(organization) => render(conn, organization),
                None => Err(StoreError::internal("a published organization is missing").into()),
            },
        )
        .map_err(code_taken)?;
    Ok(answer)
}
