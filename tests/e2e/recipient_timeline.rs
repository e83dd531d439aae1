//! What a recipient received, before and after units were merged.

use serde_json::{Value, json};
use thidua_tests::{On, with_query};

use crate::locality::{Locality, id};

on_both!(a_timeline_runs_through_mergers_of_units, namesakes_are_told_apart_and_found_by_every_spelling);

fn a_timeline_runs_through_mergers_of_units(on: On) {
    let locality = Locality::new(on);
    let (chief, admin, anyone) = (&locality.chief, &locality.admin, locality.server.client());
    let unit = |code: &str, before: &[&str]| {
        let body = json!({"code": code, "name": {"vi": format!("Sở {code}")}, "kind": "agency",
            "parents": [{"organizationId": locality.unit("tinh")}], "predecessors": before});
        let made = id(&admin.post("/v1/organizations", &body).ok(201));
        chief.post(&format!("/v1/organizations/{made}/publications"), &json!({})).has(201);
        made
    };
    let oldest = unit("cu-nhat", &[]);
    let older = unit("cu-hon", &[&oldest]);
    let other = unit("khac-cu", &[]);
    let now = unit("nay", &[&older, &other]);
    // A circle of successions does no harm: the first is said to have come from the last.
    let first = admin.get(&format!("/v1/organizations/{oldest}"));
    locality.server.add_user("admin", "publisher", "tinh");
    let whole = locality.server.client_of("admin");
    whole.patch(&format!("/v1/organizations/{oldest}"), &first.etag(), &json!({"predecessors": [now]})).has(200);

    let collective = |unit: &str, name: &str| {
        let body = json!({"organizationId": locality.unit("tinh-a"), "name": name, "recipientKind": "collective", "unitId": unit});
        id(&chief.post("/v1/recipients", &body).ok(201))
    };
    let publish = |path: String| chief.post(&format!("{path}/publications"), &json!({})).has(201);
    let award = |recipient: &str, day: &str, kind: &str| {
        let body = json!({"organizationId": locality.unit("tinh-a"), "name": "Tập thể", "recipientId": recipient,
            "sources": [{"title": "Quyết định"}], "awardType": kind, "kind": "merit", "granted": {"edtf": day}});
        let made = id(&chief.post("/v1/awards", &body).ok(201));
        publish(format!("/v1/awards/{made}"));
        made
    };
    let units = [(&oldest, "Ban cũ nhất"), (&older, "Ban cũ hơn"), (&other, "Ban khác"), (&now, "Sở nay")];
    let recipients = units.map(|(unit, name)| collective(unit, name));
    let [first, second, third, last] = &recipients;
    let wanted = [
        award(last, "2026-05-01", "commune-commendation"),
        award(first, "2019-05-01", "advanced-labour-collective"),
        award(third, "2018-05-01", "commune-commendation"),
        award(second, "2018-04-01", "commune-commendation"),
        award(first, "2015-05-01", "commune-commendation"),
    ];
    publish(format!("/v1/recipients/{last}"));
    let timeline = format!("/v1/recipients/{last}/timeline");
    let ids = |items: &[Value]| items.iter().map(id).collect::<Vec<String>>();
    // The recipients before are hidden: to whom is nobody's business.
    assert_eq!(ids(&anyone.walk(&timeline, 2)), wanted[..1]);
    assert_eq!(ids(&chief.walk(&timeline, 2)), wanted);
    for recipient in &recipients[..3] {
        publish(format!("/v1/recipients/{recipient}"));
    }
    for size in [1, 2, 100] {
        assert_eq!(ids(&anyone.walk(&timeline, size)), wanted, "pages of {size}");
    }
    let asked = |query: &[(&str, &str)]| ids(&anyone.walk(&with_query(&timeline, query), 2));
    assert_eq!(asked(&[("year", "2018")]), wanted[2..4]);
    assert_eq!(asked(&[("grantedFrom", "2018-04-15"), ("grantedTo", "2019-12-31")]), wanted[1..3]);
    assert_eq!(asked(&[("awardType", "advanced-labour-collective")]), wanted[1..2]);
    assert_eq!(asked(&[("family", "title")]), wanted[1..2]);
    let page =
        anyone.read(&with_query(&timeline, &[("includeTotal", "true"), ("pageSize", "2"), ("expand", "recipient")]));
    assert_eq!((&page["page"]["total"], &page["items"][1]["recipient"]["type"]), (&json!(5), &json!("recipient")));
    assert_eq!(page["items"][1]["recipient"]["unitId"], json!(oldest));
    // The list of awards itself stays exact, and its cursors are others.
    let exact = format!("/v1/awards?recipientId={last}");
    assert_eq!(ids(&anyone.walk(&exact, 2)), wanted[..1]);
    let cursor = page["page"]["nextCursor"].as_str().unwrap().to_owned();
    let elsewhere = with_query("/v1/awards", &[("recipientId", last), ("cursor", &cursor)]);
    let _mismatch = anyone.get(&elsewhere).problem(400, "cursor-mismatch");
    // Of the older one alone: what came before it, nothing after, but for the circle.
    assert_eq!(ids(&anyone.walk(&format!("/v1/recipients/{third}/timeline"), 10)), wanted[2..3]);
    let hidden = with_query(&format!("/v1/recipients/{}/timeline", locality.unit("tinh")), &[]);
    let _unknown = anyone.get(hidden.trim_end_matches('?')).problem(404, "not-found");
    assert_eq!(anyone.get(&format!("{timeline}?q=x")).faults(), ["q"]);
}

