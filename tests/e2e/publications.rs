//! Publishing, scheduling, withdrawing, deleting: and what the public sees of each.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use thidua_tests::{On, eventually};

use crate::{
    locality::{Locality, Record, id},
    moments::in_seconds,
};

on_both!(
    a_document_is_published_and_withdrawn,
    a_scheduled_document_is_published_at_its_minute,
    only_drafts_are_deleted,
    a_relation_is_as_visible_as_its_documents,
    an_identity_is_unique_where_it_may_be_seen,
);

fn a_document_is_published_and_withdrawn(on: On) {
    let locality = Locality::new(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    let draft = locality.draft("tinh-a", "Kế hoạch công khai");
    assert_eq!((&draft.json["visibility"], &draft.json["publishedAt"]), (&json!("draft"), &Value::Null));
    let _hidden = anyone.get(&draft.path).problem(404, "not-found");
    let sent_by_hand = chief.patch(&draft.path, &draft.etag, &json!({"visibility": "public"}));
    assert_eq!(sent_by_hand.faults(), ["#/visibility"]);
    let published = locality.publish(&draft);
    assert_eq!(published.json["visibility"], "public");
    let seen = anyone.read(&draft.path);
    assert_eq!(seen["publishedAt"], published.json["publishedAt"]);
    assert_eq!(seen.get("version"), None);
    let withdrawals = format!("{}/withdrawals", draft.path);
    assert_eq!(chief.post(&withdrawals, &json!({})).faults(), ["#/reason"]);
    assert_eq!(chief.post(&withdrawals, &json!({"reason": "sai"})).faults(), ["#/reason"]);
    let withdrawn = Record::of(&chief.post(&withdrawals, &json!({"reason": "công bố nhầm bản chưa ký"})), 201);
    assert_eq!(withdrawn.json["visibility"], "internal");
    let _gone = anyone.get(&draft.path).problem(404, "not-found");
    assert_eq!(anyone.read("/v1/plans")["items"], json!([]));
    let changes = anyone.walk_changes();
    let of_it: Vec<&Value> = changes.iter().filter(|change| change["data"]["id"] == draft.id.as_str()).collect();
    let last = of_it.last().expect("a tombstone");
    assert_eq!(
        (&last["data"]["action"], &last["type"]),
        (&json!("deleted"), &json!("vn.thidua.document.withdrawn.v1"))
    );
    assert!(!Value::from(changes).to_string().contains("chưa ký"), "the reason is not for the public");
    let _again = chief.post(&withdrawals, &json!({"reason": "thu hồi lần nữa"})).problem(409, "state-conflict");
    assert_eq!(locality.publish(&draft).json["visibility"], "public");
}

fn a_scheduled_document_is_published_at_its_minute(on: On) {
    let locality = Locality::new(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    let draft = locality.draft("tinh-a", "Kế hoạch hẹn giờ");
    let publications = format!("{}/publications", draft.path);
    assert_eq!(chief.post(&publications, &json!({"publishAt": "2020-01-01T00:00:00Z"})).faults(), ["#/publishAt"]);
    let at = in_seconds(3);
    let scheduled = chief.post(&publications, &json!({"publishAt": at})).ok(201);
    assert_eq!(scheduled["visibility"], "internal");
    let _embargo = anyone.get(&draft.path).problem(404, "not-found");
    let seen =
        eventually("the publication", || Some(anyone.get(&draft.path)).filter(|answer| answer.status == 200)).json();
    let published = |value: &Value| value["publishedAt"].as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
    assert_eq!(published(&seen), at.parse::<DateTime<Utc>>().unwrap());
    assert!(DateTime::<Utc>::from(SystemTime::now()) >= published(&seen), "not before its time");

    let cancelled = locality.draft("tinh-a", "Kế hoạch hẹn rồi thôi");
    chief.post(&format!("{}/publications", cancelled.path), &json!({"publishAt": in_seconds(3600)})).has(201);
    let back = chief.post(&format!("{}/withdrawals", cancelled.path), &json!({"reason": "chưa đến lúc công bố"}));
    assert_eq!(back.ok(201)["visibility"], "internal");

    // What falls due while nothing runs is published before the service says that it is ready.
    let missed = locality.draft("tinh-a", "Kế hoạch đến hạn khi dịch vụ dừng");
    let at = in_seconds(2);
    chief.post(&format!("{}/publications", missed.path), &json!({"publishAt": at})).has(201);
    let Locality { server, .. } = locality;
    let database = server.kill();
    let due: DateTime<Utc> = at.parse().unwrap();
    eventually("the minute", || (DateTime::<Utc>::from(SystemTime::now()) > due).then_some(()));
    let again = thidua_tests::Server::on(&database, &thidua_tests::Start::default());
    assert_eq!(again.client().read(&missed.path)["visibility"], "public");
    let _cancelled = again.client().get(&cancelled.path).problem(404, "not-found");
}

fn only_drafts_are_deleted(on: On) {
    let locality = Locality::new(on);
    let chief = &locality.chief;
    let reason = "changeReason=nh%E1%BA%ADp%20tr%C3%B9ng";
    let draft = locality.draft("tinh-a", "Bản nháp thừa");
    assert_eq!(chief.delete(&draft.path, &draft.etag).faults(), ["changeReason"]);
    assert_eq!(chief.delete(&format!("{}?changeReason=abc", draft.path), &draft.etag).faults(), ["changeReason"]);
    let stale = chief.delete(&format!("{}?{reason}", draft.path), "\"7.x\"");
    let _refused = stale.problem(412, "precondition-failed");
    chief.delete(&format!("{}?{reason}", draft.path), &draft.etag).has(204);
    let _gone = chief.get(&draft.path).problem(404, "not-found");
    let _gone = chief.delete(&format!("{}?{reason}", draft.path), &draft.etag).problem(404, "not-found");
    for kept in [locality.internal("tinh-a", "Nội bộ"), locality.public("tinh-a", "Công khai")] {
        let refused = chief.delete(&format!("{}?{reason}", kept.path), &kept.etag);
        let _conflict = refused.problem(409, "state-conflict");
        chief.get(&kept.path).has(200);
    }
    let public = locality.public("tinh-a", "Sửa sau khi công khai");
    let patched =
        chief.patch(&public.path, &public.etag, &json!({"summary": "Tóm tắt", "changeReason": "bổ sung tóm tắt"}));
    let patched = Record::of(&patched, 200);
    assert_eq!((&patched.json["summary"], patched.json.get("changeReason")), (&json!("Tóm tắt"), None));
    let cleared = chief.patch(&public.path, &patched.etag, &json!({"summary": null})).ok(200);
    assert_eq!(cleared["summary"], Value::Null);
}

fn a_relation_is_as_visible_as_its_documents(on: On) {
    let locality = Locality::new(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    let from = locality.public("tinh-a", "Kế hoạch thực hiện");
    let to = locality.draft("tinh-b", "Chỉ đạo chưa công khai");
    let relations = format!("{}/relations", from.path);
    let body = json!({"toId": to.id, "relation": "implements", "words": "theo tinh thần"});
    let without = chief.post(&relations, &body);
    let _required = without.problem(428, "precondition-required");
    let add = |etag: &str| chief.request("POST", &relations).header("if-match", etag).json(&body).send();
    let _stale = add("\"99.x\"").problem(412, "precondition-failed");
    let edge = add(&from.etag).ok(201);
    let from = Record::of(&chief.get(&from.path), 200);
    let _twice = add(&from.etag).problem(409, "state-conflict");
    let edges = |client: &thidua_tests::Client| client.read(&relations)["edges"].as_array().unwrap().len();
    assert_eq!((edges(chief), edges(&anyone)), (1, 0), "a hidden end cuts the path");
    assert_eq!(anyone.read(&relations)["nodes"].as_array().unwrap().len(), 1);
    locality.publish(&to);
    assert_eq!(edges(&anyone), 1);
    let backwards = anyone.read(&format!("{}/relations?direction=in", to.path));
    assert_eq!(backwards["edges"][0]["inverse"], "implemented_by");
    chief.post(&format!("{}/withdrawals", to.path), &json!({"reason": "thu hồi để sửa"})).has(201);
    assert_eq!(edges(&anyone), 0);
    let tombstone = anyone.walk_changes().into_iter().rfind(|change| change["data"]["id"] == edge["id"]);
    assert_eq!(tombstone.map(|change| change["data"]["action"].clone()), Some(json!("deleted")));
    let address = format!("{relations}/{}", id(&edge));
    let from = Record::of(&chief.get(&from.path), 200);
    assert_eq!(chief.delete(&address, &from.etag).faults(), ["changeReason"]);
    chief.delete(&format!("{address}?changeReason=ghi%20sai%20quan%20he"), &from.etag).has(204);
    assert_eq!(edges(chief), 0);
}

fn an_identity_is_unique_where_it_may_be_seen(on: On) {
    let locality = Locality::new(on);
    let plan = |keeper: &str| {
        let mut body = locality.plan(keeper, "Kế hoạch có số");
        body["issuers"] = json!([{"organizationId": locality.unit("tinh")}]);
        body["symbol"] = json!({"raw": "12/KH-UBND"});
        body["issued"] = json!({"edtf": "2024-03-05"});
        body
    };
    let one = locality.record(&plan("tinh-a"));
    let _twice = locality.chief.post("/v1/plans", &plan("tinh-a")).problem(409, "possible-duplicate");
    // Another keeper's draft is none of this one's business: saving it tells nothing about the first.
    let other = locality.record(&plan("khac"));
    locality.publish(&one);
    let refused = locality.chief.post(&format!("{}/publications", other.path), &json!({}));
    assert_eq!(refused.status, 409, "{}", refused.text());
    let found = locality.server.client().read("/v1/documents/by-symbol/tinh/2024/12-kh-ubnd");
    assert_eq!(found["id"], one.json["id"]);
}
