//! Walks through pages: each record once, whatever its date, whatever is written meanwhile.

use std::{
    collections::HashMap,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use serde_json::{Value, json};
use thidua_tests::{Client, On};

use crate::locality::{Locality, Record, id};

on_both!(a_walk_gives_each_document_once, a_walk_beside_writers_loses_nothing, cursors_belong_to_their_list);

const COUNT: usize = 60;
const SORTS: [&str; 6] = ["issued", "-issued", "title", "-title", "updatedAt", "-updatedAt"];

/// Sixty public plans, every second one without a date, with titles and dates that repeat.
fn filled(on: On) -> (Locality, Vec<Record>) {
    let locality = Locality::new(on);
    let records = (0..COUNT)
        .map(|number| {
            let mut body =
                locality.plan("tinh-a", &format!("Kế hoạch {}", ["Ân", "An", "Đạt", "Ba", "Em"][number % 5]));
            body["origin"] = json!("recorded");
            body["sources"] = json!([{"title": format!("Bài báo {number}")}]);
            if number % 2 == 0 {
                body["issued"] = json!({"edtf": format!("2019-0{}-1{}", 1 + number % 9, number % 4)});
            }
            locality.publish(&locality.record(&body))
        })
        .collect();
    (locality, records)
}

fn counted(items: &[Value]) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for item in items {
        *counts.entry(id(item)).or_default() += 1;
    }
    counts
}

fn each_once(items: &[Value], records: &[Record], how: &str) {
    let counts = counted(items);
    for record in records {
        assert_eq!(counts.get(&record.id), Some(&1), "{how}: {}", record.id);
    }
}

fn a_walk_gives_each_document_once(on: On) {
    let (locality, records) = filled(on);
    let anyone = locality.server.client();
    for client in [&anyone, &locality.chief] {
        for sort in SORTS {
            for size in [1, 7, 100] {
                if size == 1 && sort.contains("updatedAt") {
                    continue;
                }
                let how = format!("sort={sort} pageSize={size}");
                let items = client.walk(&format!("/v1/documents?sort={sort}"), size);
                assert_eq!(items.len(), COUNT, "{how}");
                each_once(&items, &records, &how);
            }
        }
        let plain: Vec<String> = client.walk("/v1/documents", 9).iter().map(id).collect();
        let newest: Vec<String> = client.walk("/v1/documents?sort=-issued", 11).iter().map(id).collect();
        assert_eq!(plain, newest, "newest first is the order that nobody asked for");
        let oldest: Vec<String> = client.walk("/v1/documents?sort=issued", 13).iter().rev().map(id).collect();
        assert_eq!(oldest, newest);
        let found = client.walk("/v1/documents?q=ke%20hoach%20an", 7);
        each_once(&found, &records.iter().step_by(5).cloned().collect::<Vec<_>>(), "q");
        assert_eq!(found.len(), 24, "An and Ân");
    }
    let dates: Vec<Option<String>> = anyone
        .walk("/v1/documents?sort=-issued", 100)
        .iter()
        .map(|item| item["issued"]["earliest"].as_str().map(str::to_owned))
        .collect();
    assert!(dates.is_sorted_by(|a, b| a >= b), "newest first, unknown last: {dates:?}");
    let since =
        anyone.read("/v1/documents?sort=updatedAt&pageSize=30")["items"][29]["updatedAt"].as_str().unwrap().to_owned();
    let later = anyone.walk(&format!("/v1/documents?updatedSince={since}"), 8);
    assert_eq!(later.len(), COUNT - 29, "updatedSince is inclusive");
    assert_eq!(anyone.get(&format!("/v1/documents?updatedSince={since}&sort=title")).faults(), ["sort"]);
    assert_eq!(anyone.read("/v1/documents?pageSize=1&includeTotal=true")["page"]["total"], COUNT);
    assert_eq!(anyone.read("/v1/documents?pageSize=1")["page"].get("total"), None);
}

fn a_walk_beside_writers_loses_nothing(on: On) {
    let (locality, records) = filled(on);
    let done = AtomicBool::new(false);
    let (locality, done) = (&locality, &done);
    thread::scope(|scope| {
        let writer = scope.spawn(move || {
            let mut written = 0;
            while !done.load(Ordering::Acquire) {
                let titles = ["Kế hoạch xen giữa", "Ấn phẩm", "Ý kiến"];
                locality.public("tinh-b", titles[written % 3]);
                written += 1;
            }
            written
        });
        let walk = |client: &Client| {
            for sort in ["issued", "-issued", "title", "-title", "updatedAt"] {
                let items = client.walk(&format!("/v1/documents?sort={sort}"), 5);
                each_once(&items, &records, sort);
                assert!(counted(&items).values().all(|count| *count == 1), "{sort}: something came twice");
            }
        };
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            walk(&locality.server.client());
            walk(&locality.chief.apart());
        }));
        done.store(true, Ordering::Release);
        assert!(writer.join().expect("the writer") > 0);
        outcome.expect("the walks");
    });
}

fn cursors_belong_to_their_list(on: On) {
    let (locality, _) = filled(on);
    let anyone = locality.server.client();
    let page = anyone.get("/v1/documents?pageSize=5&sort=title");
    let json = page.ok(200);
    let cursor = json["page"]["nextCursor"].as_str().unwrap();
    let link = page.header("link").unwrap();
    for rel in ["self", "first", "next"] {
        assert!(link.contains(&format!("<{}>; rel=\"{rel}\"", json["links"][rel].as_str().unwrap())), "{rel}: {link}");
    }
    for other in ["sort=-title", "sort=title&q=an", "sort=title&symbolYear=2020"] {
        let refused = anyone.get(&format!("/v1/documents?pageSize=5&cursor={cursor}&{other}"));
        let _problem = refused.problem(400, "cursor-mismatch");
    }
    anyone.get(&format!("/v1/documents?pageSize=9&sort=title&cursor={cursor}")).has(200);
    let refused = anyone.get(&format!("/v1/plans?pageSize=5&sort=title&cursor={cursor}"));
    let _other_address = refused.problem(400, "cursor-mismatch");
    for place in [0, cursor.len() / 2, cursor.len() - 1] {
        let mut damaged = cursor.as_bytes().to_vec();
        damaged[place] = if damaged[place] == b'x' { b'y' } else { b'x' };
        let damaged = String::from_utf8(damaged).unwrap();
        let refused = anyone.get(&format!("/v1/documents?pageSize=5&sort=title&cursor={damaged}"));
        assert!(refused.status == 400, "byte {place}: {}", refused.status);
    }
    let last = anyone.read("/v1/documents?pageSize=100");
    assert_eq!((&last["page"]["nextCursor"], last["links"].get("next")), (&Value::Null, None));
}
