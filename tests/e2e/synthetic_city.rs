//! The synthetic city: loaded whole by one command, marked as such, and without a trace of what is private.

use std::{process::Stdio, sync::Arc};

use serde_json::{Value, json};
use thidua_tests::{Client, Database, On, Server, Start, eventually, program, with_query};

use crate::locality::id;

on_both!(
    a_city_is_generated_once_and_is_read_like_any_other,
    a_run_that_was_broken_off_goes_on_where_it_stopped,
    nothing_private_is_read_by_the_public,
    the_demo_has_a_city_beside_the_announcements,
    two_services_load_one_city,
);

fn generate(database: &Database, scale: &str, seed: &str) -> program::Said {
    program::run(database, &["demo", "generate", "--scale", scale, "--seed", seed])
}

fn total(client: &Client, list: &str) -> u64 {
    client.read(&format!("{list}?pageSize=1&includeTotal=true"))["page"]["total"].as_u64().unwrap()
}

/// The lists that a city fills.
const LISTS: [&str; 7] = [
    "/v1/awards",
    "/v1/recipients",
    "/v1/documents",
    "/v1/organizations",
    "/v1/campaigns",
    "/v1/ceremonies",
    "/v1/award-tallies",
];

fn totals(client: &Client) -> [u64; 7] {
    LISTS.map(|list| total(client, list))
}

fn by_code(client: &Client, code: &str) -> Value {
    client.read(&with_query("/v1/organizations", &[("code", code)]))["items"][0].clone()
}

fn a_city_is_generated_once_and_is_read_like_any_other(on: On) {
    let database = Arc::new(Database::fresh(on));
    let said = generate(&database, "500", "7");
    assert!(said.success, "{}", said.text);
    assert!(said.text.contains("awards: 500 of 500") && said.last_line.contains("500 awards"), "{}", said.text);
    let again = generate(&database, "500", "7");
    assert!(again.success && again.last_line.contains("was there already"), "{}", again.text);
    for (scale, seed) in [("500", "8"), ("501", "7")] {
        let other = generate(&database, scale, seed);
        assert!(!other.success && other.text.contains("--scale 500 --seed 7"), "{}", other.text);
    }
    for scale in ["0", "1000001", "many"] {
        assert!(!generate(&database, scale, "7").success, "{scale}");
    }
    let server = Server::on(&database, &Start::default());
    server.add_user("chanh-van-phong", "administrator", "@");
    let (public, officer) = (server.client(), server.client_of("chanh-van-phong"));
    let [awards, recipients, documents, organizations, ..] = totals(&officer);
    assert_eq!(awards, 500);
    assert!((170..260).contains(&recipients), "{recipients} recipients");
    assert!((60..120).contains(&organizations), "{organizations} organizations");
    assert!((10..500).contains(&documents), "{documents} documents");
    let [seen, .., campaigns, ceremonies, tallies] = totals(&public);
    assert!((450..=500).contains(&seen), "{seen} awards are public");
    assert_eq!((campaigns, ceremonies, tallies), (2, 5, 6));
    for award in officer.walk("/v1/awards", 100) {
        assert_eq!(award["origin"], "recorded");
        assert_eq!(award["sources"][0]["title"], "Dữ liệu tổng hợp");
        assert!(award["decision"].is_object() || award["decidedBy"]["name"].is_string(), "{award}");
        assert!(award["recipient"].is_object() && award["unit"].is_object(), "{award}");
    }
    // A commune that was merged into another one is in the custody of that one.
    let merged = by_code(&officer, "mau-phuong-01-01-ubnd");
    let before = merged["predecessors"][0]["id"].as_str().unwrap();
    let old = officer.read(&format!("/v1/organizations/{before}"));
    assert_eq!((&old["validTo"], &old["successors"][0]["id"]), (&json!("2025-06-30"), &merged["id"]));
    server.add_user("can-bo-phuong", "editor", "mau-phuong-01-01-ubnd");
    let document = officer.walk(&format!("/v1/documents?organizationId={before}"), 100);
    let document = document.first().unwrap_or_else(|| panic!("the commune decided nothing"));
    let clerk = server.client_of("can-bo-phuong");
    let seen = clerk.read(&format!("/v1/documents/{}", id(document)));
    assert!(seen["version"].is_number(), "its successor's officer has a right on it: {seen}");
    assert!(program::run(&database, &["audit", "verify"]).success);
}

