//! Awards as paper has them, and what there is to say of each.

use super::*;
use crate::{
    award_rules::read_award_rules, award_types::read_catalogue, base_salaries::read_base_salaries, rewards::Expected,
};

pub(super) fn rules() -> Rules {
    let types = read_catalogue(include_str!("../../../../data/award-types.json")).unwrap();
    let office = Label { vi: "Chủ tịch UBND cấp xã".into(), en: Some("Chairman of the commune".into()) };
    Rules {
        types: types.into_iter().map(|one| (one.code.clone(), one)).collect(),
        salaries: read_base_salaries(include_str!("../../../../data/base-salaries.json")).unwrap(),
        rules: read_award_rules(include_str!("../../../../data/award-rules.json")).unwrap(),
        names: Names { offices: [("commune-chairman".to_owned(), office)].into(), ..Names::default() },
    }
}

pub(super) fn label(vi: &str, en: &str) -> Label {
    Label { vi: vi.into(), en: Some(en.into()) }
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A commendation of a commune's chairman to an individual, with nothing to say of it.
pub(super) fn right() -> AwardFacts {
    AwardFacts {
        award_type: Some("commune-commendation".into()),
        printed_family: Some("form".into()),
        kind: Some("sudden".into()),
        recipient_kind: Some("individual".into()),
        day: Some(day("2025-09-02")),
        amount: Some(Decimal::from(710_000)),
        decider_offices: vec!["commune-chairman".into()],
        decider_known: true,
        ..AwardFacts::default()
    }
}

pub(super) fn codes(facts: &AwardFacts) -> Vec<&'static str> {
    examine(facts, &rules()).iter().map(|finding| finding.code.as_str()).collect()
}

pub(super) fn one(facts: &AwardFacts, code: FindingCode) -> Finding {
    let found = examine(facts, &rules());
    found.iter().find(|finding| finding.code == code).unwrap_or_else(|| panic!("{code:?} in {found:?}")).clone()
}

#[test]
fn a_right_award_has_no_findings() {
    assert_eq!(codes(&right()), Vec::<&str>::new());
}

#[test]
fn each_thing_that_is_wrong_is_found_alone() {
    let cases: [(&str, AwardFacts); 18] = [
        ("type_unknown", AwardFacts { award_type: None, ..right() }),
        ("type_unknown", AwardFacts { award_type: Some("giay-khen".into()), ..right() }),
        ("date_unknown", AwardFacts { day: None, ..right() }),
        ("granted_differs", AwardFacts { decision_day: Some(day("2025-09-01")), ..right() }),
        ("granted_in_future", AwardFacts { today: Some(day("2025-09-01")), ..right() }),
        ("not_a_decision", AwardFacts { no_decision: Some(label("Kế hoạch", "Plan")), ..right() }),
        ("same_award", AwardFacts { same_award: vec![Uuid::from_u128(7)], ..right() }),
        (
            "decider_unknown",
            AwardFacts { decider_offices: Vec::new(), possible_offices: vec!["provincial-chairman".into()], ..right() },
        ),
        ("kind_not_in_force", AwardFacts { kind: Some("thematic".into()), ..right() }),
        ("family_mismatch", AwardFacts { printed_family: Some("title".into()), ..right() }),
        ("decider_unknown", AwardFacts { decider_known: false, decider_offices: Vec::new(), ..right() }),
        ("decider_unknown", AwardFacts { decider_offices: Vec::new(), ..right() }),
        ("not_competent", AwardFacts { decider_offices: vec!["provincial-chairman".into()], ..right() }),
        ("reward_differs", AwardFacts { amount: Some(Decimal::from(702_000)), ..right() }),
        ("reward_differs", AwardFacts { amount: Some(Decimal::from(720_000)), ..right() }),
        ("reward_unknown", AwardFacts { recipient_kind: None, ..right() }),
        ("amount_missing", AwardFacts { amount: None, ..right() }),
        (
            "same_deed",
            AwardFacts {
                same_deed: vec![SameDeed { id: Uuid::from_u128(1), day: Some(day("2025-08-30")) }],
                ..right()
            },
        ),
    ];
    for (code, facts) in cases {
        assert_eq!(codes(&facts), [code], "{facts:?}");
    }
}

