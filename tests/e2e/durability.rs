//! What was acknowledged is there, whatever ended the process.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use chrono::{DateTime, Utc};
use thidua_tests::{On, Server, Start, eventually, program};

use crate::locality::{Locality, id};

on_both!(every_acknowledged_write_outlives_a_kill);

const WRITES: usize = 1000;
const WRITERS: usize = 8;

fn every_acknowledged_write_outlives_a_kill(on: On) {
    let locality = Locality::new(on);
    let (acknowledged, begun) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
    let tokens = (locality.server.token_of("chief"), locality.server.token_of("admin"));
    let Locality { ref server, ref chief, .. } = locality;
    assert_writes_are_synchronous(server, on);
    thread::scope(|scope| {
        for _ in 0..WRITERS {
            let (client, acknowledged, begun, locality) = (chief.apart(), &acknowledged, &begun, &locality);
            scope.spawn(move || {
                loop {
                    let number = begun.fetch_add(1, Ordering::Relaxed);
                    if number >= WRITES {
                        return;
                    }
                    let body = locality.plan("tinh-a", &format!("Kế hoạch {number}"));
                    // An error is no acknowledgement: the process is gone.
                    let Ok(answer) = client.request("POST", "/v1/plans").json(&body).try_send() else { return };
                    answer.has(201);
                    acknowledged.lock().unwrap().push(id(&answer.json()));
                }
            });
        }
        let middle =
            eventually("half of the writes", || Some(acknowledged.lock().unwrap().len()).filter(|n| *n >= WRITES / 2));
        assert!(middle < WRITES, "there was something left to interrupt");
        server.kill_now();
    });
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(
        acknowledged.len() >= WRITES / 2 && acknowledged.len() < WRITES,
        "{} were acknowledged",
        acknowledged.len()
    );
    let again = Server::on(locality.server.database(), &Start::default());
    let chief = again.client().with_token(&tokens.0);
    let there: Vec<String> = chief.walk("/v1/plans", 100).iter().map(id).collect();
    for id in &acknowledged {
        assert!(there.contains(id), "{id} was acknowledged and is gone");
    }
    assert!(there.len() <= acknowledged.len() + WRITERS, "each writer had at most one write under way");
    again.add_user("kiem-tra", "auditor", "@");
    let journal = again.client_of("kiem-tra").walk("/v1/journal", 100);
    let numbers: Vec<i64> = journal.iter().filter_map(|entry| entry["seq"].as_i64()).collect();
    let expected: Vec<i64> = (1..=i64::try_from(journal.len()).unwrap()).collect();
    assert_eq!(numbers, expected, "the journal is gapless");
    let times: Vec<DateTime<Utc>> =
        journal.iter().map(|entry| entry["at"].as_str().expect("an instant").parse().expect("an instant")).collect();
    assert!(times.is_sorted_by(|one, next| one < next), "its times follow its order");
    let said = program::run(again.database(), &["audit", "verify"]);
    assert!(said.success && said.text.contains("no finding"), "{}", said.text);
    let admin = again.client().with_token(&tokens.1);
    admin.get("/v1/organizations").has(200);
    again.stop();
}

/// PostgreSQL says what its operator chose; SQLite must wait for the disk (2 is FULL).
fn assert_writes_are_synchronous(server: &Server, on: On) {
    let ready = server.admin_client().read("/readyz");
    let reported = ready["synchronous"].as_str().expect("a setting");
    match on {
        On::Sqlite => assert_eq!(reported, "2"),
        On::Postgres => assert!(!reported.is_empty()),
    }
}
