//! Creating a record: a draft, or an internal one.

use thidua_domain::{
    access::Sight,
    changes::{Change, Event},
    ids::OrganizationId,
    records::Visibility,
};
use thidua_persistence::{connection::Conn, db::Answer};

use super::{Kept, Render, render_written};
use crate::{App, call::Call, errors::Error};

/// Creates the record that `parse` reads, where the caller may: `parse` says too where that right is held.
///
/// # Errors
/// All faults of the body; that the caller lacks a permission on the keeper; that the record is there already.
pub(crate) fn create<R: Kept>(
    app: &App,
    call: &Call,
    mut parse: impl FnMut(&mut Conn) -> Result<(R, Vec<OrganizationId>), Error>,
    render: Render<'_, R>,
) -> Result<Answer, Error> {
    let (_, answer) = app
        .db
        .write(
            &call.act(app),
            call.idempotency.as_ref(),
            |tx| {
                let parsed = parse(tx.conn());
                if let Err(Error::Invalid(_)) = parsed {
                    // A code that is taken may have been taken by this very request.
                    tx.replay()?;
                }
                let (record, custody) = parsed?;
                let permit = call.permit(&custody, Sight::Full, &[])?;
                let admitted = tx.admit(&permit)?;
                Ok((admitted, vec![Change::new(Event::Created, record.into_record())]))
            },
            |conn, committed| render_written(conn, committed, None, render),
        )
        .map_err(R::explain)?;
    Ok(answer)
}

/// The change that creates one of many records which are written together. With `publish` it is public from the
/// beginning, when its state allows that.
///
/// # Errors
/// A refusal, when it does not.
pub(crate) fn creation<R: Kept>(mut record: R, publish: bool) -> Result<Change, Error> {
    if publish {
        record.check_publishable()?;
        record.front_mut().visibility = Visibility::Public;
    }
    Ok(Change::new(Event::Created, record.into_record()))
}
