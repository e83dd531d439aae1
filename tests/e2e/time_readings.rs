//! Words of times and quantities: read, written into records as they were read, shown, found and put in order.

use serde_json::{Value, json};
use thidua_tests::{Answer, Client, On};

use crate::locality::{Locality, id};

on_both!(
    every_expression_is_read,
    quantities_are_read,
    what_is_unclear_is_told_in_both_languages,
    readings_are_written_found_and_sorted,
    readings_are_asserted_of_a_congress,
    days_without_a_year_are_found_in_every_year
);

/// What is known where the words stand: an article of 23 October 2020.
fn context() -> Value {
    json!({
        "referenceDay": "2020-10-23", "basis": "năm lấy từ ngày bài báo",
        "events": [{"name": "Đại hội VIII", "time": {"edtf": "2015-09-15"}}],
    })
}

fn ask(client: &Client, text: &str, context: Option<Value>) -> Answer {
    let mut body = json!({"text": text});
    if let Some(context) = context {
        body["context"] = context;
    }
    client.post("/v1/time-readings", &body)
}

/// The only reading of words.
fn reading(client: &Client, text: &str, context: Option<Value>) -> Value {
    let read = ask(client, text, context).ok(200);
    assert_eq!((&read["unclear"], &read["text"]), (&json!(false), &json!(text)), "{read}");
    assert_eq!(read["times"].as_array().map(Vec::len), Some(1), "{read}");
    read["times"][0].clone()
}

