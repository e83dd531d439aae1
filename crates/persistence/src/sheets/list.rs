//! Lists of sheets of one kind.

use chrono::NaiveDate;
use diesel::prelude::*;
use thidua_domain::{
    access::SightLine,
    ids::OrganizationId,
    recipients::MERGED_INTO,
    records::{Instant, Kind},
    sheets::{Filter, Is, Sheet, definition},
};
use uuid::Uuid;

use super::{narrowed::narrowed, order::in_order, row::SheetRow};
use crate::{
    awards::{self, Order},
    connection::{Conn, MultiBackend},
    documents::{Matching, Phase},
    errors::StoreError,
    query::Direction,
    recipients,
    schema::sheets,
};

/// Which sheets.
#[derive(Debug, Clone)]
pub struct SheetFilter {
    /// Of which kind.
    pub kind: Kind,
    /// What the caller may see.
    pub sight: SightLine,
    /// Kept by this one.
    pub keeper: Option<OrganizationId>,
    /// Kept in custody of this one.
    pub under: Option<OrganizationId>,
    /// Only this visibility.
    pub visibility: Option<String>,
    /// With one of these values, each by the name of its filter.
    pub terms: Vec<(&'static str, Vec<String>)>,
    /// With a window that overlaps each of these.
    pub spans: Vec<Span>,
    /// Saved (publicly: publicly changed) at or after.
    pub updated_since: Option<Instant>,
    /// By words: those with the same accents before those with the same letters.
    pub words: Option<Matching>,
}

impl SheetFilter {
    /// Every sheet of a kind that is in a line of sight.
    #[must_use]
    pub fn all(kind: Kind, sight: SightLine) -> Self {
        Self {
            kind,
            sight,
            keeper: None,
            under: None,
            visibility: None,
            terms: vec![],
            spans: vec![],
            updated_since: None,
            words: None,
        }
    }

    /// Whether a term asks for records of which a flag is not said, or said to be no.
    pub(crate) fn asks_for_no(&self, name: &str, values: &[String]) -> bool {
        let is_flag =
            |filter: &Filter| matches!(*filter, Filter::Term { name: known, is: Is::Flag, .. } if known == name);
        values.iter().any(|value| value == "false")
            && definition(self.kind).is_some_and(|definition| definition.filters.iter().any(is_flag))
    }

    /// Whether recipients that were merged into another one are left out: unless they are asked for, or all that changed
    /// is.
    pub(crate) fn leaves_out_merged(&self) -> bool {
        let asks = || self.terms.iter().any(|(name, _)| *name == MERGED_INTO);
        self.kind == Kind::Recipient && self.updated_since.is_none() && !asks()
    }
}

/// Days that a window has to overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The filter.
    pub name: &'static str,
    /// From this day.
    pub from: Option<NaiveDate>,
    /// To this day.
    pub to: Option<NaiveDate>,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetSort {
    /// By the time of the kind; unknown comes first ascending, last descending.
    Time,
    /// By name, in the order of the Vietnamese alphabet.
    Name,
    /// By the moment of the last change.
    Updated,
    /// Awards alone: in the order in which they are called at their ceremony.
    Calling,
}

/// A place in the list: after the row with this key and id.
#[derive(Debug, Clone)]
pub enum SheetPlace {
    /// In a list by time.
    Time(Instant, Uuid),
    /// In a list by name.
    Name(Vec<u8>, Uuid),
    /// In a list by change.
    Updated(Instant, Uuid),
    /// In the order of a calling.
    Calling(i32, Uuid),
}

impl SheetPlace {
    /// The place of a sheet in a list of this order.
    #[must_use]
    pub fn of(sheet: &Sheet, filter: &SheetFilter, sort: SheetSort) -> Self {
        let id = sheet.id;
        match sort {
            SheetSort::Time => Self::Time(sheet.index().sort_on, id),
            SheetSort::Name => Self::Name(sheet.index().name_key, id),
            SheetSort::Calling => Self::Calling(awards::calling(sheet), id),
            SheetSort::Updated if filter.sight.is_public_only() => {
                Self::Updated(sheet.front.public_updated_at.unwrap_or(sheet.front.updated_at), id)
            }
            SheetSort::Updated => Self::Updated(sheet.front.updated_at, id),
        }
    }