#[test]
fn every_finding_cites_and_says_what_to_check_in_both_languages() {
    let facts = AwardFacts {
        award_type: Some("district-commendation".into()),
        printed_family: Some("title".into()),
        kind: Some("thematic".into()),
        recipient_kind: Some("foreign".into()),
        day: Some(day("2025-08-01")),
        same_deed: vec![SameDeed { id: Uuid::from_u128(1), day: None }],
        ..right()
    };
    let found = examine(&facts, &rules());
    let wanted = [
        "type_not_in_force",
        "kind_not_in_force",
        "family_mismatch",
        "recipient_kind_unfit",
        "reward_unknown",
        "same_deed",
    ];
    assert_eq!(found.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), wanted);
    for finding in found {
        assert!(finding.source.as_ref().is_some_and(|source| !source.is_empty()), "{finding:?}");
        assert!(finding.detail.vi.contains("; hãy ") || finding.detail.vi.contains("hãy đối chiếu"), "{finding:?}");
        assert!(!finding.detail.en.is_empty() && finding.pointer.is_some());
    }
}

#[test]
fn the_reward_is_shown_with_how_it_came_about() {
    let found = one(&AwardFacts { amount: Some(Decimal::from(702_000)), ..right() }, FindingCode::RewardDiffers);
    assert!(found.confirmed);
    assert_eq!(
        found.detail.vi,
        "Văn bản ghi 702.000 đồng, theo quy định là 0,3 × 2.340.000 đồng, làm tròn lên = 710.000 đồng; hãy kiểm tra lại số tiền."
    );
    assert_eq!(
        found.detail.en,
        "The paper says 702,000 đồng, by the rules it is 0.3 × 2,340,000 đồng, rounded up = 710,000 đồng; check the amount."
    );
    assert!(matches!(found.expected, Some(Expected::Known { sum, .. }) if sum == Decimal::from(710_000)));
    let older = AwardFacts { day: Some(day("2020-05-05")), amount: Some(Decimal::from(500_000)), ..right() };
    assert!(!one(&older, FindingCode::RewardDiffers).confirmed, "its rounding was not read");
    let exact = AwardFacts { day: Some(day("2020-05-05")), amount: Some(Decimal::from(230_000)), ..right() };
    assert!(!codes(&exact).contains(&"reward_differs"));
}

#[test]
fn up_to_a_ceiling_everything_is_right() {
    let medal = |amount: Option<i64>| AwardFacts {
        award_type: Some("provincial-commemorative-medal".into()),
        day: Some(day("2025-01-10")),
        kind: Some("contribution".into()),
        amount: amount.map(Decimal::from),
        decider_offices: vec!["provincial-chairman".into()],
        ..right()
    };
    assert_eq!(codes(&medal(None)), Vec::<&str>::new());
    assert_eq!(codes(&medal(Some(0))), Vec::<&str>::new());
    assert_eq!(codes(&medal(Some(1_410_000))), Vec::<&str>::new());
    assert_eq!(codes(&medal(Some(1_410_001))), ["reward_differs"]);
    assert!(one(&medal(Some(1_420_000)), FindingCode::RewardDiffers).detail.en.contains("above the most allowed"));
}

#[test]
fn powers_go_by_the_day() {
    let village = |on: &str, office: &str| AwardFacts {
        award_type: Some("cultural-village".into()),
        printed_family: Some("title".into()),
        recipient_kind: Some("collective".into()),
        kind: Some("merit".into()),
        day: Some(day(on)),
        amount: Some(Decimal::from(3_510_000)),
        decider_offices: vec![office.to_owned()],
        ..right()
    };
    assert_eq!(codes(&village("2025-06-30", "district-chairman")), Vec::<&str>::new());
    assert_eq!(codes(&village("2025-07-01", "district-chairman")), ["not_competent"]);
    assert_eq!(codes(&village("2025-07-01", "commune-chairman")), Vec::<&str>::new());
    assert_eq!(codes(&village("2025-06-30", "commune-chairman")), ["not_competent"]);
    let found = one(&village("2025-07-01", "district-chairman"), FindingCode::NotCompetent);
    assert!(found.confirmed && found.detail.vi.contains("Chủ tịch UBND cấp xã"), "{found:?}");
    let unread = AwardFacts {
        award_type: Some("exemplary-commune".into()),
        amount: Some(Decimal::from(4_680_000)),
        ..village("2025-07-01", "commune-chairman")
    };
    assert!(!one(&unread, FindingCode::NotCompetent).confirmed, "who decides was not read");
}

