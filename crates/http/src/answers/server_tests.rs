//! What callers see on a real port, byte for byte.

use actix_web::http::header;

use super::toy_server::{DOCUMENTS, Reply, Server};
use crate::limits::RateLimits;

#[test]
fn every_fault_is_a_problem_in_both_languages() {
    let server = Server::start(RateLimits::Off);
    let vi = server.ask("GET /nothing", &[]).is_problem(404, "not-found");
    let reply = server.ask("GET /nothing", &["Accept-Language: en"]);
    let en = reply.is_problem(404, "not-found");
    assert_eq!(reply.header("content-language"), Some("en"));
    assert!(vi["title"] != en["title"] && vi["detail"] != en["detail"]);
    assert_eq!(vi["instance"], "/nothing");
    server.ask("GET /v1/plans/", &[]).is_problem(404, "not-found");
    for method in ["DELETE", "PATCH", "FROBNICATE", "TRACE"] {
        let reply = server.ask(&format!("{method} /v1/plans"), &[]);
        reply.is_problem(405, "method-not-allowed");
        assert_eq!(reply.header("allow"), Some("GET, POST, HEAD, OPTIONS"), "{method}");
    }
    let options = server.ask("OPTIONS /v1/plans", &[]);
    assert_eq!((options.status(), options.header("allow")), (204, Some("GET, POST, HEAD, OPTIONS")));
    server.ask("OPTIONS /nothing", &[]).is_problem(404, "not-found");
    server.ask(&format!("GET /v1/plans?q={}", "a".repeat(9000)), &[]).is_problem(414, "uri-too-long");
    server.ask("GET /v1/plans", &[&format!("X-Long: {}", "a".repeat(40_000))]).is_problem(431, "headers-too-large");
}

#[test]
fn faults_of_a_body_are_problems() {
    let server = Server::start(RateLimits::Off);
    let json = "\r\nContent-Type: application/json";
    let large = vec![b' '; 1024 * 1024 + 1];
    server.post("/v1/plans", json, &large).is_problem(413, "body-too-large");
    let chunked = format!("POST /v1/plans HTTP/1.1{json}\r\nTransfer-Encoding: chunked");
    let mut chunk = format!("{:x}\r\n", large.len()).into_bytes();
    chunk.extend_from_slice(&large);
    chunk.extend_from_slice(b"\r\n0\r\n\r\n");
    server.send(&chunked, &chunk).is_problem(413, "body-too-large");
    server.post("/v1/plans", "\r\nContent-Type: text/plain", b"{}").is_problem(415, "unsupported-media-type");
    server.post("/v1/plans", json, b"{").is_problem(400, "malformed-json");
    let faults = server.post("/v1/plans", json, b"{}").is_problem(400, "invalid-input");
    assert_eq!(faults["errors"][0]["pointer"], "#/title");
    assert_eq!(server.post("/v1/plans", json, "{\"title\":\"Kế hoạch\"}".as_bytes()).status(), 201);
    let unfinished = format!("POST /v1/plans HTTP/1.1{json}\r\nContent-Length: 10");
    server.send(&unfinished, b"{").is_problem(408, "request-timeout");
}

#[test]
fn faults_of_the_service_say_nothing_of_its_inside() {
    let server = Server::start(RateLimits::Off);
    for (path, status, slug) in
        [("/v1/panic", 500, "internal-error"), ("/v1/broken", 500, "internal-error"), ("/v1/slow", 503, "overloaded")]
    {
        let reply = server.ask(&format!("GET {path}"), &["X-Request-Id: join-log-1", "Accept-Language: en"]);
        let json = reply.is_problem(status, slug);
        assert_eq!(json["requestId"], "join-log-1");
        let text = json.to_string();
        assert!(!text.contains("secret"), "{text}");
        assert_eq!(reply.header("retry-after").is_some(), status == 503);
    }
    assert_eq!(server.ask("GET /v1/plans", &[]).status(), 200);
}