fn a_run_that_was_broken_off_goes_on_where_it_stopped(on: On) {
    let database = Arc::new(Database::fresh(on));
    let server = Server::on(&database, &Start::default());
    let client = server.client();
    let mut broken = program::command(&["demo", "generate", "--scale", "2500", "--seed", "3"])
        .args(database.arguments())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    // Some transactions are written, and others are not.
    eventually("the first recipients", || (total(&client, "/v1/recipients") > 0).then_some(()));
    broken.kill().expect("it can be killed");
    broken.wait().expect("it ends");
    assert!(total(&client, "/v1/awards") < 2400, "it was stopped before its end");
    let said = generate(&database, "2500", "3");
    assert!(said.success && !said.last_line.contains("organizations"), "{}", said.text);
    server.add_user("chanh-van-phong", "administrator", "@");
    assert_eq!(total(&server.client_of("chanh-van-phong"), "/v1/awards"), 2500);
    assert!(program::run(&database, &["audit", "verify"]).success);
}

/// What a private value is told by: no public text has any of these.
const CANARIES: [&str; 4] = ["identityNumber", "mau.invalid", "(địa chỉ tổng hợp)", "bankAccount"];

fn nothing_private_is_read_by_the_public(on: On) {
    let server = Server::fresh(on, &Start::demo_with_city(300));
    let (public, officer) = (server.client(), server.client_of("admin"));
    let whole = json!(officer.walk("/v1/recipients", 100)).to_string();
    for canary in CANARIES {
        assert!(whole.contains(canary), "{canary} is there to be found");
        for list in ["/v1/recipients", "/v1/awards", "/v1/changes"] {
            let read =
                if list == "/v1/changes" { public.get(list).text() } else { json!(public.walk(list, 100)).to_string() };
            assert!(!read.contains(canary), "{canary} in {list}");
        }
    }
    let numbers: Vec<String> = officer
        .walk("/v1/recipients", 100)
        .iter()
        .filter_map(|recipient| recipient["private"]["identityNumber"].as_str().map(str::to_owned))
        .collect();
    assert!(numbers.len() > 20 && numbers.iter().all(|number| number.starts_with("000")), "{numbers:?}");
    for number in numbers.iter().take(5) {
        assert_eq!(public.read(&with_query("/v1/recipients", &[("q", number)]))["items"], json!([]));
    }
}

fn the_demo_has_a_city_beside_the_announcements(on: On) {
    let server = Server::fresh(on, &Start::demo_with_city(60));
    let client = server.client();
    assert!(server.said().contains("60 awards of a synthetic city"), "{}", server.said());
    assert_eq!(by_code(&client, "mau-thanh-pho")["name"]["vi"], "Thành phố Mẫu (dữ liệu tổng hợp)");
    assert_eq!(by_code(&client, "hp")["name"]["vi"], "Thành phố Hải Phòng");
    let before = totals(&client);
    let database = server.stop();
    let again = Server::on(&database, &Start::demo_with_city(60));
    assert!(!again.said().contains("demo:"), "nothing was loaded: {}", again.said());
    assert_eq!(totals(&again.client()), before);
    let database = again.stop();
    let other = Server::on(&database, &Start::demo_with_city(61));
    assert!(other.said().contains("another synthetic city"), "{}", other.said());
    assert_eq!(totals(&other.client()), before);
}

fn two_services_load_one_city(on: On) {
    let database = Arc::new(Database::fresh(on));
    let servers: Vec<Server> = std::thread::scope(|scope| {
        let start = || scope.spawn(|| Server::on(&database, &Start::demo_with_city(200)));
        let starts = [start(), start()];
        starts.into_iter().map(|start| start.join().expect("a service")).collect()
    });
    for server in &servers {
        assert_eq!(total(&server.client_of("admin"), "/v1/awards"), 200);
    }
    assert!(program::run(&database, &["audit", "verify"]).success);
}
