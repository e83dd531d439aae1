//! The commands beside `serve`, and what a start refuses.

use serde_json::Value;
use thidua_tests::{Database, On, Server, Start, program};

on_both!(commands_say_how_things_stand, a_start_tells_every_fault_of_its_settings, two_services_may_start_at_once);

fn commands_say_how_things_stand(on: On) {
    let database = Database::fresh(on);
    let early = program::run(&database, &["doctor"]);
    assert!(!early.success && early.text.contains("migrations to run"), "{}", early.text);
    assert!(!program::run_well(&database, &["migrate"]).starts_with('0'));
    assert!(program::run_well(&database, &["migrate"]).starts_with("0 migrations run"), "nothing is left to do");
    assert!(program::run(&database, &["audit", "verify"]).success);
    let server = Server::on(&std::sync::Arc::new(database), &Start::default());
    let well = program::run(server.database(), &["doctor"]);
    let expected = match on {
        On::Sqlite => "SQLite answers; synchronous = 2",
        On::Postgres => "PostgreSQL answers",
    };
    assert!(well.success && well.text.contains(expected), "{}", well.text);
    let printed = program::command(&["openapi"]).output().expect("it runs");
    let mut printed: Value = serde_json::from_slice(&printed.stdout).expect("JSON");
    let mut served = server.client().read("/v1/openapi.json");
    for document in [&mut printed, &mut served] {
        forget_servers(document);
    }
    assert!(printed == served, "the printed contract is the served one");
    let unknown = program::run(server.database(), &["token", "issue", "--user", "khong-co"]);
    assert!(!unknown.success && unknown.text.contains("user add"), "{}", unknown.text);
}

/// What alone differs: the printed document is of no address.
fn forget_servers(value: &mut Value) {
    match value {
        Value::Object(properties) => {
            properties.shift_remove("servers");
            properties.values_mut().for_each(forget_servers);
        }
        Value::Array(items) => items.iter_mut().for_each(forget_servers),
        _ => {}
    }
}

fn a_start_tells_every_fault_of_its_settings(on: On) {
    let database = Database::fresh(on);
    let wrong = ["serve", "--listen", "nowhere", "--rate-limit", "never", "--workers", "none", "--base-url", "ftp://x"];
    let said = program::run(&database, &wrong);
    assert!(!said.success);
    for setting in ["listen", "rate-limit", "workers", "base-url"] {
        assert!(said.text.contains(setting), "{setting}: {}", said.text);
    }
    for url in ["mysql://x/y", "postgres:x", "thidua.db"] {
        let said = program::command(&["migrate", "--database-url", url]).output().expect("it runs");
        assert!(!said.status.success(), "{url}");
    }
    let open = program::run(&database, &["serve", "--listen", "0.0.0.0:0"]);
    assert!(
        !open.success && open.text.contains("base-url") && open.text.contains("THIDUA_KEY_ENCRYPTION_KEY"),
        "{}",
        open.text
    );
}

fn two_services_may_start_at_once(on: On) {
    let database = std::sync::Arc::new(Database::fresh(on));
    let servers: Vec<Server> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..2).map(|_| scope.spawn(|| Server::on(&database, &Start::demo()))).collect();
        starts.into_iter().map(|start| start.join().expect("a service")).collect()
    });
    for server in &servers {
        assert_eq!(server.client().read("/v1/documents?includeTotal=true")["page"]["total"], 8);
    }
    assert!(program::run(&database, &["audit", "verify"]).success);
}
