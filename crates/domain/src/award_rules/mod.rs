//! Rules about awards that are no property of one award type: rounding, distances, kinds and their days.
//!
//! Rows of `data/award-rules.json`. Every number has its days and its source; the code holds none.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Deserialize;

use crate::award_types::is_valid_on;

/// When a rule holds, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The first day; open where it always held.
    pub valid_from: Option<NaiveDate>,
    /// The last day; open while it holds.
    pub valid_to: Option<NaiveDate>,
    /// The legal source.
    pub legal_source: String,
    /// Where it was read.
    pub source_url: Option<String>,
    /// Whether it was read.
    pub confirmed: bool,
}

impl Rule {
    /// Whether it holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        is_valid_on(self.valid_from, self.valid_to, day)
    }
}

/// A reward is rounded up to a whole number of this.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RewardRounding {
    /// Đồng.
    pub unit: Decimal,
    /// When and where.
    pub rule: Rule,
}

/// A kind of recipient whose reward is that of another kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountsAs {
    /// The kind: a code of `recipient-kinds`.
    pub recipient_kind: String,
    /// The kind whose multiple and fitness count.
    pub counts_as: String,
    /// When and where.
    pub rule: Rule,
}

/// How long after an award of a level and kind the next one usually comes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsualDistance {
    /// The level of both: a code of `award-levels`.
    pub level: String,
    /// The kind of both: a code of `award-kinds`.
    pub award_kind: String,
    /// Years.
    pub years: u32,
    /// When and where.
    pub rule: Rule,
}

/// One achievement never gets several awards.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OneDeedOneAward {
    /// When and where.
    pub rule: Rule,
}

/// A kind of award (loại hình khen thưởng) that the law knew within some days only.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindInForce {
    /// The kind: a code of `award-kinds`.
    pub award_kind: String,
    /// When and where.
    pub rule: Rule,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardRules {
    /// What rewards are rounded up to.
    pub reward_roundings: Vec<RewardRounding>,
    /// Which kinds of recipient count as another.
    pub recipients_count_as: Vec<CountsAs>,
    /// Usual distances between awards.
    pub usual_distances: Vec<UsualDistance>,
    /// One achievement, one award.
    pub one_deed_one_award: Vec<OneDeedOneAward>,
    /// Kinds that are not always in force; a kind without a row is.
    pub award_kinds: Vec<KindInForce>,
}

impl AwardRules {
    /// The kind that a recipient's kind counts as on `day`, with the rule that says so; itself where none does.
    #[must_use]
    pub fn counted_as<'r>(&'r self, kind: &'r str, day: NaiveDate) -> (&'r str, Option<&'r Rule>) {
        self.recipients_count_as
            .iter()
            .find(|row| row.recipient_kind == kind && row.rule.holds_on(day))
            .map_or((kind, None), |row| (row.counts_as.as_str(), Some(&row.rule)))
    }

    /// What rewards of `day` are rounded up to.
    #[must_use]
    pub fn rounding_on(&self, day: NaiveDate) -> Option<&RewardRounding> {
        self.reward_roundings.iter().find(|row| row.rule.holds_on(day))
    }
}

/// The rules of a data file.
///
/// # Errors
/// When it is not JSON, or says something that this does not know.
pub fn read_award_rules(file: &str) -> Result<AwardRules, serde_json::Error> {
    serde_json::from_str(file)
}
