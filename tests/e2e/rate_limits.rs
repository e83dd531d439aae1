//! Quotas: who asks too often waits as told, and nobody else does.

use std::{thread, time::Duration};

use serde_json::json;
use thidua_tests::{Answer, Client, On, Server, Start};

on_both!(
    reads_over_their_quota_wait_as_told,
    what_is_known_already_costs_nothing,
    writes_over_their_quota_wait_as_told,
    made_up_credentials_run_out
);

/// Each gives one back every half second, so a bucket is full again after two at most.
const QUOTAS: &str = "public=120/3,writes=120/3,signin=60/60";

fn limited(on: On) -> Server {
    Server::fresh(on, &Start::default().with(&["--rate-limit", QUOTAS, "--trusted-proxies", "127.0.0.1"]))
}

/// A read from an address of its own, through the installation's proxy.
fn read_from(client: &Client, address: &str, language: &str) -> Answer {
    client.request("GET", "/v1/plans").header("x-forwarded-for", address).header("accept-language", language).send()
}

/// Asks again and again until the quota is used up; every answer before that is `status`, and counts.
fn until_refused(class: &str, status: u16, mut ask: impl FnMut() -> Answer) -> Answer {
    for _ in 0..100 {
        let answer = ask();
        let (remaining, reset) = counted(class, &answer);
        if answer.status == 429 {
            let wait: u64 = answer.header("retry-after").unwrap().parse().expect("whole seconds");
            assert!(remaining == 0 && reset <= wait && (1..=2).contains(&wait), "{:?}", answer.headers);
            assert_eq!(answer.header("cache-control"), Some("no-store"));
            return answer;
        }
        answer.has(status);
    }
    panic!("a hundred at once, and none was refused");
}

/// What both kinds of headers say, which is the same: how many remain, and seconds until all are back.
fn counted(class: &str, answer: &Answer) -> (u64, u64) {
    let number = |name: &str| answer.header(name).unwrap_or_else(|| panic!("{name}: {:?}", answer.headers));
    let [limit, remaining, reset] =
        ["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"].map(|name| number(name).parse::<u64>().unwrap());
    assert_eq!(answer.header("ratelimit-policy"), Some(format!("\"{class}\";q=3;w=2").as_str()));
    assert_eq!(answer.header("ratelimit"), Some(format!("\"{class}\";r={remaining};t={reset}").as_str()));
    assert!(limit == 3 && remaining < 3 && reset <= 2, "{:?}", answer.headers);
    (remaining, reset)
}

/// The refusals in both languages are problems that say how long to wait.
fn are_told_in_both_languages(vi: &Answer, en: &Answer) {
    for (answer, language, words) in [(vi, "vi", "hãy chờ"), (en, "en", "wait")] {
        let problem = answer.problem(429, "quota-exceeded");
        assert_eq!(answer.header("content-language"), Some(language));
        let seconds = answer.header("retry-after").unwrap();
        assert!(problem["detail"].as_str().unwrap().contains(&format!("{words} {seconds} ")), "{problem}");
    }
    assert_ne!(vi.json()["title"], en.json()["title"]);
}

/// Waits for as long as a refusal says.
fn wait_as_told(refused: &Answer) {
    let seconds = refused.header("retry-after").expect("a time to wait").parse().expect("whole seconds");
    thread::sleep(Duration::from_secs(seconds));
}

fn wrong_password(client: &Client, address: &str) -> Answer {
    let body = json!({"userName": "khong-co", "password": "một mật khẩu đủ dài"});
    client.request("POST", "/v1/sessions").header("x-forwarded-for", address).json(&body).send()
}

