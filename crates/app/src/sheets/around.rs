//! What stands around a sheet in time and in subject.

use chrono::NaiveDate;
use thidua_domain::sheets::{Definition, Filter, Sheet, pattern};
use thidua_persistence::{
    connection::Conn,
    documents::Phase,
    query::Direction,
    sheets::{self, SheetFilter, SheetPlace, SheetSort},
};
use uuid::Uuid;

use super::{SheetNames, asked::as_indexed, read};
use crate::{call::Call, errors::Error};

/// The most days that an archive shows at once: a leap year.
pub const MOST_DAYS: usize = 366;
/// The most related sheets that are shown.
const MOST_RELATED: i64 = 20;

/// The sheets right before and right after one in the list by time.
#[derive(Debug, Clone)]
pub struct Neighbours {
    /// The next one in the list from old to new.
    pub newer: Option<Sheet>,
    /// The next one in the list from new to old.
    pub older: Option<Sheet>,
}

/// A sheet about the same records as another one.
#[derive(Debug, Clone)]
pub struct Related {
    /// The sheet.
    pub sheet: Sheet,
    /// The records that both are about, those the caller sees.
    pub shared: Vec<Uuid>,
}

/// The neighbours of a sheet in the list by time, among those the caller sees.
///
/// # Errors
/// Not found, or that the store fails.
pub fn neighbours(conn: &mut Conn, call: &Call, definition: &Definition, id: Uuid) -> Result<Neighbours, Error> {
    let (sheet, _) = read(conn, call, definition, id)?;
    let filter = SheetFilter::all(definition.kind, call.sight_line());
    let here = SheetPlace::Time(sheet.index().sort_on, sheet.id);
    let mut next = |direction| sheets::list(conn, &filter, Phase::All, (SheetSort::Time, direction), Some(&here), 1);
    Ok(Neighbours { newer: next(Direction::Ascending)?.pop(), older: next(Direction::Descending)?.pop() })
}

/// The sheets of a kind that name the same records under the filter `name` as this one: those that share most first,
/// then the newest; with the names of what is shared. What the caller does not see is not shared.
///
/// # Errors
/// Not found, or that the store fails.
pub fn related(
    conn: &mut Conn,
    call: &Call,
    definition: &Definition,
    id: Uuid,
    name: &str,
) -> Result<(Vec<Related>, SheetNames), Error> {
    let (sheet, _) = read(conn, call, definition, id)?;
    let subjects = |sheet: &Sheet| -> Vec<Uuid> {
        let places = definition.filters.iter().filter_map(|filter| match filter {
            Filter::Term { name: known, at, .. } if *known == name => Some(*at),
            _ => None,
        });
        let values = places.flat_map(|at| pattern::all(&sheet.content, at));
        values.filter_map(|(_, value)| value.as_str()?.parse().ok()).collect()
    };
    let names = SheetNames::of(conn, call, &[&sheet])?;
    let mut named = subjects(&sheet);
    named.retain(|id| names.records.contains_key(id));
    let values: Vec<String> = named.iter().map(Uuid::to_string).collect();
    let filter = SheetFilter::all(definition.kind, call.sight_line());
    let order = sheets::sharing(conn, &filter, (name, &values), id, MOST_RELATED)?;
    let ids: Vec<Uuid> = order.iter().map(|(id, _)| *id).collect();
    let mut found = sheets::find_many(conn, &ids)?;
    found.sort_by_key(|sheet| ids.iter().position(|id| *id == sheet.id));
    let related = found.into_iter().map(|sheet| {
        let mut shared = subjects(&sheet);
        shared.retain(|id| named.contains(id));
        shared.sort_unstable();
        shared.dedup();
        Related { sheet, shared }
    });
    Ok((related.collect(), names))
}

/// The days that sheets of a filter are dated to by the window of the filter `name`, newest first and at most
/// [`MOST_DAYS`], each with how many the filter finds on that day; and whether there are older days.
///
/// # Errors
/// When the store fails.
pub fn by_day(
    conn: &mut Conn,
    call: &Call,
    filter: &SheetFilter,
    name: &str,
) -> Result<(Vec<(NaiveDate, i64)>, bool), Error> {
    let filter = as_indexed(conn, call, filter)?;
    let mut days = sheets::by_day(conn, &filter, name, MOST_DAYS + 1)?;
    let more = days.len() > MOST_DAYS;
    days.truncate(MOST_DAYS);
    Ok((days, more))
}
