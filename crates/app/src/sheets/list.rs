//! Lists of sheets.

use serde::{Deserialize, Serialize};
use thidua_domain::{
    access::Sight,
    records::{Front, Instant},
    sheets::Sheet,
};
use thidua_persistence::{
    awards as stored,
    connection::Conn,
    documents::Phase,
    query::Direction,
    sheets::{self, SheetFilter, SheetPlace, SheetSort},
};
use uuid::Uuid;

use super::asked::as_indexed;
use crate::{
    App, awards,
    call::Call,
    errors::Error,
    names::sights,
    paging::{self, Page, PageRequest},
};

/// A list of sheets: which, and in which order.
#[derive(Debug, Clone)]
pub struct SheetList {
    /// Which.
    pub filter: SheetFilter,
    /// By what.
    pub sort: SheetSort,
    /// Which way.
    pub direction: Direction,
    /// Whether better matches come first, each part in this order: a search that asks for no order.
    pub by_match: bool,
}

/// Where a page ends, as the cursor holds it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) rest: bool,
    pub(crate) key: Key,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Key {
    Time(Instant, Uuid),
    Name(#[serde(with = "paging::key")] Vec<u8>, Uuid),
    Updated(Instant, Uuid),
    Calling(i32, Uuid),
}

impl SheetList {
    pub(crate) fn key_of(&self, sheet: &Sheet) -> Key {
        match self.sort {
            SheetSort::Time => Key::Time(sheet.index().sort_on, sheet.id),
            SheetSort::Name => Key::Name(sheet.index().name_key, sheet.id),
            SheetSort::Updated if self.filter.sight.is_public_only() => {
                Key::Updated(sheet.front.public_updated_at.unwrap_or(sheet.front.updated_at), sheet.id)
            }
            SheetSort::Updated => Key::Updated(sheet.front.updated_at, sheet.id),
            SheetSort::Calling => Key::Calling(stored::calling(sheet), sheet.id),
        }
    }

    pub(crate) fn stored(&self, key: Key) -> Result<SheetPlace, Error> {
        match (self.sort, key) {
            (SheetSort::Time, Key::Time(at, id)) => Ok(SheetPlace::Time(at, id)),
            (SheetSort::Name, Key::Name(key, id)) => Ok(SheetPlace::Name(key, id)),
            (SheetSort::Updated, Key::Updated(at, id)) => Ok(SheetPlace::Updated(at, id)),
            (SheetSort::Calling, Key::Calling(order, id)) => Ok(SheetPlace::Calling(order, id)),
            _ => Err(Error::InvalidCursor),
        }
    }

    /// The same, of a moment that the list is ordered by.
    pub(crate) fn key(&self, at: Instant, id: Uuid) -> Key {
        match self.sort {
            SheetSort::Updated => Key::Updated(at, id),
            SheetSort::Time | SheetSort::Name | SheetSort::Calling => Key::Time(at, id),
        }
    }

    /// The parts that the list runs through, one after the other.
    pub(crate) fn phases(&self) -> &'static [Phase] {
        if self.by_match && self.filter.words.is_some() { &[Phase::Exact, Phase::Rest] } else { &[Phase::All] }
    }
}

/// A page of the list, each sheet with how much of it the caller sees.
///
/// # Errors
/// A cursor of another list or a damaged one, or that the store fails.
pub fn list(
    conn: &mut Conn,
    app: &App,
    call: &Call,
    list: &SheetList,
    request: &PageRequest,
) -> Result<Page<(Sheet, Sight)>, Error> {
    let place: Option<Place> = request.cursor.as_deref().map(|cursor| paging::open(app, list, cursor)).transpose()?;
    let filter = as_indexed(conn, call, &list.filter)?;
    if awards::is_walked(list) {
        return awards::page(conn, app, call, (list, &filter), place, request);
    }
    awards::check_order(list)?;
    let is_over = |phase: Phase| phase == Phase::Exact && place.as_ref().is_some_and(|place| place.rest);
    let rest_of = |phase: Phase| phase == Phase::Rest;
    let phases: Vec<Phase> = list.phases().iter().copied().filter(|phase| !is_over(*phase)).collect();
    let mut from = place.map(|place| list.stored(place.key)).transpose()?;
    let mut found: Vec<(Sheet, bool)> = Vec::new();
    for phase in phases {
        let wanted = request.size + 1 - i64::try_from(found.len()).unwrap_or(request.size + 1);
        if wanted > 0 {
            let part = sheets::list(conn, &filter, phase, (list.sort, list.direction), from.as_ref(), wanted)?;
            found.extend(part.into_iter().map(|sheet| (sheet, rest_of(phase))));
        }
        from = None;
    }
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let more = found.len() > size;
    found.truncate(size);
    let next = match found.last().filter(|_| more) {
        Some((last, rest)) => Some(paging::seal(app, list, Place { rest: *rest, key: list.key_of(last) })?),
        None => None,
    };
    let total = if request.with_total { sheets::count(conn, &filter)? } else { None };
    let fronts: Vec<&Front> = found.iter().map(|(sheet, _)| &sheet.front).collect();
    let seen = sights(conn, call, &fronts)?;
    Ok(Page { items: found.into_iter().map(|(sheet, _)| sheet).zip(seen).collect(), next, total })
}
