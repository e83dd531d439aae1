//! Writers at the same time.

use std::{sync::Barrier, thread};

use serde_json::json;
use thidua_tests::{Answer, On};

use crate::locality::{Locality, id};

on_both!(of_two_edits_one_is_made, one_key_makes_one_record);

/// Runs `ask` at once, so many times, each with a number.
fn at_once(count: usize, ask: impl Fn(usize) -> Answer + Sync) -> Vec<Answer> {
    let barrier = Barrier::new(count);
    let (ask, barrier) = (&ask, &barrier);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..count)
            .map(|number| {
                scope.spawn(move || {
                    barrier.wait();
                    ask(number)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("an answer")).collect()
    })
}

fn of_two_edits_one_is_made(on: On) {
    let locality = Locality::new(on);
    for round in 0..5 {
        let draft = locality.draft("tinh-a", &format!("Bản nháp {round}"));
        let answers = at_once(2, |number| {
            locality.chief.apart().patch(&draft.path, &draft.etag, &json!({"title": format!("Sửa bởi {number}")}))
        });
        let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412]);
        let made = answers.iter().find(|answer| answer.status == 200).unwrap().json();
        let _refused = answers.iter().find(|answer| answer.status == 412).unwrap().problem(412, "precondition-failed");
        assert_eq!(locality.chief.read(&draft.path)["title"], made["title"]);
        assert_eq!(made["version"], 2);
    }
}

fn one_key_makes_one_record(on: On) {
    let locality = Locality::new(on);
    let body =
        json!({"organizationId": locality.unit("tinh-a"), "documentType": "adm-plan", "title": "Kế hoạch gửi lại"});
    let send = |key: &str, body: &serde_json::Value| {
        locality.chief.apart().request("POST", "/v1/plans").header("idempotency-key", key).json(body).send()
    };
    let answers = at_once(50, |_| send("mot-khoa", &body));
    let first = answers[0].ok(201);
    for answer in &answers {
        assert_eq!(answer.ok(201), first);
        assert_eq!(
            (answer.header("location"), answer.header("etag")),
            (answers[0].header("location"), answers[0].header("etag"))
        );
    }
    let replays = answers.iter().filter(|answer| answer.header("idempotency-replayed") == Some("true")).count();
    assert_eq!(replays, 49);
    let found = locality.chief.walk("/v1/plans", 100);
    assert_eq!(found.iter().map(id).collect::<Vec<_>>(), [id(&first)]);

    let other =
        json!({"organizationId": locality.unit("tinh-a"), "documentType": "adm-plan", "title": "Nội dung khác"});
    let _mismatch = send("mot-khoa", &other).problem(422, "idempotency-mismatch");
    assert_ne!(id(&send("khoa-khac", &other).ok(201)), id(&first));
    let somebody = locality.holder("editor", "tinh-a");
    let theirs = somebody.request("POST", "/v1/plans").header("idempotency-key", "mot-khoa").json(&body).send();
    assert_ne!(id(&theirs.ok(201)), id(&first), "a key belongs to its sender");
    assert_eq!(theirs.header("idempotency-replayed"), None);

    let stranger = locality.holder("editor", "tinh-b");
    let refused = stranger.request("POST", "/v1/plans").header("idempotency-key", "bi-tu-choi").json(&body).send();
    let _forbidden = refused.problem(403, "forbidden");
    locality.server.add_user("editor-tinh-b", "editor", "tinh-a");
    let accepted = stranger.request("POST", "/v1/plans").header("idempotency-key", "bi-tu-choi").json(&body).send();
    assert_ne!(id(&accepted.ok(201)), id(&first), "a refusal is not kept");
}
