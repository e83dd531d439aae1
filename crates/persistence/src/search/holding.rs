//! Which records hold some words, where few do or few are asked about.

use std::collections::HashSet;

use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use thidua_domain::records::Kind;
use uuid::Uuid;

use crate::{
    connection::Conn,
    documents::{Matching, Phase},
    errors::StoreError,
    query::{WordsIn, matching_entries, text_holds},
    schema::search_entries as entries,
    sql_types::{Id, IdColumn},
    walking::MOST_LOOKED_AT,
};

/// The most entries, of records of any kind, among which those of one kind are looked for.
const MOST_ENTRIES: i64 = 20_000;

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Id)]
    record_id: IdColumn,
}

/// The records of a kind that hold words, at least those of a phase; none where they, or they and all else that holds
/// them, are many.
pub(crate) fn few_holding(
    conn: &mut Conn,
    kind: Kind,
    words: &Matching,
    phase: Phase,
) -> Result<Option<Vec<IdColumn>>, StoreError> {
    let (form, words) = match phase {
        Phase::Exact => (WordsIn::Accented, &words.exact),
        Phase::Rest | Phase::All => (WordsIn::Folded, &words.loose),
    };
    let Some((matching, words)) = matching_entries(conn, form, words, MOST_ENTRIES)? else { return Ok(None) };
    let one_more = i64::try_from(MOST_LOOKED_AT).unwrap_or(i64::MAX).saturating_add(1);
    let statement = format!(
        "SELECT e.record_id FROM ({matching}) m CROSS JOIN search_entries e
         WHERE e.entry_id = m.entry_id AND e.kind = '{}' LIMIT {one_more}",
        kind.as_str()
    );
    let found: Vec<Found> = crate::on_each!(conn, |c| sql_query(&statement)
        .bind::<Text, _>(&words)
        .bind::<BigInt, _>(MOST_ENTRIES)
        .load(c))?;
    Ok((found.len() <= MOST_LOOKED_AT).then(|| found.into_iter().map(|found| found.record_id).collect()))
}

/// Those of some records that hold words, of a phase.
pub(crate) fn holding(
    conn: &mut Conn,
    records: Vec<IdColumn>,
    words: &Matching,
    phase: Phase,
) -> Result<HashSet<Uuid>, StoreError> {
    let texts: Vec<(IdColumn, String, String)> = entries::table
        .filter(entries::record_id.eq_any(records))
        .select((entries::record_id, entries::accented, entries::folded))
        .load(conn)?;
    let holds = |(_, accented, folded): &(IdColumn, String, String)| match phase {
        Phase::Exact => text_holds(accented, &words.exact),
        Phase::Rest => text_holds(folded, &words.loose) && !text_holds(accented, &words.exact),
        Phase::All => text_holds(folded, &words.loose),
    };
    Ok(texts.into_iter().filter(holds).map(|(id, ..)| id.0).collect())
}