    fn at_moment(sort: SheetSort, at: Instant, id: Uuid) -> Self {
        if sort == SheetSort::Updated { Self::Updated(at, id) } else { Self::Time(at, id) }
    }

    fn moment(&self) -> Option<(Instant, Uuid)> {
        match self {
            Self::Time(at, id) | Self::Updated(at, id) => Some((*at, *id)),
            Self::Name(..) | Self::Calling(..) => None,
        }
    }
}

type Boxed<'a> = sheets::BoxedQuery<'a, MultiBackend>;

fn filtered<'a>(conn: &mut Conn, filter: &'a SheetFilter, phase: Phase) -> Result<Option<Boxed<'a>>, StoreError> {
    Ok(narrowed!(sheets::table.into_boxed(), conn, filter, phase))
}

/// At most `limit` sheets after `place`, of the better matches, the others, or all.
///
/// # Errors
/// When the store fails.
pub fn list(
    conn: &mut Conn,
    filter: &SheetFilter,
    phase: Phase,
    (sort, direction): (SheetSort, Direction),
    place: Option<&SheetPlace>,
    limit: i64,
) -> Result<Vec<Sheet>, StoreError> {
    if filter.kind == Kind::Award {
        return awards::list(conn, filter, phase, (sort, direction), place, limit);
    }
    let Some(query) = filtered(conn, filter, phase)? else { return Ok(vec![]) };
    let public = filter.sight.is_public_only();
    let query = in_order!(query, sheets, public, (sort, direction), place);
    let rows: Vec<SheetRow> = query.limit(limit).select(SheetRow::as_select()).load(conn)?;
    rows.into_iter().map(SheetRow::into_domain).collect()
}

/// Part of a list, and where it goes on.
#[derive(Debug)]
pub struct Walked {
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
    /// After which place there may be more; none at the end.
    pub next: Option<SheetPlace>,
}

/// At most `wanted` sheets after `place`, of which kind there may be very many. Where each has to be looked at, at most
/// [`crate::MOST_LOOKED_AT`] are: there may be fewer than wanted, and still more to come.
///
/// # Errors
/// When the store fails.
pub fn walk(
    conn: &mut Conn,
    filter: &SheetFilter,
    phase: Phase,
    (sort, direction): (SheetSort, Direction),
    place: Option<&SheetPlace>,
    wanted: usize,
) -> Result<Walked, StoreError> {
    match (filter.kind, sort) {
        (Kind::Award, SheetSort::Time | SheetSort::Updated) => {
            let along = if sort == SheetSort::Time { awards::Along::Time } else { awards::Along::Changes };
            let place = place.and_then(SheetPlace::moment);
            let walked = awards::walk(conn, filter, Order { along, direction, phase }, place, wanted)?;
            let next = walked.next.map(|(at, id)| SheetPlace::at_moment(sort, at, id));
            Ok(Walked { sheets: walked.awards, next })
        }
        (Kind::Recipient, SheetSort::Name | SheetSort::Updated) => {
            let along = if sort == SheetSort::Name { recipients::Along::Name } else { recipients::Along::Changes };
            recipients::walk(conn, filter, phase, (along, direction), place, wanted)
        }
        _ => {
            let one_more = i64::try_from(wanted).unwrap_or(i64::MAX).saturating_add(1);
            let mut sheets = list(conn, filter, phase, (sort, direction), place, one_more)?;
            let is_more = sheets.len() > wanted;
            sheets.truncate(wanted);
            let next = sheets.last().filter(|_| is_more).map(|last| SheetPlace::of(last, filter, sort));
            Ok(Walked { sheets, next })
        }
    }
}

/// How many sheets the filter finds; none when they are too many to be counted.
///
/// # Errors
/// When the store fails.
pub fn count(conn: &mut Conn, filter: &SheetFilter) -> Result<Option<i64>, StoreError> {
    match filter.kind {
        Kind::Award => return awards::count(conn, filter),
        Kind::Recipient => return recipients::count(conn, filter),
        _ => {}
    }
    match filtered(conn, filter, Phase::All)? {
        Some(query) => Ok(Some(query.count().get_result(conn)?)),
        None => Ok(Some(0)),
    }
}
