//! Lists of recipients, of whom there are hundreds of thousands: walked, and no more looked at than one request may.

mod few;
mod fitting;
mod streams;

use std::collections::HashMap;

use thidua_domain::{records::Instant, sheets::Sheet};
use uuid::Uuid;

use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    query::Direction,
    sheets::{self, SheetFilter, SheetPlace, Walked},
    walking,
};

/// How many recipients are counted, at most.
const MOST_COUNTED: usize = 20_000;

/// What a list runs along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Along {
    /// The name, in the order of the Vietnamese alphabet.
    Name,
    /// The moment of the last change (publicly: the last public one).
    Changes,
}

/// What a recipient is ordered by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Name(Vec<u8>),
    Change(Instant),
}

type Key = (By, Uuid);

/// At most `wanted` recipients after a place. Where each has to be looked at, at most [`walking::MOST_LOOKED_AT`] are: there
/// may be fewer than wanted, and still more to come.
pub(crate) fn walk(
    conn: &mut Conn,
    filter: &SheetFilter,
    phase: Phase,
    (along, direction): (Along, Direction),
    place: Option<&SheetPlace>,
    wanted: usize,
) -> Result<Walked, StoreError> {
    let place = match place {
        Some(SheetPlace::Name(key, id)) => Some((By::Name(key.clone()), *id)),
        Some(SheetPlace::Updated(at, id)) => Some((By::Change(*at), *id)),
        _ => None,
    };
    let streams = streams::of(conn, filter, phase, (along, direction))?;
    let part = walking::walk(conn, (&streams, direction), place, wanted, |conn, _, ids| {
        fitting::of(conn, filter, phase, ids)
    })?;
    let ids: Vec<Uuid> = part.found.iter().map(|(_, id)| *id).collect();
    let mut found: HashMap<Uuid, Sheet> =
        sheets::find_many(conn, &ids)?.into_iter().map(|sheet| (sheet.id, sheet)).collect();
    let next = part.next.map(|(by, id)| match by {
        By::Name(key) => SheetPlace::Name(key, id),
        By::Change(at) => SheetPlace::Updated(at, id),
    });
    Ok(Walked { sheets: ids.iter().filter_map(|id| found.remove(id)).collect(), next })
}

/// How many recipients a filter finds; none when they are too many to be looked at one by one.
pub(crate) fn count(conn: &mut Conn, filter: &SheetFilter) -> Result<Option<i64>, StoreError> {
    let streams = streams::of(conn, filter, Phase::All, (Along::Name, Direction::Ascending))?;
    // Texts are long.
    let most = if filter.words.is_some() { walking::MOST_LOOKED_AT } else { MOST_COUNTED };
    walking::count(conn, &streams, most, |conn, _, ids| fitting::of(conn, filter, Phase::All, ids))
}
