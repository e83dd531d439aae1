//! Claims: all of them stand, one is shown.

use super::*;

const CONGRESS: &Definition = &crate::congresses::DEFINITION;

fn claim(field: &str, value: Value, asserted_on: Option<&str>) -> Value {
    json!({"field": field, "value": value, "assertedOn": asserted_on, "source": {"title": "Báo"}})
}

fn held(edtf: &str, asserted_on: Option<&str>) -> Value {
    claim("/planned", json!({"edtf": edtf}), asserted_on)
}

fn congress(claims: &[Value]) -> Sheet {
    sheet(CONGRESS, json!({"title": "Đại hội lần thứ IX", "kind": "one", "claims": claims}))
}

fn planned(sheet: &Sheet, as_of: Option<&str>) -> Option<String> {
    let shown = sheet.shown(as_of.map(|day| day.parse().unwrap()));
    Some(shown["planned"]["edtf"].as_str()?.to_owned())
}

#[test]
fn the_latest_asserted_is_shown_and_earlier_ones_as_of_their_time() {
    let sheet = congress(&[held("2020-11-15", Some("2020-10-23")), held("2020-08-26", Some("2020-08-01"))]);
    assert_eq!(planned(&sheet, None).as_deref(), Some("2020-11-15"));
    assert_eq!(planned(&sheet, Some("2020-10-23")).as_deref(), Some("2020-11-15"));
    assert_eq!(planned(&sheet, Some("2020-10-22")).as_deref(), Some("2020-08-26"));
    assert_eq!(planned(&sheet, Some("2020-07-31")), None);
    let shown = sheet.shown(Some("2020-09-01".parse().unwrap()));
    assert_eq!(shown["claims"].as_array().unwrap().len(), 1, "what was said later is not known yet");
    assert_eq!(shown["claims"][0]["preferred"], true);
}

#[test]
fn one_without_a_date_is_known_on_every_day_until_a_dated_one_comes() {
    let sheet = congress(&[held("2020-08-26", None), held("2020-11-15", Some("2020-10-23"))]);
    assert_eq!(planned(&sheet, Some("1990-01-01")).as_deref(), Some("2020-08-26"));
    assert_eq!(planned(&sheet, None).as_deref(), Some("2020-11-15"));
    let undated = congress(&[held("2020-08-26", None), held("2020-08-27", None)]);
    assert_eq!(planned(&undated, None).as_deref(), Some("2020-08-27"), "of equals, what was written down later");
}

#[test]
fn a_claim_is_asserted_when_its_source_was_published_unless_said() {
    let of_source = |asserted_on: Value| {
        let source = json!({"title": "Báo", "publishedOn": "2020-10-24"});
        let claim =
            json!({"field": "/held", "value": {"edtf": "2020-11"}, "source": source, "assertedOn": asserted_on});
        congress(&[claim]).provenance.claims[0].asserted_on
    };
    assert_eq!(of_source(Value::Null), "2020-10-24".parse().ok());
    assert_eq!(of_source(json!("2020-10-23")), "2020-10-23".parse().ok());
}

#[test]
fn what_an_officer_chose_stays_whatever_comes_later() {
    let mut sheet = congress(&[held("2020-08-26", Some("2020-08-01"))]);
    let mut claims = sheet.writable(&Value::Null)["claims"].clone();
    claims[0]["chosen"] = json!(true);
    let mut later = held("2020-11-15", Some("2020-10-23"));
    later["supersedesId"] = claims[0]["id"].clone();
    claims.as_array_mut().unwrap().push(later);
    sheet = patched(&sheet, &json!({"claims": claims})).unwrap();
    assert_eq!(planned(&sheet, None).as_deref(), Some("2020-08-26"));
    claims[0]["chosen"] = Value::Null;
    claims[1]["id"] = json!(sheet.provenance.claims[1].id);
    claims[1]["assertedOn"] = json!("2020-07-01");
    sheet = patched(&sheet, &json!({"claims": claims})).unwrap();
    assert_eq!(planned(&sheet, None).as_deref(), Some("2020-11-15"), "what takes its place, though asserted earlier");
}

#[test]
fn claims_name_each_other_rightly() {
    let sheet =
        congress(&[held("2020-08-26", None), held("2020-11-15", None), claim("/held", json!({"edtf": "2020"}), None)]);
    let claims = &sheet.writable(&Value::Null)["claims"];
    let ids: Vec<Value> = (0..3).map(|n| claims[n]["id"].clone()).collect();
    let with = |changes: &[(usize, &str, Value)]| {
        let mut claims = claims.clone();
        for (n, name, value) in changes {
            claims[*n][*name] = value.clone();
        }
        faults_of(patched(&sheet, &json!({"claims": claims})))
    };
    let unknown = [at("/claims/0/supersedesId", "unknown_reference")];
    assert_eq!(with(&[(0, "supersedesId", json!(id(99)))]), unknown);
    assert_eq!(with(&[(0, "supersedesId", ids[2].clone())]), unknown, "of another property");
    assert_eq!(with(&[(0, "supersedesId", ids[0].clone())]), unknown, "itself");
    let round = with(&[(0, "supersedesId", ids[1].clone()), (1, "supersedesId", ids[0].clone())]);
    assert_eq!(round, [at("/claims/0/supersedesId", "cycle"), at("/claims/1/supersedesId", "cycle")]);
    let both = with(&[(0, "chosen", json!(true)), (1, "chosen", json!(true)), (2, "chosen", json!(true))]);
    assert_eq!(both, [at("/claims/1/chosen", "not_unique")]);
    assert_eq!(with(&[(1, "id", ids[0].clone())]), [at("/claims/1/id", "not_unique")]);
    assert_eq!(with(&[(1, "id", json!(id(99)))]), [at("/claims/1/id", "unknown_reference")]);
}

#[test]
fn every_fault_of_claims_comes_at_once_with_its_place() {
    let body = json!({"title": "Đại hội", "kind": "one", "claims": [
        {"field": "/title", "value": "x", "source": {"title": "Báo"}},
        {"field": "/held", "value": {"edtf": "2020-13"}, "source": {}},
        {"field": "/delegates", "value": {}, "source": {"url": "ftp://x"}},
        {"field": "/venues", "value": [{"capacity": 300}], "source": {"title": "Báo"}, "supersedesId": id(5)},
    ]});
    let found = faults_of(read_as(CONGRESS, vec![], body));
    let expected = [
        at("/claims/0/field", "unknown_pointer"),
        at("/claims/1/source", "source_not_named"),
        at("/claims/1/value/edtf", "invalid_edtf"),
        at("/claims/2/source/url", "bad_format"),
        at("/claims/2/value", "quantity_value_missing"),
        at("/claims/3/value/0/name", "required"),
        at("/claims/3/supersedesId", "unknown_reference"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_kind_without_claimable_values_takes_no_claims() {
    let body = json!({"title": "Bài", "claims": [claim("/title", json!("x"), None)]});
    let found = faults_of(read_as(&crate::articles::DEFINITION, vec![], body));
    assert_eq!(found, [at("/claims/0/field", "unknown_pointer")]);
}
