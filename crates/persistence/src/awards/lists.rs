//! The lists that are kept of awards, in the order of their time: one index range per reader, merged.

use diesel::prelude::*;
use thidua_domain::{access::SightLine, ids::OrganizationId};
use uuid::Uuid;

use super::{
    bounds::{keys_within, merged},
    facts::{ALL, Reader},
    narrowed::{Range, asked_as},
    way::Key,
};
use crate::{
    connection::Conn,
    errors::StoreError,
    query::Direction,
    schema::{award_places as p, organization_closure as closure},
    sheets::SheetFilter,
    sql_types::IdColumn,
};

/// The lists of some readers at some places, as one. No award is in two of them.
#[derive(Debug)]
pub(super) struct List {
    readers: Vec<Reader>,
    places: Vec<Uuid>,
    /// The property of the filter that led here.
    pub by: &'static str,
}

impl List {
    pub(super) fn new(readers: Vec<Reader>, mut places: Vec<Uuid>, by: &'static str) -> Self {
        places.sort_unstable();
        places.dedup();
        Self { readers, places, by }
    }

    /// Everything that the readers read.
    pub(super) fn of_all(readers: Vec<Reader>) -> Self {
        Self::new(readers, vec![ALL], "")
    }

    /// The narrowest list that a filter leads to.
    pub(super) fn of(conn: &mut Conn, filter: &SheetFilter) -> Result<Self, StoreError> {
        let readers = readers(conn, &filter.sight, filter.visibility.as_deref())?;
        let of = |name: &'static str| asked_as::<Uuid>(filter, name).map(|places| (name, places));
        let unit = || filter.under.map(|unit| ("unit", vec![unit.uuid()]));
        let (by, places) = of("recipientId").or_else(|| of("campaignId")).or_else(unit).unwrap_or(("", vec![ALL]));
        Ok(Self::new(readers, places, by))
    }

    /// Every part of the list: who reads it, and where.
    pub(super) fn each(&self) -> impl Iterator<Item = (Reader, Uuid)> + Clone {
        self.readers.iter().flat_map(|reader| self.places.iter().map(|place| (*reader, *place)))
    }

    /// At most `most` keys after `place`, in order, within stretches of time that run the same way.
    pub(super) fn keys(
        &self,
        conn: &mut Conn,
        order: (&[Range], Direction),
        place: Option<Key>,
        most: usize,
    ) -> Result<Vec<Key>, StoreError> {
        merged(self.each(), order, place, most, |(reader, place), bounds, most| {
            let at = p::reader.eq(IdColumn(reader.root)).and(p::tier.eq(reader.tier)).and(p::place.eq(IdColumn(place)));
            Ok(keys_within!(conn, p::table.filter(at), (p::sort_on, p::award_id), bounds, order.1, most))
        })
    }
}

/// Whose lists a caller reads, of one visibility or of all.
pub(super) fn readers(conn: &mut Conn, sight: &SightLine, visibility: Option<&str>) -> Result<Vec<Reader>, StoreError> {
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
