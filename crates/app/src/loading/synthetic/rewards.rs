//! The money that goes with an award: a multiple of the base salary of the day, rounded up to ten thousand đồng (Decree
//! 98/2023/NĐ-CP Art. 53–56 and the decrees before it). Where a rule is not confirmed there is no amount.

use chrono::NaiveDate;
use thidua_domain::awards::Money;

use super::data::Awards;

/// The step to which rewards are rounded up, in đồng.
const STEP: u64 = 10_000;

/// The reward for an award of this type on this day, to a recipient of this kind.
pub(super) fn reward(awards: &Awards, award_type: &str, recipient_kind: &str, on: NaiveDate) -> Option<Money> {
    let rule = awards
        .multiples
        .iter()
        .find(|rule| rule.award_type == award_type && rule.from <= on && rule.to.is_none_or(|last| on <= last))?;
    let hundredths = match recipient_kind {
        "individual" => rule.individual,
        "household" => rule.household,
        _ => rule.collective,
    }?;
    let base = awards.base_salaries.iter().find(|base| base.from <= on && on <= base.to)?;
    let amount = (base.amount * hundredths).div_ceil(100 * STEP) * STEP;
    Some(Money { amount: amount.to_string(), currency: "VND".to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loading::synthetic::data::Data;

    #[test]
    fn sums_are_those_of_the_decrees() {
        let awards = Data::read().unwrap().awards;
        let sum = |award_type, kind, day: &str| {
            reward(&awards, award_type, kind, day.parse().unwrap()).map(|money| money.amount)
        };
        assert_eq!(sum("commune-commendation", "individual", "2025-09-05"), Some("710000".into()));
        assert_eq!(sum("commune-commendation", "household", "2025-09-05"), Some("1060000".into()));
        assert_eq!(sum("commune-commendation", "collective", "2025-09-05"), Some("1410000".into()));
        assert_eq!(sum("commune-commendation", "individual", "2020-05-05"), Some("230000".into()));
        assert_eq!(sum("commune-commendation", "individual", "2016-05-05"), None, "no rule that was read");
        assert_eq!(sum("commune-commendation", "household", "2020-05-05"), None, "households had no multiple");
    }
}
