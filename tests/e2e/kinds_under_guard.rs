//! What holds for documents holds for every other kind: versions, keys, publication, deletion, the change feed.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thidua_tests::{On, eventually};

use crate::{
    kinds::{KINDS, Kind, called, public_person},
    locality::{Locality, Record, id},
    moments::in_seconds,
};

on_both!(
    a_change_names_the_version_it_was_made_of,
    one_key_makes_one_record_of_every_kind,
    every_kind_is_published_withdrawn_and_deleted,
    a_scheduled_record_is_published_at_its_minute,
    a_congress_of_a_series_has_its_ordinal_once,
    what_is_referred_to_is_not_deleted,
    a_reference_shows_what_its_reader_may_see,
    a_replay_is_the_public_picture_of_every_kind,
);

const REASON: &str = "changeReason=nh%E1%BA%ADp%20tr%C3%B9ng";

/// A locality, and the id of somebody whom everyone may read of.
fn with_person(on: On) -> (Locality, String) {
    let locality = Locality::new(on);
    let person = public_person(&locality).id;
    (locality, person)
}

fn draft(locality: &Locality, kind: &Kind, name: &str, person: &str) -> Record {
    kind.create(&locality.chief, &kind.body(locality, "tinh-a", name, person))
}

fn a_change_names_the_version_it_was_made_of(on: On) {
    let (locality, person) = with_person(on);
    let chief = &locality.chief;
    for kind in &KINDS {
        let first = draft(&locality, kind, "Tên ban đầu", &person);
        let change = json!({(kind.name): "Tên đã sửa"});
        let without = chief.request("PATCH", &first.path).merge_patch(&change).send();
        let _required = without.problem(428, "precondition-required");
        let second = Record::of(&chief.patch(&first.path, &first.etag, &change), 200);
        assert_eq!((&second.json[kind.name], &second.json["version"]), (&json!("Tên đã sửa"), &json!(2)));
        let _stale = chief.patch(&first.path, &first.etag, &change).problem(412, "precondition-failed");
        let _stale = chief.delete(&format!("{}?{REASON}", first.path), &first.etag).problem(412, "precondition-failed");
        // A patch that changes nothing saves nothing.
        let same = Record::of(&chief.patch(&first.path, &second.etag, &change), 200);
        assert_eq!(same.etag, second.etag, "{}", kind.one);
        assert_eq!(chief.get(&first.path).etag(), second.etag, "{}", kind.one);
        assert_eq!(chief.get(&first.path).json(), second.json, "what a write answers is what is read");
    }
    let congress = draft(&locality, called("congress"), "Đại hội lần thứ IX", &person);
    let claims = format!("{}/claims", congress.path);
    let claim = json!({"field": "/held", "value": {"edtf": "2020-11"}, "source": {"title": "Thông báo"}});
    let _required = chief.post(&claims, &claim).problem(428, "precondition-required");
    let add = |etag: &str| chief.request("POST", &claims).header("if-match", etag).json(&claim).send();
    add(&congress.etag).has(201);
    let _stale = add(&congress.etag).problem(412, "precondition-failed");
    assert_eq!(chief.read(&congress.path)["claims"].as_array().map(Vec::len), Some(1));
}

fn one_key_makes_one_record_of_every_kind(on: On) {
    let (locality, person) = with_person(on);
    let chief = &locality.chief;
    for kind in &KINDS {
        let send =
            |body: &Value| chief.request("POST", &kind.list()).header("idempotency-key", kind.one).json(body).send();
        let body = kind.body(&locality, "tinh-a", "Gửi lại", &person);
        let first = send(&body);
        let again = send(&body);
        assert_eq!((again.ok(201), again.etag()), (first.ok(201), first.etag()), "{}", kind.one);
        assert_eq!(again.header("location"), first.header("location"));
        assert_eq!((first.header("idempotency-replayed"), again.header("idempotency-replayed")), (None, Some("true")));
        let other = kind.body(&locality, "tinh-a", "Nội dung khác", &person);
        let _mismatch = send(&other).problem(422, "idempotency-mismatch");
        let found = chief.walk(&format!("{}?q=gui%20lai", kind.list()), 100);
        assert_eq!(found.len(), 1, "{}", kind.one);
    }
    let congress = draft(&locality, called("congress"), "Đại hội lần thứ IX", &person);
    let claim = json!({"field": "/held", "value": {"edtf": "2020-11"}, "source": {"title": "Thông báo"}});
    let send = || {
        let request = chief.request("POST", &format!("{}/claims", congress.path)).header("if-match", &congress.etag);
        request.header("idempotency-key", "mot-y-kien").json(&claim).send()
    };
    let (first, again) = (send(), send());
    assert_eq!(first.ok(201), again.ok(201));
    assert_eq!(chief.read(&congress.path)["claims"].as_array().map(Vec::len), Some(1));
}

