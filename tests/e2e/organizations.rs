//! Organizations: their tree, its history, and who has custody of what.

use serde_json::{Value, json};
use thidua_tests::On;

use crate::locality::{Locality, Record, id};

on_both!(
    a_unit_is_created_changed_and_read,
    faults_of_a_unit_are_told,
    a_unit_that_was_created_is_answered_again,
    custody_follows_the_successor,
    a_code_tells_nothing_of_hidden_units,
);

fn under(locality: &Locality, code: &str, above: &str) -> Value {
    json!({"code": code, "name": {"vi": format!("Đơn vị {code}"), "en": format!("Unit {code}")}, "kind": "agency",
           "parents": [{"organizationId": locality.unit(above)}]})
}

fn created(locality: &Locality, body: &Value) -> Record {
    Record::of(&locality.admin.post("/v1/organizations", body), 201)
}

/// What the request itself took (a code stands once) is not in the way of asking again.
fn a_unit_that_was_created_is_answered_again(on: On) {
    let locality = Locality::new(on);
    let body = under(&locality, "phong-lap-lai", "tinh-a");
    let send = |key: &str| {
        locality.admin.request("POST", "/v1/organizations").header("idempotency-key", key).json(&body).send()
    };
    let first = send("lap-lai");
    let again = send("lap-lai");
    assert_eq!((again.status, again.text()), (201, first.text()));
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(send("khoa-khac").faults(), ["#/code"], "another request is told that the code is taken");
}

fn a_unit_is_created_changed_and_read(on: On) {
    let locality = Locality::new(on);
    let admin = &locality.admin;
    let mut body = under(&locality, "phong", "tinh-a");
    body["validFrom"] = json!("2020-01-01");
    body["parents"][0]["validTo"] = json!("2024-12-31");
    body["abbreviations"] = json!(["TĐKT"]);
    body["offices"] = json!([{"code": "truong-phong", "name": {"vi": "Trưởng phòng"}}]);
    let unit = created(&locality, &body);
    assert_eq!((&unit.json["visibility"], &unit.json["organizationId"]), (&json!("draft"), &unit.json["id"]));
    let office = unit.json["offices"][0].clone();
    assert_eq!(office["code"], "truong-phong");
    let moved = json!({
        "parents": [
            {"organizationId": locality.unit("tinh-a"), "validTo": "2024-12-31"},
            {"organizationId": locality.unit("tinh-b"), "validFrom": "2025-01-01"},
        ],
        "name": {"en": null},
        "offices": [{"id": office["id"], "code": "truong-phong", "name": {"vi": "Trưởng phòng"}, "validTo": "2025-12-31"}],
    });
    let unit = Record::of(&admin.patch(&unit.path, &unit.etag, &moved), 200);
    assert_eq!(unit.json["offices"][0]["id"], office["id"], "an office that is named keeps its id");
    assert_eq!((&unit.json["name"]["vi"], &unit.json["version"]), (&json!("Đơn vị phong"), &json!(2)));
    assert!(unit.json["name"]["en"].is_null());
    let same = Record::of(&admin.patch(&unit.path, &unit.etag, &json!({"validFrom": "2020-01-01"})), 200);
    assert_eq!(same.json["version"], 2, "nothing changed");
    locality.publish(&unit);
    let anyone = locality.server.client();
    let children = |above: &str, day: &str| -> Vec<String> {
        anyone
            .walk(&format!("/v1/organizations?parentId={}&asOf={day}", locality.unit(above)), 100)
            .iter()
            .map(id)
            .collect()
    };
    assert!(
        children("tinh-a", "2024-12-31").contains(&unit.id) && !children("tinh-a", "2025-01-01").contains(&unit.id)
    );
    assert!(
        children("tinh-b", "2025-01-01").contains(&unit.id) && !children("tinh-b", "2024-12-31").contains(&unit.id)
    );
    assert!(!children("tinh-a", "2019-12-31").contains(&unit.id), "not before its first day");
    assert_eq!(anyone.get("/v1/organizations?asOf=2024-02-30").faults(), ["asOf"]);
    let own = locality.holder("administrator", "tinh-a");
    let refused =
        own.patch(&format!("/v1/organizations/{}", locality.unit("tinh-a")), "\"1.x\"", &json!({"kind": "agency"}));
    let _forbidden = refused.problem(403, "forbidden");
}