#[test]
fn an_answer_is_kept_until_its_kinds_change() {
    let server = Server::start(RateLimits::Off);
    let first = server.ask("GET /v1/plans?q=1", &[]);
    assert_eq!(first.json()["made"], 0);
    let without_id = |reply: &Reply| -> Vec<String> {
        reply
            .head
            .lines()
            .filter(|line| !line.starts_with("x-request-id") && !line.starts_with("date"))
            .map(str::to_owned)
            .collect()
    };
    let second = server.ask("GET /v1/plans?q=1", &[]);
    assert_eq!(second.json()["made"], 0);
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines
    };
    assert_eq!(sorted(without_id(&first)), sorted(without_id(&second)));
    assert_eq!(server.ask("GET /v1/plans?q=1", &["Accept-Language: en"]).json()["made"], 1);
    let credentialed = server.ask("GET /v1/plans?q=1", &["Authorization: Bearer x"]);
    assert_eq!(credentialed.json()["made"], 2);
    assert_eq!(credentialed.header("cache-control"), Some("private, no-store"));
    server.epochs.raise(DOCUMENTS);
    assert_eq!(server.ask("GET /v1/plans?q=1", &[]).json()["made"], 3);
    assert_eq!(first.header("vary"), Some("Accept, Accept-Language, Accept-Encoding"));
    assert!(first.header("cache-control").unwrap().starts_with("public, max-age=60"));
    assert!(first.header("strict-transport-security").is_some());
    assert_eq!(first.header("access-control-allow-origin"), Some("*"));
}

#[test]
fn codings_tags_and_304_belong_together() {
    let server = Server::start(RateLimits::Off);
    let mut tags = std::collections::HashSet::new();
    for (coding, token) in [("identity", None), ("br", Some("br")), ("gzip", Some("gzip")), ("zstd", Some("zstd"))] {
        for _cold_then_kept in 0..2 {
            let accept = format!("Accept-Encoding: {coding}");
            let reply = server.ask("GET /v1/plans", &[&accept]);
            assert_eq!(reply.header("content-encoding"), token);
            let tag = reply.header("etag").expect("a tag").to_owned();
            let conditional = format!("If-None-Match: {tag}");
            let same = server.ask("GET /v1/plans", &[&accept, &conditional]);
            assert_eq!((same.status(), same.body.len()), (304, 0));
            for name in ["etag", "vary", "cache-control"] {
                assert_eq!(same.header(name), reply.header(name), "{name}");
            }
            tags.insert(tag);
        }
    }
    assert_eq!(tags.len(), 4);
    let record = server.ask("GET /v1/records/1", &["Authorization: Bearer x"]);
    assert!(record.header("etag").unwrap().starts_with("\"3."), "{record:?}");
}

#[test]
fn head_has_the_headers_of_get_and_no_body() {
    let server = Server::start(RateLimits::Off);
    for path in ["/v1/plans", "/v1/plans", "/v1/records/1"] {
        let (get, head) = (server.ask(&format!("GET {path}"), &[]), server.ask(&format!("HEAD {path}"), &[]));
        assert_eq!((head.status(), head.body.len()), (200, 0));
        for name in [header::ETAG, header::CONTENT_LENGTH, header::CONTENT_TYPE, header::VARY, header::CACHE_CONTROL] {
            assert_eq!(head.header(name.as_str()), get.header(name.as_str()), "{name}");
        }
    }
    let head = server.ask("HEAD /nothing", &[]);
    assert_eq!((head.status(), head.body.len()), (404, 0));
}

#[test]
fn limits_are_shown_and_kept() {
    let server = Server::start(RateLimits::parse("public=60/3").expect("parses"));
    let first = server.ask("GET /v1/plans", &[]);
    assert_eq!(first.header("ratelimit-remaining"), Some("2"));
    assert_eq!(first.header("ratelimit"), Some("\"public\";r=2;t=1"));
    let conditional = format!("If-None-Match: {}", first.header("etag").unwrap());
    for _ in 0..5 {
        assert_eq!(server.ask("GET /v1/plans", &[&conditional]).status(), 304);
    }
    server.ask("GET /nothing", &[]);
    server.ask("GET /nothing", &[]);
    let refused = server.ask("GET /v1/plans", &[]);
    refused.is_problem(429, "quota-exceeded");
    let number = |name: &str| refused.header(name).unwrap().parse::<u32>().unwrap();
    assert!(number("retry-after") >= number("ratelimit-reset"));
}

#[test]
fn pages_ask_before_they_send() {
    let server = Server::start(RateLimits::Off);
    let ask = |origin: &str, method: &str| {
        let (origin, method) = (format!("Origin: {origin}"), format!("Access-Control-Request-Method: {method}"));
        server.ask("OPTIONS /v1/plans", &[&origin, &method])
    };
    let read = ask("https://any.example", "GET");
    assert_eq!((read.status(), read.header("access-control-allow-origin")), (204, Some("*")));
    assert_eq!(read.header("access-control-max-age"), Some("7200"));
    let write = ask("https://portal.example", "POST");
    assert_eq!(write.header("access-control-allow-origin"), Some("https://portal.example"));
    assert_eq!(ask("https://any.example", "POST").header("access-control-allow-origin"), None);
}