fn every_kind_is_published_withdrawn_and_deleted(on: On) {
    let (locality, person) = with_person(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    for kind in &KINDS {
        let record = draft(&locality, kind, "Bản ghi công khai", &person);
        let _hidden = anyone.get(&record.path).problem(404, "not-found");
        let by_hand = chief.patch(&record.path, &record.etag, &json!({"visibility": "public"}));
        assert_eq!(by_hand.faults(), ["#/visibility"], "{}", kind.one);
        let published = locality.publish(&record);
        let seen = anyone.read(&record.path);
        assert_eq!(seen["publishedAt"], published.json["publishedAt"]);
        for private in ["version", "createdAt", "publishAt"] {
            assert_eq!(seen.get(private), None, "{}: {private}", kind.one);
        }
        let _conflict =
            chief.delete(&format!("{}?{REASON}", record.path), &published.etag).problem(409, "state-conflict");
        let withdrawals = format!("{}/withdrawals", record.path);
        assert_eq!(chief.post(&withdrawals, &json!({"reason": "sai"})).faults(), ["#/reason"]);
        let withdrawn = Record::of(&chief.post(&withdrawals, &json!({"reason": "công bố nhầm bản chưa ký"})), 201);
        assert_eq!(withdrawn.json["visibility"], "internal");
        let _gone = anyone.get(&record.path).problem(404, "not-found");
        let left = anyone.walk(&kind.list(), 100);
        assert!(left.iter().all(|item| item["id"] != record.id.as_str()), "{}", kind.one);
        let changes = anyone.walk_changes();
        let last = changes.iter().rfind(|change| change["data"]["id"] == record.id.as_str()).expect("a tombstone");
        assert_eq!(last["data"]["action"], "deleted", "{}", kind.one);
        assert_eq!(last["type"], format!("vn.thidua.{}.withdrawn.v1", kind.one));
        assert!(!Value::from(changes).to_string().contains("chưa ký"), "the reason is not for the public");
        let extra = draft(&locality, kind, "Bản nháp thừa", &person);
        assert_eq!(chief.delete(&extra.path, &extra.etag).faults(), ["changeReason"]);
        chief.delete(&format!("{}?{REASON}", extra.path), &extra.etag).has(204);
        let _gone = chief.get(&extra.path).problem(404, "not-found");
    }
}

fn a_scheduled_record_is_published_at_its_minute(on: On) {
    let (locality, person) = with_person(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    let at = in_seconds(3);
    let records: Vec<Record> = KINDS.iter().map(|kind| draft(&locality, kind, "Hẹn giờ", &person)).collect();
    for record in &records {
        let scheduled = chief.post(&format!("{}/publications", record.path), &json!({"publishAt": at})).ok(201);
        assert_eq!(scheduled["visibility"], "internal", "{}", record.path);
        let _embargo = anyone.get(&record.path).problem(404, "not-found");
    }
    for record in &records {
        eventually("the publication", || (anyone.get(&record.path).status == 200).then_some(()));
    }
}

fn a_congress_of_a_series_has_its_ordinal_once(on: On) {
    let (locality, person) = with_person(on);
    let (chief, kind) = (&locality.chief, called("congress"));
    let series = locality.publish(&draft(&locality, called("congress_series"), "Đại hội thi đua yêu nước", &person));
    let ninth = |keeper: &str| {
        let mut body = kind.body(&locality, keeper, "Đại hội lần thứ IX", &person);
        body["seriesId"] = json!(series.id);
        body["ordinal"] = json!({"written": "IX", "number": 9});
        body
    };
    let first = kind.create(chief, &ninth("tinh-a"));
    let _twice = chief.post("/v1/congresses", &ninth("tinh-a")).problem(409, "possible-duplicate");
    // Another keeper's draft is none of this one's business: saving it tells nothing about the first.
    let other = kind.create(chief, &ninth("khac"));
    locality.publish(&first);
    let refused = chief.post(&format!("{}/publications", other.path), &json!({}));
    let _duplicate = refused.problem(409, "possible-duplicate");
    let mut tenth = ninth("tinh-a");
    tenth["ordinal"] = json!({"written": "X", "number": 10});
    let tenth = kind.create(chief, &tenth);
    let made_ninth = json!({"ordinal": {"written": "IX", "number": 9}});
    let _twice = chief.patch(&tenth.path, &tenth.etag, &made_ninth).problem(409, "possible-duplicate");
    let listed = locality.server.client().read(&format!("/v1/congresses?seriesId={}&ordinal=9", series.id));
    assert_eq!(listed["items"].as_array().expect("items").iter().map(id).collect::<Vec<_>>(), [first.id]);
}

fn what_is_referred_to_is_not_deleted(on: On) {
    let (locality, person) = with_person(on);
    let chief = &locality.chief;
    let series = draft(&locality, called("congress_series"), "Đại hội thi đua yêu nước", &person);
    let kind = called("congress");
    let mut body = kind.body(&locality, "tinh-a", "Đại hội lần thứ IX", &person);
    body["seriesId"] = json!(series.id);
    let congress = kind.create(chief, &body);
    let address = format!("{}?{REASON}", series.path);
    let _referred = chief.delete(&address, &series.etag).problem(409, "state-conflict");
    chief.delete(&format!("{}?{REASON}", congress.path), &congress.etag).has(204);
    chief.delete(&address, &series.etag).has(204);
}

fn a_reference_shows_what_its_reader_may_see(on: On) {
    let (locality, person) = with_person(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    let kind = called("campaign");
    let parent = draft(&locality, kind, "Phong trào lớn", &person);
    let mut body = kind.body(&locality, "tinh-a", "Phong trào nhỏ", &person);
    body["parentId"] = json!(parent.id);
    body["parentRelation"] = json!("part_of");
    let child = locality.publish(&kind.create(chief, &body));
    let address = format!("{}?expand=parent", child.path);
    let seen = |path: &str| anyone.read(path);
    assert_eq!((&seen(&child.path)["parentId"], &seen(&address)["parent"]), (&Value::Null, &Value::Null));
    assert_eq!(chief.read(&child.path)["parent"]["name"], "Phong trào lớn");
    locality.publish(&parent);
    assert_eq!(seen(&child.path)["parent"]["name"], "Phong trào lớn");
    assert_eq!(seen(&address)["parent"]["title"], "Phong trào lớn");
    // The larger one cannot be made a part of its own part, nor of itself.
    let parent = Record::of(&chief.get(&parent.path), 200);
    for (under, code) in [(&child.id, "cycle"), (&parent.id, "self_reference")] {
        let patch = json!({"parentId": under, "parentRelation": "part_of"});
        let refused = chief.patch(&parent.path, &parent.etag, &patch).problem(400, "invalid-input");
        assert_eq!(
            (&refused["errors"][0]["pointer"], &refused["errors"][0]["code"]),
            (&json!("#/parentId"), &json!(code))
        );
    }
    chief.post(&format!("{}/withdrawals", parent.path), &json!({"reason": "thu hồi để sửa"})).has(201);
    assert_eq!((&seen(&child.path)["parentId"], &seen(&address)["parent"]), (&Value::Null, &Value::Null));
}

fn a_replay_is_the_public_picture_of_every_kind(on: On) {
    let (locality, person) = with_person(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    for step in 0..5 {
        for kind in &KINDS {
            let record = draft(&locality, kind, &format!("Bản ghi {step}"), &person);
            if step > 0 {
                let record = locality.publish(&record);
                let _ = Record::of(&chief.patch(&record.path, &record.etag, &json!({(kind.name): "Tên mới"})), 200);
            }
            if step == 2 {
                chief.post(&format!("{}/withdrawals", record.path), &json!({"reason": "thu hồi thử"})).has(201);
            }
        }
    }
    for kind in &KINDS {
        let mut picture = BTreeSet::new();
        for change in anyone.walk_changes().iter().filter(|change| change["data"]["type"] == kind.one) {
            match change["data"]["action"].as_str() {
                Some("upserted") => picture.insert(id(&change["data"])),
                Some("deleted") => picture.remove(&id(&change["data"])),
                other => panic!("{other:?}"),
            };
        }
        let listed: BTreeSet<String> = anyone.walk(&kind.list(), 100).iter().map(id).collect();
        assert_eq!(picture, listed, "{}", kind.one);
        assert_eq!(listed.len(), if kind.one == "person" { 4 } else { 3 }, "{}", kind.one);
        let only = anyone.read(&format!("/v1/changes?types={}", kind.one));
        let of_others =
            only["items"].as_array().expect("items").iter().any(|change| change["data"]["type"] != kind.one);
        assert!(!of_others, "{}", kind.one);
    }
}
