//! Which of some recipients a filter finds, and the caller may read.

use std::collections::HashMap;

use diesel::prelude::*;
use thidua_domain::{recipients::MERGED_INTO, records::Kind};
use uuid::Uuid;

use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    organizations,
    schema::{sheet_terms as t, sheets},
    search::holding,
    sheets::SheetFilter,
    sight::Seen,
    sql_types::{At, IdColumn},
    walking::Fitting,
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = sheets)]
struct Row {
    id: IdColumn,
    kind: String,
    organization_id: IdColumn,
    visibility: String,
    updated_at: At,
    public_updated_at: Option<At>,
}

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
        let said = said(conn, &fitting)?;
        fitting.retain(|id| is_asked_for(filter, said.get(id)));
    }
    Ok(Fitting::These(fitting.into_iter().map(|id| id.0).collect()))
}

/// Those that are recipients of the visibility, keeper and time of change asked for, and that the caller may read. Their rows
/// are read by their ids and by nothing else: a database that is asked for more may go along another index.
fn readable(conn: &mut Conn, filter: &SheetFilter, ids: Vec<IdColumn>) -> Result<Vec<IdColumn>, StoreError> {
    let rows: Vec<Row> = sheets::table.filter(sheets::id.eq_any(ids)).select(Row::as_select()).load(conn)?;
    let keepers = rows.iter().map(|row| row.organization_id);
    let seen = Seen::of(conn, &filter.sight, keepers.clone())?;
    let under = match filter.under {
        Some(unit) => Some(organizations::those_under(conn, &[unit], keepers)?),
        None => None,
    };
    let public = filter.sight.is_public_only();
    let fits = |row: &&Row| {
        let changed = if public { row.public_updated_at } else { Some(row.updated_at) };
        row.kind == Kind::Recipient.as_str()
            && seen.has(&row.visibility, row.organization_id)
            && filter.visibility.as_ref().is_none_or(|visibility| *visibility == row.visibility)
            && filter.keeper.is_none_or(|keeper| IdColumn::from(keeper) == row.organization_id)
            && under.as_ref().is_none_or(|under| under.contains(&row.organization_id))
            && filter.updated_since.is_none_or(|since| changed.is_some_and(|changed| since <= changed.0))
    };
    Ok(rows.iter().filter(fits).map(|row| row.id).collect())
}

fn said(conn: &mut Conn, ids: &[IdColumn]) -> Result<HashMap<IdColumn, Said>, StoreError> {
    let rows: Vec<(IdColumn, String, String)> =
        t::table.filter(t::sheet_id.eq_any(ids)).select((t::sheet_id, t::name, t::value)).load(conn)?;
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
