//! Changing a record that is there.

use std::cell::RefCell;

use thidua_domain::{
    changes::{Change, Event, Record},
    records::Visibility,
};
use thidua_persistence::{connection::Conn, db::Answer};

use super::{Kept, Render, load_locked, render_written};
use crate::{App, call::Call, errors::Error};

/// What a change makes of a record, and why.
pub(crate) struct Edited<R> {
    /// The record as it is to be.
    pub record: R,
    /// The reason that came with the change.
    pub reason: Option<String>,
    /// Other records that follow it in the same change, as they are to be; the caller may change each of them.
    pub followers: Vec<Record>,
}

impl<R> Edited<R> {
    /// A change that nothing else follows.
    pub(crate) fn alone(record: R, reason: Option<String>) -> Self {
        Self { record, reason, followers: vec![] }
    }
}

/// Changes a record to what `decide` makes of it. What is public needs the right to publish too. A change that changes
/// nothing is answered with the record as it is.
///
/// # Errors
/// Hidden, forbidden, stale, or whatever `decide` refuses.
pub(crate) fn edit<R: Kept>(
    app: &App,
    call: &Call,
    id: R::Id,
    versions: &[i64],
    mut decide: impl FnMut(&mut Conn, &R) -> Result<Edited<R>, Error>,
    render: Render<'_, R>,
) -> Result<Answer, Error> {
    let unchanged = RefCell::new(None);
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                R::lock_first(tx.conn())?;
                let (record, sight) = load_locked::<R>(tx.conn(), call, id)?;
                let custody = record.custody_to_change(tx.conn())?;
                let is_public = record.front().visibility == Visibility::Public;
                let more = is_public.then(|| record.publish_permission());
                let permit = call.permit(&custody, sight, more.as_slice())?;
                let admitted = tx.admit(&permit)?;
                if !versions.contains(&record.front().version) {
                    return Err(Error::Stale);
                }
                let edited = decide(tx.conn(), &record)?;
                if edited.record.same_content(&record) {
                    *unchanged.borrow_mut() = Some(record);
                    return Ok((admitted, vec![]));
                }
                let all = std::iter::once(edited.record.into_record()).chain(edited.followers);
                let reason = edited.reason;
                let changes =
                    all.map(|record| Change { reason: reason.clone(), ..Change::new(Event::Updated, record) });
                Ok((admitted, changes.collect()))
            },
            |conn, committed| render_written(conn, committed, unchanged.borrow().as_ref(), render),
        )
        .map_err(R::explain)?;
    Ok(answer)
}
