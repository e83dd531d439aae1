//! Which of some recipients a filter finds, and the caller may read.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use thidua_domain::{recipients::MERGED_INTO, records::Kind};
use uuid::Uuid;

use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    schema::{organization_closure as closure, sheet_terms as t, sheets},
    search::holding,
    sheets::SheetFilter,
    sql_types::{At, IdColumn},
    walking::Fitting,
};

/// What has been said of a recipient, by property.
type Said = HashMap<String, String>;

/// Words are looked for first: where there are any, they leave fewest, and rows are spread over a large table.
pub(super) fn of(conn: &mut Conn, filter: &SheetFilter, phase: Phase, ids: &[Uuid]) -> Result<Fitting, StoreError> {
    let mut asked: Vec<IdColumn> = ids.iter().copied().map(IdColumn).collect();
    if let Some(words) = &filter.words {
        asked = holding(conn, asked, words, phase)?.into_iter().map(IdColumn).collect();
    }
    let mut fitting = readable(conn, filter, asked)?;
    if !filter.terms.is_empty() || filter.leaves_out_merged() {
        let said = said(conn, filter, &fitting)?;
        fitting.retain(|id| is_asked_for(filter, said.get(id)));
    }
    Ok(Fitting::These(fitting.into_iter().map(|id| id.0).collect()))
}

fn readable(conn: &mut Conn, filter: &SheetFilter, ids: Vec<IdColumn>) -> Result<Vec<IdColumn>, StoreError> {
    let recipients = sheets::table.filter(sheets::id.eq_any(ids)).filter(sheets::kind.eq(Kind::Recipient.as_str()));
    let mut query = crate::in_sight!(recipients.into_boxed(), sheets, &filter.sight);
    if let Some(visibility) = &filter.visibility {
        query = query.filter(sheets::visibility.eq(visibility));
    }
    if let Some(keeper) = filter.keeper {
        query = query.filter(sheets::organization_id.eq(IdColumn::from(keeper)));
    }
    query = match filter.updated_since {
        Some(since) if filter.sight.is_public_only() => query.filter(sheets::public_updated_at.ge(At(since))),
        Some(since) => query.filter(sheets::updated_at.ge(At(since))),
        None => query,
    };
    let mut found: Vec<(IdColumn, IdColumn)> = query.select((sheets::id, sheets::organization_id)).load(conn)?;
    if let Some(unit) = filter.under {
        let keepers: HashSet<IdColumn> = found.iter().map(|(_, keeper)| *keeper).collect();
        let under: Vec<IdColumn> = closure::table
            .filter(closure::ancestor.eq(IdColumn::from(unit)).and(closure::descendant.eq_any(keepers)))
            .select(closure::descendant)
            .load(conn)?;
        found.retain(|(_, keeper)| under.contains(keeper));
    }
    Ok(found.into_iter().map(|(id, _)| id).collect())
}

fn said(conn: &mut Conn, filter: &SheetFilter, ids: &[IdColumn]) -> Result<HashMap<IdColumn, Said>, StoreError> {
    let names = filter.terms.iter().map(|(name, _)| *name).chain([MERGED_INTO]);
    let rows: Vec<(IdColumn, String, String)> = t::table
        .filter(t::sheet_id.eq_any(ids).and(t::name.eq_any(names)))
        .select((t::sheet_id, t::name, t::value))
        .load(conn)?;
    let mut said: HashMap<IdColumn, Said> = HashMap::new();
    for (id, name, value) in rows {
        said.entry(id).or_default().insert(name, value);
    }
    Ok(said)
}

fn is_asked_for(filter: &SheetFilter, said: Option<&Said>) -> bool {
    let value = |name: &str| said.and_then(|said| said.get(name));
    let has = |(name, values): &(&'static str, Vec<String>)| match value(name) {
        // What is not said counts as no.
        value if filter.asks_for_no(name, values) => value.is_none_or(|value| value != "true"),
        value => value.is_some_and(|value| values.contains(value)),
    };
    filter.terms.iter().all(has) && (!filter.leaves_out_merged() || value(MERGED_INTO).is_none())
}
