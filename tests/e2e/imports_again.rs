//! A decision that is sent in again: with another day, with other numbers, to be public now.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use thidua_tests::{Client, On, with_query};

use crate::{
    imports::{CSV, ended, officer, send},
    locality::{Locality, only},
};

on_both!(
    another_day_makes_no_other_decision,
    lines_are_found_again_whatever_their_numbers,
    what_is_there_as_a_draft_is_published
);

/// The annex with these names, numbered from 1.
fn annex(names: &[&str]) -> String {
    let lines = (1..).zip(names).map(|(n, name): (u32, _)| format!("{n};{name};Sở Nội vụ;Bằng khen;Cá nhân\r\n"));
    format!("STT;Họ và tên;Đơn vị;Hình thức khen thưởng;Đối tượng\r\n{}", lines.collect::<String>())
}

/// How many files were sent: each has a key of its own.
static SENT: AtomicU32 = AtomicU32::new(0);

fn import(client: &Client, unit: &str, file: &str, more: &[(&str, &str)]) -> Value {
    let mut query = vec![
        ("of", "awards"),
        ("organizationId", unit),
        ("decision", "1234/QĐ-UBND"),
        ("decisionDate", "2020-10-15"),
        ("decisionIssuer", "tinh-a"),
    ];
    query.extend(more);
    let key = SENT.fetch_add(1, Ordering::Relaxed).to_string();
    ended(client, &send(client, &key, CSV, file.as_bytes(), &query))
}

/// Created, published, unchanged, differing, faulty, uncertain.
fn counts(import: &Value) -> [u64; 6] {
    ["created", "published", "unchanged", "differing", "faulty", "uncertain"]
        .map(|name| import["counts"][name].as_u64().unwrap())
}

fn names(client: &Client) -> Vec<String> {
    let awards = client.read("/v1/awards?pageSize=100");
    awards["items"].as_array().unwrap().iter().map(|award| award["name"].as_str().unwrap().to_owned()).collect()
}

fn another_day_makes_no_other_decision(on: On) {
    let locality = Locality::new(on);
    let (unit, officer) = (locality.unit("tinh-a"), officer(&locality.server, "tinh-a"));
    let file = annex(&["Nguyễn Văn An", "Trần Thị Bình"]);
    assert_eq!(counts(&import(&officer, unit, &file, &[])), [2, 0, 0, 0, 0, 0]);
    let decision = only(&officer, "/v1/documents", "symbol", "1234/QĐ-UBND");
    let address = decision["links"]["self"].as_str().unwrap();
    let etag = officer.get(address).etag();
    officer.patch(address, &etag, &json!({"issued": {"edtf": "2020-10-16"}})).has(200);
    let longer = annex(&["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Chung"]);
    let dry = import(&officer, unit, &longer, &[("dryRun", "true")]);
    let done = import(&officer, unit, &longer, &[]);
    assert_eq!(counts(&done), [1, 0, 2, 0, 0, 0], "{done}");
    for told in ["counts", "notes", "differing", "faults", "records"] {
        assert_eq!(dry[told], done[told], "{told}");
    }
    assert_eq!(
        done["differing"],
        json!({"items": [{"row": 2, "type": "document", "id": decision["id"], "pointers": ["/issued"]}], "total": 1})
    );
    let notes = done["notes"]["items"].as_array().unwrap();
    let told: Vec<&Value> = notes.iter().filter(|note| note["code"] == "decision_day_differs").collect();
    let said = told[0]["detail"].as_str().unwrap();
    assert!(told.len() == 1 && said.contains("2020-10-15") && said.contains("2020-10-16"), "{notes:?}");
    only(&officer, "/v1/documents", "symbol", "1234/QĐ-UBND");
}

fn lines_are_found_again_whatever_their_numbers(on: On) {
    let locality = Locality::new(on);
    let (unit, officer) = (locality.unit("tinh-a"), officer(&locality.server, "tinh-a"));
    import(&officer, unit, &annex(&["Nguyễn Văn An", "Trần Thị Bình"]), &[]);
    let award = only(&officer, "/v1/awards", "q", "Nguyễn Văn An");
    let address = award["links"]["self"].as_str().unwrap();
    let etag = officer.get(address).etag();
    officer.patch(address, &etag, &json!({"name": "Nguyễn Văn Anh"})).has(200);
    let moved = annex(&["Đỗ Thị Xuân", "Nguyễn Văn An", "Trần Thị Bình"]);
    let done = import(&officer, unit, &moved, &[]);
    assert_eq!(counts(&done), [1, 0, 0, 2, 0, 0], "{done}");
    let pointers: Vec<&Value> =
        done["differing"]["items"].as_array().unwrap().iter().map(|one| &one["pointers"]).collect();
    assert_eq!(pointers, [&json!(["/name", "/line/order"]), &json!(["/line/order"])]);
    let mut found = names(&officer);
    found.sort();
    assert_eq!(found, ["Nguyễn Văn Anh", "Trần Thị Bình", "Đỗ Thị Xuân"], "none twice, none missing");
    let twice = annex(&["Đỗ Thị Xuân", "Nguyễn Văn Anh", "Trần Thị Bình", "Phạm Thị Lan", "Phạm Thị Lan"]);
    let waits = import(&officer, unit, &twice, &[]);
    assert_eq!(
        (waits["counts"]["created"].clone(), waits["counts"]["uncertain"].clone()),
        (json!(1), json!(1)),
        "{waits}"
    );
    assert_eq!(officer.read(waits["links"]["uncertain"].as_str().unwrap())["items"][0]["row"], 6);
}

fn what_is_there_as_a_draft_is_published(on: On) {
    let locality = Locality::new(on);
    let (unit, officer) = (locality.unit("tinh-a"), officer(&locality.server, "tinh-a"));
    let anybody = locality.server.client();
    let file = annex(&["Nguyễn Văn An", "Trần Thị Bình"]);
    import(&officer, unit, &file, &[]);
    assert!(names(&anybody).is_empty());
    let longer = annex(&["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Chung"]);
    let done = import(&officer, unit, &longer, &[("publish", "true")]);
    assert_eq!(counts(&done), [1, 2, 0, 0, 0, 0], "{done}");
    let awards = anybody.read(&with_query("/v1/awards", &[("pageSize", "100")]));
    let decisions: Vec<&Value> = awards["items"].as_array().unwrap().iter().map(|award| &award["decisionId"]).collect();
    assert!(decisions.len() == 3 && decisions.iter().all(|id| id.is_string()), "{awards}");
    only(&anybody, "/v1/documents", "symbol", "1234/QĐ-UBND");
    assert_eq!(anybody.read("/v1/recipients?includeTotal=true")["page"]["total"], 3);
    assert_eq!(counts(&import(&officer, unit, &longer, &[("publish", "true")])), [0, 0, 3, 0, 0, 0]);
}
