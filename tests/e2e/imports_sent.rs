//! Sending files in: what is refused, who sees an import, rows that wait, and the command line.

use serde_json::{Value, json};
use thidua_tests::{On, Server, Start, eventually, program};

use crate::{
    imports::{CSV, ended, officer, send},
    locality::Locality,
};

on_both!(
    a_file_that_cannot_be_read_is_refused_at_once,
    an_import_is_seen_by_those_who_may_write_its_records,
    rows_that_wait_are_decided,
    a_service_that_is_killed_goes_on_at_its_next_start,
    the_command_line_takes_a_file
);

const FILE: &str =
    "TT,Họ và tên,Đối tượng,Đơn vị\n1,Nguyễn Văn An,Cá nhân,Sở Nội vụ\n2,Trần Thị Bình,Cá nhân,Sở Y tế\n";

fn a_file_that_cannot_be_read_is_refused_at_once(on: On) {
    let locality = Locality::new(on);
    let unit = locality.unit("tinh-a");
    let officer = officer(&locality.server, "tinh-a");
    let query = [("of", "recipients"), ("organizationId", unit)];
    let asked = |key: &str, media_type: &str, file: &[u8]| send(&officer, key, media_type, file, &query);
    for (key, file) in
        [("a", &b"PK\x03\x04 and nothing more"[..]), ("b", b"\xFF\xFE"), ("c", b"x,y\n1,2\n"), ("d", b"")]
    {
        let refused = asked(key, CSV, file);
        assert_eq!(refused.problem(400, "invalid-input")["status"], 400);
    }
    assert_eq!(asked("e", "application/json", FILE.as_bytes()).problem(415, "unsupported-media-type")["status"], 415);
    let no_key =
        officer.request("POST", &format!("/v1/imports?of=recipients&organizationId={unit}")).bytes(CSV, FILE).send();
    assert_eq!(no_key.problem(400, "invalid-input")["status"], 400);
    assert_eq!(no_key.faults(), ["Idempotency-Key"]);
    let large = asked("f", CSV, &vec![b'x'; 20 * 1024 * 1024 + 1]);
    assert_eq!(large.problem(413, "body-too-large")["status"], 413);
    let english = officer
        .request("POST", &format!("/v1/imports?of=recipients&organizationId={unit}"))
        .header("Idempotency-Key", "g")
        .header("Accept-Language", "en")
        .bytes(CSV, &b"x,y\n1,2\n"[..])
        .send();
    assert!(english.text().contains("There is no header"), "{}", english.text());
    let again = asked("h", CSV, FILE.as_bytes()).ok(202);
    let other = send(
        &officer,
        "h",
        CSV,
        FILE.as_bytes(),
        &[("of", "recipients"), ("organizationId", unit), ("dryRun", "true")],
    );
    assert_eq!(other.problem(422, "idempotency-mismatch")["status"], 422);
    assert_eq!(asked("h", CSV, FILE.as_bytes()).json()["id"], again["id"]);
}

fn an_import_is_seen_by_those_who_may_write_its_records(on: On) {
    let locality = Locality::new(on);
    let unit = locality.unit("tinh-a");
    let officer = officer(&locality.server, "tinh-a");
    let started = send(&officer, "1", CSV, FILE.as_bytes(), &[("of", "recipients"), ("organizationId", unit)]);
    assert_eq!(started.header("location"), started.json()["links"]["self"].as_str());
    let import = ended(&officer, &started);
    let address = import["links"]["self"].as_str().unwrap();
    assert_eq!(officer.walk("/v1/imports", 1).len(), 1);
    assert_eq!(import["organization"]["id"], json!(unit));
    for (name, role, place, status) in [
        ("van-thu-khac", "editor", "tinh-a", 200),
        ("van-thu-ben-canh", "editor", "tinh-b", 404),
        ("nguoi-doc", "reader", "tinh-a", 404),
    ] {
        locality.server.add_user(name, role, place);
        let client = locality.server.client_of(name);
        assert_eq!(client.get(address).status, status, "{name}");
        assert_eq!(client.get(&format!("{address}/uncertain")).status, status, "{name}");
        assert!(client.walk("/v1/imports", 20).is_empty(), "one's own only");
        let resolution = json!({"items": [{"row": 2, "skip": true}]});
        let resolved = client.post(&format!("{address}/resolutions"), &resolution).status;
        assert_eq!(resolved, if status == 200 { 400 } else { 404 }, "{name}");
    }
    assert_eq!(locality.server.client().get(address).status, 401);
}