fn faults_of_a_unit_are_told(on: On) {
    let locality = Locality::new(on);
    let admin = &locality.admin;
    let body = json!({
        "code": "Sai Mã", "name": {"vi": ""}, "kind": "khong-co", "validFrom": "2024-02-30",
        "parents": [{"organizationId": "019857a0-0000-7000-8000-00000000dead"}],
    });
    let faults = admin.post("/v1/organizations", &body).faults();
    for pointer in ["#/code", "#/kind", "#/name/vi", "#/validFrom"] {
        assert!(faults.iter().any(|fault| fault == pointer), "{pointer}: {faults:?}");
    }
    let mut taken = under(&locality, "tinh-b", "tinh");
    assert_eq!(admin.post("/v1/organizations", &taken).faults(), ["#/code"]);
    taken["code"] = json!("moi");
    taken["predecessors"] = json!(["019857a0-0000-7000-8000-00000000dead"]);
    assert_eq!(admin.post("/v1/organizations", &taken).faults(), ["#/predecessors/0"]);
    let unit = created(&locality, &under(&locality, "duoi", "tinh-a"));
    let cycle = json!({"parents": [{"organizationId": unit.id}]});
    assert_eq!(admin.patch(&unit.path, &unit.etag, &cycle).faults(), ["#/parents/0/organizationId"]);
    let draft = locality.record(&json!({"organizationId": unit.id, "documentType": "adm-plan", "title": "Giữ đơn vị"}));
    let referred = admin.delete(&format!("{}?changeReason=khong%20con%20can", unit.path), &unit.etag);
    let _conflict = referred.problem(409, "state-conflict");
    locality.chief.delete(&format!("{}?changeReason=khong%20con%20can", draft.path), &draft.etag).has(204);
    admin.delete(&format!("{}?changeReason=khong%20con%20can", unit.path), &unit.etag).has(204);
    let _gone = admin.get(&unit.path).problem(404, "not-found");
}

fn custody_follows_the_successor(on: On) {
    let locality = Locality::new(on);
    let (old, admin) = (created(&locality, &under(&locality, "so-cu", "tinh-a")), &locality.admin);
    let draft =
        locality.record(&json!({"organizationId": old.id, "documentType": "adm-plan", "title": "Nháp của sở cũ"}));
    let (before, after) = (locality.holder("editor", "tinh-a"), locality.holder("editor", "tinh-b"));
    let sees = |client: &thidua_tests::Client| client.get(&draft.path).status == 200;
    assert!(sees(&before) && !sees(&after));
    let mut body = under(&locality, "so-moi", "tinh-b");
    body["predecessors"] = json!([old.id]);
    let new = created(&locality, &body);
    let old = Record::of(&admin.get(&old.path), 200);
    assert_eq!(old.json["successors"][0]["id"], new.json["id"]);
    Record::of(&admin.patch(&old.path, &old.etag, &json!({"validTo": "2025-02-28"})), 200);
    assert!(sees(&after), "what has ended is in the custody of its successor");
    let successor = locality.holder("editor", "so-moi");
    let patched = successor.patch(&draft.path, &draft.etag, &json!({"title": "Sửa bởi sở mới"}));
    assert_eq!(patched.ok(200)["title"], "Sửa bởi sở mới");
    let listed: Vec<String> = after.walk(&format!("/v1/documents?unit={}", new.id), 20).iter().map(id).collect();
    assert_eq!(listed, std::slice::from_ref(&draft.id));
}

fn a_code_tells_nothing_of_hidden_units(on: On) {
    let locality = Locality::new(on);
    let hidden = created(&locality, &under(&locality, "trung-ma", "tinh-b"));
    let elsewhere = locality.holder("administrator", "khac");
    let _unseen = elsewhere.get(&hidden.path).problem(404, "not-found");
    let twin = elsewhere.post("/v1/organizations", &under(&locality, "trung-ma", "khac"));
    let twin = Record::of(&twin, 201);
    locality.publish(&twin);
    let refused = locality.chief.post(&format!("{}/publications", hidden.path), &json!({}));
    let _conflict = refused.problem(409, "state-conflict");
}
