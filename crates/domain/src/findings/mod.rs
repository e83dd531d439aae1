//! What the law of the day says beside an award that is on record: findings, never refusals.
//!
//! An award decided on paper stands as it was decided. [`examine`] looks at what is known of it and answers what does not
//! agree with the rules of its day, or cannot be compared with them because something is missing. Every finding says what
//! to check and cites its source; where that source was not read the finding is not `confirmed`.
//!
//! A caller passes only what its reader may see: other awards named here appear in the texts.

mod authority;
mod decision;
mod finding;
mod gaps;
mod other_awards;
mod reward;
mod validity;
mod wording;

#[cfg(test)]
mod record_tests;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

pub use finding::{Finding, FindingCode, Severity};

use crate::{
    award_rules::AwardRules,
    award_types::{AwardType, Period},
    base_salaries::BaseSalaries,
    language::Label,
};

/// What is known of an award.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AwardFacts {
    /// The code of its type; none where only printed words are known.
    pub award_type: Option<String>,
    /// The family whose column of the annex it is printed in: `title` or `form`.
    pub printed_family: Option<String>,
    /// The kind of award (loại hình khen thưởng): a code of `award-kinds`.
    pub kind: Option<String>,
    /// The kind of recipient: a code of `recipient-kinds`.
    pub recipient_kind: Option<String>,
    /// The day of the decision.
    pub day: Option<NaiveDate>,
    /// The reward on paper, đồng.
    pub amount: Option<Decimal>,
    /// How many works are honoured.
    pub works: Option<u32>,
    /// The day on which it is looked at.
    pub today: Option<NaiveDate>,
    /// The day of the document that it names as its decision.
    pub decision_day: Option<NaiveDate>,
    /// The type of that document, where such a document decides nothing.
    pub no_decision: Option<Label>,
    /// The offices that are named as deciding: codes, most of them of `deciding-offices`.
    pub decider_offices: Vec<String>,
    /// The offices of organizations of which no office is named: any of them may have decided.
    pub possible_offices: Vec<String>,
    /// What the organizations call these offices, by code.
    pub office_names: BTreeMap<String, Label>,
    /// Whether it is known who decided.
    pub decider_known: bool,
    /// Other awards of the same type to the same recipient by the same decision.
    pub same_award: Vec<Uuid>,
    /// Other awards for the same deed.
    pub same_deed: Vec<SameDeed>,
    /// Other awards of the same recipient.
    pub earlier: Vec<EarlierAward>,
}

/// Another award for the same deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameDeed {
    /// The award.
    pub id: Uuid,
    /// The day of its decision.
    pub day: Option<NaiveDate>,
}

/// Another award of the same recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierAward {
    /// The award.
    pub id: Uuid,
    /// The code of its type.
    pub award_type: Option<String>,
    /// Its kind.
    pub kind: Option<String>,
    /// The day of its decision.
    pub day: Option<NaiveDate>,
}

/// The names that texts use for codes; a code without one stands for itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// Of deciding offices.
    pub offices: BTreeMap<String, Label>,
    /// Of kinds of award.
    pub kinds: BTreeMap<String, Label>,
    /// Of kinds of recipient.
    pub recipient_kinds: BTreeMap<String, Label>,
    /// Of families.
    pub families: BTreeMap<String, Label>,
}

/// What awards are held against.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    /// The award catalogue, by code.
    pub types: BTreeMap<String, AwardType>,
    /// The base salaries.
    pub salaries: BaseSalaries,
    /// Rules beside the catalogue.
    pub rules: AwardRules,
    /// Names.
    pub names: Names,
}

/// An award with what the catalogue says of it, as the checks read it.
struct Case<'c> {
    facts: &'c AwardFacts,
    rules: &'c Rules,
    award_type: Option<&'c AwardType>,
    period: Option<&'c Period>,
}

/// What there is to say of an award, the weightier first within each subject.
#[must_use]
pub fn examine(facts: &AwardFacts, rules: &Rules) -> Vec<Finding> {
    let award_type = facts.award_type.as_ref().and_then(|code| rules.types.get(code));
    let period = award_type.zip(facts.day).and_then(|(award_type, day)| award_type.period_on(day));
    let case = Case { facts, rules, award_type, period };
    [
        gaps::type_unknown(&case),
        gaps::date_unknown(&case),
        decision::granted_differs(&case),
        decision::granted_in_future(&case),
        decision::not_a_decision(&case),
        validity::type_not_in_force(&case),
        validity::unconfirmed_type(&case),
        validity::kind_not_in_force(&case),
        validity::family_mismatch(&case),
        validity::recipient_kind_unfit(&case),
        gaps::decider_unknown(&case),
        authority::no_office_competent(&case),
        authority::not_competent(&case),
        reward::compare(&case),
        other_awards::same_deed(&case),
        other_awards::same_award(&case),
        other_awards::distance_too_short(&case),
    ]
    .into_iter()
    .flatten()
    .collect()
}
