//! The few awards that a property or the words of a filter lead to.

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use uuid::Uuid;

use super::{
    list::MOST_LOOKED_AT,
    narrowed::{asked, asked_as},
    walk::Key,
    way::Along,
};
use crate::{
    connection::Conn,
    documents::{Matching, Phase},
    errors::StoreError,
    query::{WordsIn, matching_entries},
    schema::{awards, organization_closure as closure},
    sheets::SheetFilter,
    sql_types::{At, Id, IdColumn, Instant},
};

/// The most entries of search, of records of any kind, among which awards are looked for.
pub const MOST_ENTRIES: i64 = 20_000;

/// What the keys of an award are made of.
#[derive(Queryable, Selectable, QueryableByName)]
#[diesel(table_name = awards)]
struct KeyRow {
    #[diesel(sql_type = Id)]
    id: IdColumn,
    #[diesel(sql_type = Instant)]
    sort_on: At,
    #[diesel(sql_type = Instant)]
    updated_at: At,
    #[diesel(sql_type = diesel::sql_types::Nullable<Instant>)]
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
        None => match &filter.words {
            Some(words) => by_words(conn, words, phase)?,
            None => None,
        },
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
    // What is not said counts as no, and most do not say it.
    let yes = |name: &str| asked_as::<bool>(filter, name).filter(|values| !values.contains(&false));
    led_to_by!(decision_id, ids("decisionId"));
    led_to_by!(congress_id, ids("congressId"));
    led_to_by!(ceremony_id, ids("ceremonyId"));
    led_to_by!(award_type, asked(filter, "awardType"));
    led_to_by!(sector, asked(filter, "sector"));
    led_to_by!(posthumous, yes("posthumous"));
    led_to_by!(small_collective, yes("smallCollective"));
    led_to_by!(organization_id, filter.keeper.map(|keeper| vec![IdColumn::from(keeper)]));
    if along == Along::Changes {
        // By time these have lists.
        led_to_by!(recipient_id, ids("recipientId"));
        led_to_by!(campaign_id, ids("campaignId"));
        let under =
            |unit| closure::table.filter(closure::ancestor.eq(IdColumn::from(unit))).select(closure::descendant);
        led_to_by!(unit_id, filter.under.map(under));
    }
    Ok(None)
}

/// The awards that words lead to, where they and all else that the words are in are few.
fn by_words(conn: &mut Conn, words: &Matching, phase: Phase) -> Result<Option<Vec<KeyRow>>, StoreError> {
    let (form, words) = match phase {
        Phase::Exact => (WordsIn::Accented, &words.exact),
        Phase::Rest | Phase::All => (WordsIn::Folded, &words.loose),
    };
    let Some((entries, words)) = matching_entries(conn, form, words, MOST_ENTRIES)? else { return Ok(None) };
    let statement = format!(
        "SELECT a.id, a.sort_on, a.updated_at, a.public_updated_at FROM ({entries}) m
         CROSS JOIN search_entries e CROSS JOIN awards a
         WHERE e.entry_id = m.entry_id AND e.kind = 'award' AND a.id = e.record_id LIMIT {}",
        one_more()
    );
    let query = |c: &mut Conn| -> QueryResult<Vec<KeyRow>> {
        crate::on_each!(c, |c| sql_query(&statement).bind::<Text, _>(&words).bind::<BigInt, _>(MOST_ENTRIES).load(c))
    };
    let found = query(conn)?;
    Ok((found.len() <= MOST_LOOKED_AT).then_some(found))
}
