//! What a sheet is found, filtered and sorted by.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Filter, Sheet, pattern};
use crate::{
    records::Instant,
    text::collation_key,
    time::{CivilDay, TimeWindow},
};

/// The values of a record that lists look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// Where its name stands in the order of the Vietnamese alphabet.
    pub name_key: Vec<u8>,
    /// Where it stands in time: the civil minute it begins with, as if it were UTC; the first of all when not known.
    pub sort_on: Instant,
    /// What tells it from all others.
    pub identity: Option<String>,
    /// Name of a filter, and a value it finds the record by.
    pub terms: Vec<(&'static str, String)>,
    /// Name of a filter, and a window it finds the record by.
    pub windows: Vec<WindowOf>,
    /// The text that a search finds it by.
    pub text: String,
}

/// A window that a filter looks at; an open end is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowOf {
    /// The filter.
    pub name: &'static str,
    /// First day.
    pub earliest: Option<NaiveDate>,
    /// Last day.
    pub latest: Option<NaiveDate>,
    /// Without a year: its days of the year, month × 100 + day, first and last.
    pub days_of_year: Option<(i32, i32)>,
}

impl Sheet {
    /// What lists look at, with the preferred value of every claim.
    #[must_use]
    pub fn index(&self) -> Index {
        let content = self.resolved(None);
        let definition = self.definition;
        let (mut terms, mut windows) = (Vec::new(), Vec::new());
        for filter in definition.filters {
            match *filter {
                Filter::Term { name, at, .. } => {
                    let values = pattern::all(&content, at).into_iter().map(|(_, value)| word(value));
                    terms.extend(values.filter(|value| is_asked_for(value)).map(|value| (name, value)));
                }
                Filter::Derived { .. } => {}
                Filter::Days { name, at } | Filter::Day { name, at } => {
                    windows.extend(windows_at(&content, at).iter().flat_map(|window| in_lists(name, window)));
                }
            }
        }
        terms.sort_unstable();
        terms.dedup();
        let name = self.name();
        let mut text = vec![name.clone()];
        for at in definition.searched {
            text.extend(pattern::all(&content, at).into_iter().map(|(_, value)| word(value)));
        }
        let places = windows_at(&content, definition.order.at);
        let first = places.iter().filter(|window| !window.is_yearless()).map(moment).min();
        Index {
            name_key: collation_key(&(definition.of.filed_under)(&self.content)),
            name,
            sort_on: first.unwrap_or(NaiveDateTime::new(TimeWindow::SORT_ON_UNKNOWN, NaiveTime::MIN)).and_utc(),
            identity: (definition.of.identity)(&self.content).map(short),
            terms,
            windows,
            text: text.join(" "),
        }
    }
}

/// The longest value that a filter asks for, in characters.
const LONGEST_TERM: usize = 300;
/// The longest identity that is kept as it is, in bytes: not too much for an index.
const LONGEST_IDENTITY: usize = 1_000;

fn is_asked_for(value: &str) -> bool {
    value.chars().count() <= LONGEST_TERM
}

/// What tells a record from all others, its digest where it is too long for an index.
fn short(identity: String) -> String {
    if identity.len() <= LONGEST_IDENTITY {
        return identity;
    }
    Sha256::digest(identity.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The windows at the first of some places that has any.
fn windows_at(content: &Value, places: &[&str]) -> Vec<TimeWindow> {
    places
        .iter()
        .map(|at| {
            let found = pattern::all(content, at).into_iter();
            found.filter_map(|(_, value)| serde_json::from_value(value.clone()).ok()).collect::<Vec<TimeWindow>>()
        })
        .find(|windows| !windows.is_empty())
        .unwrap_or_default()
}

/// A window as lists look at it. One without a year that runs over the end of the year is two.
fn in_lists(name: &'static str, window: &TimeWindow) -> Vec<WindowOf> {
    let runs = window.days_of_year();
    if runs.is_empty() {
        return vec![WindowOf { name, earliest: window.earliest(), latest: window.latest(), days_of_year: None }];
    }
    let yearless = |days| WindowOf { name, earliest: None, latest: None, days_of_year: Some(days) };
    runs.into_iter().map(yearless).collect()
}

/// The first day of a window, and its first minute when one is said.
fn moment(window: &TimeWindow) -> NaiveDateTime {
    let day: CivilDay = window.sort_on();
    let time = window.start_time().and_then(|time| time.to_string().parse::<NaiveTime>().ok());
    NaiveDateTime::new(day, time.unwrap_or(NaiveTime::MIN))
}

/// A value as a filter or a search sees it.
fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