/// Words with their only reading: EDTF, first and last day, and extent with the part of the day.
type Expression = (&'static str, &'static str, Option<&'static str>, Option<&'static str>, &'static str);

/// Clear without a context.
const CLEAR: [Expression; 16] = [
    ("trung tuần tháng 11/2020", "[2020-11-11..2020-11-20]", Some("2020-11-11"), Some("2020-11-20"), "within"),
    ("quý I/2020", "2020-33", Some("2020-01-01"), Some("2020-03-31"), "within"),
    ("khoảng từ 20/4 - 25/4/2020", "[2020-04-20..2020-04-25]", Some("2020-04-20"), Some("2020-04-25"), "within"),
    ("sáng 26/8/2020", "2020-08-26", Some("2020-08-26"), Some("2020-08-26"), "within morning"),
    ("giai đoạn 2016-2020", "2016/2020", Some("2016-01-01"), Some("2020-12-31"), "span"),
    ("nhiệm kỳ 2020 -2025", "2020/2025", Some("2020-01-01"), Some("2025-12-31"), "span"),
    ("tháng 8/2015", "2015-08", Some("2015-08-01"), Some("2015-08-31"), "within"),
    ("đầu tháng 8/2015", "[2015-08-01~..2015-08-10~]", Some("2015-08-01"), Some("2015-08-10"), "within"),
    ("giữa tháng 8/2015", "[2015-08-11~..2015-08-20~]", Some("2015-08-11"), Some("2015-08-20"), "within"),
    ("cuối tháng 8/2015", "[2015-08-21~..2015-08-31~]", Some("2015-08-21"), Some("2015-08-31"), "within"),
    ("15–16/9/2015", "2015-09-15/2015-09-16", Some("2015-09-15"), Some("2015-09-16"), "span"),
    ("18/9", "XXXX-09-18", None, None, "within"),
    ("hằng năm, dịp 11/6", "XXXX-06-11", None, None, "span"),
    ("Chiều 23/10", "XXXX-10-23", None, None, "within afternoon"),
    ("trước ngày 15/12", "[..XXXX-12-14]", None, None, "within"),
    ("chậm nhất 30/11", "[..XXXX-11-30]", None, None, "within"),
];

/// Clear where the article stands, the year inferred.
const IN_CONTEXT: [Expression; 5] = [
    ("Chiều 23/10", "2020-10-23", Some("2020-10-23"), Some("2020-10-23"), "within afternoon"),
    ("từ sau Đại hội VIII đến nay", "2015-09-16/..", Some("2015-09-16"), None, "span"),
    ("trước ngày 15/12", "[..2020-12-14]", None, Some("2020-12-14"), "within"),
    ("chậm nhất 30/11", "[..2020-11-30]", None, Some("2020-11-30"), "within"),
    ("18/9", "2020-09-18", Some("2020-09-18"), Some("2020-09-18"), "within"),
];

fn is_as_expected(time: &Value, (text, edtf, earliest, latest, extent): Expression) {
    let (extent, part) = extent.split_once(' ').map_or((extent, None), |(extent, part)| (extent, Some(part)));
    let wanted = json!([text, edtf, earliest, latest, extent, part]);
    let found = ["text", "edtf", "earliest", "latest", "extent", "partOfDay"].map(|name| time[name].clone());
    assert_eq!(json!(found), wanted);
}

fn every_expression_is_read(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    for expression in CLEAR {
        let found = reading(&anyone, expression.0, None);
        is_as_expected(&found["time"], expression);
        assert_eq!(found["marks"], json!([]), "{found}");
    }
    for expression in IN_CONTEXT {
        let found = reading(&anyone, expression.0, Some(context()));
        is_as_expected(&found["time"], expression);
        assert_eq!(found["marks"][0]["mark"], "inferred", "{found}");
    }
    let inferred = reading(&anyone, "Chiều 23/10", Some(context()));
    assert_eq!(inferred["marks"], json!([{"pointer": "", "mark": "inferred", "basis": "năm lấy từ ngày bài báo"}]));
    let every_year = reading(&anyone, "hằng năm, dịp 11/6", Some(context()));
    is_as_expected(&every_year["time"], CLEAR[12]);
    assert_eq!(reading(&anyone, "2020-11-11/..", None)["time"]["latest"], Value::Null);
}

fn quantities_are_read(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let expressions = [
        ("khoảng 550 đại biểu", "about"),
        ("trên 550 đại biểu", "over"),
        ("hơn 550 đại biểu", "over"),
        ("dưới 550 đại biểu", "under"),
        ("gần 550 đại biểu", "almost"),
        ("ít nhất 550 đại biểu", "at_least"),
    ];
    let mut units = Vec::new();
    for (text, qualifier) in expressions {
        let read = ask(&anyone, text, None).ok(200);
        let quantity = json!({"text": text, "value": 550, "qualifier": qualifier, "unit": "delegate"});
        assert_eq!((&read["unclear"], &read["times"]), (&json!(false), &json!([])), "{read}");
        assert_eq!(read["quantities"].as_array().map(Vec::len), Some(1), "{read}");
        assert_eq!(read["quantities"][0]["quantity"], quantity);
        units.push(read["quantities"][0]["quantity"]["unit"].clone());
    }
    for (list, codes) in
        [("quantity-units", units), ("quantity-qualifiers", expressions.map(|(_, code)| json!(code)).into())]
    {
        let items = anyone.read(&format!("/v1/code-lists/{list}"))["items"].clone();
        let known: Vec<&Value> = items.as_array().expect("items").iter().map(|item| &item["code"]).collect();
        assert!(codes.iter().all(|code| known.contains(&code)), "{list}: {codes:?} in {known:?}");
    }
}

fn what_is_unclear_is_told_in_both_languages(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let body = json!({"text": "Ngày 6-7", "context": {"referenceDay": "2020-07-08"}});
    let read = |language: &str| {
        let request = anyone.request("POST", "/v1/time-readings").header("accept-language", language);
        let answer = request.json(&body).send();
        assert_eq!(answer.header("content-language"), Some(language));
        answer.ok(200)
    };
    let (vi, en) = (read("vi"), read("en"));
    assert_eq!((&vi["unclear"], &en["unclear"]), (&json!(true), &json!(true)));
    let edtf: Vec<&Value> = vi["times"].as_array().expect("times").iter().map(|one| &one["time"]["edtf"]).collect();
    assert!(edtf.contains(&&json!("2020-07-06")) && edtf.contains(&&json!("2020-07-06/2020-07-07")), "{vi}");
    assert!(vi["times"][0]["explanation"].as_str().unwrap().contains("ngày 6"), "{vi}");
    assert!(en["times"][0]["explanation"].as_str().unwrap().contains("July 2020"), "{en}");
    assert_eq!(vi["times"][0]["time"], en["times"][0]["time"]);

    let refused = ask(&anyone, "hôm qua", None);
    assert_eq!(refused.faults(), ["#/text"]);
    assert_eq!(refused.json()["errors"][0]["code"], "needs_reference_day");
    let all = ask(&anyone, "sắp họp", Some(json!({"year": 0, "events": [{"name": "Đại hội", "time": {}}]})));
    assert_eq!(all.faults(), ["#/context/year", "#/text"], "those of the schema beside those of the words");
    let event = ask(&anyone, "2020", Some(json!({"events": [{"name": "Đại hội", "time": {"edtf": "2020-02-30"}}]})));
    assert_eq!(event.faults(), ["#/context/events/0/time/edtf"]);
    assert_eq!(anyone.post("/v1/time-readings", &json!({"context": {}})).faults(), ["#/text"]);
    let with_token = locality.admin.post("/v1/time-readings", &json!({"text": "2020"}));
    with_token.has(200);
    let with_bad_token = anyone.with_token("khong-phai").post("/v1/time-readings", &json!({"text": "2020"}));
    with_bad_token.has(401);
    let read = locality.admin.get("/v1/time-readings");
    assert_eq!((read.status, read.header("allow")), (405, Some("POST, OPTIONS")));
}

/// The items of a list, by the given property.
fn listed(client: &Client, path: &str, name: &str) -> Vec<String> {
    let items = client.walk(path, 50);
    items.iter().map(|item| item[name].as_str().expect("text").to_owned()).collect()
}

/// Every expression, as a document is issued: what was read is sent as it is.
fn readings_are_written_found_and_sorted(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let mut written: Vec<(String, Option<String>, Option<String>)> = Vec::new();
    for expression in CLEAR.into_iter().chain(IN_CONTEXT) {
        let (text, edtf, earliest, latest, _) = expression;
        let said = edtf.starts_with("XXXX") || edtf.starts_with("[..XXXX") || CLEAR.contains(&expression);
        let read = reading(&anyone, text, (!said).then(context));
        let title = format!("Kế hoạch {text} {edtf}");
        let mut body = locality.plan("tinh-a", &title);
        body["issued"] = read["time"].clone();
        body["origin"] = json!("recorded");
        body["sources"] = json!([{"title": "Bài báo"}]);
        let marks = read["marks"].as_array().expect("marks").iter().map(|mark| {
            let pointer = format!("/issued{}", mark["pointer"].as_str().expect("a pointer"));
            json!({"pointer": pointer, "mark": mark["mark"], "basis": mark["basis"]})
        });
        body["marks"] = marks.collect();
        let record = locality.publish(&locality.record(&body));
        let shown = anyone.read(&record.path);
        assert_eq!((&shown["issued"], &shown["marks"]), (&read["time"], &body["marks"]), "{text}");
        if earliest.is_some() || latest.is_some() {
            written.push((title, earliest.map(str::to_owned), latest.map(str::to_owned)));
        }
    }
    let unknown = locality.public("tinh-a", "Kế hoạch không ngày");
    let ranges = [("2020-04-21", "2020-04-22"), ("2015-08-15", "2015-08-15"), ("2020-11-20", "2020-11-30")];
    for (from, to) in ranges {
        let found = listed(&anyone, &format!("/v1/documents?issuedFrom={from}&issuedTo={to}&sort=title"), "title");
        for (title, earliest, latest) in &written {
            let meets =
                latest.as_deref().is_none_or(|day| day >= from) && earliest.as_deref().is_none_or(|day| day <= to);
            assert_eq!(found.contains(title), meets, "{title} in {from}..{to}");
        }
    }
    let newest = anyone.walk("/v1/documents?sort=-issued", 7);
    let days: Vec<Option<&str>> =
        newest.iter().map(|item| item["issued"]["earliest"].as_str().or(item["issued"]["latest"].as_str())).collect();
    assert!(days.is_sorted_by(|one, other| one >= other), "newest first, unknown last: {days:?}");
    assert_eq!(days.iter().filter(|day| day.is_none()).count(), newest.len() - written.len());
    assert!(newest.iter().any(|item| id(item) == unknown.id));
}

/// What was read of a congress is asserted as it is, and decides lists and their order.
fn readings_are_asserted_of_a_congress(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let delegates = ask(&anyone, "khoảng 550 đại biểu", None).ok(200)["quantities"][0]["quantity"].clone();
    let congress = |title: &str, time: Value| {
        let claim = |field: &str, value: &Value| json!({"field": field, "value": value, "assertedOn": "2020-10-23", "source": {"title": "Bài báo"}});
        let body = json!({
            "organizationId": locality.unit("tinh-a"), "kind": "emulation_congress", "title": title,
            "origin": "recorded", "sources": [{"title": "Bài báo"}],
            "claims": [claim("/planned", &time), claim("/plannedDelegates", &delegates)],
        });
        let created = locality.chief.post("/v1/congresses", &body).ok(201);
        let path = format!("/v1/congresses/{}", id(&created));
        locality.chief.post(&format!("{path}/publications"), &json!({})).has(201);
        let shown = anyone.read(&path);
        assert_eq!((&shown["planned"], &shown["plannedDelegates"]), (&time, &delegates), "{title}");
    };
    let time = |text: &str, context: Option<Value>| reading(&anyone, text, context)["time"].clone();
    congress("A", time("trung tuần tháng 11/2020", None));
    congress("B", time("sáng 26/8/2020", None));
    congress("C", time("18/9", None));
    congress("D", time("15–16/9/2015", None));
    congress("E", time("chậm nhất 30/11", Some(context())));
    // Of what is unclear, its writer takes one.
    let unclear = ask(&anyone, "Ngày 6-7", Some(json!({"referenceDay": "2020-07-08"}))).ok(200);
    let lasting = unclear["times"].as_array().unwrap().iter().find(|one| one["time"]["extent"] == "span");
    congress("F", lasting.expect("one of two days")["time"].clone());
    let found = |query: &str| listed(&anyone, &format!("/v1/congresses?{query}"), "title");
    assert_eq!(found("heldFrom=2020-11-15&heldTo=2020-11-15&sort=title"), ["A", "E"]);
    assert_eq!(found("heldFrom=2020-07-07&heldTo=2020-07-07&sort=title"), ["E", "F"]);
    assert_eq!(found("heldFrom=2019-09-18&heldTo=2019-09-18&sort=title"), ["C", "E"]);
    assert_eq!(found("heldFrom=2015-09-16&heldTo=2015-09-16&sort=title"), ["D", "E"]);
    assert_eq!(found("heldFrom=2021-01-01&heldTo=2021-09-17"), Vec::<String>::new());
    assert_eq!(found("sort=-held"), ["E", "A", "B", "F", "D", "C"], "by the first day, else the last; unknown last");
    assert_eq!(found("sort=held"), ["C", "D", "F", "B", "A", "E"]);
}

fn days_without_a_year_are_found_in_every_year(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let texts = ["hằng năm, dịp 11/6", "18/9", "20/12 - 5/1", "29/2"];
    for text in texts {
        let mut plan = locality.plan("tinh-a", text);
        plan["issued"] = reading(&anyone, text, None)["time"].clone();
        locality.publish(&locality.record(&plan));
        let mut article = json!({"organizationId": locality.unit("tinh-a"), "title": text});
        article["published"] = plan["issued"].clone();
        let created = locality.chief.post("/v1/articles", &article).ok(201);
        locality.chief.post(&format!("/v1/articles/{}/publications", id(&created)), &json!({})).has(201);
    }
    let ranges = [
        ("2020-06-11", "2020-06-11", "1000"),
        ("1948-06-01", "1948-06-30", "1000"),
        ("2020-06-12", "2021-06-10", "0110"),
        ("2019-09-18", "2019-09-18", "0100"),
        ("2020-09-19", "2020-12-19", "0000"),
        ("2021-01-01", "2021-01-05", "0010"),
        ("2020-12-31", "2020-12-31", "0010"),
        ("2021-01-06", "2021-05-31", "0000"),
        ("2020-02-01", "2020-03-31", "0001"),
        ("2019-02-01", "2019-03-31", "0000"),
        ("2019-01-01", "2020-12-31", "1111"),
        ("2021-01-06", "2023-12-31", "1110"),
    ];
    for (list, name) in [("documents", "issued"), ("articles", "published")] {
        for (from, to, wanted) in ranges {
            let path = format!("/v1/{list}?{name}From={from}&{name}To={to}");
            let found = listed(&anyone, &path, "title");
            let bits: String =
                texts.map(|text| if found.iter().any(|title| title == text) { '1' } else { '0' }).iter().collect();
            assert_eq!(bits, wanted, "{path}: {found:?}");
        }
        assert_eq!(listed(&anyone, &format!("/v1/{list}?{name}From=2020-06-12"), "title").len(), 4, "an open range");
    }
}
