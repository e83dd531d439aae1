//! Reading bodies: all faults at once, each at its place.

use super::{super::ALL, *};

const CAMPAIGN: &Definition = &crate::campaigns::DEFINITION;

#[test]
fn the_least_that_a_kind_has_is_enough() {
    for definition in ALL {
        let sheet = sheet(definition, least(definition));
        assert!(!sheet.name().is_empty(), "{definition:?}");
        assert_eq!(sheet.references().len(), usize::from(definition.collection == "posts"));
    }
}

#[test]
fn all_faults_come_at_once() {
    let body = json!({
        "title": " ", "kind": "three", "fields": ["one", "three"], "origin": "recorded",
        "period": {"edtf": "2020-13"}, "slogan": "một\u{7}hai", "spirit": "phong trào (Tối mật)",
        "targets": [{"text": "t", "value": {"text": "x", "value": -1}}, {"text": "u", "group": "four"}],
        "phases": [{"title": "đợt 1", "id": id(5)}],
        "marks": [{"pointer": "/nothing", "mark": "inferred"}],
        "sources": [{"outlet": "Báo"}],
    });
    let expected = [
        at("/slogan", "control_character"),
        at("/spirit", "state_secret"),
        at("/sources/0", "source_not_named"),
        at("/marks/0/pointer", "unknown_pointer"),
        at("/kind", "unknown_code"),
        at("/period/edtf", "invalid_edtf"),
        at("/fields/1", "unknown_code"),
        at("/targets/0/value/value", "invalid_number"),
        at("/targets/1/group", "unknown_code"),
        at("/phases/0/id", "unknown_reference"),
        at("/title", "required"),
    ];
    assert_eq!(faults_of(read_as(CAMPAIGN, vec![id(9)], body)), expected);
}

#[test]
fn what_is_recorded_names_its_source() {
    let body = json!({"title": "Phong trào", "origin": "recorded"});
    assert_eq!(faults_of(read_as(CAMPAIGN, vec![], body)), [at("/sources", "required")]);
    let body = json!({"title": "Phong trào", "origin": "elsewhere"});
    assert_eq!(faults_of(read_as(CAMPAIGN, vec![], body)), [at("/origin", "unknown_code")]);
}

#[test]
fn unknown_properties_and_wrong_shapes_are_faults() {
    for body in [
        json!({"title": "Phong trào", "colour": "red"}),
        json!({"title": "Phong trào", "window": {"edtf": "2020"}}),
        json!({"title": 7}),
        json!({"title": "Phong trào", "purposes": [null]}),
    ] {
        assert_eq!(faults_of(read_as(CAMPAIGN, vec![], body.clone())), [at("", "wrong_type")], "{body}");
    }
    let body = json!({"title": "Phong trào", "sources": 7, "marks": [7], "claims": {}});
    let expected = [at("/sources", "wrong_type"), at("/marks", "wrong_type"), at("/claims", "wrong_type")];
    assert_eq!(faults_of(read_as(CAMPAIGN, vec![], body)), expected);
}

#[test]
fn texts_are_kept_in_one_form() {
    let sheet = sheet(CAMPAIGN, json!({"title": "  Thi đua\u{301} ", "purposes": [" một\nhai "]}));
    assert_eq!(sheet.content["title"], "Thi đuá");
    assert_eq!(sheet.content["purposes"], json!(["một\nhai"]));
}

#[test]
fn items_get_ids_keep_them_and_have_each_once() {
    let created = sheet(CAMPAIGN, json!({"title": "Phong trào", "phases": [{"title": "một"}, {"title": "hai"}]}));
    let phases = created.content["phases"].clone();
    assert_eq!(created.item_ids().len(), 2);
    assert_ne!(phases[0]["id"], phases[1]["id"]);
    let swapped = json!({"phases": [phases[1], phases[0], {"title": "ba"}]});
    let patched_sheet = patched(&created, &swapped).unwrap();
    assert_eq!(patched_sheet.content["phases"][0], phases[1]);
    assert_eq!(patched_sheet.item_ids().len(), 3);
    let twice = json!({"phases": [phases[0], phases[0]]});
    assert_eq!(faults_of(patched(&created, &twice)), [at("/phases/1/id", "not_unique")]);
    let foreign = json!({"phases": [{"title": "một", "id": id(9)}]});
    assert_eq!(faults_of(patched(&created, &foreign)), [at("/phases/0/id", "unknown_reference")]);
    let borrowed = json!({"themes": [{"text": "x", "id": phases[0]["id"]}]});
    assert_eq!(faults_of(patched(&created, &borrowed)), [at("/phases/0/id", "not_unique")]);
}

#[test]
fn inner_items_get_ids_too() {
    let body = json!({"title": "Đại hội", "kind": "one", "boards": [{"name": "Ban Tổ chức",
        "subCommittees": [{"name": "nội dung"}, {"name": "tuyên truyền", "id": null}]}]});
    let congress = sheet(&crate::congresses::DEFINITION, body);
    assert_eq!(congress.item_ids().len(), 3);
    let ids: std::collections::BTreeSet<Uuid> = congress.item_ids().into_iter().collect();
    assert_eq!(ids.len(), 3);
}

#[test]
fn a_mark_points_at_a_property_or_at_the_whole() {
    let mut body = json!({"title": "Đại hội", "kind": "one"});
    body["marks"] = json!([
        {"pointer": "", "mark": "unconfirmed"}, {"pointer": "/held", "mark": "inferred", "basis": "năm lấy từ tiêu đề"},
        {"pointer": "/meetings/0/on", "mark": "as_printed"},
    ]);
    assert_eq!(sheet(&crate::congresses::DEFINITION, body).provenance.marks.len(), 3);
}
