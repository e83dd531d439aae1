//! Walking awards in the order of their time: one index range per reader, merged.

use diesel::prelude::*;
use thidua_domain::{access::SightLine, ids::OrganizationId, records::Instant};
use uuid::Uuid;

use super::{
    facts::{ALL, Reader},
    narrowed::{Range, asked_as},
};
use crate::{
    connection::Conn,
    errors::StoreError,
    query::{Direction, after},
    schema::{award_places as p, organization_closure as closure},
    sheets::SheetFilter,
    sql_types::{At, IdColumn},
};

/// Where an award stands in time, and which it is.
pub(super) type Key = (Instant, Uuid);

/// The lists that a filter leads to: who reads them and at which place. No award is in two of them.
#[derive(Debug)]
pub(super) struct Lists {
    readers: Vec<Reader>,
    places: Vec<Uuid>,
    /// The property of the filter that led here.
    pub by: &'static str,
}

impl Lists {
    /// The lists of a filter.
    pub(super) fn of(conn: &mut Conn, filter: &SheetFilter) -> Result<Self, StoreError> {
        let readers = readers(conn, &filter.sight, filter.visibility.as_deref())?;
        let of = |name: &'static str| asked_as::<Uuid>(filter, name).map(|places| (name, places));
        let unit = || filter.under.map(|unit| ("unit", vec![unit.uuid()]));
        let (by, mut places) = of("recipientId").or_else(|| of("campaignId")).or_else(unit).unwrap_or(("", vec![ALL]));
        places.sort_unstable();
        places.dedup();
        Ok(Self { readers, places, by })
    }

    /// Every list: who reads it, and where.
    pub(super) fn each(&self) -> impl Iterator<Item = (Reader, Uuid)> {
        self.readers.iter().flat_map(|reader| self.places.iter().map(|place| (*reader, *place)))
    }

    /// At most `most` keys after `place`, in order, within stretches of time that run the same way.
    pub(super) fn keys(
        &self,
        conn: &mut Conn,
        ranges: &[Range],
        direction: Direction,
        place: Option<Key>,
        most: usize,
    ) -> Result<Vec<Key>, StoreError> {
        let mut keys = Vec::new();
        for range in ranges {
            let missing = most - keys.len();
            if missing == 0 {
                break;
            }
            let Some(bounds) = Bounds::within(*range, direction, place) else { continue };
            let mut found = Vec::new();
            for (reader, place) in self.each() {
                found.extend(bounds.keys(conn, (reader, place), direction, missing)?);
            }
            match direction {
                Direction::Ascending => found.sort_unstable(),
                Direction::Descending => found.sort_unstable_by(|one, other| other.cmp(one)),
            }
            found.truncate(missing);
            keys.extend(found);
        }
        Ok(keys)
    }
}

/// What is asked of the index: a stretch of time, begun anew or after a key.
struct Bounds {
    from: Option<Instant>,
    to: Option<Instant>,
    after: Option<Key>,
}

impl Bounds {
    /// The rest of a range after a place; none when nothing is left. What follows from the place is not asked again.
    fn within(range: Range, direction: Direction, place: Option<Key>) -> Option<Self> {
        let Range { from, to } = range;
        let Some(key) = place else { return Some(Self { from, to, after: None }) };
        let (is_over, is_ahead) = match direction {
            Direction::Ascending => (to.is_some_and(|to| key.0 > to), from.is_some_and(|from| key.0 < from)),
            Direction::Descending => (from.is_some_and(|from| key.0 < from), to.is_some_and(|to| key.0 > to)),
        };
        match (is_over, is_ahead, direction) {
            (true, ..) => None,
            (_, true, _) => Some(Self { from, to, after: None }),
            (.., Direction::Ascending) => Some(Self { from: None, to, after: place }),
            (.., Direction::Descending) => Some(Self { from, to: None, after: place }),
        }
    }

    fn keys(
        &self,
        conn: &mut Conn,
        (reader, place): (Reader, Uuid),
        direction: Direction,
        most: usize,
    ) -> Result<Vec<Key>, StoreError> {
        let mut query = p::table
            .filter(p::reader.eq(IdColumn(reader.root)).and(p::tier.eq(reader.tier)).and(p::place.eq(IdColumn(place))))
            .select((p::sort_on, p::award_id))
            .limit(i64::try_from(most).unwrap_or(i64::MAX))
            .into_boxed();
        if let Some(from) = self.from {
            query = query.filter(p::sort_on.ge(At(from)));
        }
        if let Some(to) = self.to {
            query = query.filter(p::sort_on.le(At(to)));
        }
        if let Some((at, id)) = self.after {
            query = query.filter(after((p::sort_on, p::award_id), direction, (At(at), IdColumn(id))));
        }
        query = match direction {
            Direction::Ascending => query.order((p::sort_on.asc(), p::award_id.asc())),
            Direction::Descending => query.order((p::sort_on.desc(), p::award_id.desc())),
        };
        let found: Vec<(At, IdColumn)> = query.load(conn)?;
        Ok(found.into_iter().map(|(at, id)| (at.0, id.0)).collect())
    }
}

/// Whose lists a caller reads, of one visibility or of all.
fn readers(conn: &mut Conn, sight: &SightLine, visibility: Option<&str>) -> Result<Vec<Reader>, StoreError> {
    let wants = |name: &str| visibility.is_none_or(|wanted| wanted == name);
    let mut readers = Vec::new();
    if wants("public") {
        readers.push(Reader { root: ALL, tier: 0 });
    }
    let tiers = [
        ("internal", 1, sight.all_internal, &sight.internal_under),
        ("draft", 2, sight.all_drafts, &sight.drafts_under),
    ];
    for (name, tier, all, under) in tiers {
        if !wants(name) {
            continue;
        }
        if all {
            readers.push(Reader { root: ALL, tier });
        } else {
            readers.extend(outermost(conn, under)?.into_iter().map(|root| Reader { root, tier }));
        }
    }
    Ok(readers)
}

/// Those of some organizations that stand under none of the others.
fn outermost(conn: &mut Conn, ids: &[OrganizationId]) -> Result<Vec<Uuid>, StoreError> {
    let mut all: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    all.sort_unstable();
    all.dedup();
    if all.len() > 1 {
        let columns: Vec<IdColumn> = all.iter().copied().map(IdColumn).collect();
        let inner: Vec<IdColumn> = closure::table
            .filter(closure::ancestor.eq_any(&columns).and(closure::descendant.eq_any(&columns)))
            .filter(closure::depth.gt(0))
            .select(closure::descendant)
            .load(conn)?;
        all.retain(|id| !inner.contains(&IdColumn(*id)));
    }
    Ok(all)
}
