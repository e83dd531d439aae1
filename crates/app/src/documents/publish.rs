//! Publishing a document, now or at a minute ahead, and taking it back.

use thidua_domain::{
    access::Permit,
    changes::{Change, Event, Record},
    checks,
    documents::Document,
    faults::Faults,
    ids::DocumentId,
    publication::{self, Publication, Withdrawal},
    records::Instant,
};
use thidua_persistence::{
    connection::Conn,
    db::{Answer, Tx},
    documents,
    errors::StoreError,
    organizations,
};

use super::{Render, identity_taken, load_locked, relations_follow, written};
use crate::{
    App,
    call::{Call, service_act},
    errors::Error,
};

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
    publication::check_publish_at(at, call.now)?;
    step(app, call, id, render, |conn, document| published(conn, document, at, call.now))
}

/// Takes a public document back, or cancels its scheduled publication.
///
/// # Errors
/// Hidden, forbidden, a reason that is too short, or nothing to take back.
pub fn withdraw(app: &App, call: &Call, id: DocumentId, reason: &str, render: Render<'_>) -> Result<Answer, Error> {
    let mut faults = Faults::new();
    let reason = checks::reason(reason, "/reason", &mut faults);
    faults.finish()?;
    step(app, call, id, render, |conn, mut document| {
        let event = match publication::withdraw(&mut document.front)? {
            Withdrawal::Withdrawn => Event::Withdrawn,
            Withdrawal::Cancelled => Event::PublicationCancelled,
        };
        let follow = relations_follow(conn, &document, document.front.visibility)?;
        let mut changes = vec![Change::new(event, Record::Document(document)).because(&reason)];
        changes.extend(follow);
        Ok(changes)
    })
}

/// Publishes a document whose minute has come; nothing, when it is not due any more.
///
/// # Errors
/// When its state does not allow it or the store fails.
pub fn publish_due(app: &App, id: DocumentId, now: Instant) -> Result<(), Error> {
    let act = service_act(app, now);
    let publish = |tx: &mut Tx<'_>| {
        let found = documents::find_locked(tx.conn(), id)?;
        let admitted = tx.admit(&Permit::service())?;
        let due = found.filter(|document| document.front.publish_at.is_some_and(|at| at <= now));
        let changes = match due {
            Some(document) => published(tx.conn(), document, None, now)?,
            None => vec![],
        };
        Ok((admitted, changes))
    };
    app.db.write_unanswered::<Error>(&act, publish).map_err(identity_taken)?;
    Ok(())
}

/// Takes the schedule from a document whose publication turned out impossible.
///
/// # Errors
/// When the store fails.
pub fn cancel_due(app: &App, id: DocumentId, now: Instant, reason: &str) -> Result<(), Error> {
    app.db.write_unanswered::<Error>(&service_act(app, now), |tx| {
        let found = documents::find_locked(tx.conn(), id)?;
        let admitted = tx.admit(&Permit::service())?;
        let changes = found.into_iter().filter_map(|mut document| {
            document.front.publish_at.take()?;
            Some(Change::new(Event::PublicationCancelled, Record::Document(document)).because(reason))
        });
        Ok((admitted, changes.collect()))
    })?;
    Ok(())
}

fn published(conn: &mut Conn, mut document: Document, at: Option<Instant>, now: Instant) -> Result<Vec<Change>, Error> {
    document.check_publishable()?;
    let event = match publication::publish(&mut document.front, at, now)? {
        Publication::Published => Event::Published,
        Publication::Scheduled => Event::PublicationScheduled,
    };
    let follow = relations_follow(conn, &document, document.front.visibility)?;
    let mut changes = vec![Change::new(event, Record::Document(document))];
    changes.extend(follow);
    Ok(changes)
}

/// A step of one document under the permissions of the policy.
fn step(
    app: &App,
    call: &Call,
    id: DocumentId,
    render: Render<'_>,
    mut decide: impl FnMut(&mut Conn, Document) -> Result<Vec<Change>, Error>,
) -> Result<Answer, Error> {
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                let (document, sight) = load_locked(tx.conn(), call, id)?;
                let custody = organizations::above(tx.conn(), document.front.organization_id)?;
                let permit = call.permit(&custody, sight, &[])?;
                let admitted = tx.admit(&permit)?;
                Ok((admitted, decide(tx.conn(), document)?))
            },
            |conn, committed| match written(committed) {
                Some(document) => render(conn, document),
                None => Err(StoreError::internal("a published document is missing").into()),
            },
        )
        .map_err(identity_taken)?;
    Ok(answer)
}
