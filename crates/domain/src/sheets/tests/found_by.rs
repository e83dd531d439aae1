//! What lists look at.

use super::*;
use crate::sheets::{Index, WindowOf};

const CAMPAIGN: &Definition = &crate::campaigns::DEFINITION;

fn windows<'i>(index: &'i Index, name: &str) -> Vec<&'i WindowOf> {
    index.windows.iter().filter(|window| window.name == name).collect()
}

fn days(window: &WindowOf) -> (Option<String>, Option<String>) {
    (window.earliest.map(|day| day.to_string()), window.latest.map(|day| day.to_string()))
}

fn day(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn terms_are_values_as_they_stand_each_once() {
    let body = json!({"title": "Phong trào", "kind": "one", "special": true, "fields": ["one", "two", "one"],
        "launchedBy": {"documentId": id(5)}});
    let terms = sheet(CAMPAIGN, body).index().terms;
    let expected = [
        ("documentId", id(5).to_string()),
        ("field", "one".into()),
        ("field", "two".into()),
        ("kind", "one".into()),
        ("special", "true".into()),
    ];
    assert_eq!(terms, expected);
    assert_eq!(sheet(CAMPAIGN, least(CAMPAIGN)).index().terms, [], "what is not said is neither yes nor no");
    let not_special = sheet(CAMPAIGN, json!({"title": "Phong trào", "special": false})).index().terms;
    assert_eq!(not_special, [("special", "false".to_owned())]);
}

#[test]
fn numbers_and_references_in_lists_are_terms() {
    let body = json!({"title": "Khối", "years": [
        {"year": 2020, "members": [{"organizationId": id(3)}, {"name": "Sở X"}]}, {"year": 2021, "headId": id(3), "members": [{"organizationId": id(3)}]}]});
    let terms = sheet(&crate::emulation_blocks::DEFINITION, body).index().terms;
    let three = id(3).to_string();
    let expected = [("headId", three.clone()), ("memberId", three), ("year", "2020".into()), ("year", "2021".into())];
    assert_eq!(terms, expected);
}

#[test]
fn what_nobody_can_ask_for_is_no_term() {
    let article = |outlet: String| sheet(&crate::articles::DEFINITION, json!({"title": "Bài", "outlet": outlet}));
    assert_eq!(article("ư".repeat(300)).index().terms, [("outlet", "ư".repeat(300))]);
    assert_eq!(article("ư".repeat(301)).index().terms, []);
}

#[test]
fn a_campaign_runs_in_its_window_or_else_in_its_period() {
    let period = json!({"title": "Phong trào", "period": {"edtf": "2016/2020"}});
    let in_period = sheet(CAMPAIGN, period.clone()).index();
    for name in ["runningOn", "window"] {
        let found: Vec<_> = windows(&in_period, name).into_iter().map(days).collect();
        assert_eq!(found, [(day("2016-01-01"), day("2020-12-31"))], "{name}");
    }
    let mut body = period;
    body["claims"] = json!([
        {"field": "/window", "value": {"earliest": "2020-03-01", "extent": "span"}, "source": {"title": "Báo"}},
    ]);
    let in_window = sheet(CAMPAIGN, body).index();
    let found: Vec<_> = windows(&in_window, "runningOn").into_iter().map(days).collect();
    assert_eq!(found, [(day("2020-03-01"), None)]);
    assert_eq!(windows(&sheet(CAMPAIGN, least(CAMPAIGN)).index(), "runningOn"), Vec::<&WindowOf>::new());
}

#[test]
fn without_a_year_it_is_found_by_days_of_the_year() {
    let article =
        |edtf: &str| sheet(&crate::articles::DEFINITION, json!({"title": "Bài", "published": {"edtf": edtf}})).index();
    let june = article("XXXX-06-11");
    assert_eq!(
        windows(&june, "published").iter().map(|window| window.days_of_year).collect::<Vec<_>>(),
        [Some((611, 611))]
    );
    let turn = article("[XXXX-12-20..XXXX-01-05]");
    let runs: Vec<_> = windows(&turn, "published").iter().map(|window| window.days_of_year).collect();
    assert_eq!(runs, [Some((1220, 1231)), Some((101, 105))]);
    assert_eq!(june.sort_on.to_rfc3339(), "0001-01-01T00:00:00+00:00");
}

#[test]
fn order_is_to_the_minute_and_unknown_is_first_of_all() {
    let sort_on = |published: Value| {
        let body = json!({"title": "Bài", "published": published});
        sheet(&crate::articles::DEFINITION, body).index().sort_on.to_rfc3339()
    };
    assert_eq!(sort_on(json!({"edtf": "2020-12-30", "startTime": "15:23"})), "2020-12-30T15:23:00+00:00");
    assert_eq!(sort_on(json!({"edtf": "2020-12-30"})), "2020-12-30T00:00:00+00:00");
    assert_eq!(sort_on(json!({"latest": "2020-12-15"})), "2020-12-15T00:00:00+00:00");
    assert_eq!(sort_on(Value::Null), "0001-01-01T00:00:00+00:00");
}

#[test]
fn of_several_times_the_earliest_orders() {
    let exemplar = |body: Value| sheet(&crate::exemplars::DEFINITION, body).index().sort_on.date_naive().to_string();
    let events = json!([
        {"event": "one", "on": {"edtf": "2020-11"}}, {"event": "two", "on": {"edtf": "XXXX-06-11"}},
        {"event": "two", "on": {"edtf": "2019-05-01"}}, {"event": "one"},
    ]);
    assert_eq!(exemplar(json!({"name": "An", "events": events})), "2019-05-01");
    assert_eq!(exemplar(json!({"name": "An", "events": events, "firstSeen": {"edtf": "2020"}})), "2020-01-01");
}

#[test]
fn the_preferred_claim_orders_and_is_found() {
    let claim = |field: &str, value: Value, on: &str| json!({"field": field, "value": value, "source": {"title": "Báo"}, "assertedOn": on});
    let body = json!({"title": "Đại hội", "kind": "one", "term": {"edtf": "2020/2025"}, "claims": [
        claim("/planned", json!({"edtf": "2020-08-26"}), "2020-08-01"),
        claim("/planned", json!({"edtf": "2020-11-15", "startTime": "07:30"}), "2020-10-23"),
        claim("/plannedVenues", json!([{"name": "Cung Văn hóa Việt Tiệp"}]), "2020-10-23"),
    ]});
    let index = sheet(&crate::congresses::DEFINITION, body).index();
    assert_eq!(index.sort_on.to_rfc3339(), "2020-11-15T07:30:00+00:00");
    assert_eq!(
        windows(&index, "held").into_iter().map(days).collect::<Vec<_>>(),
        [(day("2020-11-15"), day("2020-11-15"))]
    );
    assert!(index.text.contains("Cung Văn hóa Việt Tiệp"));
}

#[test]
fn keys_and_identities_have_an_end() {
    let long = "Ưỡ ẫ ".repeat(200);
    let campaign = sheet(CAMPAIGN, json!({"title": long, "launchedBy": {"documentId": id(5)}})).index();
    assert!(campaign.name_key.len() <= 1_000, "{}", campaign.name_key.len());
    assert_eq!(campaign.identity.unwrap().len(), 64);
}
