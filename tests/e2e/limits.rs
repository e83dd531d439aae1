//! Limits: sizes, counts, and answers that say so.

use serde_json::json;
use thidua_tests::{On, Server, Start, raw};

use crate::{
    kinds::{KINDS, public_person},
    locality::Locality,
};

on_both!(
    sizes_are_limited,
    the_longest_names_are_kept_and_sorted,
    callers_are_limited_when_asked_for,
    the_admin_listener_tells_what_the_public_one_does_not,
);

fn sizes_are_limited(on: On) {
    let locality = Locality::new(on);
    let (chief, base) = (&locality.chief, locality.server.base());
    let mut body = locality.plan("tinh-a", "Vừa đủ");
    let overhead = body.to_string().len() + r#","summary":"""#.len();
    body["summary"] = json!("x".repeat(1024 * 1024 - overhead));
    assert_eq!(body.to_string().len(), 1024 * 1024);
    assert_eq!(chief.post("/v1/plans", &body).faults(), ["#/summary"], "a mebibyte is read, and is too long a summary");
    body["summary"] = json!("x".repeat(1024 * 1024 - overhead + 1));
    let _large = chief.post("/v1/plans", &body).problem(413, "body-too-large");
    let declared =
        "POST /v1/plans HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999999";
    let _large = raw::ask(base, declared, b"").problem(413, "body-too-large");
    let at_limit = format!("/v1/plans?q={}", "a".repeat(8 * 1024 - "/v1/plans?q=".len()));
    assert_eq!(chief.get(&at_limit).faults(), ["q"]);
    let _long = chief.get(&format!("{at_limit}a")).problem(414, "uri-too-long");
    let _headers = chief
        .request("GET", "/v1/plans")
        .header("x-long", &"a".repeat(40_000))
        .send()
        .problem(431, "headers-too-large");
    let deep = format!("{{\"title\":{}{}}}", "[".repeat(200), "]".repeat(200));
    let deep = chief.request("POST", "/v1/plans").bytes("application/json", deep).send();
    assert_eq!(deep.status, 400, "{}", deep.text());
    let latin = chief.request("POST", "/v1/plans").bytes("application/json; charset=iso-8859-1", "{}").send();
    let _charset = latin.problem(415, "unsupported-media-type");
    let zipped = chief.request("POST", "/v1/plans").header("content-encoding", "gzip").json(&json!({})).send();
    let _coding = zipped.problem(415, "unsupported-media-type");
    let decomposed = locality.plan("tinh-a", "Ke\u{302}\u{301} hoa\u{323}ch");
    assert_eq!(chief.post("/v1/plans", &decomposed).ok(201)["title"], "K\u{1ebf} ho\u{1ea1}ch", "texts are composed");
}

fn the_longest_names_are_kept_and_sorted(on: On) {
    let locality = Locality::new(on);
    let (chief, person) = (&locality.chief, public_person(&locality).id);
    // A thousand letters of which none is like the other: nothing that a database could make shorter.
    let longest = |from: u32| (from..from + 1000).filter_map(char::from_u32).collect::<String>();
    for from in [0x4e00, 0x6000] {
        let title = longest(from);
        let plan = chief.post("/v1/plans", &locality.plan("tinh-a", &title)).ok(201);
        assert_eq!(plan["title"], title);
        for kind in &KINDS {
            let made = kind.create(chief, &kind.body(&locality, "tinh-a", &title, &person));
            assert_eq!(made.json[kind.name], title, "{}", kind.one);
        }
    }
    assert_eq!(chief.walk("/v1/documents?sort=title", 1).len(), 2);
    for kind in &KINDS {
        // Awards run by their line instead, which is that of one decision.
        let sort = if kind.one == "award" { "granted" } else { kind.name };
        let listed = chief.walk(&format!("{}?sort={sort}", kind.list()), 1);
        assert_eq!(listed.len(), if kind.one == "person" { 3 } else { 2 }, "{}", kind.one);
    }
}

fn callers_are_limited_when_asked_for(on: On) {
    let server = Server::fresh(on, &Start::default().with(&["--rate-limit", "public=60/100,writes=60/5,signin=6/3"]));
    let anyone = server.client();
    let first = anyone.get("/v1/plans");
    for name in ["ratelimit", "ratelimit-policy", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"] {
        assert!(first.header(name).is_some(), "{name}: {:?}", first.headers);
    }
    let wrong = json!({"userName": "khong-co", "password": "một mật khẩu đủ dài"});
    for _ in 0..3 {
        anyone.post("/v1/sessions", &wrong).has(401);
    }
    let refused = anyone.post("/v1/sessions", &wrong);
    let _problem = refused.problem(429, "quota-exceeded");
    let number = |name: &str| refused.header(name).unwrap().parse::<u64>().unwrap();
    assert!(number("retry-after") >= number("ratelimit-reset"));
    anyone.get("/v1/plans").has(200);
}

fn the_admin_listener_tells_what_the_public_one_does_not(on: On) {
    let locality = Locality::new(on);
    let (anyone, admin) = (locality.server.client(), locality.server.admin_client());
    anyone.get("/v1/documents").has(200);
    anyone.get(&format!("/v1/documents/{}", locality.unit("tinh"))).has(404);
    for path in ["/livez", "/readyz"] {
        assert_eq!(anyone.read(path), json!({"status": "ok"}), "bare");
    }
    let _private = anyone.get("/metrics").problem(404, "not-found");
    let ready = admin.read("/readyz");
    assert_eq!((&ready["database"], &ready["migrations"]), (&json!("ok"), &json!("ok")));
    let metrics = admin.get("/metrics");
    metrics.has(200);
    let text = metrics.text();
    assert!(text.contains("/v1/documents/{documentId}") && text.contains("404"), "by route template: {text}");
    assert!(!text.contains(locality.unit("tinh")), "no ids in metrics");
    for name in ["thidua_database_places ", "thidua_database_places_used ", "thidua_database_requests_waiting 0"] {
        assert!(text.contains(name), "{name} is not in {text}");
    }
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let value = line.rsplit(' ').next().unwrap();
        assert!(value.parse::<f64>().is_ok(), "{line}");
    }
}