fn namesakes_are_told_apart_and_found_by_every_spelling(on: On) {
    let locality = Locality::new(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    let person = |name: &str, variants: &[&str], note: Option<&str>, kind: &str| {
        let body = json!({"organizationId": locality.unit("tinh-a"), "name": name, "variants": variants, "note": note,
            "recipientKind": kind, "post": "Công nhân", "atUnitId": locality.unit("tinh-a")});
        let made = chief.post("/v1/recipients", &body).ok(201);
        chief.post(&format!("/v1/recipients/{}/publications", id(&made)), &json!({})).has(201);
        id(&made)
    };
    let hien = person("Đỗ Mạnh Hiến", &["Đỗ Mạnh Hiển", "Đ. M. Hiến"], Some("sinh tại xã A"), "individual");
    let namesake = person("Đỗ Mạnh Hiến", &[], Some("sinh tại xã B"), "individual");
    let anh = person("Vũ Thị Ánh", &[], None, "individual");
    let an = person("Vũ Thị An", &[], None, "individual");
    let team = person("Bàn Thị số 3", &[], None, "collective");
    let names: Vec<String> = anyone.walk("/v1/recipients", 2).iter().map(id).collect();
    assert_eq!(names[..2], [an.clone(), anh.clone()], "by given name: An before Ánh");
    assert_eq!(names[2], team, "a collective by the whole name");
    assert!(names[3..] == [hien.clone(), namesake.clone()] || names[3..] == [namesake.clone(), hien.clone()]);
    let found = |words: &str| -> Vec<String> {
        anyone.walk(&with_query("/v1/recipients", &[("q", words)]), 10).iter().map(id).collect()
    };
    assert_eq!(found("Đỗ Mạnh Hiển"), [hien.clone(), namesake.clone()], "by a variant: the same accents come first");
    assert_eq!(found("do manh hien").len(), 2);
    let exact = with_query("/v1/recipients", &[("name", "Đỗ Mạnh Hiến")]);
    assert_eq!(anyone.walk(&exact, 10).len(), 2);

    // An award stays as printed when its recipient moves on.
    let decided = json!({"organizationId": locality.unit("tinh-a"), "name": "Đỗ Mạnh Hiến", "recipientId": hien,
        "line": {"order": 3, "post": "Công nhân", "unit": "Đội 1"}, "unitId": locality.unit("tinh-a"),
        "sources": [{"title": "Quyết định"}], "recipientKind": "individual", "workerClass": "worker", "awardType": "commune-commendation",
        "granted": {"edtf": "2020-09-02"}});
    let made = chief.post("/v1/awards", &decided).ok(201);
    let path = format!("/v1/awards/{}", id(&made));
    chief.post(&format!("{path}/publications"), &json!({})).has(201);
    let before = anyone.read(&path);
    let tag = chief.get(&format!("/v1/recipients/{hien}")).etag();
    let moves = json!({"name": "Đỗ Mạnh Hiển", "post": "Giám đốc", "atUnitId": locality.unit("tinh-b"), "workerClass": "leader"});
    chief.patch(&format!("/v1/recipients/{hien}"), &tag, &moves).has(200);
    let after = anyone.read(&path);
    for name in ["name", "line", "unitId", "unit", "workerClass", "recipientKind", "recipientId", "updatedAt"] {
        assert_eq!(after[name], before[name], "{name}");
    }
    assert_eq!(after["recipient"]["name"], "Đỗ Mạnh Hiển", "the reference shows who it is today");
    let counted = |unit: &str| {
        let query = [("unit", unit), ("groupBy", "workerClass")];
        anyone.read(&with_query("/v1/awards/counts", &query))["items"].clone()
    };
    assert_eq!(counted(locality.unit("tinh-a"))[0]["group"]["workerClass"], "worker");
    assert_eq!(counted(locality.unit("tinh-b")), json!([]));
}
