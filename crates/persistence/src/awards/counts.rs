//! How many awards there are: from the counts that are kept, where one property is asked for, else one by one.

use std::collections::BTreeMap;

use diesel::prelude::*;
use thidua_domain::records::Instant;
use uuid::Uuid;

use super::{
    facts::{ByYear, Facts, TOGETHER},
    fitting,
    list::MOST_COUNTED,
    lists::List,
    narrowed::{Range, asked, ranges},
    way::{Order, streams},
};
use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    query::Direction,
    schema::{award_counts as n, awards},
    sheets::SheetFilter,
    sql_types::IdColumn,
    walking::{MOST_LOOKED_AT, furthest},
};

/// The properties that awards are counted by.
pub const PROPERTIES: [&str; 4] = ["awardType", "kind", "recipientKind", "workerClass"];

/// How many awards have the same year and the same values of the properties asked for, in their order. Year 0 is
/// unknown, and an empty value none.
pub type Counts = BTreeMap<(i32, Vec<String>), i64>;

/// How many awards of a filter there are in each year, by `properties`; none when they are too many to be counted one by
/// one, as has to be where more than one property plays a part.
///
/// # Errors
/// When the store fails.
pub fn count_by(
    conn: &mut Conn,
    filter: &SheetFilter,
    properties: &[&'static str],
) -> Result<Option<Counts>, StoreError> {
    let list = List::of(conn, filter)?;
    match kept_property(filter, &list, properties) {
        Some(property) => kept(conn, filter, &list, property, properties).map(Some),
        None => one_by_one(conn, filter, properties),
    }
}

/// The one property whose kept counts answer the question, where there is one.
fn kept_property(filter: &SheetFilter, list: &List, properties: &[&'static str]) -> Option<&'static str> {
    let is_counted = |name: &str| PROPERTIES.contains(&name);
    let terms = filter.terms.iter().map(|(name, _)| *name).filter(|name| *name != "year" && *name != list.by);
    let mut named: Vec<&'static str> = terms.chain(properties.iter().copied()).collect();
    named.sort_unstable();
    named.dedup();
    let of_whole_years = ranges(filter).iter().all(|range| is_whole_years(*range));
    let is_plain = filter.keeper.is_none()
        && filter.updated_since.is_none()
        && filter.words.is_none()
        && (filter.under.is_none() || list.by == "unit")
        && list.by != "recipientId"
        && of_whole_years;
    match named.as_slice() {
        [] if is_plain => Some(TOGETHER),
        [only] if is_plain && is_counted(only) => Some(only),
        _ => None,
    }
}

fn is_whole_years(range: Range) -> bool {
    use chrono::Datelike;
    let begins = |at: Instant| (at.month(), at.day()) == (1, 1);
    let ends = |at: Instant| (at.month(), at.day()) == (12, 31);
    range.from.is_none_or(begins) && range.to.is_none_or(ends)
}

fn kept(
    conn: &mut Conn,
    filter: &SheetFilter,
    list: &List,
    property: &'static str,
    properties: &[&'static str],
) -> Result<Counts, StoreError> {
    let ranges = ranges(filter);
    let is_asked = |year: i32| {
        ranges.iter().any(|range| {
            use chrono::Datelike;
            let of = |at: Option<Instant>| at.map(|at| at.year());
            of(range.from).is_none_or(|first| first <= year) && of(range.to).is_none_or(|last| year <= last)
        })
    };
    let mut counts = Counts::new();
    for (reader, place) in list.each() {
        let kept: Option<String> = n::table
            .filter(n::reader.eq(IdColumn(reader.root)).and(n::tier.eq(reader.tier)).and(n::place.eq(IdColumn(place))))
            .filter(n::property.eq(property))
            .select(n::counts)
            .first(conn)
            .optional()?;
        let years: ByYear = kept.map(|kept| serde_json::from_str(&kept)).transpose()?.unwrap_or_default();
        for (year, values) in years.into_iter().filter(|(year, _)| is_asked(*year)) {
            for (value, count) in values {
                if asked(filter, property).is_none_or(|values| values.contains(&value)) {
                    let group = if properties.is_empty() { vec![] } else { vec![value] };
                    *counts.entry((year, group)).or_default() += count;
                }
            }
        }
    }
    Ok(counts)
}

/// How many awards a filter finds; none when they are too many to be counted one by one.
///
/// # Errors
/// When the store fails.
pub(crate) fn count(conn: &mut Conn, filter: &SheetFilter) -> Result<Option<i64>, StoreError> {
    Ok(count_by(conn, filter, &[])?.map(|counts| counts.values().sum()))
}

fn one_by_one(
    conn: &mut Conn,
    filter: &SheetFilter,
    properties: &[&'static str],
) -> Result<Option<Counts>, StoreError> {
    const STEP: usize = 1_000;
    let streams = streams(conn, filter, Order::by_time(Direction::Ascending))?;
    // Texts are long.
    let most = if filter.words.is_some() { MOST_LOOKED_AT } else { MOST_COUNTED };
    let (mut counts, mut looked_at, mut last) = (Counts::new(), 0, None);
    loop {
        let Some((leader, keys)) = furthest(conn, (&streams, Direction::Ascending), last.as_ref(), STEP)? else {
            return Ok(Some(counts));
        };
        looked_at += keys.len();
        if looked_at > most {
            return Ok(None);
        }
        let ids: Vec<Uuid> = keys.iter().map(|(_, id)| *id).collect();
        let fitting = fitting::of(conn, filter, Phase::All, leader, &ids)?;
        let ids: Vec<IdColumn> = ids.into_iter().filter(|id| fitting.has(*id)).map(IdColumn).collect();
        let facts: Vec<Facts> = awards::table.filter(awards::id.eq_any(ids)).select(Facts::as_select()).load(conn)?;
        for facts in facts {
            let values = facts.counted();
            let group = properties
                .iter()
                .filter_map(|wanted| values.iter().find(|(name, _)| name == wanted))
                .map(|(_, value)| (*value).to_owned());
            *counts.entry((facts.year(), group.collect())).or_default() += 1;
        }
        match keys.last() {
            Some(key) if keys.len() == STEP => last = Some(*key),
            _ => return Ok(Some(counts)),
        }
    }
}