#[test]
fn kinds_go_by_the_day() {
    for (kind, on, found) in [
        ("thematic", "2023-12-31", false),
        ("thematic", "2024-01-01", true),
        ("movement", "2023-12-31", true),
        ("movement", "2024-01-01", false),
        ("merit", "2016-01-01", false),
        ("external", "2025-12-01", false),
    ] {
        let facts = AwardFacts { kind: Some(kind.into()), day: Some(day(on)), ..right() };
        assert_eq!(codes(&facts).contains(&"kind_not_in_force"), found, "{kind} {on}");
    }
}

#[test]
fn what_was_not_read_is_noted_and_not_held_against_the_award() {
    let old = AwardFacts {
        award_type: Some("advanced-worker".into()),
        printed_family: Some("title".into()),
        day: Some(day("2018-12-20")),
        amount: Some(Decimal::from(417_000)),
        ..right()
    };
    assert_eq!(codes(&old), ["unconfirmed_type", "reward_unknown"]);
    assert!(examine(&old, &rules()).iter().all(|finding| finding.severity == Severity::Note && !finding.confirmed));
    let unsaid = AwardFacts { day: Some(day("2016-12-20")), amount: None, ..right() };
    assert_eq!(codes(&unsaid), ["unconfirmed_type"]);
}

#[test]
fn an_enterprise_counts_as_a_collective() {
    let facts =
        AwardFacts { recipient_kind: Some("enterprise".into()), amount: Some(Decimal::from(1_410_000)), ..right() };
    assert_eq!(codes(&facts), Vec::<&str>::new());
    let fighter = AwardFacts {
        award_type: Some("provincial-emulation-fighter".into()),
        printed_family: Some("title".into()),
        decider_offices: vec!["provincial-chairman".into()],
        amount: None,
        ..facts
    };
    assert_eq!(codes(&fighter), ["recipient_kind_unfit"]);
}

#[test]
fn state_merit_awards_have_a_usual_distance() {
    let order = |kind: &str, earlier: &[(u128, &str, &str, Option<&str>)]| AwardFacts {
        award_type: Some("labour-order-third-class".into()),
        kind: Some(kind.into()),
        day: Some(day("2025-09-02")),
        amount: None,
        decider_offices: vec!["president".into()],
        earlier: earlier
            .iter()
            .map(|(id, code, kind, on)| EarlierAward {
                id: Uuid::from_u128(*id),
                award_type: Some((*code).to_owned()),
                kind: Some((*kind).to_owned()),
                day: on.map(day),
            })
            .collect(),
        ..right()
    };
    let near = |facts: &AwardFacts| {
        let found = examine(facts, &rules());
        let found = found.into_iter().find(|finding| finding.code == FindingCode::DistanceTooShort);
        found.map(|finding| (finding.confirmed, finding.related.iter().map(|id| id.as_u128()).collect::<Vec<_>>()))
    };
    let class = "labour-order-second-class";
    assert_eq!(near(&order("merit", &[(1, class, "merit", Some("2020-09-03"))])), Some((false, vec![1])));
    assert_eq!(near(&order("merit", &[(1, class, "merit", Some("2020-09-02"))])), None);
    assert_eq!(near(&order("sudden", &[(1, class, "merit", Some("2024-09-02"))])), None);
    assert_eq!(near(&order("merit", &[(1, class, "sudden", Some("2024-09-02"))])), None);
    assert_eq!(near(&order("merit", &[(1, "commune-commendation", "merit", Some("2024-09-02"))])), None);
    assert_eq!(near(&order("merit", &[(1, class, "merit", None)])), None);
    assert_eq!(near(&order("merit", &[(1, class, "merit", Some("2026-01-01"))])), None, "a later one is not before it");
}

#[test]
fn the_same_deed_names_the_other_awards() {
    let other = |id: u128, on: Option<&str>| SameDeed { id: Uuid::from_u128(id), day: on.map(day) };
    let facts = AwardFacts { same_deed: vec![other(1, Some("2025-08-30")), other(2, None)], ..right() };
    let found = one(&facts, FindingCode::SameDeed);
    assert!(found.confirmed);
    assert_eq!(found.related, [Uuid::from_u128(1), Uuid::from_u128(2)]);
    assert!(found.detail.vi.contains("30/08/2025; chưa rõ ngày"), "{}", found.detail.vi);
    assert!(found.detail.en.contains("2025-08-30; day not known"));
    let before = AwardFacts { day: Some(day("2020-05-05")), ..facts };
    assert!(!one(&before, FindingCode::SameDeed).confirmed, "the rule was not read for those years");
}

#[test]
fn codes_are_written_as_they_are_listed() {
    for code in FindingCode::ALL {
        assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
    }
}
