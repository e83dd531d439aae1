//! The rules that awards are held against, as the store has them.

use rust_decimal::Decimal;
use thidua_app::award_types::rules;
use thidua_domain::{
    findings::{AwardFacts, FindingCode, examine},
    rewards::Expected,
};
use thidua_test_support::{World, on_both};

on_both! {
    fn the_stored_rules_find_what_paper_has_wrong(world: &World) {
        let rules = world.db().read(rules).unwrap();
        assert_eq!((rules.types.len(), rules.salaries.rows().len()), (67, 8));
        let facts = AwardFacts {
            award_type: Some("commune-commendation".into()),
            printed_family: Some("title".into()),
            kind: Some("sudden".into()),
            recipient_kind: Some("household".into()),
            day: "2025-09-02".parse().ok(),
            amount: Some(Decimal::from(1_053_000)),
            decider_offices: vec!["provincial-chairman".into()],
            decider_known: true,
            ..AwardFacts::default()
        };
        let found = examine(&facts, &rules);
        let codes: Vec<FindingCode> = found.iter().map(|finding| finding.code).collect();
        assert_eq!(
            codes,
            [FindingCode::FamilyMismatch, FindingCode::NotCompetent, FindingCode::RewardDiffers]
        );
        assert!(found[0].detail.vi.contains("“Danh hiệu thi đua”"), "{}", found[0].detail.vi);
        assert!(found[1].detail.en.contains("Chairman of the provincial people's committee"), "{}", found[1].detail.en);
        let due = |finding: &Option<Expected>| match finding {
            Some(Expected::Known { sum, confirmed, .. }) => Some((sum.to_string(), *confirmed)),
            _ => None,
        };
        assert_eq!(due(&found[2].expected), Some(("1060000".to_owned(), true)));
    }
}
