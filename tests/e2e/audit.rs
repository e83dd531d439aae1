//! Tampering behind the service's back is found.

use serde_json::json;
use thidua_tests::{On, Server, Start, program};

use crate::locality::Locality;

on_both!(every_kind_of_tampering_is_found, auditors_read_what_is_in_their_charge);

/// What to do to the journal, and what the verification then says.
const TAMPERINGS: [(&str, &str, &str); 7] = [
    ("changed", "UPDATE journal SET event = 'document.withdrawn' WHERE seq = 9", "entry 9 was changed or moved"),
    (
        "changed private payload",
        "UPDATE journal SET private = '{}' WHERE seq = 9",
        "entry 9: the private payload was changed",
    ),
    (
        "changed public payload",
        "UPDATE journal SET public = '{}' WHERE seq = (SELECT max(seq) FROM journal)",
        "the public payload was changed",
    ),
    (
        "swapped",
        "UPDATE journal SET seq = -8 WHERE seq = 8; UPDATE journal SET seq = 8 WHERE seq = 9; \
         UPDATE journal SET seq = 9 WHERE seq = -8",
        "was changed or moved",
    ),
    ("removed", "DELETE FROM journal WHERE seq = 9", "entries 9 to 9 are missing"),
    ("cut tail", "DELETE FROM journal WHERE seq > 12", "the journal ends at 12"),
    ("erased", "UPDATE journal SET private = NULL, private_salt = NULL WHERE seq = 9", "no erasure says so"),
];

fn every_kind_of_tampering_is_found(on: On) {
    let locality = Locality::new(on);
    for number in 0..5 {
        locality.draft("tinh-a", &format!("Nháp {number}"));
    }
    locality.public("tinh-a", "Công khai");
    let database = locality.server.stop();
    let clean = program::run(&database, &["audit", "verify"]);
    assert!(clean.success && clean.text.contains("no finding"), "{}", clean.text);
    database.execute("CREATE TABLE journal_kept AS SELECT * FROM journal");
    for (what, sql, finding) in TAMPERINGS {
        database.execute(sql);
        let said = program::run(&database, &["audit", "verify"]);
        assert!(!said.success, "{what} was not found: {}", said.text);
        assert!(said.text.contains(finding), "{what}: {}", said.text);
        database.execute("DELETE FROM journal; INSERT INTO journal SELECT * FROM journal_kept");
        let said = program::run(&database, &["audit", "verify"]);
        assert!(said.success, "{what}, restored: {}", said.text);
    }
}

fn auditors_read_what_is_in_their_charge(on: On) {
    let locality = Locality::new(on);
    let draft = locality.draft("tinh-a", "Nháp");
    let request = locality
        .chief
        .request("PATCH", &draft.path)
        .header("if-match", &draft.etag)
        .header("x-request-id", "tu-nhat-ky-1");
    request.merge_patch(&json!({"title": "Đã sửa", "changeReason": "sửa lỗi chính tả"})).send().has(200);
    let auditor = locality.holder("auditor", "tinh");
    let entries = auditor.walk(&format!("/v1/journal?subjectId={}", draft.id), 1);
    let events: Vec<_> = entries.iter().map(|entry| entry["event"].as_str().unwrap()).collect();
    assert_eq!(events, ["document.created", "document.updated"]);
    let private = entries[1]["private"].to_string();
    for part in ["tu-nhat-ky-1", "sửa lỗi chính tả", "Đã sửa"] {
        assert!(private.contains(part), "{part}: {private}");
    }
    assert!(entries.iter().all(|entry| entry["public"].is_null()), "a draft has no public view");
    let charge: Vec<&str> = ["tinh", "tinh-a", "tinh-a-x", "tinh-b"].map(|code| locality.unit(code)).to_vec();
    let all = auditor.walk("/v1/journal", 100);
    assert!(!all.is_empty());
    for entry in all {
        assert!(charge.contains(&entry["organizationId"].as_str().unwrap_or_default()), "{entry}");
    }
    let stranger = locality.holder("auditor", "khac");
    assert_eq!(stranger.read(&format!("/v1/journal?subjectId={}", draft.id))["items"], json!([]));
    let Locality { server, .. } = locality;
    let database = server.stop();
    let again = Server::on(&database, &Start::default());
    assert_eq!(again.client_of("auditor-tinh").walk(&format!("/v1/journal?subjectId={}", draft.id), 100), entries);
}
