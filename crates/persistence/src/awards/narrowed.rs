//! What a filter leaves of awards, as conditions on their rows.

use std::str::FromStr;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use diesel::prelude::*;
use thidua_domain::records::Instant;
use uuid::Uuid;

use crate::{
    connection::MultiBackend,
    schema::{awards, organization_closure as closure},
    sheets::SheetFilter,
    sql_types::{At, IdColumn},
};

/// A boxed query over awards.
pub(super) type Boxed<'a> = awards::BoxedQuery<'a, MultiBackend>;

/// Whole days, as they stand in `sort_on`: the first moment and the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub from: Option<Instant>,
    pub to: Option<Instant>,
}

impl Range {
    /// Whether a moment is within.
    pub(super) fn holds(self, at: Instant) -> bool {
        self.from.is_none_or(|from| from <= at) && self.to.is_none_or(|to| at <= to)
    }
}

fn first_moment(day: NaiveDate) -> Instant {
    NaiveDateTime::new(day, NaiveTime::MIN).and_utc()
}

fn last_moment(day: NaiveDate) -> Instant {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    first_moment(next) - chrono::Duration::microseconds(1)
}

/// The values of a term of a filter; none when it does not ask for it.
pub(super) fn asked<'f>(filter: &'f SheetFilter, name: &str) -> Option<&'f [String]> {
    filter.terms.iter().find(|(known, _)| *known == name).map(|(_, values)| values.as_slice())
}

/// The same, of values that are ids or numbers.
pub(super) fn asked_as<T: FromStr>(filter: &SheetFilter, name: &str) -> Option<Vec<T>> {
    asked(filter, name).map(|values| values.iter().filter_map(|value| value.parse().ok()).collect())
}

/// The stretches of time that a filter asks for by years and days, oldest first; one without ends when it asks for none.
pub(super) fn ranges(filter: &SheetFilter) -> Vec<Range> {
    let span = filter.spans.iter().find(|span| span.name == "granted");
    let from = span.and_then(|span| span.from).map(first_moment);
    let to = span.and_then(|span| span.to).map(last_moment);
    let Some(mut years) = asked_as::<i32>(filter, "year") else { return vec![Range { from, to }] };
    years.sort_unstable();
    years.dedup();
    let of_year = |year: i32| {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let last = NaiveDate::from_ymd_opt(year, 12, 31)?;
        let range = Range {
            from: from.max(Some(first_moment(first))),
            to: Some(to.unwrap_or(last_moment(last)).min(last_moment(last))),
        };
        (range.from <= range.to).then_some(range)
    };
    years.into_iter().filter_map(of_year).collect()
}

/// The properties whose values are compared as they stand.
macro_rules! with_words {
    ($query:ident, $filter:expr, $($name:literal => $column:ident),+) => {
        $(if let Some(values) = asked($filter, $name) {
            $query = $query.filter(awards::$column.eq_any(values));
        })+
    };
}

/// The flags: what is not said of an award counts as no.
macro_rules! with_flags {
    ($query:ident, $filter:expr, $($name:literal => $column:ident),+) => {
        $(if let Some(values) = asked_as::<bool>($filter, $name) {
            $query = if values.contains(&false) {
                $query.filter(awards::$column.eq_any(values).or(awards::$column.is_null()))
            } else {
                $query.filter(awards::$column.eq_any(values))
            };
        })+
    };
}

macro_rules! with_records {
    ($query:ident, $filter:expr, $($name:literal => $column:ident),+) => {
        $(if let Some(ids) = asked_as::<Uuid>($filter, $name) {
            let ids: Vec<IdColumn> = ids.into_iter().map(IdColumn).collect();
            $query = $query.filter(awards::$column.eq_any(ids));
        })+
    };
}

/// Narrows a query to what a filter asks for of single rows.
pub(super) fn narrowed<'a>(mut query: Boxed<'a>, filter: &'a SheetFilter) -> Boxed<'a> {
    if let Some(keeper) = filter.keeper {
        query = query.filter(awards::organization_id.eq(IdColumn::from(keeper)));
    }
    if let Some(unit) = filter.under {
        let under = closure::table.filter(closure::ancestor.eq(IdColumn::from(unit))).select(closure::descendant);
        query = query.filter(awards::unit_id.eq_any(under));
    }
    with_words!(query, filter, "awardType" => award_type, "kind" => kind, "recipientKind" => recipient_kind,
        "workerClass" => worker_class, "sector" => sector);
    with_flags!(query, filter, "smallCollective" => small_collective, "posthumous" => posthumous);
    with_records!(query, filter, "recipientId" => recipient_id, "decisionId" => decision_id,
        "campaignId" => campaign_id, "congressId" => congress_id, "ceremonyId" => ceremony_id);
    query
}

/// Narrows a query to what a caller may read, of the visibility asked for, and changed since the moment asked for.
pub(super) fn readable<'a>(query: Boxed<'a>, filter: &'a SheetFilter) -> Boxed<'a> {
    let query = crate::in_sight!(query, awards, &filter.sight);
    let query = match &filter.visibility {
        Some(visibility) => query.filter(awards::visibility.eq(visibility)),
        None => query,
    };
    match filter.updated_since {
        Some(since) if filter.sight.is_public_only() => query.filter(awards::public_updated_at.ge(At(since))),
        Some(since) => query.filter(awards::updated_at.ge(At(since))),
        None => query,
    }
}

/// Whether a filter asks for anything of single rows, beside the property that leads to them.
pub(super) fn narrows(filter: &SheetFilter, except: &str) -> bool {
    let other_terms = filter.terms.iter().any(|(name, _)| *name != "year" && *name != except);
    filter.keeper.is_some() || (filter.under.is_some() && except != "unit") || other_terms
}

/// Narrows a query to the stretches of time of a filter.
pub(super) fn in_ranges<'a>(query: Boxed<'a>, ranges: &[Range]) -> Boxed<'a> {
    use diesel::{BoolExpressionMethods, sql_types::Bool};
    let mut any: Option<Box<dyn BoxableExpression<awards::table, MultiBackend, SqlType = Bool> + 'a>> = None;
    for range in ranges {
        let this: Box<dyn BoxableExpression<awards::table, MultiBackend, SqlType = Bool> + 'a> =
            match (range.from, range.to) {
                (Some(from), Some(to)) => Box::new(awards::sort_on.between(At(from), At(to))),
                (Some(from), None) => Box::new(awards::sort_on.ge(At(from))),
                (None, Some(to)) => Box::new(awards::sort_on.le(At(to))),
                (None, None) => return query,
            };
        any = Some(match any {
            Some(before) => Box::new(before.or(this)),
            None => this,
        });
    }
    match any {
        Some(any) => query.filter(any),
        // Years of which none exists.
        None => query.filter(awards::id.eq(IdColumn(Uuid::nil()))),
    }
}
