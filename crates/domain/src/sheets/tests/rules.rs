//! The rules between the properties of each kind, and what tells a record from all others.

use super::*;
use crate::{articles, campaigns, congress_series, congresses, emulation_blocks, exemplars, people, posts};

fn faults(definition: &'static Definition, changes: Value) -> Vec<(String, &'static str)> {
    let mut body = least(definition);
    crate::input::merge(&mut body, &changes);
    faults_of(read_as(definition, vec![], body))
}

fn identity(definition: &'static Definition, changes: Value) -> Option<String> {
    let mut body = least(definition);
    crate::input::merge(&mut body, &changes);
    sheet(definition, body).index().identity
}

#[test]
fn a_post_has_a_person_and_a_body() {
    let missing = [at("/personId", "required"), at("/body", "required")];
    assert_eq!(faults(&posts::DEFINITION, json!({"personId": null, "body": null})), missing);
    assert_eq!(faults(&posts::DEFINITION, json!({"body": {"name": null}})), [at("/body", "required")]);
    for body in [json!({"organizationId": id(3)}), json!({"blockId": id(3)}), json!({"congressId": id(3)})] {
        assert_eq!(
            sheet(&posts::DEFINITION, json!({"title": "T", "personId": id(2), "body": body})).references().len(),
            2
        );
    }
}

#[test]
fn a_campaign_says_how_it_stands_to_another_one() {
    assert_eq!(faults(&campaigns::DEFINITION, json!({"parentId": id(3)})), [at("/parentRelation", "required")]);
    assert_eq!(faults(&campaigns::DEFINITION, json!({"parentRelation": "one"})), [at("/parentId", "required")]);
}

#[test]
fn a_republication_names_what_it_was_taken_from() {
    let words = json!({"republishedFrom": [{"outlet": "Báo"}, {"words": "theo"}]});
    assert_eq!(faults(&articles::DEFINITION, words), [at("/republishedFrom/1", "required")]);
}

#[test]
fn a_block_has_each_year_once_and_a_member_at_its_head() {
    let years = json!({"years": [{"year": 2020, "headId": id(3), "members": [{"organizationId": id(4)}]},
        {"year": 2021}, {"year": 2020}]});
    let expected = [at("/years/0/headId", "not_a_member"), at("/years/2/year", "not_unique")];
    assert_eq!(faults(&emulation_blocks::DEFINITION, years), expected);
    let covenant = json!({"covenants": [{"signatories": [{"name": "Sở X"}, {"posts": "Giám đốc"}]}]});
    assert_eq!(faults(&emulation_blocks::DEFINITION, covenant), [at("/covenants/0/signatories/1", "required")]);
}

#[test]
fn congresses_and_series_say_what_they_are() {
    assert_eq!(faults(&congresses::DEFINITION, json!({"kind": null})), [at("/seriesId", "required")]);
    assert_eq!(faults(&congress_series::DEFINITION, json!({"kind": null})), [at("/kind", "required")]);
    assert_eq!(
        faults(&congresses::DEFINITION, json!({"ordinal": {"number": 9}})),
        [at("/ordinal/written", "required")]
    );
}

#[test]
fn instructions_are_numbered_and_meetings_name_boards_of_the_congress() {
    let meetings = json!({"meetings": [{"title": "Họp", "board": id(9), "instructions": [
        {"number": 1, "text": "a"}, {"number": 2, "text": "b"}, {"number": 1, "text": "c"}]}]});
    let expected =
        [at("/meetings/0/instructions/2/number", "not_unique"), at("/meetings/0/board", "unknown_reference")];
    assert_eq!(faults(&congresses::DEFINITION, meetings), expected);
    let congress = sheet(&congresses::DEFINITION, json!({"title": "Đ", "kind": "one", "boards": [{"name": "Ban"}]}));
    let board = congress.item_ids()[0];
    let met = patched(&congress, &json!({"meetings": [{"title": "Họp", "board": board}]})).unwrap();
    assert_eq!(met.content["meetings"][0]["board"], json!(board));
    let without = json!({"boards": []});
    assert_eq!(faults_of(patched(&met, &without)), [at("/meetings/0/board", "unknown_reference")]);
}

#[test]
fn items_of_a_programme_stand_under_each_other_and_never_in_a_circle() {
    let body =
        json!({"title": "Đ", "kind": "one", "programme": [{"title": "Lễ"}, {"title": "Dâng hương"}, {"title": "Kết"}]});
    let congress = sheet(&congresses::DEFINITION, body);
    let items = congress.content["programme"].clone();
    let under = |pairs: &[(usize, Value)]| {
        let mut items = items.clone();
        for (n, above) in pairs {
            items[*n]["underItem"] = above.clone();
        }
        patched(&congress, &json!({"programme": items}))
    };
    let (first, second) = (items[0]["id"].clone(), items[1]["id"].clone());
    assert!(under(&[(1, first.clone()), (2, second.clone())]).is_ok());
    assert_eq!(faults_of(under(&[(0, first.clone())])), [at("/programme/0/underItem", "cycle")]);
    assert_eq!(faults_of(under(&[(0, json!(id(9)))])), [at("/programme/0/underItem", "unknown_reference")]);
    let round = faults_of(under(&[(0, second), (1, first)]));
    assert_eq!(round, [at("/programme/0/underItem", "cycle"), at("/programme/1/underItem", "cycle")]);
}

#[test]
fn a_congress_is_told_by_series_and_ordinal() {
    let with = |changes: Value| identity(&congresses::DEFINITION, changes);
    let ninth = json!({"seriesId": id(3), "ordinal": {"written": "IX", "number": 9}});
    assert_eq!(with(ninth), Some(format!("{}/9", id(3))));
    assert_eq!(with(json!({"seriesId": id(3), "ordinal": {"written": "IX"}})), None);
    assert_eq!(with(json!({"ordinal": {"written": "IX", "number": 9}})), None);
}

#[test]
fn campaigns_series_and_articles_are_told_by_what_is_theirs_alone() {
    let campaign = |title: &str| {
        identity(&campaigns::DEFINITION, json!({"title": title, "launchedBy": {"documentId": id(5)}})).unwrap()
    };
    assert_eq!(campaign("“Người tốt - Việc tốt”"), campaign("NGƯỜI TỐT, VIỆC TỐT"));
    assert_ne!(campaign("Người tốt"), campaign("Nguoi tot"));
    assert_eq!(identity(&campaigns::DEFINITION, json!({})), None);
    let series = json!({"title": "Đại hội", "convenerId": id(4)});
    assert_eq!(identity(&congress_series::DEFINITION, series), Some(format!("{}/đại hội", id(4))));
    assert_eq!(identity(&congress_series::DEFINITION, json!({})), None);
    let article = |url: &str| identity(&articles::DEFINITION, json!({"url": url}));
    assert_eq!(article("https://example.vn/tin/7?x=1").as_deref(), Some("https://example.vn/tin/7?x=1"));
    assert_eq!(article("https://example.vn/?id=7").as_deref(), Some("https://example.vn/?id=7"));
    for front_page in ["https://example.vn", "https://example.vn/"] {
        assert_eq!(article(front_page), None);
    }
}

#[test]
fn what_others_may_share_tells_nobody_apart() {
    for definition in [&people::DEFINITION, &posts::DEFINITION, &exemplars::DEFINITION, &emulation_blocks::DEFINITION] {
        assert_eq!(sheet(definition, full(definition)).index().identity, None, "{definition:?}");
    }
}
