//! The few recipients that something in a filter leads to.

use diesel::prelude::*;

use super::{Along, By, Key};
use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    schema::{organization_closure as closure, sheet_terms as t, sheets},
    search,
    sheets::SheetFilter,
    sql_types::{At, IdColumn},
    walking::MOST_LOOKED_AT,
};

/// The keys of those, and of some that are no recipients, that a keeper, a unit, words or (by their changes, where there is no index of it) a property leads to,
/// in their order, where they are at most [`MOST_LOOKED_AT`]; none where all leads to more.
pub(super) fn keys(
    conn: &mut Conn,
    filter: &SheetFilter,
    phase: Phase,
    along: Along,
) -> Result<Option<Vec<Key>>, StoreError> {
    let Some(ids) = ids(conn, filter, phase, along)? else { return Ok(None) };
    let recipients = sheets::table.filter(sheets::id.eq_any(ids));
    let mut keys: Vec<Key> = match along {
        Along::Name => {
            let found: Vec<(Vec<u8>, IdColumn)> = recipients.select((sheets::name_key, sheets::id)).load(conn)?;
            found.into_iter().map(|(key, id)| (By::Name(key), id.0)).collect()
        }
        Along::Changes => {
            let public = filter.sight.is_public_only();
            let found: Vec<(At, Option<At>, IdColumn)> =
                recipients.select((sheets::updated_at, sheets::public_updated_at, sheets::id)).load(conn)?;
            let moment = |any: At, of_public: Option<At>| if public { of_public } else { Some(any) };
            found
                .into_iter()
                .filter_map(|(any, of_public, id)| Some((By::Change(moment(any, of_public)?.0), id.0)))
                .collect()
        }
    };
    keys.sort_unstable();
    Ok(Some(keys))
}

fn ids(conn: &mut Conn, filter: &SheetFilter, phase: Phase, along: Along) -> Result<Option<Vec<IdColumn>>, StoreError> {
    let one_more = i64::try_from(MOST_LOOKED_AT).unwrap_or(i64::MAX).saturating_add(1);
    let is_few = |found: &Vec<IdColumn>| found.len() <= MOST_LOOKED_AT;
    if along == Along::Changes {
        for (name, values) in filter.terms.iter().filter(|(name, values)| !filter.asks_for_no(name, values)) {
            let having = t::table.filter(t::name.eq(*name).and(t::value.eq_any(values)));
            let found = having.select(t::sheet_id).limit(one_more).load(conn)?;
            if is_few(&found) {
                return Ok(Some(found));
            }
        }
    }
    // Of every kind: asked for one of them, a database may look at all there are of it.
    let kept = sheets::table.select(sheets::id).limit(one_more);
    if let Some(keeper) = filter.keeper {
        let found = kept.filter(sheets::organization_id.eq(IdColumn::from(keeper))).load(conn)?;
        if is_few(&found) {
            return Ok(Some(found));
        }
    }
    if let Some(unit) = filter.under {
        let under = closure::table.filter(closure::ancestor.eq(IdColumn::from(unit))).select(closure::descendant);
        let found = kept.filter(sheets::organization_id.eq_any(under)).load(conn)?;
        if is_few(&found) {
            return Ok(Some(found));
        }
    }
    match &filter.words {
        Some(words) => search::few_holding(conn, filter.kind, words, phase),
        None => Ok(None),
    }
}
