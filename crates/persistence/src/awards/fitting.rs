//! Which of some awards a filter finds, and the caller may read.
//!
//! Their rows are read by their ids and by nothing else, and compared here: a database that is asked for a property too may
//! go along its index instead, however many have it.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    narrowed::{Range, asked, asked_as, ranges},
    way::Stream,
};
use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    organizations,
    schema::awards,
    search::holding,
    sheets::SheetFilter,
    sight::Seen,
    sql_types::{At, IdColumn},
    walking::Fitting,
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = awards)]
struct Row {
    id: IdColumn,
    organization_id: IdColumn,
    visibility: String,
    updated_at: At,
    public_updated_at: Option<At>,
    unit_id: IdColumn,
    recipient_id: Option<IdColumn>,
    decision_id: Option<IdColumn>,
    campaign_id: Option<IdColumn>,
    congress_id: Option<IdColumn>,
    ceremony_id: Option<IdColumn>,
    award_type: Option<String>,
    kind: Option<String>,
    recipient_kind: Option<String>,
    worker_class: Option<String>,
    small_collective: Option<bool>,
    sector: Option<String>,
    posthumous: Option<bool>,
    sort_on: At,
}

/// Which of the awards of a stream a filter finds, and the caller may read.
pub(super) fn of(
    conn: &mut Conn,
    filter: &SheetFilter,
    phase: Phase,
    leader: &Stream,
    ids: &[Uuid],
) -> Result<Fitting, StoreError> {
    if !leader.looks(filter) {
        return Ok(Fitting::All);
    }
    let ids: Vec<IdColumn> = ids.iter().copied().map(IdColumn).collect();
    let rows: Vec<Row> = awards::table.filter(awards::id.eq_any(ids)).select(Row::as_select()).load(conn)?;
    let seen = Seen::of(conn, &filter.sight, rows.iter().map(|row| row.organization_id))?;
    let under = match filter.under.filter(|_| leader.by() != "unit") {
        Some(unit) => Some(organizations::those_under(conn, &[unit], rows.iter().map(|row| row.unit_id))?),
        None => None,
    };
    let asked = Asked::by(filter);
    let fits = |row: &&Row| {
        seen.has(&row.visibility, row.organization_id)
            && under.as_ref().is_none_or(|under| under.contains(&row.unit_id))
            && asked.has(row)
    };
    let fitting: Vec<IdColumn> = rows.iter().filter(fits).map(|row| row.id).collect();
    Ok(Fitting::These(match &filter.words {
        None => fitting.into_iter().map(|id| id.0).collect(),
        Some(words) => holding(conn, fitting, words, phase)?,
    }))
}

/// The properties that name records.
const RECORDS: [&str; 5] = ["recipientId", "decisionId", "campaignId", "congressId", "ceremonyId"];

/// What a filter asks of single rows, read once.
struct Asked<'f> {
    filter: &'f SheetFilter,
    ranges: Vec<Range>,
    records: HashMap<&'static str, HashSet<IdColumn>>,
}

impl<'f> Asked<'f> {
    fn by(filter: &'f SheetFilter) -> Self {
        let ids = |name| Some((name, asked_as::<Uuid>(filter, name)?.into_iter().map(IdColumn).collect()));
        Self { filter, ranges: ranges(filter), records: RECORDS.into_iter().filter_map(ids).collect() }
    }

    fn has(&self, row: &Row) -> bool {
        let filter = self.filter;
        let changed = if filter.sight.is_public_only() { row.public_updated_at } else { Some(row.updated_at) };
        let is_record = |name: &str, id: Option<IdColumn>| {
            self.records.get(name).is_none_or(|ids| id.is_some_and(|id| ids.contains(&id)))
        };
        let is_word = |name: &str, word: &Option<String>| {
            asked(filter, name).is_none_or(|words| word.as_ref().is_some_and(|word| words.contains(word)))
        };
        // What is not said counts as no.
        let is_flag = |name: &str, flag: Option<bool>| {
            let said = flag.unwrap_or(false).to_string();
            asked(filter, name).is_none_or(|flags| flags.contains(&said))
        };
        filter.visibility.as_ref().is_none_or(|visibility| *visibility == row.visibility)
            && filter.keeper.is_none_or(|keeper| IdColumn::from(keeper) == row.organization_id)
            && filter.updated_since.is_none_or(|since| changed.is_some_and(|changed| since <= changed.0))
            && self.ranges.iter().any(|range| range.holds(row.sort_on.0))
            && is_record("recipientId", row.recipient_id)
            && is_record("decisionId", row.decision_id)
            && is_record("campaignId", row.campaign_id)
            && is_record("congressId", row.congress_id)
            && is_record("ceremonyId", row.ceremony_id)
            && is_word("awardType", &row.award_type)
            && is_word("kind", &row.kind)
            && is_word("recipientKind", &row.recipient_kind)
            && is_word("workerClass", &row.worker_class)
            && is_word("sector", &row.sector)
            && is_flag("smallCollective", row.small_collective)
            && is_flag("posthumous", row.posthumous)
    }
}
