//! Claims: what several sources say of one value. All of them stand; one is shown first (D5).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::records::Source;

/// What one source says of a value: `CLAIM` of the API.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Claim {
    /// Its id.
    pub id: Uuid,
    /// The property it is about, as a JSON pointer: `/held`.
    pub field: String,
    /// The value.
    pub value: Value,
    /// The day it was said; none when the source has no date.
    #[serde(default)]
    pub asserted_on: Option<NaiveDate>,
    /// Who said it.
    pub source: Source,
    /// The claim it takes the place of.
    #[serde(default)]
    pub supersedes_id: Option<Uuid>,
    /// Whether an officer chose it over later ones.
    #[serde(default)]
    pub chosen: bool,
    /// Why the value is another one than before: what moved the day or the place.
    #[serde(default)]
    pub reason: Option<String>,
}

impl Claim {
    /// Whether it had been said by the end of `day`; one without a date is known on every day.
    #[must_use]
    pub fn is_known_on(&self, day: Option<NaiveDate>) -> bool {
        match (self.asserted_on, day) {
            (Some(asserted), Some(day)) => asserted <= day,
            _ => true,
        }
    }
}

/// The claim about `field` that is shown first, among those known on `as_of` (none: today): the one an officer chose,
/// else the latest asserted of those that no other known one takes the place of; one without a date gives way to any
/// that has one.
#[must_use]
pub fn preferred<'c>(claims: &'c [Claim], field: &str, as_of: Option<NaiveDate>) -> Option<&'c Claim> {
    let known: Vec<&Claim> = claims.iter().filter(|claim| claim.field == field && claim.is_known_on(as_of)).collect();
    let is_superseded = |claim: &Claim| known.iter().any(|other| other.supersedes_id == Some(claim.id));
    // The last of equals: what was written down later.
    known.iter().copied().max_by_key(|claim| (claim.chosen, !is_superseded(claim), claim.asserted_on))
}
