//! Stopping without cutting a request.

use std::{
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

use serde_json::json;
use thidua_tests::{On, Start, eventually, raw::Raw};

use crate::locality::Locality;

on_both!(a_stop_cuts_no_request);

/// Callers behind a balancer: each goes on until the balancer sees that the service wants no more.
fn a_stop_cuts_no_request(on: On) {
    let mut locality = Locality::started(on, &Start::default().with(&["--drain-seconds", "2"]));
    let public = locality.public("tinh-a", "Công khai");
    let (out_of_turn, answered) = (AtomicBool::new(false), AtomicUsize::new(0));
    let body = locality.plan("tinh-a", "Gửi lúc dừng").to_string();
    let token = locality.server.token_of("chief");
    let head = format!(
        "POST /v1/plans HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let (first, rest) = body.as_bytes().split_at(20);
    let mut slow = Raw::begin(locality.server.base(), &[head.as_bytes(), first].concat());
    thread::scope(|scope| {
        for number in 0..6 {
            let (locality, public, out_of_turn, answered) = (&locality, &public, &out_of_turn, &answered);
            scope.spawn(move || {
                let client = locality.chief.apart();
                while !out_of_turn.load(Ordering::Acquire) {
                    let answer = match number % 2 {
                        0 => client.get(&public.path),
                        _ => client.post("/v1/plans", &locality.plan("tinh-b", "Ghi lúc dừng")),
                    };
                    assert!(answer.status < 300, "{}: {}", answer.status, answer.text());
                    answered.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        eventually("some load", || (answered.load(Ordering::Relaxed) > 60).then_some(()));
        locality.server.terminate();
        let balancer = locality.server.client();
        eventually("a service that wants no more", || {
            let answer = balancer.get("/readyz");
            (answer.status == 503).then(|| answer.problem(503, "not-ready"))
        });
        out_of_turn.store(true, Ordering::Release);
    });
    slow.go_on(rest);
    assert_eq!(slow.answer().ok(201)["title"], json!("Gửi lúc dừng"), "a request under way is answered");
    let status = locality.server.ended();
    assert!(status.success(), "{status}");
}
