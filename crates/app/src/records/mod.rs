//! Use cases that are the same for every kind of record: read, create, change, publish, withdraw, delete.
//!
//! What differs between kinds is said once for each, by `Kept`. The order is the contract's, and stands here alone:
//! load and lock, how much does the caller see, permit, admit, version, decide.

mod create;
mod delete;
mod edit;
mod front;
mod kept;
mod patch;
mod publish;

use thidua_domain::{access::Sight, changes::Record};
use thidua_persistence::{
    connection::Conn,
    db::{Answer, Committed},
    errors::StoreError,
};

pub(crate) use create::{create, creation};
pub(crate) use delete::{check_reason, delete};
pub(crate) use edit::{Edited, edit};
pub(crate) use front::split_front;
pub(crate) use kept::Kept;
pub(crate) use patch::{misread, split_patch};
pub(crate) use publish::{cancel_due, publication, publish, publish_due, withdraw};

use crate::{call::Call, errors::Error};

/// Makes the answer of a write out of the record as it stands after it, inside the transaction.
pub type Render<'r, R> = &'r mut dyn FnMut(&mut Conn, &R) -> Result<Answer, Error>;

/// The record with this id, and how much of it the caller sees.
///
/// # Errors
/// Not found, when that is nothing.
pub(crate) fn read<R: Kept>(conn: &mut Conn, call: &Call, id: R::Id) -> Result<(R, Sight), Error> {
    let found = R::find(conn, id)?;
    seen(conn, call, found)
}

fn load_locked<R: Kept>(conn: &mut Conn, call: &Call, id: R::Id) -> Result<(R, Sight), Error> {
    let found = R::find_locked(conn, id)?;
    seen(conn, call, found)
}

/// A record that was looked for, and how much of it the caller sees.
///
/// # Errors
/// Not found, when that is nothing.
pub(crate) fn seen<R: Kept>(conn: &mut Conn, call: &Call, found: Option<R>) -> Result<(R, Sight), Error> {
    let record = found.ok_or(Error::NotFound(None))?;
    match call.sight(conn, record.front())? {
        Sight::Nothing => Err(Error::NotFound(None)),
        sight => Ok((record, sight)),
    }
}

/// Renders the first record of the kind that was written.
pub(crate) fn render_written<R: Kept>(
    conn: &mut Conn,
    committed: &Committed,
    unchanged: Option<&R>,
    render: Render<'_, R>,
) -> Result<Answer, Error> {
    let written = committed.records.iter().find_map(|record: &Record| R::of_record(record));
    match written.or(unchanged) {
        Some(record) => render(conn, record),
        None => Err(StoreError::internal("a written record is missing").into()),
    }
}
