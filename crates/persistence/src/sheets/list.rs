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
    awards,
    connection::{Conn, MultiBackend},
    documents::{Matching, Phase},
    errors::StoreError,
    query::Direction,
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

/// How many sheets the filter finds; none when they are too many to be counted.
///
/// # Errors
/// When the store fails.
pub fn count(conn: &mut Conn, filter: &SheetFilter) -> Result<Option<i64>, StoreError> {
    if filter.kind == Kind::Award {
        return awards::count(conn, filter);
    }
    match filtered(conn, filter, Phase::All)? {
        Some(query) => Ok(Some(query.count().get_result(conn)?)),
        None => Ok(Some(0)),
    }
}
