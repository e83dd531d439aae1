//! What the record says against itself, and what it leaves open.

use super::{
    tests::{codes, day, label, one, right},
    *,
};

#[test]
fn nobody_is_named_as_deciding_where_no_office_is() {
    let unnamed = AwardFacts {
        decider_offices: vec![],
        possible_offices: vec!["provincial-chairman".into(), "provincial-vice-chairman".into()],
        office_names: [("provincial-vice-chairman".to_owned(), label("Phó Chủ tịch UBND", "Vice-chairman"))].into(),
        ..right()
    };
    let found = one(&unnamed, FindingCode::DeciderUnknown);
    assert_eq!((codes(&unnamed), found.severity), (vec!["decider_unknown"], Severity::Warning));
    assert!(found.detail.vi.starts_with("Chưa rõ chức danh nào đã quyết định: nơi ban hành có "), "{found:?}");
    assert!(found.detail.vi.contains("Phó Chủ tịch UBND") && found.detail.vi.contains("Chủ tịch UBND cấp xã"));
    assert!(!found.detail.vi.contains("provincial-vice-chairman") && !found.detail.vi.contains("quyết định do"));
    assert!(found.detail.en.contains("Vice-chairman") && found.source.is_some());
    let one_may = AwardFacts { possible_offices: vec!["commune-chairman".into()], ..unnamed.clone() };
    assert_eq!(codes(&one_may), Vec::<&str>::new(), "one of the offices may have decided, and has the power");
    let jointly = AwardFacts { decider_offices: vec!["provincial-chairman".into()], ..unnamed };
    assert_eq!(codes(&jointly), ["decider_unknown"], "of two who decided jointly, one names no office");
}

#[test]
fn what_is_on_record_is_held_against_itself() {
    let differs = AwardFacts { decision_day: Some(day("2021-04-01")), ..right() };
    let found = one(&differs, FindingCode::GrantedDiffers);
    assert_eq!((found.severity, found.pointer), (Severity::Warning, Some("/granted")));
    assert!(found.detail.vi.contains("02/09/2025") && found.detail.vi.contains("01/04/2021"), "{}", found.detail.vi);
    assert!(found.detail.en.contains("2025-09-02") && found.detail.en.contains("2021-04-01"));
    let same = AwardFacts { decision_day: right().day, today: right().day, ..right() };
    assert_eq!(codes(&same), Vec::<&str>::new());
    let plan = one(&AwardFacts { no_decision: Some(label("Kế hoạch", "Plan")), ..right() }, FindingCode::NotADecision);
    assert!(plan.detail.vi.contains("“Kế hoạch”") && plan.detail.en.contains("“Plan”"));
    let twice = AwardFacts { same_award: vec![Uuid::from_u128(7), Uuid::from_u128(8)], ..right() };
    let found = one(&twice, FindingCode::SameAward);
    assert_eq!(found.related, twice.same_award);
    assert!(found.detail.en.contains("2 more records"), "{}", found.detail.en);
}
