//! The first administrator, signing in, staying signed in, signing out.

use serde_json::{Value, json};
use thidua_tests::{Answer, Client, On, Server, Start, eventually};

on_both!(
    the_first_administrator_enrols_signs_in_and_out,
    a_used_refresh_token_ends_the_session,
    an_invited_account_sets_its_password
);

const PASSWORD: &str = "một mật khẩu đủ dài";

fn sign_in(client: &Client, name: &str, password: &str) -> Answer {
    client.post("/v1/sessions", &json!({"userName": name, "password": password}))
}

fn enrolled(on: On) -> (Server, Client) {
    let server = Server::fresh(on, &Start::default());
    let code = eventually("the printed code", || {
        let said = server.said();
        let rest = said.split_once("\"code\": \"")?.1;
        Some(rest.split_once('"')?.0.to_owned())
    });
    let anyone = server.client();
    let enrol = |code: &str, name: Value, password: &str| {
        anyone.post("/v1/enrolments", &json!({"code": code, "userName": name, "password": password}))
    };
    let _wrong = enrol("khong-phai-ma-nay", json!("quan-tri"), PASSWORD).problem(401, "not-authenticated");
    assert_eq!(enrol(&code, json!("quan-tri"), "ngắn").faults(), ["#/password"]);
    assert_eq!(enrol(&code, Value::Null, PASSWORD).faults(), ["#/userName"]);
    let made = enrol(&code, json!("quan-tri"), PASSWORD);
    assert_eq!(made.ok(201)["userName"], "quan-tri");
    assert_eq!(made.header("cache-control"), Some("private, no-store"));
    let _used = enrol(&code, json!("quan-tri-2"), PASSWORD).problem(401, "not-authenticated");
    (server, anyone)
}

fn the_first_administrator_enrols_signs_in_and_out(on: On) {
    let (server, anyone) = enrolled(on);
    let unknown = sign_in(&anyone, "khong-co", PASSWORD).problem(401, "not-authenticated");
    let wrong = sign_in(&anyone, "quan-tri", "một mật khẩu khác").problem(401, "not-authenticated");
    assert_eq!((&unknown["detail"], &unknown["title"]), (&wrong["detail"], &wrong["title"]));
    let session = sign_in(&anyone, "quan-tri", PASSWORD);
    assert_eq!(session.header("cache-control"), Some("private, no-store"));
    let session = session.ok(201);
    assert_eq!(session["grants"], json!([{"role": "administrator", "organizationId": null}]));
    let administrator = anyone.with_token(session["accessToken"].as_str().unwrap());
    let root = json!({"code": "goc", "name": {"vi": "Đơn vị gốc"}, "kind": "agency"});
    administrator.post("/v1/organizations", &root).has(201);
    administrator.request("DELETE", "/v1/sessions/current").send().has(204);
    let _ended = administrator.get("/v1/organizations").problem(401, "invalid-token");
    let renewal = json!({"refreshToken": session["refreshToken"]});
    let _ended = anyone.post("/v1/sessions/current/renewals", &renewal).problem(401, "not-authenticated");
    let database = server.stop();
    let again = Server::on(&database, &Start::default());
    sign_in(&again.client(), "quan-tri", PASSWORD).has(201);
    assert!(!again.said().contains("first administrator"), "there is one already");
}

fn a_used_refresh_token_ends_the_session(on: On) {
    let (_server, anyone) = enrolled(on);
    let renew = |session: &Value| {
        anyone.post("/v1/sessions/current/renewals", &json!({"refreshToken": session["refreshToken"]}))
    };
    let works = |session: &Value| {
        anyone.with_token(session["accessToken"].as_str().unwrap()).get("/v1/organizations").status == 200
    };
    let first = sign_in(&anyone, "quan-tri", PASSWORD).ok(201);
    let second = renew(&first).ok(201);
    let third = renew(&second).ok(201);
    assert_ne!(first["refreshToken"], second["refreshToken"]);
    assert_eq!((&first["id"], &first["expiresAt"]), (&third["id"], &third["expiresAt"]));
    assert!(works(&first) && works(&third), "access tokens last as long as they say");
    let other = sign_in(&anyone, "quan-tri", PASSWORD).ok(201);
    let _reused = renew(&second).problem(401, "not-authenticated");
    let _ended = renew(&third).problem(401, "not-authenticated");
    assert!(!works(&third) && !works(&first), "somebody else has the token: nothing of the session is good");
    assert!(works(&other), "another session of the account is another matter");
}

fn an_invited_account_sets_its_password(on: On) {
    let (server, anyone) = enrolled(on);
    let administrator = sign_in(&anyone, "quan-tri", PASSWORD).ok(201);
    let administrator = anyone.with_token(administrator["accessToken"].as_str().unwrap());
    let root = json!({"code": "goc", "name": {"vi": "Đơn vị gốc"}, "kind": "agency"});
    administrator.post("/v1/organizations", &root).has(201);
    let code = server.add_user("van-thu", "editor", "goc");
    let _no_password_yet = sign_in(&anyone, "van-thu", PASSWORD).problem(401, "not-authenticated");
    anyone.post("/v1/enrolments", &json!({"code": code, "password": PASSWORD})).has(201);
    let session = sign_in(&anyone, "van-thu", PASSWORD).ok(201);
    assert_eq!(session["grants"][0]["role"], "editor");
    let wrong_role = thidua_tests::program::run(
        server.database(),
        &["user", "add", "--name", "x y", "--role", "king", "--organization", "khong-co"],
    );
    assert!(!wrong_role.success);
    for fault in ["administrator", "khong-co"] {
        assert!(wrong_role.text.contains(fault), "every fault at once: {}", wrong_role.text);
    }
}
