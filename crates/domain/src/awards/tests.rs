//! How an award comes about.

use serde_json::{Value, json};
use uuid::Uuid;

use super::DEFINITION;
use crate::{faults::Faults, sheets::Reading};

fn read(body: Value) -> Result<(), Faults> {
    let reading = Reading { codes: &|_| vec![], new_id: &Uuid::nil, known_ids: None };
    reading.read(&DEFINITION, body).map(|_| ())
}

#[test]
fn awards_are_recorded() {
    let body = |origin: Value| json!({"name": "Nguyễn Văn A", "awardType": "commune-commendation", "origin": origin, "sources": [{"seenBy": "Phòng Nội vụ"}]});
    for said in [json!("recorded"), Value::Null] {
        assert!(read(body(said.clone())).is_ok(), "{said}");
    }
    let faults = read(body(json!("processed"))).unwrap_err();
    let fault = faults.iter().next().unwrap();
    assert_eq!(fault.code, "no_process");
    assert!(fault.detail.en.contains("say recorded"), "{fault:?}");
}
