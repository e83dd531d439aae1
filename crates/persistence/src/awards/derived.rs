//! Lists and counts of awards, kept up with every change in the same transaction.

use std::collections::{BTreeMap, HashMap};

use diesel::{prelude::*, upsert::excluded};
use uuid::Uuid;

use super::facts::{Above, ByYear, Facts, Reader};
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

/// By how much the counts of each list change, by property: a list is what a reader finds at a place.
type Changes = BTreeMap<(Reader, Uuid), BTreeMap<&'static str, ByYear>>;

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
        let mut counts = Changes::new();
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
fn leave(conn: &mut Conn, awards: &[&Facts], counts: &mut Changes) -> Result<(), StoreError> {
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
fn enter(conn: &mut Conn, awards: &[&Facts], above: &mut Above, counts: &mut Changes) -> Result<(), StoreError> {
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

fn add(counts: &mut Changes, reader: Reader, place: Uuid, facts: &Facts, change: i64) {
    let of_list = counts.entry((reader, place)).or_default();
    for (property, value) in facts.counted() {
        let of_year = of_list.entry(property).or_default().entry(facts.year()).or_default();
        *of_year.entry(value.to_owned()).or_default() += change;
    }
}

/// Adds up counts. What stands is read and written back: the journal's head, which every change locks, keeps others away.
fn count(conn: &mut Conn, changes: Changes) -> Result<(), StoreError> {
    use award_counts as n;
    let mut rows = Vec::new();
    for ((reader, place), of_list) in changes {
        let standing: Vec<(String, String)> = n::table
            .filter(n::reader.eq(IdColumn(reader.root)).and(n::tier.eq(reader.tier)).and(n::place.eq(IdColumn(place))))
            .select((n::property, n::counts))
            .load(conn)?;
        for (property, changed) in of_list {
            let kept = standing.iter().find(|(known, _)| known == property);
            let mut years: ByYear = kept.map(|(_, kept)| serde_json::from_str(kept)).transpose()?.unwrap_or_default();
            let before = years.clone();
            add_up(&mut years, changed);
            if years != before {
                rows.push((
                    n::reader.eq(IdColumn(reader.root)),
                    n::tier.eq(reader.tier),
                    n::place.eq(IdColumn(place)),
                    n::property.eq(property),
                    n::counts.eq(serde_json::to_string(&years)?),
                ));
            }
        }
    }
    for some in rows.chunks(ROWS_AT_ONCE) {
        crate::on_each!(conn, |c| diesel::insert_into(n::table)
            .values(some)
            .on_conflict((n::reader, n::tier, n::place, n::property))
            .do_update()
            .set(n::counts.eq(excluded(n::counts)))
            .execute(c)?);
    }
    Ok(())
}

/// Adds changes to counts; what is none any more is left out.
fn add_up(years: &mut ByYear, changes: ByYear) {
    for (year, values) in changes {
        let of_year = years.entry(year).or_default();
        for (value, change) in values {
            *of_year.entry(value).or_default() += change;
        }
        of_year.retain(|_, count| *count != 0);
    }
    years.retain(|_, values| !values.is_empty());
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
