//! Lists and counts of awards, kept up with every change in the same transaction.

use std::collections::HashMap;

use diesel::{prelude::*, upsert::excluded};
use uuid::Uuid;

use super::facts::{Above, Facts, Reader};
use crate::{
    connection::{Conn, ROWS_AT_ONCE},
    errors::StoreError,
    schema::{award_counts, award_places, awards},
    sql_types::{At, IdColumn},
};

/// What the awards that a transaction changes mean for lists and counts.
#[derive(Debug, Default)]
pub(crate) struct Derived {
    changes: Vec<(Option<Facts>, Option<Facts>)>,
}

/// A line of the counts.
type Line = (Reader, Uuid, &'static str, i32, String);

impl Derived {
    /// Notes that an award was `before` and is `after`; none where it was not, or is no more.
    pub(super) fn note(&mut self, before: Option<Facts>, after: Option<Facts>) {
        if before != after {
            self.changes.push((before, after));
        }
    }

    /// Brings lists and counts up to what was noted.
    pub(crate) fn apply(self, conn: &mut Conn) -> Result<(), StoreError> {
        if self.changes.is_empty() {
            return Ok(());
        }
        let mut counts: HashMap<Line, i64> = HashMap::new();
        let before: Vec<&Facts> = self.changes.iter().filter_map(|(before, _)| before.as_ref()).collect();
        for some in before.chunks(ROWS_AT_ONCE) {
            leave(conn, some, &mut counts)?;
        }
        let after: Vec<&Facts> = self.changes.iter().filter_map(|(_, after)| after.as_ref()).collect();
        let mut above = Above::default();
        for some in after.chunks(ROWS_AT_ONCE) {
            enter(conn, some, &mut above, &mut counts)?;
        }
        count(conn, counts)
    }
}

/// Takes awards out of the lists they stand in.
fn leave(conn: &mut Conn, awards: &[&Facts], counts: &mut HashMap<Line, i64>) -> Result<(), StoreError> {
    let by_id: HashMap<IdColumn, &Facts> = awards.iter().map(|facts| (facts.id, *facts)).collect();
    let ids: Vec<IdColumn> = by_id.keys().copied().collect();
    let standing: Vec<(IdColumn, i32, IdColumn, IdColumn)> = award_places::table
        .filter(award_places::award_id.eq_any(&ids))
        .select((award_places::reader, award_places::tier, award_places::place, award_places::award_id))
        .load(conn)?;
    for (reader, tier, place, award) in standing {
        let Some(facts) = by_id.get(&award) else { continue };
        if facts.recipient != Some(place) {
            add(counts, Reader { root: reader.0, tier }, place.0, facts, -1);
        }
    }
    diesel::delete(award_places::table.filter(award_places::award_id.eq_any(&ids))).execute(conn)?;
    Ok(())
}

/// Puts awards into the lists they belong to.
fn enter(
    conn: &mut Conn,
    awards: &[&Facts],
    above: &mut Above,
    counts: &mut HashMap<Line, i64>,
) -> Result<(), StoreError> {
    use award_places as p;
    let mut rows = Vec::new();
    for facts in awards {
        let readers = facts.readers(conn, above)?;
        for (place, counted) in facts.places(conn, above)? {
            for reader in &readers {
                rows.push((
                    p::reader.eq(IdColumn(reader.root)),
                    p::tier.eq(reader.tier),
                    p::place.eq(IdColumn(place)),
                    p::sort_on.eq(At(facts.sort_on.0)),
                    p::award_id.eq(facts.id),
                ));
                if counted {
                    add(counts, *reader, place, facts, 1);
                }
            }
        }
    }
    crate::insert_all!(conn, p::table, rows);
    Ok(())
}

fn add(counts: &mut HashMap<Line, i64>, reader: Reader, place: Uuid, facts: &Facts, change: i64) {
    for (property, value) in facts.counted() {
        *counts.entry((reader, place, property, facts.year(), value.to_owned())).or_default() += change;
    }
}

fn count(conn: &mut Conn, counts: HashMap<Line, i64>) -> Result<(), StoreError> {
    use award_counts as n;
    // In one order, so that two writers never wait for each other crosswise.
    let mut changed: Vec<(Line, i64)> = counts.into_iter().filter(|(_, change)| *change != 0).collect();
    changed.sort_unstable();
    let lines: Vec<_> = changed
        .into_iter()
        .map(|((reader, place, property, year, value), change)| {
            (
                n::reader.eq(IdColumn(reader.root)),
                n::tier.eq(reader.tier),
                n::place.eq(IdColumn(place)),
                n::property.eq(property),
                n::year.eq(year),
                n::value.eq(value),
                n::count.eq(change),
            )
        })
        .collect();
    for some in lines.chunks(ROWS_AT_ONCE) {
        crate::on_each!(conn, |c| diesel::insert_into(n::table)
            .values(some)
            .on_conflict((n::reader, n::tier, n::place, n::property, n::year, n::value))
            .do_update()
            .set(n::count.eq(n::count + excluded(n::count)))
            .execute(c)?);
    }
    Ok(())
}

/// The facts of an award as it is stored.
pub(super) fn stored(conn: &mut Conn, id: Uuid) -> Result<Option<Facts>, StoreError> {
    Ok(awards::table.filter(awards::id.eq(IdColumn(id))).select(Facts::as_select()).first(conn).optional()?)
}

/// Derives the lists and counts anew of all awards that count under one of these organizations or are kept by one: what is
/// above these has changed.
///
/// # Errors
/// When the store fails.
pub(crate) fn follow_custody(conn: &mut Conn, moved: &[IdColumn]) -> Result<(), StoreError> {
    for some in moved.chunks(ROWS_AT_ONCE) {
        let mut after = IdColumn(Uuid::nil());
        loop {
            let found: Vec<Facts> = awards::table
                .filter(awards::unit_id.eq_any(some).or(awards::organization_id.eq_any(some)))
                .filter(awards::id.gt(after))
                .order(awards::id)
                .limit(1_000)
                .select(Facts::as_select())
                .load(conn)?;
            let Some(last) = found.last() else { break };
            after = last.id;
            let changes = found.into_iter().map(|facts| (Some(facts.clone()), Some(facts))).collect();
            Derived { changes }.apply(conn)?;
        }
    }
    Ok(())
}
