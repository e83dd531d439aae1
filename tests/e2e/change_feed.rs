//! The change feed: whoever replays it has the public's picture.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thidua_tests::{Client, On};

use crate::locality::{Locality, id};

on_both!(a_replay_is_the_public_picture, tokens_say_nothing_and_are_checked);

/// The ids of a kind that are public after all changes from `since` on, and the token to go on with.
fn replay(client: &Client, kind: &str, picture: &mut BTreeSet<String>, since: Option<String>) -> String {
    let mut token = since;
    loop {
        let more = token.as_ref().map(|token| format!("&since={token}")).unwrap_or_default();
        let page = client.read(&format!("/v1/changes?pageSize=7&types={kind}{more}"));
        for change in page["items"].as_array().unwrap() {
            assert_eq!((&change["specversion"], &change["data"]["type"]), (&json!("1.0"), &json!(kind)));
            let subject = id(&change["data"]);
            match change["data"]["action"].as_str() {
                Some("upserted") => picture.insert(subject),
                Some("deleted") => picture.remove(&subject),
                other => panic!("{other:?}"),
            };
        }
        let next = page["nextToken"].as_str().expect("a token").to_owned();
        if page["items"].as_array().unwrap().is_empty() {
            return next;
        }
        token = Some(next);
    }
}

fn listed(client: &Client, path: &str) -> BTreeSet<String> {
    client.walk(path, 100).iter().map(id).collect()
}

fn a_replay_is_the_public_picture(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let mut documents = BTreeSet::new();
    let mut token = replay(&anyone, "document", &mut documents, None);
    assert!(documents.is_empty());
    // A history in a fixed order that mixes every step.
    let mut records = Vec::new();
    for step in 0..40_usize {
        match step % 5 {
            0 => records.push(locality.draft("tinh-a", &format!("Nháp {step}"))),
            1 | 2 => records.push(locality.public("tinh-b", &format!("Công khai {step}"))),
            3 => {
                let path = &records[step * 7 % records.len()].path;
                let _either = locality.chief.post(&format!("{path}/publications"), &json!({}));
            }
            _ => {
                let path = &records[step * 3 % records.len()].path;
                let _either = locality.chief.post(&format!("{path}/withdrawals"), &json!({"reason": "thu hồi thử"}));
            }
        }
        if step % 10 == 9 {
            token = replay(&anyone, "document", &mut documents, Some(token));
            assert_eq!(documents, listed(&anyone, "/v1/documents"), "after step {step}");
        }
    }
    let mut organizations = BTreeSet::new();
    replay(&anyone, "organization", &mut organizations, None);
    assert_eq!(organizations, listed(&anyone, "/v1/organizations"));
    assert_eq!(organizations.len(), 5);
}

fn tokens_say_nothing_and_are_checked(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let page = anyone.read("/v1/changes?pageSize=2");
    let token = page["nextToken"].as_str().unwrap().to_owned();
    let before = anyone.read(&format!("/v1/changes?since={token}"));
    for count in 0..5 {
        locality.draft("tinh-a", &format!("Nháp {count}"));
    }
    assert_eq!(anyone.read(&format!("/v1/changes?since={token}")), before, "hidden writes move nothing");
    let empty = anyone.read(&format!("/v1/changes?since={}", before["nextToken"].as_str().unwrap()));
    assert_eq!((&empty["items"], &empty["nextToken"]), (&json!([]), &before["nextToken"]));
    let mut damaged = token.into_bytes();
    damaged[3] = if damaged[3] == b'A' { b'B' } else { b'A' };
    let damaged = String::from_utf8(damaged).unwrap();
    let refused = anyone.get(&format!("/v1/changes?since={damaged}"));
    let _problem = refused.problem(400, "invalid-change-token");
    assert_eq!(anyone.get("/v1/changes?types=nothing").faults(), ["types"]);
    let ids: Vec<&Value> = page["items"].as_array().unwrap().iter().map(|change| &change["id"]).collect();
    assert_ne!(ids[0], ids[1]);
}
