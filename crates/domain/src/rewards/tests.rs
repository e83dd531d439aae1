//! Sums as decisions have them, and the cases in which there is none.

use rust_decimal::Decimal;

use super::*;
use crate::{award_rules::read_award_rules, award_types::read_catalogue, base_salaries::read_base_salaries};

struct Law {
    types: Vec<AwardType>,
    salaries: BaseSalaries,
    rules: AwardRules,
}

fn law() -> Law {
    Law {
        types: read_catalogue(include_str!("../../../../data/award-types.json")).unwrap(),
        salaries: read_base_salaries(include_str!("../../../../data/base-salaries.json")).unwrap(),
        rules: read_award_rules(include_str!("../../../../data/award-rules.json")).unwrap(),
    }
}

impl Law {
    fn find(&self, code: &str) -> AwardType {
        self.types.iter().find(|one| one.code == code).unwrap().clone()
    }

    fn expected(&self, award_type: &AwardType, kind: &str, day: &str, works: Option<u32>) -> Expected {
        expected(award_type, Some(kind), day.parse().unwrap(), works, &self.salaries, &self.rules)
    }
}

/// Sum and whether it is confirmed.
fn sum(expected: &Expected) -> Result<(i64, bool), UnknownReward> {
    match expected {
        Expected::Known { sum, confirmed, .. } => Ok((sum.to_string().parse().unwrap(), *confirmed)),
        Expected::Unknown { why } => Err(*why),
    }
}

#[test]
fn sums_are_those_of_the_rules_of_the_day() {
    let law = law();
    for (code, kind, day, wanted) in [
        ("commune-commendation", "individual", "2025-09-02", Ok((710_000, true))),
        ("commune-commendation", "household", "2025-09-02", Ok((1_060_000, true))),
        ("commune-commendation", "collective", "2025-09-02", Ok((1_410_000, true))),
        // Rounding was not read for the decree of those days.
        ("commune-commendation", "individual", "2020-05-05", Ok((230_000, false))),
        // Nor which multiple an enterprise has.
        ("commune-commendation", "enterprise", "2025-09-02", Ok((1_410_000, false))),
        // The base salary from July 2026 was not read on an official page.
        ("commune-commendation", "individual", "2026-07-01", Ok((760_000, false))),
        ("commune-commendation", "individual", "2026-06-30", Ok((710_000, true))),
        ("commune-commendation", "individual", "2024-03-01", Err(UnknownReward::NoMultiple)),
        ("commune-commendation", "individual", "2017-09-30", Err(UnknownReward::NoPeriod)),
        ("commune-commendation", "household", "2020-05-05", Err(UnknownReward::NoMultiple)),
        ("advanced-worker", "individual", "2024-06-30", Ok((540_000, true))),
        ("advanced-worker", "individual", "2024-07-01", Ok((710_000, true))),
        ("advanced-worker", "individual", "2023-12-31", Err(UnknownReward::NoMultiple)),
        ("advanced-worker", "collective", "2024-07-01", Err(UnknownReward::NoMultiple)),
        ("advanced-worker", "foreign", "2024-07-01", Err(UnknownReward::NoMultiple)),
        ("ho-chi-minh-order", "individual", "2025-02-03", Ok((71_370_000, true))),
        ("provincial-merit-certificate", "individual", "2025-01-10", Ok((3_510_000, true))),
        ("provincial-merit-certificate", "household", "2025-01-10", Ok((5_270_000, true))),
        ("provincial-merit-certificate", "individual", "2019-01-10", Ok((1_390_000, false))),
        ("peoples-teacher", "individual", "2025-01-10", Err(UnknownReward::Unconfirmed)),
        ("unit-commendation", "individual", "2025-01-10", Err(UnknownReward::Unconfirmed)),
        ("cultural-family", "household", "2025-01-10", Err(UnknownReward::NoMultiple)),
        ("state-prize", "individual", "2025-01-10", Err(UnknownReward::Unconfirmed)),
    ] {
        let found = law.expected(&law.find(code), kind, day, None);
        assert_eq!(sum(&found), wanted, "{code} {kind} {day}");
    }
}

#[test]
fn a_sum_names_its_factors_and_sources() {
    let law = law();
    let found = law.expected(&law.find("commune-commendation"), "household", "2025-09-02", Some(7));
    let Expected::Known { multiple, base_salary, works, is_ceiling, sources, .. } = found else { panic!("{found:?}") };
    assert_eq!((multiple.to_string(), base_salary.to_string(), works), ("0.45".into(), "2340000".into(), 1));
    assert!(!is_ceiling);
    assert_eq!(sources.len(), 3);
    assert!(sources[0].contains("152/2025") && sources[1].contains("73/2024") && sources[2].contains("98/2023"));
}

#[test]
fn a_prize_is_paid_for_each_work() {
    let law = law();
    let mut prize = law.find("state-prize");
    prize.periods.iter_mut().for_each(|period| period.reward_confirmed = true);
    let on = |works| sum(&law.expected(&prize, "individual", "2025-01-10", works));
    assert_eq!(on(Some(1)), Ok((397_800_000, true)));
    assert_eq!(on(Some(3)), Ok((1_193_400_000, true)));
    assert_eq!(on(None), Err(UnknownReward::WorksUnsaid));
    assert_eq!(on(Some(0)), Err(UnknownReward::WorksUnsaid));
}

/// One work: 0.123 × 2,340,000 = 287,820. Seven: 2,014,740, and not seven times what one comes to.
#[test]
fn it_is_rounded_once_and_up() {
    let law = law();
    let mut prize = law.find("state-prize");
    for period in &mut prize.periods {
        period.reward_confirmed = true;
        period.multiple_individual = Some("0.123".parse().unwrap());
    }
    assert_eq!(sum(&law.expected(&prize, "individual", "2025-01-10", Some(1))), Ok((290_000, true)));
    assert_eq!(sum(&law.expected(&prize, "individual", "2025-01-10", Some(7))), Ok((2_020_000, true)));
}

#[test]
fn a_ceiling_is_told_from_a_sum() {
    let law = law();
    let found = law.expected(&law.find("provincial-commemorative-medal"), "individual", "2025-01-10", None);
    assert!(matches!(found, Expected::Known { is_ceiling: true, sum, .. } if sum == Decimal::from(1_410_000)));
}

#[test]
fn what_is_missing_is_named() {
    let law = law();
    let commune = law.find("commune-commendation");
    let day: NaiveDate = "2025-09-02".parse().unwrap();
    let why = |found: Expected| sum(&found).unwrap_err();
    assert_eq!(why(expected(&commune, None, day, None, &law.salaries, &law.rules)), UnknownReward::RecipientKindUnsaid);
    let nothing = BaseSalaries::default();
    assert_eq!(
        why(expected(&commune, Some("individual"), day, None, &nothing, &law.rules)),
        UnknownReward::NoBaseSalary
    );
    let no_rules = AwardRules::default();
    assert_eq!(
        why(expected(&commune, Some("individual"), day, None, &law.salaries, &no_rules)),
        UnknownReward::NoRounding
    );
    let mut huge = commune;
    huge.periods.iter_mut().for_each(|period| period.multiple_individual = Some(Decimal::MAX));
    assert_eq!(why(expected(&huge, Some("individual"), day, None, &law.salaries, &law.rules)), UnknownReward::TooLarge);
}
