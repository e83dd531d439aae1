//! What the law said of an award type within some days.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::is_valid_on;
use crate::language::Label;

/// An office that may decide on an award type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decider {
    /// The office: a code of `deciding-offices`.
    pub office: String,
    /// The first day it may; open where it began with the period.
    pub valid_from: Option<NaiveDate>,
    /// The last day it may; open where it ends with the period.
    pub valid_to: Option<NaiveDate>,
}

/// What held from one day to another, both included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub valid_from: Option<NaiveDate>,
    /// The last day.
    pub valid_to: Option<NaiveDate>,
    /// The name then.
    pub name: Label,
    /// Who could decide on it; empty where that was not read.
    pub deciders: Vec<Decider>,
    /// Whether their source was read.
    pub deciders_confirmed: bool,
    /// How many base salaries an individual receives; none where that is unknown.
    pub multiple_individual: Option<Decimal>,
    /// How many base salaries a collective receives; none where that is unknown.
    pub multiple_collective: Option<Decimal>,
    /// How many base salaries a household receives; none where that is unknown.
    pub multiple_household: Option<Decimal>,
    /// Whether the source of the multiples was read for these days; where it was not, they are no base of a sum.
    pub reward_confirmed: bool,
    /// The legal source.
    pub legal_source: String,
    /// Where it was read.
    pub source_url: Option<String>,
    /// Whether the award existed under this name then and its source was read.
    pub confirmed: bool,
}

impl Period {
    /// How many base salaries a recipient of this kind receives; none where the catalogue does not say.
    #[must_use]
    pub fn multiple(&self, recipient_kind: &str) -> Option<Decimal> {
        match recipient_kind {
            "individual" => self.multiple_individual,
            "collective" => self.multiple_collective,
            "household" => self.multiple_household,
            _ => None,
        }
    }

    /// The offices that could decide on `day`.
    pub fn deciders_on(&self, day: NaiveDate) -> impl Iterator<Item = &Decider> {
        self.deciders.iter().filter(move |decider| is_valid_on(decider.valid_from, decider.valid_to, day))
    }
}
