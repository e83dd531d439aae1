//! Lists of sheets.

use serde::{Deserialize, Serialize};
use thidua_domain::{
    access::Sight,
    records::{Front, Instant},
    sheets::Sheet,
};
use thidua_persistence::{
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
struct Place {
    rest: bool,
    key: Key,
}

#[derive(Debug, Serialize, Deserialize)]
enum Key {
    Time(Instant, Uuid),
    Name(#[serde(with = "paging::key")] Vec<u8>, Uuid),
    Updated(Instant, Uuid),
    Calling(i32, Uuid),
}

impl From<SheetPlace> for Key {
    fn from(place: SheetPlace) -> Self {
        match place {
            SheetPlace::Time(at, id) => Self::Time(at, id),
            SheetPlace::Name(key, id) => Self::Name(key, id),
            SheetPlace::Updated(at, id) => Self::Updated(at, id),
            SheetPlace::Calling(order, id) => Self::Calling(order, id),
        }
    }
}

impl SheetList {
    fn stored(&self, key: Key) -> Result<SheetPlace, Error> {
        match (self.sort, key) {
            (SheetSort::Time, Key::Time(at, id)) => Ok(SheetPlace::Time(at, id)),
            (SheetSort::Name, Key::Name(key, id)) => Ok(SheetPlace::Name(key, id)),
            (SheetSort::Updated, Key::Updated(at, id)) => Ok(SheetPlace::Updated(at, id)),
            (SheetSort::Calling, Key::Calling(order, id)) => Ok(SheetPlace::Calling(order, id)),
            _ => Err(Error::InvalidCursor),
        }
    }

    /// The parts that the list runs through, one after the other.
    fn phases(&self) -> &'static [Phase] {
        if self.by_match && self.filter.words.is_some() { &[Phase::Exact, Phase::Rest] } else { &[Phase::All] }
    }
}

/// A page of the list, each sheet with how much of it the caller sees. Of kinds that there are very many of it may be short,
/// or empty, and have a next one all the same: where each record has to be looked at, a request looks at so many and no more.
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
    awards::check_order(list)?;
    let filter = as_indexed(conn, call, &list.filter)?;
    page(conn, app, call, (list, &filter), request)
}

/// The same, where a filter as it is indexed is known; the cursor is of `list`.
pub(crate) fn page(
    conn: &mut Conn,
    app: &App,
    call: &Call,
    (list, filter): (&SheetList, &SheetFilter),
    request: &PageRequest,
) -> Result<Page<(Sheet, Sight)>, Error> {
    let place: Option<Place> = request.cursor.as_deref().map(|cursor| paging::open(app, list, cursor)).transpose()?;
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let (items, next) = walked(conn, (list, filter), place, size)?;
    let next = next.map(|place| paging::seal(app, list, place)).transpose()?;
    let total = if request.with_total { sheets::count(conn, filter)? } else { None };
    let fronts: Vec<&Front> = items.iter().map(|sheet| &sheet.front).collect();
    let seen = sights(conn, call, &fronts)?;
    Ok(Page { items: items.into_iter().zip(seen).collect(), next, total })
}

/// The sheets of a page, through all parts of the list, and where it goes on.
fn walked(
    conn: &mut Conn,
    (list, filter): (&SheetList, &SheetFilter),
    place: Option<Place>,
    size: usize,
) -> Result<(Vec<Sheet>, Option<Place>), Error> {
    let is_over = |phase: Phase| phase == Phase::Exact && place.as_ref().is_some_and(|place| place.rest);
    let phases: Vec<Phase> = list.phases().iter().copied().filter(|phase| !is_over(*phase)).collect();
    let mut from = place.map(|place| list.stored(place.key)).transpose()?;
    let order = (list.sort, list.direction);
    let mut found: Vec<(Sheet, bool)> = Vec::new();
    for phase in phases {
        let rest = phase == Phase::Rest;
        // One more than the page holds, where another part follows; at least one, to learn whether there is any.
        let wanted = if phase == Phase::Exact { size + 1 } else { size.saturating_sub(found.len()).max(1) };
        let part = sheets::walk(conn, filter, phase, order, from.take().as_ref(), wanted)?;
        found.extend(part.sheets.into_iter().map(|sheet| (sheet, rest)));
        if found.len() > size {
            break;
        }
        if let Some(next) = part.next {
            return Ok((found.into_iter().map(|(sheet, _)| sheet).collect(), Some(Place { rest, key: next.into() })));
        }
    }
    let more = found.len() > size;
    found.truncate(size);
    let next = found.last().filter(|_| more).map(|(last, rest)| {
        let place = SheetPlace::of(last, filter, list.sort);
        Place { rest: *rest, key: place.into() }
    });
    Ok((found.into_iter().map(|(sheet, _)| sheet).collect(), next))
}
