//! Clients that take their time, on purpose or not: none keeps a connection for long, and none is in others' way.

use std::{
    thread,
    time::{Duration, Instant},
};

use thidua_tests::{On, Server, Start, eventually, raw::Raw};

use crate::locality::Locality;

on_both!(
    a_body_that_comes_byte_by_byte_is_given_up,
    who_stops_reading_is_cut_off,
    who_reads_slowly_and_steadily_gets_it_all
);

/// Many times an answer of about half a mebibyte, asked for at once: more than the buffers between the two hold.
const MANY: usize = 60;

fn many_large_answers(server: &Server) -> (Raw, usize) {
    let large = server.client().request("GET", "/v1/openapi.json").header("accept-encoding", "identity").send();
    large.has(200);
    assert!(large.body.len() > 300_000, "{} bytes are no large answer", large.body.len());
    let request = "GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\nAccept-Encoding: identity\r\n";
    let requests = format!("{request}\r\n").repeat(MANY - 1) + request + "Connection: close\r\n\r\n";
    (Raw::begin(server.base(), requests.as_bytes()), large.body.len())
}

/// Somebody else, on a new connection, is served without delay.
fn others_are_served(server: &Server) {
    let began = Instant::now();
    server.client().get("/v1/documents").has(200);
    assert!(began.elapsed() < Duration::from_secs(5), "others wait: {:?}", began.elapsed());
}

fn a_body_that_comes_byte_by_byte_is_given_up(on: On) {
    let locality = Locality::started(on, &Start::default().with(&["--body-seconds", "1"]));
    let body = locality.plan("tinh-a", &"Chậm ".repeat(60)).to_string();
    let head = format!(
        "POST /v1/plans HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n",
        locality.server.token_of("chief"),
        body.len()
    );
    let began = Instant::now();
    let slow = Raw::begin(locality.server.base(), head.as_bytes());
    let refused = thread::scope(|scope| {
        let slow = scope.spawn(|| slow.trickle(body.as_bytes(), Duration::from_millis(50)));
        others_are_served(&locality.server);
        slow.join().unwrap()
    });
    let took = began.elapsed();
    let _problem = refused.problem(408, "request-timeout");
    assert!((Duration::from_secs(1)..Duration::from_secs(10)).contains(&took), "{took:?}");
    assert_eq!(locality.chief.read("/v1/plans")["items"].as_array().unwrap().len(), 0, "nothing was written");

    let whole = Raw::begin(locality.server.base(), head.as_bytes());
    whole.trickle(body.as_bytes(), Duration::from_micros(10)).has(201);
}

fn who_stops_reading_is_cut_off(on: On) {
    let server = Server::fresh(on, &Start::default().with(&["--answer-seconds", "1"]));
    let (mut slow, size) = many_large_answers(&server);
    let began = Instant::now();
    others_are_served(&server);
    eventually("an end of the connection", || slow.is_closed().then_some(()));
    assert!(began.elapsed() >= Duration::from_secs(1), "before its time: {:?}", began.elapsed());
    let received = slow.rest(1024 * 1024, Duration::ZERO).len();
    assert!(received < size * MANY, "all of it was sent: {received} bytes");
    others_are_served(&server);
}

fn who_reads_slowly_and_steadily_gets_it_all(on: On) {
    let server = Server::fresh(on, &Start::default().with(&["--answer-seconds", "2"]));
    let (steady, size) = many_large_answers(&server);
    let began = Instant::now();
    let received = steady.rest(1024 * 1024, Duration::from_millis(100)).len();
    assert!(received > size * MANY, "{received} bytes of {MANY} answers of {size}");
    assert!(began.elapsed() > Duration::from_secs(2), "not slow: {:?}", began.elapsed());
}