fn reads_over_their_quota_wait_as_told(on: On) {
    let server = limited(on);
    server.add_user("admin", "administrator", "@");
    let (anyone, admin) = (server.client(), server.client_of("admin"));
    let here = "203.0.113.7";
    let first = read_from(&anyone, here, "vi");
    assert_eq!((first.status, counted("public", &first).0), (200, 2));
    let en = until_refused("public", 200, || read_from(&anyone, here, "en"));
    let refused = until_refused("public", 200, || read_from(&anyone, here, "vi"));
    are_told_in_both_languages(&refused, &en);

    read_from(&anyone, "203.0.113.8", "vi").has(200);
    let by_key = read_from(&admin, here, "vi");
    assert_eq!((by_key.status, counted("public", &by_key).0), (200, 2), "a credential has its own quota");
    let write = anyone.request("POST", "/v1/plans").header("x-forwarded-for", here).json(&json!({})).send();
    let _another_class = write.problem(401, "not-authenticated");
    let _another_class = wrong_password(&anyone, here).problem(401, "not-authenticated");
    for path in ["/livez", "/readyz"] {
        for _ in 0..5 {
            let health = anyone.request("GET", path).header("x-forwarded-for", here).send();
            assert_eq!((health.status, health.header("ratelimit")), (200, None));
        }
    }

    let refused = until_refused("public", 200, || read_from(&anyone, here, "vi"));
    wait_as_told(&refused);
    for _ in 0..3 {
        read_from(&anyone, here, "vi").has(200);
    }
}

fn what_is_known_already_costs_nothing(on: On) {
    let server = limited(on);
    let anyone = server.client();
    let here = "203.0.113.9";
    let tag = read_from(&anyone, here, "vi").etag();
    let again =
        || anyone.request("GET", "/v1/plans").header("x-forwarded-for", here).header("if-none-match", &tag).send();
    for _ in 0..30 {
        again().has(304);
    }
    read_from(&anyone, here, "vi").has(200);
    let _used_up = until_refused("public", 200, || read_from(&anyone, here, "vi"));
    again().has(429);
}

fn writes_over_their_quota_wait_as_told(on: On) {
    let server = limited(on);
    for name in ["admin", "another"] {
        server.add_user(name, "administrator", "@");
    }
    let (anyone, admin, another) = (server.client(), server.client_of("admin"), server.client_of("another"));
    let write = |client: &Client, number: u32, language: &str| {
        let body = json!({"code": format!("dv-{number}"), "name": {"vi": "Đơn vị"}, "kind": "agency"});
        let request = client.request("POST", "/v1/organizations").header("accept-language", language);
        request.header("idempotency-key", &format!("khoa-{number}")).json(&body).send()
    };
    let mut number = 0;
    let mut next = |language: &str| {
        number += 1;
        (write(&admin, number, language), number)
    };
    let vi = until_refused("writes", 201, || next("vi").0);
    let en = until_refused("writes", 201, || next("en").0);
    are_told_in_both_languages(&vi, &en);
    let mut last = 0;
    let refused = until_refused("writes", 201, || {
        let (answer, number) = next("vi");
        last = number;
        answer
    });

    let read = admin.get("/v1/organizations");
    assert_eq!((read.status, counted("public", &read).0), (200, 2), "reads are counted apart");
    let unwritten = read.json()["items"].as_array().unwrap().iter().all(|unit| unit["code"] != format!("dv-{last}"));
    assert!(unwritten, "what was refused was done: {}", read.text());
    write(&another, 1000, "vi").has(201);
    anyone.get("/v1/organizations").has(200);
    wrong_password(&anyone, "203.0.113.7").has(401);

    wait_as_told(&refused);
    write(&admin, last, "vi").has(201);
    for _ in 0..2 {
        next("vi").0.has(201);
    }
}

fn made_up_credentials_run_out(on: On) {
    let server = limited(on);
    let anyone = server.client();
    let mut number = 0;
    let mut made_up = |address: &str| {
        number += 1;
        let client = anyone.with_token(&format!("khong.phai.token-{number}"));
        client.request("GET", "/v1/plans").header("x-forwarded-for", address).send()
    };
    let mut answers = (0..100).map(|_| made_up("203.0.113.10"));
    let refused = answers.find(|answer| answer.status == 429).expect("each has its own quota, and all have one");
    let _problem = refused.problem(429, "quota-exceeded");
    assert!(refused.header("ratelimit").unwrap().starts_with("\"refused\""), "{:?}", refused.headers);
    read_from(&anyone, "203.0.113.10", "vi").has(200);
    let _another_address = made_up("203.0.113.11").problem(401, "invalid-token");
}
