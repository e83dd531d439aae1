//! Everything that a recipient received, also before units were merged.

use serde_json::Value;
use thidua_domain::{
    access::{Sight, SightLine},
    ids::OrganizationId,
    recipients::{DEFINITION, MERGED_INTO},
    records::Kind,
    sheets::Sheet,
};
use thidua_persistence::{
    connection::Conn,
    documents::Phase,
    organizations,
    query::Direction,
    sheets::{self, SheetFilter, SheetSort},
};
use uuid::Uuid;

use crate::{
    App,
    call::Call,
    errors::Error,
    names::visible,
    paging::{Page, PageRequest},
    sheets::{Found, SheetList, as_indexed, find, page},
};

/// The most recipients whose awards make up one timeline: itself, the nearest predecessors, and those merged into them.
pub const MOST_PLACES: usize = 50;
/// The most organizations that are looked at for predecessors.
const MOST_UNITS: usize = 200;

/// A page of the awards of a recipient, of the recipients that its organization's predecessors are, and of those merged
/// into any of them; or the recipient whose timeline it is now.
///
/// # Errors
/// Not found, a cursor of another list or a damaged one, or that the store fails.
pub fn timeline(
    conn: &mut Conn,
    app: &App,
    call: &Call,
    (id, list): (Uuid, &SheetList),
    request: &PageRequest,
) -> Result<Result<Page<(Sheet, Sight)>, Uuid>, Error> {
    let recipient = match find(conn, call, &DEFINITION, id)? {
        Found::Here(recipient, _) => recipient,
        Found::Moved(to) => return Ok(Err(to)),
    };
    let mut named = list.clone();
    named.filter.terms.push(("timelineOf", vec![id.to_string()]));
    let mut filter = as_indexed(conn, call, &list.filter)?;
    let places = places(conn, call, &recipient)?;
    filter.terms.push(("recipientId", places.iter().map(Uuid::to_string).collect()));
    Ok(Ok(page(conn, app, call, (&named, &filter), request)?))
}

/// The recipients whose awards a timeline is made of, the one itself first: at most [`MOST_PLACES`].
fn places(conn: &mut Conn, call: &Call, recipient: &Sheet) -> Result<Vec<Uuid>, Error> {
    let mut places = vec![recipient.id];
    let unit = recipient.content.get("unitId").and_then(Value::as_str).and_then(|id| id.parse::<Uuid>().ok());
    if let Some(unit) = unit {
        let before = predecessors(conn, call, unit)?;
        if !before.is_empty() {
            let units = before.iter().map(Uuid::to_string).collect();
            let filter =
                SheetFilter { terms: vec![("unitId", units)], ..SheetFilter::all(Kind::Recipient, call.sight_line()) };
            add(conn, &filter, &mut places)?;
        }
    }
    let mut known = 0;
    while known < places.len() && places.len() < MOST_PLACES {
        let new = places.get(known..).unwrap_or_default().to_vec();
        known = places.len();
        add(conn, &of_merged(&new), &mut places)?;
    }
    Ok(places)
}

/// Adds the recipients of a filter, as far as there is room.
fn add(conn: &mut Conn, filter: &SheetFilter, places: &mut Vec<Uuid>) -> Result<(), Error> {
    let limit = i64::try_from(MOST_PLACES).unwrap_or(i64::MAX);
    let found = sheets::list(conn, filter, Phase::All, (SheetSort::Name, Direction::Ascending), None, limit)?;
    for recipient in found {
        if places.len() < MOST_PLACES && !places.contains(&recipient.id) {
            places.push(recipient.id);
        }
    }
    Ok(())
}

/// The recipients that were merged into one of these, whoever may read them: what they received is the other's.
pub(super) fn of_merged(into: &[Uuid]) -> SheetFilter {
    let everything = SightLine { all_internal: true, all_drafts: true, ..SightLine::default() };
    let terms = vec![(MERGED_INTO, into.iter().map(Uuid::to_string).collect())];
    SheetFilter { terms, ..SheetFilter::all(Kind::Recipient, everything) }
}

/// The organizations that came before one, the nearest first, as far as the caller sees the way to them.
fn predecessors(conn: &mut Conn, call: &Call, unit: Uuid) -> Result<Vec<Uuid>, Error> {
    let mut passed = vec![unit];
    let mut last: Vec<Uuid> = if visible(conn, call, &[unit])?.contains_key(&unit) { vec![unit] } else { vec![] };
    while !last.is_empty() && passed.len() < MOST_UNITS {
        let of: Vec<OrganizationId> = last.iter().copied().map(Into::into).collect();
        let found: Vec<Uuid> = organizations::predecessors(conn, &of)?.into_iter().map(|id| id.uuid()).collect();
        let seen = visible(conn, call, &found)?;
        last = found.into_iter().filter(|id| seen.contains_key(id) && !passed.contains(id)).collect();
        passed.extend(&last);
    }
    passed.retain(|id| *id != unit);
    passed.truncate(MOST_UNITS);
    Ok(passed)
}
