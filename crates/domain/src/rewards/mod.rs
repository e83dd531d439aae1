//! The reward (tiền thưởng) that goes with an award: multiple × base salary of the day of the decision × works, all
//! factors, rounded up once (Decree 98/2023/NĐ-CP, reward articles; kept by Decree 152/2025/NĐ-CP).
//!
//! What the catalogue does not say, or says without a source that was read, is [`Expected::Unknown`]: never a sum.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::{
    award_rules::AwardRules,
    award_types::{AwardType, RewardUnit},
    base_salaries::BaseSalaries,
};

/// The reward that the rules of the day lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Expected {
    /// A sum.
    Known {
        /// How many base salaries.
        multiple: Decimal,
        /// Đồng per month, on the day of the decision.
        base_salary: Decimal,
        /// How many works it is paid for; 1 where the reward is for the award.
        works: u32,
        /// Đồng, rounded up.
        sum: Decimal,
        /// Whether the sum is the most that may be paid, and not what is due.
        is_ceiling: bool,
        /// Whether every source it rests on was read.
        confirmed: bool,
        /// What it rests on.
        sources: Vec<String>,
    },
    /// No sum.
    Unknown {
        /// Why.
        why: UnknownReward,
    },
}

/// Why no reward can be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownReward {
    /// The catalogue says nothing of the award type on that day.
    NoPeriod,
    /// The award does not say what kind of recipient it has.
    RecipientKindUnsaid,
    /// The catalogue has no multiple for that kind of recipient on that day.
    NoMultiple,
    /// It has one, whose source was not read for that day.
    Unconfirmed,
    /// The reward is paid for each work, and the number of works is not said.
    WorksUnsaid,
    /// No base salary is known for that day.
    NoBaseSalary,
    /// No rule of rounding is known for that day.
    NoRounding,
    /// The product is beyond every sum of money.
    TooLarge,
}

/// The reward of `award_type` to a recipient of this kind, decided on `day`; `works` counts only where the reward is paid
/// for each of them.
#[must_use]
pub fn expected(
    award_type: &AwardType,
    recipient_kind: Option<&str>,
    day: NaiveDate,
    works: Option<u32>,
    salaries: &BaseSalaries,
    rules: &AwardRules,
) -> Expected {
    reckon(award_type, recipient_kind, day, works, salaries, rules).unwrap_or_else(|why| Expected::Unknown { why })
}

fn reckon(
    award_type: &AwardType,
    recipient_kind: Option<&str>,
    day: NaiveDate,
    works: Option<u32>,
    salaries: &BaseSalaries,
    rules: &AwardRules,
) -> Result<Expected, UnknownReward> {
    let period = award_type.period_on(day).ok_or(UnknownReward::NoPeriod)?;
    let (kind, counting) = rules.counted_as(recipient_kind.ok_or(UnknownReward::RecipientKindUnsaid)?, day);
    let multiple = period.multiple(kind).ok_or(UnknownReward::NoMultiple)?;
    if !period.reward_confirmed {
        return Err(UnknownReward::Unconfirmed);
    }
    let works = match award_type.reward_unit {
        RewardUnit::PerAward => 1,
        RewardUnit::PerWork => works.filter(|works| *works > 0).ok_or(UnknownReward::WorksUnsaid)?,
    };
    let salary = salaries.on(day).ok_or(UnknownReward::NoBaseSalary)?;
    let rounding = rules.rounding_on(day).ok_or(UnknownReward::NoRounding)?;
    let sum = multiple
        .checked_mul(salary.amount)
        .and_then(|sum| sum.checked_mul(Decimal::from(works)))
        .and_then(|exact| exact.checked_div(rounding.unit))
        .and_then(|units| units.ceil().checked_mul(rounding.unit))
        .ok_or(UnknownReward::TooLarge)?;
    let sources = [Some(&period.legal_source), Some(&salary.legal_source), Some(&rounding.rule.legal_source)]
        .into_iter()
        .chain([counting.map(|rule| &rule.legal_source)])
        .flatten()
        .cloned()
        .collect();
    let confirmed = salary.confirmed && rounding.rule.confirmed && counting.is_none_or(|rule| rule.confirmed);
    Ok(Expected::Known {
        multiple,
        base_salary: salary.amount,
        works,
        sum: sum.normalize(),
        is_ceiling: award_type.reward_is_ceiling,
        confirmed,
        sources,
    })
}
