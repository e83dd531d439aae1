//! The few awards that a property or the words of a filter lead to.

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    narrowed::{asked, asked_as},
    way::{Along, Key},
};
use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    schema::{awards, organization_closure as closure},
    search,
    sheets::SheetFilter,
    sql_types::{At, IdColumn},
    walking::MOST_LOOKED_AT,
};

/// What the keys of an award are made of.
#[derive(Queryable, Selectable)]
#[diesel(table_name = awards)]
struct KeyRow {
    id: IdColumn,
    sort_on: At,
    updated_at: At,
    public_updated_at: Option<At>,
}

/// The keys of the awards that something in a filter leads to, in their order, where they are at most
/// [`MOST_LOOKED_AT`]; none where all leads to more.
pub(super) fn keys(
    conn: &mut Conn,
    filter: &SheetFilter,
    along: Along,
    phase: Phase,
) -> Result<Option<Vec<Key>>, StoreError> {
    // By time a recipient has a list, and it is short.
    if along == Along::Time && asked(filter, "recipientId").is_some() {
        return Ok(None);
    }
    let found = match by_property(conn, filter, along)? {
        Some(found) => Some(found),
        None => by_words(conn, filter, phase)?,
    };
    let public = filter.sight.is_public_only();
    let key = |row: KeyRow| -> Option<Key> {
        let at = match along {
            Along::Time => row.sort_on,
            Along::Changes if public => row.public_updated_at?,
            Along::Changes => row.updated_at,
        };
        Some((at.0, row.id.0))
    };
    Ok(found.map(|rows| {
        let mut keys: Vec<Key> = rows.into_iter().filter_map(key).collect();
        keys.sort_unstable();
        keys
    }))
}

fn one_more() -> i64 {
    i64::try_from(MOST_LOOKED_AT).unwrap_or(i64::MAX).saturating_add(1)
}

/// The first property that leads to few.
fn by_property(conn: &mut Conn, filter: &SheetFilter, along: Along) -> Result<Option<Vec<KeyRow>>, StoreError> {
    macro_rules! led_to_by {
        ($column:ident, $values:expr) => {
            if let Some(values) = $values {
                let found: Vec<KeyRow> = awards::table
                    .filter(awards::$column.eq_any(values))
                    .select(KeyRow::as_select())
                    .limit(one_more())
                    .load(conn)?;
                if found.len() <= MOST_LOOKED_AT {
                    return Ok(Some(found));
                }
            }
        };
    }
    let ids = |name: &str| -> Option<Vec<IdColumn>> {
        asked_as::<Uuid>(filter, name).map(|ids| ids.into_iter().map(IdColumn).collect())
    };
    let yes = |name: &str| asked_as::<bool>(filter, name).filter(|values| !values.contains(&false));
    led_to_by!(decision_id, ids("decisionId"));
    led_to_by!(congress_id, ids("congressId"));
    led_to_by!(ceremony_id, ids("ceremonyId"));
    if along == Along::Changes {
        // By time these have lists, or indexes in its order.
        led_to_by!(award_type, asked(filter, "awardType"));
        led_to_by!(sector, asked(filter, "sector"));
        led_to_by!(posthumous, yes("posthumous"));
        led_to_by!(small_collective, yes("smallCollective"));
        led_to_by!(organization_id, filter.keeper.map(|keeper| vec![IdColumn::from(keeper)]));
        led_to_by!(recipient_id, ids("recipientId"));
        led_to_by!(campaign_id, ids("campaignId"));
        let under =
            |unit| closure::table.filter(closure::ancestor.eq(IdColumn::from(unit))).select(closure::descendant);
        led_to_by!(unit_id, filter.under.map(under));
    }
    Ok(None)
}

/// The awards that the words lead to, where they are few.
fn by_words(conn: &mut Conn, filter: &SheetFilter, phase: Phase) -> Result<Option<Vec<KeyRow>>, StoreError> {
    let Some(words) = &filter.words else { return Ok(None) };
    let Some(ids) = search::few_holding(conn, filter.kind, words, phase)? else { return Ok(None) };
    Ok(Some(awards::table.filter(awards::id.eq_any(ids)).select(KeyRow::as_select()).load(conn)?))
}
