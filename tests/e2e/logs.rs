//! Logs: a line for each request, and in none of them what only the caller and the register may know.

use std::collections::HashMap;

use serde_json::{Value, json};
use thidua_tests::{Answer, Client, On, Server, Start, eventually, raw, with_query};

use crate::locality::id;

on_both!(logs_tell_of_requests_and_keep_secrets);

const PASSWORD: &str = "mật khẩu chim-én-mùa-đông";
const WRONG_PASSWORD: &str = "mật khẩu cá-chép-sai-rồi";

/// What was asked and answered, and what must not be told of it.
struct Session {
    server: Server,
    anyone: Client,
    secrets: Vec<(&'static str, String)>,
    answers: Vec<(&'static str, &'static str, Answer)>,
}

impl Session {
    fn secret(&mut self, what: &'static str, text: impl Into<String>) -> String {
        let text = text.into();
        self.secrets.push((what, text.clone()));
        text
    }

    /// Keeps an answer that must have this status, by the method and the route that its line must name.
    fn answered(&mut self, method: &'static str, route: &'static str, status: u16, answer: Answer) -> Value {
        answer.has(status);
        let body = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
        self.answers.push((method, route, answer));
        body
    }
}

fn logs_tell_of_requests_and_keep_secrets(on: On) {
    let server = Server::fresh(on, &Start::default().logging("trace"));
    let anyone = server.client();
    let mut session = Session { server, anyone, secrets: vec![], answers: vec![] };
    let administrator = sign_in_and_out(&mut session);
    write_and_read(&mut session, &administrator);
    misuse(&mut session);
    fail(&mut session, &administrator);

    let last = session.answers.last().unwrap().2.header("x-request-id").unwrap().to_owned();
    eventually("the line of the last request", || session.server.logged().contains(&last).then_some(()));
    let log = session.server.logged();
    for (what, secret) in &session.secrets {
        assert!(secret.len() >= 8, "{what} is too short to be told from anything else: {secret}");
        for form in forms(secret) {
            if let Some(line) = log.lines().find(|line| line.contains(&form)) {
                panic!("{what} is in the log: {line}");
            }
        }
    }
    each_has_its_line(&session, &log);
}

/// A text as it may stand in a log: itself, within JSON, within an address, without its accents escaped.
fn forms(secret: &str) -> Vec<String> {
    let escaped = Value::from(secret).to_string();
    let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    vec![
        secret.to_owned(),
        escaped.trim_matches('"').to_owned(),
        encoded.replace('+', "%20"),
        encoded,
        format!("{:?}", secret.as_bytes()),
    ]
}

fn sign_in_and_out(session: &mut Session) -> Client {
    let code = eventually("the printed code", || {
        let said = session.server.said();
        Some(said.split_once("\"code\": \"")?.1.split_once('"')?.0.to_owned())
    });
    let code = session.secret("an enrolment code", code);
    let name = session.secret("the name of an account", "nguyen-van-quan-tri");
    for (what, text) in [("a password", PASSWORD), ("a wrong password", WRONG_PASSWORD)] {
        session.secret(what, text);
    }
    let wrong_code = session.secret("a wrong enrolment code", "ma-sai-hoan-toan-khong-dung");
    let anyone = session.anyone.clone();
    let enrol = |code: &str, password: &str| {
        anyone.post("/v1/enrolments", &json!({"code": code, "userName": name, "password": password}))
    };
    session.answered("POST", "/v1/enrolments", 401, enrol(&wrong_code, PASSWORD));
    session.answered("POST", "/v1/enrolments", 400, enrol(&code, "ngắn"));
    session.answered("POST", "/v1/enrolments", 201, enrol(&code, PASSWORD));
    let sign_in = |password: &str| anyone.post("/v1/sessions", &json!({"userName": name, "password": password}));
    session.answered("POST", "/v1/sessions", 401, sign_in(WRONG_PASSWORD));
    let mut opened = session.answered("POST", "/v1/sessions", 201, sign_in(PASSWORD));
    let renew = |token: &str| anyone.post("/v1/sessions/current/renewals", &json!({"refreshToken": token}));
    let first = session.secret("a refresh token", opened["refreshToken"].as_str().unwrap());
    session.secret("an access token", opened["accessToken"].as_str().unwrap());
    opened = session.answered("POST", "/v1/sessions/current/renewals", 201, renew(&first));
    session.secret("a renewed refresh token", opened["refreshToken"].as_str().unwrap());
    let token = session.secret("a renewed access token", opened["accessToken"].as_str().unwrap());
    let signed_in = anyone.with_token(&token);
    session.answered("GET", "/v1/organizations", 200, signed_in.get("/v1/organizations"));
    let signed_out = signed_in.request("DELETE", "/v1/sessions/current").send();
    session.answered("DELETE", "/v1/sessions/current", 204, signed_out);
    session.answered("GET", "/v1/organizations", 401, signed_in.get("/v1/organizations"));
    session.answered("POST", "/v1/sessions/current/renewals", 401, renew(&first));
    let issued = session.server.token_of(&name);
    let issued = session.secret("an issued token", issued);
    anyone.with_token(&issued)
}

fn write_and_read(session: &mut Session, administrator: &Client) {
    let anyone = session.anyone.clone();
    let unit = session.secret("the name of a unit", "Đơn vị Hoa-Gạo-Tháng-Ba");
    let body = json!({"code": "goc", "name": {"vi": unit}, "kind": "agency"});
    let made = administrator.post("/v1/organizations", &body);
    let unit = id(&session.answered("POST", "/v1/organizations", 201, made));
    for role in ["editor", "publisher"] {
        session.server.add_user("van-thu-so-mot", role, "goc");
    }
    session.secret("the name of an account", "van-thu-so-mot");
    let token = session.server.token_of("van-thu-so-mot");
    let writer = anyone.with_token(&session.secret("an issued token", token));
    let title = session.secret("a title", "Kế hoạch tuyên dương bà Trần-Thị-Bí-Mật");
    let summary = session.secret("a summary", "Sinh ngày 19-08-1961, căn cước 079061000123");
    let plan = json!({"organizationId": unit, "documentType": "adm-plan", "title": title, "summary": summary,
        "issuers": [{"organizationId": unit}]});
    let key = session.secret("an idempotency key", "khoa-lap-lai-7f3a9c");
    let write = || writer.request("POST", "/v1/documents").header("idempotency-key", &key).json(&plan).send();
    let made = write();
    let tag = session.secret("an entity tag", made.etag());
    let made = id(&session.answered("POST", "/v1/documents", 201, made));
    assert_eq!(id(&session.answered("POST", "/v1/documents", 201, write())), made, "the same answer again");
    let path = format!("/v1/documents/{made}");
    let renamed = session.secret("a new title", "Kế hoạch tuyên dương ông Lê-Văn-Kín-Đáo");
    let patched = writer.patch(&path, &tag, &json!({"title": renamed}));
    session.answered("PATCH", "/v1/documents/{documentId}", 200, patched);
    let mut second = plan.clone();
    second["title"] = json!("Kế hoạch thứ hai");
    session.answered("POST", "/v1/documents", 201, writer.post("/v1/documents", &second));

    let words = session.secret("words that were searched for", "tuyên dương Trần-Thị-Bí-Mật");
    let symbol = session.secret("a symbol that was searched for", "298765/KH-UBND-KIN");
    for (name, value) in [("q", &words), ("symbol", &symbol)] {
        session.answered("GET", "/v1/documents", 200, writer.get(&with_query("/v1/documents", &[(name, value)])));
        session.answered("GET", "/v1/documents", 200, anyone.get(&with_query("/v1/documents", &[(name, value)])));
    }
    let page = session.answered("GET", "/v1/documents", 200, writer.get("/v1/documents?pageSize=1"));
    let next = page["links"]["next"].as_str().expect("a second page");
    let cursor = next.split_once("cursor=").unwrap().1.split('&').next().unwrap();
    session.secret("a cursor", cursor);
    session.answered("GET", "/v1/documents", 200, writer.get(next));
    let broken = session.secret("a broken cursor", "con-tro-hong-khong-doc-duoc");
    session.answered("GET", "/v1/documents", 400, anyone.get(&with_query("/v1/documents", &[("cursor", &broken)])));
}

/// Secrets where they do not belong.
fn misuse(session: &mut Session) {
    let anyone = session.anyone.clone();
    let token = session.server.token_of("van-thu-so-mot");
    let token = session.secret("a token in a wrong place", token);
    let query = with_query("/v1/documents", &[("access_token", &token)]);
    session.answered("GET", "/v1/documents", 400, anyone.get(&query));
    session.answered("GET", "unmatched", 404, anyone.get(&format!("/v1/{token}")));
    session.answered("GET", "/v1/documents/{documentId}", 404, anyone.get(&format!("/v1/documents/{token}")));
    let basic = session.secret("credentials of another scheme", "dGVuOm1hdC1raGF1LWNo");
    let other = anyone.request("GET", "/v1/documents").header("authorization", &format!("Basic {basic}")).send();
    session.answered("GET", "/v1/documents", 401, other);
    let cookie = session.secret("a cookie", "phien=banh-quy-rieng-tu");
    session.answered(
        "GET",
        "/v1/documents",
        200,
        anyone.request("GET", "/v1/documents").header("cookie", &cookie).send(),
    );
    let text = session.secret("text of a faulty body", "Chuyện-riêng-của-ông-Phạm");
    let writer = anyone.with_token(&token);
    for body in [
        format!("{{\"title\": \"{text}\""),
        format!("{{\"title\": \"{text}\", \"{text}\": \"{text}\", \"symbolYear\": \"{text}\"}}"),
    ] {
        let faulty = writer.request("POST", "/v1/plans").bytes("application/json", body).send();
        session.answered("POST", "/v1/plans", 400, faulty);
    }
    let header = session.secret("a header that is none", "bi-mat-trong-tieu-de");
    for head in [
        format!("GET /v1/plans HTTP/1.1\r\nHost: x\r\nX bad: {header}"),
        format!("GET /{header} {header} HTTP/1.1\r\nHost: x"),
    ] {
        raw::ask(session.server.base(), &head, b"").has(400);
    }
}

/// A fault of the service itself: its cause is told, what was asked is not.
fn fail(session: &mut Session, administrator: &Client) {
    session.server.database().execute("ALTER TABLE search_words RENAME TO search_words_away");
    let name = session.secret("the name of a unit that was not made", "Đơn vị Sen-Trắng-Không-Thành");
    let body = json!({"code": "khong-thanh", "name": {"vi": name}, "kind": "agency"});
    let failed = administrator.post("/v1/organizations", &body);
    session.answered("POST", "/v1/organizations", 500, failed);
}

fn each_has_its_line(session: &Session, log: &str) {
    let lines: Vec<Value> =
        log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect();
    let mut answered: HashMap<&str, Vec<&Value>> = HashMap::new();
    for line in lines.iter().filter(|line| line["message"] == "answered") {
        answered.entry(line["request_id"].as_str().expect("the id of a request")).or_default().push(line);
    }
    for (method, route, answer) in &session.answers {
        let request_id = answer.header("x-request-id").unwrap();
        let [line] = answered.get(request_id).map_or(&[][..], Vec::as_slice) else {
            panic!("not one line for {method} {route} {request_id}");
        };
        assert_eq!(
            (&line["method"], &line["route"], &line["status"]),
            (&json!(method), &json!(route), &json!(answer.status))
        );
        assert!(line["level"] == "INFO" && line["ms"].as_f64().is_some_and(|ms| ms > 0.0), "{line}");
    }
    let known = |line: &&Value| line["span"]["user.id"].as_str().is_some_and(|id| id.len() == 36);
    assert!(answered.values().flatten().copied().any(|line| known(&line)), "who asked is known by the id");
    let failed = session.answers.last().unwrap().2.header("x-request-id").unwrap();
    let cause = lines.iter().find(|line| line["message"] == "the service failed to answer").expect("the cause");
    assert_eq!((&cause["request_id"], &cause["level"]), (&json!(failed), &json!("ERROR")));
    assert!(cause["cause"].as_str().is_some_and(|cause| cause.contains("search_words")), "{cause}");
}