fn rows_that_wait_are_decided(on: On) {
    let locality = Locality::new(on);
    let unit = locality.unit("tinh-a");
    let officer = officer(&locality.server, "tinh-a");
    let query = [("of", "recipients"), ("organizationId", unit)];
    ended(&officer, &send(&officer, "1", CSV, FILE.as_bytes(), &query));
    let other = "TT,Họ và tên,Đối tượng,Đơn vị\n1,Nguyễn Văn An,Cá nhân,Sở Giáo dục\n2,Trần Thị Bình,Cá nhân,\n3,Nguyễn Văn Ân,Cá nhân,Sở Nội vụ\n";
    let import = ended(&officer, &send(&officer, "2", CSV, other.as_bytes(), &query));
    assert_eq!(import["counts"]["uncertain"], 3, "{import}");
    let address = import["links"]["self"].as_str().unwrap();
    let waiting = officer.read(import["links"]["uncertain"].as_str().unwrap());
    let whys: Vec<&str> =
        waiting["items"].as_array().unwrap().iter().map(|row| row["candidates"][0]["why"].as_str().unwrap()).collect();
    assert_eq!(whys, ["name_elsewhere", "name_elsewhere", "folded_name_and_unit"]);
    let resolve = |items: Value| officer.post(&format!("{address}/resolutions"), &json!({"items": items}));
    let both = resolve(json!([{"row": 2, "createNew": true, "skip": true}, {"row": 3}]));
    assert_eq!(both.faults(), ["#/items/0", "#/items/1"]);
    let unknown = resolve(json!([{"row": 77, "skip": true}, {"row": 3, "recipientId": unit}]));
    assert_eq!(unknown.faults(), ["#/items/0/row", "#/items/1/recipientId"]);
    let known = waiting["items"][1]["candidates"][0]["recipientId"].clone();
    let decided =
        resolve(json!([{"row": 2, "createNew": true}, {"row": 3, "recipientId": known}, {"row": 4, "skip": true}]))
            .ok(201);
    let counts = json!({"created": 1, "published": 0, "unchanged": 1, "differing": 0, "faulty": 0, "uncertain": 0, "skipped": 1});
    assert_eq!(decided["counts"], counts);
    assert_eq!(officer.read("/v1/recipients?includeTotal=true")["page"]["total"], 3);
}

fn a_service_that_is_killed_goes_on_at_its_next_start(on: On) {
    let server = Server::fresh(on, &Start::default());
    server.add_user("quan-tri", "administrator", "@");
    let chief = server.client_of("quan-tri");
    let unit =
        chief.post("/v1/organizations", &json!({"code": "tinh", "name": {"vi": "Tỉnh"}, "kind": "agency"})).ok(201);
    let unit = unit["id"].as_str().unwrap();
    let rows: Vec<String> = (1..=2_500).map(|n| format!("{n},Người thứ {n},Cá nhân,Đơn vị {n}")).collect();
    let file = format!("TT,Họ và tên,Đối tượng,Đơn vị\n{}\n", rows.join("\n"));
    let started = send(&chief, "1", CSV, file.as_bytes(), &[("of", "recipients"), ("organizationId", unit)]).ok(202);
    let address = format!("/v1/imports/{}", started["id"].as_str().unwrap());
    eventually("a thousand rows are taken", || {
        chief.read(&address)["progress"]["done"].as_u64().filter(|done| *done > 0)
    });
    let database = server.kill();
    let server = Server::on(&database, &Start::default());
    let chief = server.client_of("quan-tri");
    let done = eventually("the import ends", || Some(chief.read(&address)).filter(|import| import["status"] == "done"));
    assert_eq!((&done["counts"]["created"], &done["progress"]["done"]), (&json!(2_500), &json!(2_500)));
    assert_eq!(chief.read("/v1/recipients?includeTotal=true&pageSize=1")["page"]["total"], 2_500, "none twice");
}

fn the_command_line_takes_a_file(on: On) {
    let locality = Locality::new(on);
    officer(&locality.server, "tinh-a");
    let database = locality.server.database();
    let path = database.folder().join("danh-sach.csv");
    let path = path.to_str().unwrap();
    std::fs::write(path, format!("{FILE}3,,Cá nhân,Sở Y tế\n")).unwrap();
    let asked = |more: &[&str]| {
        let mut arguments = vec!["import", "recipients", path, "--keeper", "tinh-a", "--user", "can-bo-nhap"];
        arguments.extend(more);
        program::run(database, &arguments)
    };
    let dry = asked(&["--dry-run"]);
    assert!(!dry.success, "a row is at fault");
    for said in ["3 of 3 rows", "row 4, \"Họ và tên\"", "2 created", "1 faulty", "nothing was written"] {
        assert!(dry.text.contains(said), "{said}: {}", dry.text);
    }
    std::fs::write(path, FILE).unwrap();
    let done = asked(&["--publish"]);
    assert!(done.success && done.text.contains("2 created"), "{}", done.text);
    assert_eq!(locality.server.client().read("/v1/recipients?includeTotal=true")["page"]["total"], 2);
    let again = asked(&[]);
    assert!(again.success && again.text.contains("0 created, 2 unchanged"), "{}", again.text);
    let unknown = program::run(database, &["import", "awards", path, "--keeper", "khong-co", "--user", "can-bo-nhap"]);
    assert!(!unknown.success && unknown.text.contains("--keeper"), "{}", unknown.text);
}
