//! The congresses and conferences of the five announcements, each in one call.

use serde_json::{Value, json};
use thidua_tests::{On, Server, Start};

use crate::{
    demo_records::{called, each, marked},
    locality::{id, only},
};

on_both!(
    the_ninth_congress_shows_both_plans_and_their_sources,
    the_ninth_congress_is_shown_as_it_was_known_on_a_day,
    the_ninth_congress_was_prepared_at_a_meeting_with_instructions,
    the_seventh_congress_has_its_board_and_first_session,
    the_fifth_conference_has_both_windows,
    series_and_parents_make_a_chain,
);

const NINTH: &str = "Đại hội Thi đua yêu nước thành phố Hải Phòng lần thứ IX";
const SEVENTH: &str = "Đại hội Thi đua yêu nước tỉnh lần thứ VII, năm 2020";
const FIFTH: &str = "Hội nghị điển hình tiên tiến thành phố lần thứ V";

/// The claims about a property: words, the day they were said, the article, and whether they are shown first.
fn claims<'v>(record: &'v Value, field: &str) -> Vec<(&'v Value, &'v Value, &'v str, bool)> {
    let all = record["claims"].as_array().expect("claims").iter().filter(|claim| claim["field"] == field);
    all.map(|claim| {
        assert!(claim["source"]["articleId"].is_string(), "{claim}");
        let value = &claim["value"];
        let said = if value.is_array() { &value[0]["name"] } else { &value["text"] };
        (said, &claim["assertedOn"], claim["source"]["author"].as_str().expect("an author"), claim["preferred"] == true)
    })
    .collect()
}

fn the_ninth_congress_shows_both_plans_and_their_sources(on: On) {
    let server = Server::fresh(on, &Start::demo());
    let congress = called(&server.client(), "congresses", NINTH);
    let said = "2020-10-23";
    assert_eq!(
        claims(&congress, "/planned"),
        [
            (&json!("vào sáng ngày 26/8/2020"), &Value::Null, "Lê Ngọc", false),
            (&json!("trung tuần tháng 11/2020"), &json!(said), "Minh Hảo", true),
        ]
    );
    assert_eq!(
        claims(&congress, "/plannedVenues"),
        [
            (&json!("Trung tâm Hội nghị và Nhà khách thành phố"), &Value::Null, "Lê Ngọc", false),
            (&json!("Cung Văn hóa Lao động Hữu nghị Việt Tiệp"), &json!(said), "Minh Hảo", true),
        ]
    );
    assert_eq!(congress["planned"]["edtf"], "[2020-11-11..2020-11-20]");
    assert_eq!(congress["plannedVenues"][0]["organization"]["type"], "organization", "halls are units of the register");
    let delegates = json!({"text": "khoảng 550 đại biểu", "value": 550, "qualifier": "about", "unit": "delegate"});
    assert_eq!(congress["plannedDelegates"], delegates);
    assert_eq!(congress["plannedDuration"]["text"], "1/2 ngày");
    assert_eq!(
        (&congress["held"], &congress["delegates"]),
        (&Value::Null, &Value::Null),
        "nothing says when it was held"
    );
    assert_eq!(
        (&congress["term"]["edtf"], &congress["reviewPeriod"]["edtf"]),
        (&json!("2020/2025"), &json!("2015/2020"))
    );
    assert_eq!(congress["ordinal"], json!({"written": "IX", "number": 9}));
    assert_eq!(congress["parent"]["name"], "Đại hội Thi đua yêu nước toàn quốc lần thứ X");
    let broadcast = &congress["broadcasts"][0];
    assert_eq!(
        (&broadcast["outlet"], &broadcast["live"]),
        (&json!("Đài Phát thanh và Truyền hình Hải Phòng"), &json!(true))
    );
    assert_eq!(each(&congress["coveragePlan"], "phase"), ["before", "during", "after"]);
    assert_eq!(each(&congress["programme"], "kind"), ["paper", "election", "exchange", "art"]);
    assert_eq!(congress["documents"][0]["role"], "plan");
    assert_eq!(each(&congress["sources"], "author"), ["Lê Ngọc", "Minh Hảo", "Lê Phương"]);
    assert!(marked(&congress, "inferred").contains(&"/status"));
}

fn the_ninth_congress_is_shown_as_it_was_known_on_a_day(on: On) {
    let server = Server::fresh(on, &Start::demo());
    let client = server.client();
    let ninth = id(&called(&client, "congresses", NINTH));
    let on_day = |day: &str| client.read(&format!("/v1/congresses/{ninth}?asOf={day}"));
    let september = on_day("2020-09-01");
    assert_eq!(
        (&september["planned"]["edtf"], &september["planned"]["partOfDay"]),
        (&json!("2020-08-26"), &json!("morning"))
    );
    assert_eq!(september["plannedVenues"][0]["address"], "số 18, Hoàng Diệu, Hồng Bàng, Hải Phòng");
    assert_eq!(claims(&september, "/planned").len(), 1);
    assert!(!september.to_string().contains("11/2020") && !september.to_string().contains("Việt Tiệp"), "{september}");
    assert_eq!(on_day("2020-10-22")["planned"]["edtf"], "2020-08-26");
    assert_eq!(on_day("2020-10-23")["planned"]["edtf"], "[2020-11-11..2020-11-20]");
}

