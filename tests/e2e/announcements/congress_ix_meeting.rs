//! The meeting of 23 October 2020 on Congress IX, after its plan: it is now to be in mid-November, in another hall.

use serde_json::{Value, json};
use thidua_tests::On;

use super::{congress_ix_plan, entry::Register};

on_both!(
    the_meeting_on_congress_ix_is_read_back,
    one_call_shows_both_plans_of_congress_ix,
    in_september_nobody_knew_of_november,
);

const FILE: &str = include_str!("congress_ix_meeting.json");

fn register(on: On) -> Register {
    Register::with(on, &[congress_ix_plan::ORGANIZATIONS, congress_ix_plan::FILE, FILE])
}

fn the_meeting_on_congress_ix_is_read_back(on: On) {
    let register = register(on);
    register.is_read_back();
    let posts = register.reader().walk(&format!("/v1/posts?personId={}", register.id("person-binh")), 20);
    assert_eq!(posts.len(), 3, "one person, three posts");
    let held = register.reader().walk("/v1/posts?heldOn=2020-10-23", 20);
    assert_eq!(held.len(), 7, "every post was seen held on the day of the meeting");
}

/// The claims about a property: the words or the hall of each, when it was asserted, by what, and whether it is shown.
fn claims(congress: &Value, field: &str) -> Vec<Value> {
    let claims = congress["claims"].as_array().unwrap().iter().filter(|claim| claim["field"] == field);
    let said = |claim: &Value| claim["value"].get("text").unwrap_or(&claim["value"][0]["name"]).clone();
    let source = |claim: &Value| json!([claim["source"]["documentId"], claim["source"]["articleId"]]);
    claims.map(|claim| json!([said(claim), claim["assertedOn"], source(claim), claim["preferred"]])).collect()
}

fn one_call_shows_both_plans_of_congress_ix(on: On) {
    let register = register(on);
    let congress = register.read("congress-ix");
    let plan = json!([register.id("plan-ix"), register.id("article-001")]);
    let meeting = json!([null, register.id("article-000")]);
    assert_eq!(
        claims(&congress, "/planned"),
        [
            json!(["sáng ngày 26/8/2020", null, plan, false]),
            json!(["trung tuần tháng 11/2020", "2020-10-23", meeting, true]),
        ]
    );
    assert_eq!(
        claims(&congress, "/plannedVenues"),
        [
            json!(["Trung tâm Hội nghị và Nhà khách thành phố", null, plan, false]),
            json!(["Cung Văn hóa Lao động Hữu nghị Việt Tiệp", "2020-10-23", meeting, true]),
        ]
    );
    let days = |time: &Value| json!([time["earliest"], time["latest"], time["partOfDay"]]);
    assert_eq!(days(&congress["claims"][0]["value"]), json!(["2020-08-26", "2020-08-26", "morning"]));
    assert_eq!(days(&congress["planned"]), json!(["2020-11-11", "2020-11-20", null]));
    assert_eq!(congress["plannedVenues"][0]["name"], "Cung Văn hóa Lao động Hữu nghị Việt Tiệp");
    let delegates = &congress["plannedDelegates"];
    assert_eq!(
        *delegates,
        json!({"text": "khoảng 550 đại biểu", "value": 550, "qualifier": "about", "unit": "delegate"}),
    );
    let broadcast = &congress["broadcasts"][0];
    assert_eq!(broadcast["outlet"], "Đài Phát thanh và Truyền hình Hải Phòng");
    assert_eq!((&broadcast["live"], &broadcast["medium"]), (&json!(true), &json!("television")));
    let met = &congress["meetings"][0];
    assert_eq!((&met["on"]["earliest"], &met["on"]["partOfDay"]), (&json!("2020-10-23"), &json!("afternoon")));
    assert_eq!(met["chairs"][0]["person"]["name"], "Đỗ Mạnh Hiến");
    let instructions = met["instructions"].as_array().unwrap();
    let numbers: Vec<&Value> = instructions.iter().map(|instruction| &instruction["number"]).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    for instruction in instructions {
        assert_eq!(instruction["givenBy"]["name"], "Đỗ Mạnh Hiến", "{instruction}");
    }
    assert!(instructions[2]["text"].as_str().unwrap().contains("rút lại cho ngắn gọn và khoa học"));
}

fn in_september_nobody_knew_of_november(on: On) {
    let register = register(on);
    let path = register.path("congress-ix");
    let known = register.reader().read(&format!("{path}?asOf=2020-09-01"));
    assert_eq!(known["planned"]["text"], "sáng ngày 26/8/2020");
    assert_eq!(known["plannedVenues"][0]["name"], "Trung tâm Hội nghị và Nhà khách thành phố");
    assert_eq!(known["plannedDelegates"]["value"].as_f64(), Some(550.0));
    let claimed = known["claims"].to_string() + &known["planned"].to_string() + &known["plannedVenues"].to_string();
    for later in ["2020-11", "tháng 11", "Việt Tiệp"] {
        assert!(!claimed.contains(later), "{later}: {known}");
    }
    // On the day of the meeting it was known.
    let known = register.reader().read(&format!("{path}?asOf=2020-10-23"));
    assert_eq!(known["planned"]["text"], "trung tuần tháng 11/2020");
}
