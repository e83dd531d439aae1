//! Lists of organizations.

use chrono::NaiveDate;
use diesel::prelude::*;
use thidua_domain::{access::SightLine, ids::OrganizationId, organizations::Organization, records::Instant};

use super::row::OrganizationRow;
use crate::{
    connection::{Conn, MultiBackend},
    errors::StoreError,
    query::{Direction, Finding, WordsIn, after, holds_words},
    schema::{organization_parents, organizations},
    sql_types::{At, IdColumn},
};

/// Which organizations.
#[derive(Debug, Clone, Default)]
pub struct OrganizationFilter {
    /// What the caller may see.
    pub sight: SightLine,
    /// Of this kind.
    pub kinds: Vec<String>,
    /// With one of these codes.
    pub codes: Vec<String>,
    /// Directly under this one, on `as_of` when that is given.
    pub parent: Option<OrganizationId>,
    /// Those that exist on this day.
    pub as_of: Option<NaiveDate>,
    /// Saved (publicly: publicly changed) at or after.
    pub updated_since: Option<Instant>,
    /// Words to find, folded, joined by one space.
    pub words: Option<String>,
    /// Only this visibility.
    pub visibility: Option<String>,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganizationSort {
    /// By name, in the order of the Vietnamese alphabet.
    Name,
    /// By the moment of the last change.
    Updated,
}

/// A place in the list: after the row with this key and id.
#[derive(Debug, Clone)]
pub enum OrganizationPlace {
    /// In a list by name.
    Name(Vec<u8>, OrganizationId),
    /// In a list by change.
    Updated(Instant, OrganizationId),
}

type Boxed<'a> = organizations::BoxedQuery<'a, MultiBackend>;

fn filtered<'a>(filter: &'a OrganizationFilter) -> Boxed<'a> {
    let mut query = crate::in_sight!(organizations::table.into_boxed(), organizations, &filter.sight);
    if !filter.kinds.is_empty() {
        query = query.filter(organizations::kind.eq_any(&filter.kinds));
    }
    if !filter.codes.is_empty() {
        query = query.filter(organizations::code.eq_any(&filter.codes));
    }
    if let Some(visibility) = &filter.visibility {
        query = query.filter(organizations::visibility.eq(visibility));
    }
    if let Some(parent) = filter.parent {
        let children = organization_parents::table
            .filter(organization_parents::parent.eq(IdColumn::from(parent)))
            .select(organization_parents::child);
        query = match filter.as_of {
            None => query.filter(organizations::id.eq_any(children)),
            Some(day) => query.filter(
                organizations::id.eq_any(
                    children
                        .filter(organization_parents::valid_from.is_null().or(organization_parents::valid_from.le(day)))
                        .filter(organization_parents::valid_to.is_null().or(organization_parents::valid_to.ge(day))),
                ),
            ),
        };
    }
    if let Some(day) = filter.as_of {
        query = query
            .filter(organizations::valid_from.is_null().or(organizations::valid_from.le(day)))
            .filter(organizations::valid_to.is_null().or(organizations::valid_to.ge(day)));
    }
    if let Some(since) = filter.updated_since {
        query = if filter.sight.is_public_only() {
            query.filter(organizations::public_updated_at.ge(At(since)))
        } else {
            query.filter(organizations::updated_at.ge(At(since)))
        };
    }
    if let Some(words) = &filter.words {
        // They are some thousands, and their words are in all that names them.
        query = query.filter(holds_words(organizations::id, WordsIn::Folded, words, Finding::Walking));
    }
    query
}

/// At most `limit` organizations after `place`.
///
/// # Errors
/// When the store fails.
pub fn list(
    conn: &mut Conn,
    filter: &OrganizationFilter,
    sort: OrganizationSort,
    direction: Direction,
    place: Option<&OrganizationPlace>,
    limit: i64,
) -> Result<Vec<Organization>, StoreError> {
    let mut query = filtered(filter).limit(limit);
    let public = filter.sight.is_public_only();
    match place {
        None => {}
        Some(OrganizationPlace::Name(key, id)) => {
            query = query.filter(after(
                (organizations::name_key, organizations::id),
                direction,
                (key.clone(), IdColumn::from(*id)),
            ));
        }
        Some(OrganizationPlace::Updated(at, id)) if public => {
            query = query.filter(after(
                (organizations::public_updated_at, organizations::id),
                direction,
                (Some(At(*at)), IdColumn::from(*id)),
            ));
        }
        Some(OrganizationPlace::Updated(at, id)) => {
            query = query.filter(after(
                (organizations::updated_at, organizations::id),
                direction,
                (At(*at), IdColumn::from(*id)),
            ));
        }
    }
    query = match (sort, public, direction) {
        (OrganizationSort::Name, _, Direction::Ascending) => {
            query.order((organizations::name_key.asc(), organizations::id.asc()))
        }
        (OrganizationSort::Name, _, Direction::Descending) => {
            query.order((organizations::name_key.desc(), organizations::id.desc()))
        }
        (OrganizationSort::Updated, true, Direction::Ascending) => {
            query.order((organizations::public_updated_at.asc(), organizations::id.asc()))
        }
        (OrganizationSort::Updated, true, Direction::Descending) => {
            query.order((organizations::public_updated_at.desc(), organizations::id.desc()))
        }
        (OrganizationSort::Updated, false, Direction::Ascending) => {
            query.order((organizations::updated_at.asc(), organizations::id.asc()))
        }
        (OrganizationSort::Updated, false, Direction::Descending) => {
            query.order((organizations::updated_at.desc(), organizations::id.desc()))
        }
    };
    let rows: Vec<OrganizationRow> = query.select(OrganizationRow::as_select()).load(conn)?;
    rows.into_iter().map(OrganizationRow::into_domain).collect()
}

/// How many organizations the filter finds.
///
/// # Errors
/// When the store fails.
pub fn count(conn: &mut Conn, filter: &OrganizationFilter) -> Result<i64, StoreError> {
    Ok(filtered(filter).count().get_result(conn)?)
}
