//! Where the address of a merged recipient leads.

use thidua_domain::{
    access::Sight,
    recipients::merging::{merged_into, noted},
    records::Kind,
    sheets::Sheet,
};
use thidua_persistence::{connection::Conn, sheets};
use uuid::Uuid;

use crate::{call::Call, errors::Error};

/// The recipient that stays in the place of a merged one, at the end of all merges; none for one that stands, and for
/// callers who never saw the one or do not see the other.
///
/// # Errors
/// When the store fails.
pub(crate) fn forward(conn: &mut Conn, call: &Call, merged: &Sheet) -> Result<Option<Uuid>, Error> {
    let Some(mut next) = merged_into(&merged.content) else { return Ok(None) };
    let was_public = noted(&merged.content).is_some_and(|noted| noted.was_public);
    if !was_public && call.sight(conn, &merged.front)? == Sight::Nothing {
        return Ok(None);
    }
    let mut passed = vec![merged.id];
    while !passed.contains(&next) {
        passed.push(next);
        let Some(found) = sheets::find(conn, Kind::Recipient, next)? else { return Ok(None) };
        match merged_into(&found.content) {
            Some(further) => next = further,
            None if call.sight(conn, &found.front)? == Sight::Nothing => return Ok(None),
            None => return Ok(Some(next)),
        }
    }
    Ok(None)
}
