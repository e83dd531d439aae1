//! The versions of a record: what was corrected, when, by whom, and what stood there before.

use serde_json::{Value, json};
use thidua_tests::On;

use crate::locality::{Locality, Record, id};

on_both!(a_corrected_line_keeps_its_old_value, versions_show_what_their_reader_may_know);

fn changes(versions: &Value, n: usize) -> Value {
    versions["items"][n]["changes"].clone()
}

fn award(locality: &Locality, more: &Value) -> Record {
    let mut body = json!({
        "organizationId": locality.unit("tinh-a"), "name": "Nguyễn Văn A", "recipientKind": "individual",
        "line": {"order": 1, "post": "Công nhân", "unit": "Công ty X"}, "awardType": "commune-commendation",
        "sources": [{"title": "Quyết định"}],
        "amount": {"amount": "710000", "currency": "VND"}, "granted": {"edtf": "2025-09-02"},
    });
    for (name, value) in more.as_object().expect("properties") {
        body[name] = value.clone();
    }
    Record::of(&locality.chief.post("/v1/awards", &body), 201)
}

fn a_corrected_line_keeps_its_old_value(on: On) {
    let locality = Locality::new(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    let (first, second) = (award(&locality, &json!({})), award(&locality, &json!({"name": "Trần Thị B"})));
    let correction = json!({"line": {"post": "Tổ trưởng"}, "amount": {"amount": "720000", "currency": "VND"}, "changeReason": "sửa theo bản gốc"});
    let corrected = Record::of(&chief.patch(&first.path, &first.etag, &correction), 200);
    let published = locality.publish(&corrected);
    let versions = chief.read(&format!("{}/versions", first.path));
    let numbers: Vec<i64> =
        versions["items"].as_array().unwrap().iter().filter_map(|one| one["version"].as_i64()).collect();
    assert_eq!(numbers, [3, 2, 1]);
    assert_eq!(changes(&versions, 0), json!([{"pointer": "/visibility", "was": "draft", "is": "public"}]));
    assert_eq!(
        changes(&versions, 1),
        json!([{"pointer": "/amount/amount", "was": "710000", "is": "720000"},
            {"pointer": "/line/post", "was": "Công nhân", "is": "Tổ trưởng"}])
    );
    assert_eq!(changes(&versions, 2), json!([]));
    let correction = &versions["items"][1];
    assert_eq!((&correction["event"], &correction["reason"]), (&json!("award.updated"), &json!("sửa theo bản gốc")));
    assert_eq!(correction["updatedAt"], corrected.json["updatedAt"]);
    assert!(correction["actorId"].is_string() && correction["actorId"] == correction["recordedById"]);
    assert_eq!(versions["items"][0]["updatedAt"], published.json["updatedAt"]);
    let untouched = chief.read(&format!("{}/versions", second.path));
    assert_eq!(untouched["items"].as_array().map(Vec::len), Some(1), "one line is corrected alone");
    // Page by page, each version is compared with the one before it all the same.
    let walked = chief.walk(&format!("{}/versions", first.path), 1);
    assert_eq!(json!(walked), versions["items"]);
    let cursor = chief.read(&format!("{}/versions?pageSize=1", first.path))["page"]["nextCursor"].clone();
    let elsewhere = format!("{}/versions?cursor={}", second.path, cursor.as_str().unwrap());
    let _mismatch = chief.get(&elsewhere).problem(400, "cursor-mismatch");
    // Nobody else: what is public of it is the record itself.
    let path = format!("{}/versions", first.path);
    let _nobody = anyone.get(&path).problem(401, "not-authenticated");
    let stranger = locality.holder("editor", "khac");
    let lacks = stranger.get(&path).problem(403, "forbidden");
    assert!(lacks["detail"].as_str().is_some_and(|text| text.contains("awards:read")), "{lacks}");
    let _hidden = stranger.get(&format!("{}/versions", second.path)).problem(404, "not-found");
    // The same for every kind.
    let person = Record::of(
        &chief.post("/v1/people", &json!({"organizationId": locality.unit("tinh-a"), "name": "Nguyễn Văn An"})),
        201,
    );
    chief.patch(&person.path, &person.etag, &json!({"name": "Nguyễn Văn Ân"})).has(200);
    let versions = chief.read(&format!("{}/versions", person.path));
    assert_eq!(changes(&versions, 0), json!([{"pointer": "/name", "was": "Nguyễn Văn An", "is": "Nguyễn Văn Ân"}]));
}

fn versions_show_what_their_reader_may_know(on: On) {
    let locality = Locality::new(on);
    let chief = &locality.chief;
    let hidden = chief.post(
        "/v1/recipients",
        &json!({"organizationId": locality.unit("tinh"), "name": "Nguyễn Văn Kín", "recipientKind": "individual"}),
    );
    let hidden = id(&hidden.ok(201));
    let first = award(&locality, &json!({"private": {"note": "GHI-CHÚ-CŨ"}}));
    let patch = |record: &Record, body: Value| Record::of(&chief.patch(&record.path, &record.etag, &body), 200);
    let drafted = patch(&first, json!({"citation": "Lời khi còn nháp", "changeReason": "LÝ-DO-RIÊNG"}));
    let public = locality.publish(&patch(&drafted, json!({"citation": "Có thành tích"})));
    let body = json!({"private": {"note": "GHI-CHÚ-MỚI"}, "citation": "Đã có thành tích", "recipientId": hidden,
        "changeReason": "LÝ-DO-RIÊNG"});
    patch(&public, body);
    let path = format!("{}/versions", first.path);
    let pointers = |versions: &Value, n: usize| -> Vec<String> {
        let changes = changes(versions, n);
        changes.as_array().unwrap().iter().map(|one| one["pointer"].as_str().unwrap().to_owned()).collect()
    };
    let editor = locality.holder("editor", "tinh-a").read(&path);
    assert_eq!(pointers(&editor, 0), ["/citation", "/private/note", "/recipientId"]);
    // A reader sees neither what is private, nor why, nor what was a draft, nor whom a hidden record is.
    let reader = locality.holder("reader", "tinh-a").read(&path);
    assert_eq!(reader["items"].as_array().map(Vec::len), Some(2), "{reader}");
    assert_eq!(
        (pointers(&reader, 0), pointers(&reader, 1).len()),
        (vec!["/citation".to_owned(), "/recipientId".to_owned()], 0)
    );
    assert_eq!(changes(&reader, 0)[1]["is"], Value::Null);
    for secret in ["GHI-CHÚ", "LÝ-DO", "còn nháp", hidden.as_str()] {
        assert!(!reader.to_string().contains(secret), "{secret}: {reader}");
    }
    let auditor = locality.holder("auditor", "tinh-a").read(&path);
    assert_eq!(auditor["items"][0]["reason"], "LÝ-DO-RIÊNG");
    assert!(!auditor.to_string().contains("GHI-CHÚ"), "an auditor reads what is private in the journal");
}
