//! Query parameters of sheets: the ones that every kind has, and those that its table adds.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use serde_json::{Map, Value};
use thidua_app::{Call as AppCall, awards::GroupBy, sheets::SheetList};
use thidua_domain::{
    faults::Fault,
    sheets::{Definition, Filter},
    text::{fold, lower, tokens},
};
use thidua_persistence::{
    documents::Matching,
    query::Direction,
    sheets::{SheetFilter, SheetSort, Span},
};
use uuid::Uuid;

use crate::{problems::Problem, shapes::Paging};

/// How one sheet is shown.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct ViewQuery {
    /// Whose references are shown whole.
    pub expand: Option<Vec<String>>,
    /// Which properties.
    pub fields: Option<Vec<String>>,
    /// Among the claims known on this day.
    pub as_of: Option<NaiveDate>,
}

/// Which sheets, in which order, and how they are shown.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ListQuery {
    q: Option<String>,
    organization_id: Option<Uuid>,
    unit: Option<Uuid>,
    visibility: Option<String>,
    updated_since: Option<DateTime<Utc>>,
    sort: Option<String>,
    page_size: Option<i64>,
    cursor: Option<String>,
    include_total: Option<bool>,
    /// Which properties.
    pub fields: Option<Vec<String>>,
    /// Whose references are shown whole.
    pub expand: Option<Vec<String>>,
    /// What the table of the kind adds.
    #[serde(flatten)]
    own: Map<String, Value>,
}

impl ListQuery {
    /// Size and place of the page.
    pub(crate) fn paging(&self) -> Paging {
        Paging {
            page_size: self.page_size,
            cursor: self.cursor.clone(),
            include_total: self.include_total,
            fields: self.fields.clone(),
        }
    }

    /// The list of a kind.
    pub(super) fn list(&self, call: &AppCall, definition: &Definition) -> Result<SheetList, Problem> {
        let (sort, direction) = self.order(definition)?;
        let by_match = self.sort.is_none() && sort != SheetSort::Updated;
        Ok(SheetList { filter: self.filter(call, definition), sort, direction, by_match })
    }

    /// Which sheets of a kind.
    pub(crate) fn filter(&self, call: &AppCall, definition: &Definition) -> SheetFilter {
        let (mut terms, mut spans) = (Vec::new(), Vec::new());
        for filter in definition.filters {
            match *filter {
                Filter::Term { name, .. } | Filter::Derived { name, .. } => {
                    let values: Vec<String> = self.own.get(name).map(words).unwrap_or_default();
                    if !values.is_empty() {
                        terms.push((name, values));
                    }
                }
                Filter::Days { name, .. } => {
                    let (from, to) = (self.day(&format!("{name}From")), self.day(&format!("{name}To")));
                    if from.is_some() || to.is_some() {
                        spans.push(Span { name, from, to });
                    }
                }
                Filter::Day { name, .. } => {
                    let day = self.day(name);
                    spans.extend(day.map(|_| Span { name, from: day, to: day }));
                }
            }
        }
        SheetFilter {
            kind: definition.kind,
            sight: call.sight_line(),
            keeper: self.organization_id.map(Into::into),
            under: self.unit.map(Into::into),
            visibility: self.visibility.clone(),
            terms,
            spans,
            updated_since: self.updated_since,
            words: self.q.as_deref().map(|text| Matching { exact: tokens(&lower(text)), loose: tokens(&fold(text)) }),
        }
    }

    /// What is counted by, in the order asked for.
    pub(super) fn group_by(&self) -> Vec<GroupBy> {
        let names = self.own.get("groupBy").map(words).unwrap_or_default();
        let mut by: Vec<GroupBy> = Vec::new();
        for one in names.iter().filter_map(|name| GroupBy::parse(name)) {
            if !by.contains(&one) {
                by.push(one);
            }
        }
        by
    }

    fn day(&self, name: &str) -> Option<NaiveDate> {
        self.own.get(name)?.as_str()?.parse().ok()
    }

    fn order(&self, definition: &Definition) -> Result<(SheetSort, Direction), Problem> {
        let usual = match definition.order.by_time {
            Some(_) if !definition.order.by_name_first => (SheetSort::Time, Direction::Descending),
            _ => (SheetSort::Name, Direction::Ascending),
        };
        let Some(sort) = self.sort.as_deref() else {
            let is_sync = self.updated_since.is_some();
            return Ok(if is_sync { (SheetSort::Updated, Direction::Ascending) } else { usual });
        };
        if self.updated_since.is_some() && sort != "updatedAt" {
            return Err(Problem::invalid_input(
                Fault::parameter(
                    "sort",
                    "contradiction",
                    "updatedSince luôn sắp theo updatedAt; hãy bỏ sort hoặc ghi sort=updatedAt.",
                    "updatedSince runs in the order of updatedAt; leave sort out or say sort=updatedAt.",
                )
                .into(),
            ));
        }
        let (name, direction) = match sort.strip_prefix('-') {
            Some(name) => (name, Direction::Descending),
            None => (sort, Direction::Ascending),
        };
        let sort = match name {
            "updatedAt" => SheetSort::Updated,
            "calling" => SheetSort::Calling,
            name if Some(name) == definition.order.by_time => SheetSort::Time,
            _ => SheetSort::Name,
        };
        Ok((sort, direction))
    }
}

/// The values of a parameter, as the index holds them.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(several) => several.iter().flat_map(words).collect(),
        Value::String(text) => vec![text.clone()],
        other => vec![other.to_string()],
    }
}
