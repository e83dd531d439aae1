//! Lists of awards.

use std::collections::HashMap;

use diesel::prelude::*;
use thidua_domain::{records::Instant, sheets::Sheet};
use uuid::Uuid;

use super::{
    fitting,
    narrowed::{Boxed, in_ranges, narrowed, ranges, readable},
    row::AwardRow,
    way::{Key, Order, streams},
};
use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    query::{Direction, Finding, WordsIn, after, holds_words, how_to_find},
    schema::awards,
    sheets::{SheetFilter, SheetPlace, SheetSort, in_order},
    sql_types::IdColumn,
    walking,
};

/// How many awards are counted one by one, at most.
pub const MOST_COUNTED: usize = 50_000;

/// Part of a list, and where it goes on.
#[derive(Debug)]
pub struct Walked {
    /// The awards, in order.
    pub awards: Vec<Sheet>,
    /// After which place there may be more; none at the end.
    pub next: Option<(Instant, Uuid)>,
}

/// At most `wanted` awards after `place`. Where each award has to be looked at, at most [`crate::MOST_LOOKED_AT`] are: there
/// may be fewer than wanted, and still more to come.
///
/// # Errors
/// When the store fails.
pub fn walk(
    conn: &mut Conn,
    filter: &SheetFilter,
    order: Order,
    place: Option<Key>,
    wanted: usize,
) -> Result<Walked, StoreError> {
    let streams = streams(conn, filter, order)?;
    let part = walking::walk(conn, (&streams, order.direction), place, wanted, |conn, leader, ids| {
        fitting::of(conn, filter, order.phase, leader, ids)
    })?;
    Ok(Walked { awards: whole(conn, &part.found)?, next: part.next })
}

fn whole(conn: &mut Conn, keys: &[Key]) -> Result<Vec<Sheet>, StoreError> {
    let ids: Vec<IdColumn> = keys.iter().map(|(_, id)| IdColumn(*id)).collect();
    let mut found: HashMap<Uuid, Sheet> =
        super::find_many(conn, &ids)?.into_iter().map(|award| (award.id, award)).collect();
    Ok(keys.iter().filter_map(|(_, id)| found.remove(id)).collect())
}

fn filtered<'a>(conn: &mut Conn, filter: &'a SheetFilter, phase: Phase) -> Result<Option<Boxed<'a>>, StoreError> {
    let query = in_ranges(narrowed(readable(awards::table.into_boxed(), filter), filter), &ranges(filter));
    let Some(words) = &filter.words else { return Ok(Some(query)) };
    let (form, asked) = match phase {
        Phase::Exact => (WordsIn::Accented, &words.exact),
        Phase::Rest | Phase::All => (WordsIn::Folded, &words.loose),
    };
    let Some(finding) = how_to_find(conn, form, asked)? else { return Ok(None) };
    let query = query.filter(holds_words(awards::id, form, asked, finding));
    Ok(Some(match phase {
        Phase::Rest => {
            query.filter(diesel::dsl::not(holds_words(awards::id, WordsIn::Accented, &words.exact, Finding::Walking)))
        }
        Phase::Exact | Phase::All => query,
    }))
}

/// The rows of a query after a place, in the order in which they are called.
fn as_called<'a>(mut query: Boxed<'a>, direction: Direction, place: Option<&SheetPlace>) -> Boxed<'a> {
    if let Some(SheetPlace::Calling(order, id)) = place {
        query = query.filter(after((awards::calling, awards::id), direction, (*order, IdColumn(*id))));
    }
    match direction {
        Direction::Ascending => query.order((awards::calling.asc(), awards::id.asc())),
        Direction::Descending => query.order((awards::calling.desc(), awards::id.desc())),
    }
}

/// At most `limit` awards after `place`, in the order of the annex or of a calling: for these the rows themselves are asked.
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
    let Some(query) = filtered(conn, filter, phase)? else { return Ok(vec![]) };
    let query = if sort == SheetSort::Calling {
        as_called(query, direction, place)
    } else {
        let public = filter.sight.is_public_only();
        in_order!(query, awards, public, (sort, direction), place)
    };
    let rows: Vec<AwardRow> = query.limit(limit).select(AwardRow::as_select()).load(conn)?;
    rows.into_iter().map(AwardRow::into_domain).collect()
}