fn the_ninth_congress_was_prepared_at_a_meeting_with_instructions(on: On) {
    let server = Server::fresh(on, &Start::demo());
    let congress = called(&server.client(), "congresses", NINTH);
    let meeting = &congress["meetings"][0];
    assert_eq!((&meeting["on"]["edtf"], &meeting["on"]["partOfDay"]), (&json!("2020-10-23"), &json!("afternoon")));
    assert!(marked(&congress, "inferred").contains(&"/meetings/0/on"), "the year is not printed");
    assert_eq!(meeting["chairs"][0]["person"]["name"], "Đỗ Mạnh Hiến");
    assert_eq!(meeting["attendance"].as_array().unwrap().len(), 5);
    let posts = meeting["attendance"][0]["posts"].as_str().unwrap();
    assert_eq!(posts.split(", ").count(), 3, "{posts}");
    let instructions = &meeting["instructions"];
    assert_eq!(each(instructions, "number"), [1, 2, 3, 4, 5, 6]);
    for given_by in each(instructions, "givenBy") {
        assert_eq!(given_by["name"], "Đỗ Mạnh Hiến");
    }
    assert_eq!(instructions[2]["assignedTo"], "cơ quan Thường trực");
    assert_eq!(instructions[2]["concerns"]["id"], congress["documents"][0]["documentId"], "the plan it is to fit");
    assert!(meeting["remarks"][0].as_str().unwrap().contains("nhấn mạnh, Đại hội là dịp"));
    assert_eq!(congress["boards"][0]["members"][0]["role"], "standing_deputy_head");
}

fn the_seventh_congress_has_its_board_and_first_session(on: On) {
    let server = Server::fresh(on, &Start::demo());
    let congress = called(&server.client(), "congresses", SEVENTH);
    let board = &congress["boards"][0];
    assert_eq!((&board["kind"], &board["members"][0]["role"]), (&json!("organizing"), &json!("head")));
    assert_eq!(board["members"][0]["person"]["name"], "Lưu Xuân Vĩnh");
    assert_eq!(each(&board["subCommittees"], "name"), ["nội dung", "tuyên truyền", "phục vụ"]);
    let meeting = &congress["meetings"][0];
    assert_eq!((&meeting["session"], &meeting["board"]), (&json!(1), &board["id"]));
    assert_eq!((&meeting["on"]["text"], &meeting["on"]["edtf"]), (&json!("Ngày 6-7"), &json!("2020-07-06")));
    assert_eq!(meeting["chairs"][0]["person"]["name"], "Lưu Xuân Vĩnh");
    assert_eq!(each(&meeting["instructions"], "number"), [1, 2, 3]);
    assert_eq!((meeting["agreed"].as_array().unwrap().len(), meeting["discussed"].as_array().unwrap().len()), (1, 1));
    for pointer in ["/meetings/0/on", "/seriesId"] {
        assert!(marked(&congress, "inferred").contains(&pointer), "{pointer}");
    }
    assert_eq!((&congress["reviewPeriod"]["edtf"], &congress["term"]), (&json!("2016/2020"), &Value::Null));
    assert_eq!(congress["organization"]["name"], "Ủy ban nhân dân tỉnh Ninh Thuận");
}

fn the_fifth_conference_has_both_windows(on: On) {
    let server = Server::fresh(on, &Start::demo());
    let client = server.client();
    let conference = called(&client, "congresses", FIFTH);
    assert_eq!((&conference["pilot"], &conference["term"]["edtf"]), (&json!(true), &json!("2020/2025")));
    assert_eq!(
        (&conference["planned"]["edtf"], &conference["planned"]["extent"]),
        (&json!("[2020-04-20..2020-04-25]"), &json!("within"))
    );
    assert_eq!(conference["programme"][0]["on"]["edtf"], "2020-33", "the first quarter, for those below");
    assert_eq!(each(&conference["documents"], "role"), ["plan", "named_in", "named_in", "named_in"]);
    for (at, symbol) in [(0, "156/KH-UBND"), (3, "34-CT/TW")] {
        let document = only(&client, "/v1/documents", "symbol", symbol);
        assert_eq!(conference["documents"][at]["documentId"], document["id"], "{symbol}");
    }
    let below = client.walk(&format!("/v1/congresses?parentId={}", id(&conference)), 50);
    assert_eq!(below.len(), 1);
    assert_eq!((&below[0]["level"], &below[0]["planned"]["text"]), (&json!("commune"), &json!("trong quý I/2020")));
    let pilots = client.walk("/v1/congresses?pilot=true", 50);
    assert_eq!(pilots.iter().map(id).collect::<Vec<_>>(), [id(&conference)]);
    for (from, to, found) in [
        ("2020-04-25", "2020-04-30", FIFTH),
        ("2020-01-01", "2020-03-31", "Hội nghị điển hình tiên tiến cấp xã, phường"),
    ] {
        let list = client.walk(&format!("/v1/congresses?heldFrom={from}&heldTo={to}&kind=exemplar_conference"), 50);
        assert_eq!(list.iter().map(|item| &item["title"]).collect::<Vec<_>>(), [found]);
    }
}

fn series_and_parents_make_a_chain(on: On) {
    let server = Server::fresh(on, &Start::demo());
    let client = server.client();
    let ninth = called(&client, "congresses", NINTH);
    let of_series = client.walk(&format!("/v1/congresses?seriesId={}", ninth["seriesId"].as_str().unwrap()), 50);
    let ordinals: Vec<&Value> = of_series.iter().map(|congress| &congress["ordinal"]["number"]).collect();
    assert_eq!(ordinals, [9, 8]);
    let series = client.read(ninth["series"]["links"]["self"].as_str().unwrap());
    assert_eq!(series["parent"]["name"], "Đại hội Thi đua yêu nước toàn quốc");
    assert_eq!(client.walk("/v1/congress-series", 50).len(), 4);
}
