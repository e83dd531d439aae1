//! What is refused, and where the fault points.

use serde_json::{Value, json};

use super::{super::TEXT_MAX_CHARS, faults, window};

/// The only fault.
fn fault(value: Value) -> (String, &'static str) {
    let mut all = faults(value);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn at(place: &str, code: &'static str) -> (String, &'static str) {
    (format!("/issued{place}"), code)
}

#[test]
fn words_alone_are_not_enough() {
    for value in [json!({}), json!({"text": "trung tuần tháng 11/2020"}), json!({"precision": "year"})] {
        assert_eq!(fault(value), at("", "time_value_missing"));
    }
}

#[test]
fn values_that_cannot_be_read_are_told_one_by_one() {
    let all = faults(json!({
        "text": "  ", "earliest": "15/10/2019", "latest": "2019-02-30", "extent": "during", "precision": "week",
        "partOfDay": "noon", "startTime": "7h30", "endTime": "24:00", "edtf": "2019-10-15/2018",
    }));
    assert_eq!(
        all,
        [
            at("/text", "empty"),
            at("/earliest", "invalid_date"),
            at("/latest", "invalid_date"),
            at("/extent", "unknown_code"),
            at("/precision", "unknown_code"),
            at("/partOfDay", "unknown_code"),
            at("/startTime", "invalid_time"),
            at("/endTime", "invalid_time"),
            at("/edtf", "invalid_edtf"),
        ]
    );
}

#[test]
fn everything_beside_edtf_must_agree_with_it() {
    let all = faults(json!({
        "edtf": "2020-33", "earliest": "2020-01-02", "latest": "2020-04-30", "extent": "span", "precision": "month",
        "approximate": true, "partOfDay": "morning",
    }));
    assert_eq!(
        all,
        [
            at("/earliest", "contradicts_edtf"),
            at("/latest", "contradicts_edtf"),
            at("/extent", "contradicts_edtf"),
            at("/approximate", "contradicts_edtf"),
            at("/partOfDay", "needs_one_day"),
            at("/precision", "contradicts_window"),
        ]
    );
    assert_eq!(fault(json!({"edtf": "2016/..", "latest": "2020-12-31"})), at("/latest", "contradicts_edtf"));
    assert_eq!(fault(json!({"edtf": "1945~", "approximate": false})), at("/approximate", "contradicts_edtf"));
    assert_eq!(fault(json!({"edtf": "2020-08-26T07:30", "startTime": "08:00"})), at("/startTime", "contradicts_edtf"));
}

#[test]
fn a_contradiction_names_both_sides() {
    let all = super::TimeWindow::parse(super::input(json!({"edtf": "2020-33", "latest": "2020-04-30"})), "/issued");
    let detail = all.unwrap_err().into_vec().remove(0).detail;
    for part in ["2020-03-31", "2020-04-30", "2020-33"] {
        assert!(detail.vi.contains(part) && detail.en.contains(part), "{detail:?}");
    }
}

#[test]
fn the_last_day_is_not_before_the_first() {
    let reversed = json!({"earliest": "2020-04-25", "latest": "2020-04-20"});
    assert_eq!(fault(reversed), at("/latest", "earliest_after_latest"));
    let all = faults(json!({"earliest": "2020-04-25", "latest": "2020-04-20", "edtf": "xưa"}));
    assert_eq!(all, [at("/edtf", "invalid_edtf"), at("/latest", "earliest_after_latest")]);
}

#[test]
fn a_precision_is_what_the_window_is() {
    for (earliest, latest, precision) in [
        (Some("2020-02-01"), Some("2020-04-30"), "quarter"),
        (Some("2020-11-10"), Some("2020-11-20"), "dekad"),
        (Some("2020-01-01"), None, "year"),
        (Some("2020-11-15"), Some("2020-11-15"), "month"),
        (Some("2020-11-15"), Some("2020-11-15"), "minute"),
        (Some("2020-11-15"), Some("2020-11-15"), "part_of_day"),
        (Some("2020-11-15"), Some("2020-11-15"), "period"),
        (Some("2020-11-01"), Some("2020-11-30"), "day"),
    ] {
        let value = json!({"earliest": earliest, "latest": latest, "precision": precision});
        assert_eq!(fault(value), at("/precision", "contradicts_window"), "{precision}");
    }
    assert_eq!(fault(json!({"edtf": "2020", "precision": "period"})), at("/precision", "contradicts_window"));
}

#[test]
fn times_need_their_day_and_their_order() {
    let one = |mut more: Value| {
        let object = more.as_object_mut().unwrap();
        object.insert("edtf".to_owned(), "2020-08-26".into());
        more
    };
    assert_eq!(fault(one(json!({"startTime": "11:00", "endTime": "07:30"}))), at("/endTime", "end_before_start"));
    assert_eq!(
        fault(one(json!({"partOfDay": "morning", "startTime": "14:00"}))),
        at("/startTime", "contradicts_part_of_day")
    );
    assert_eq!(fault(json!({"latest": "2020-08-26", "startTime": "07:30"})), at("/startTime", "needs_day"));
    assert_eq!(fault(json!({"earliest": "2020-08-26", "endTime": "07:30"})), at("/endTime", "needs_day"));
    assert_eq!(fault(json!({"edtf": "2020-08", "partOfDay": "evening"})), at("/partOfDay", "needs_one_day"));
}

#[test]
fn one_unreadable_value_brings_no_second_fault() {
    let value = json!({"edtf": "2020-08-26", "precision": "minute", "startTime": "7h30"});
    assert_eq!(fault(value), at("/startTime", "invalid_time"));
    let value = json!({"earliest": "2020-13-01", "precision": "quarter", "partOfDay": "morning"});
    assert_eq!(fault(value), at("/earliest", "invalid_date"));
}

#[test]
fn words_are_kept_in_one_form_and_to_a_length() {
    let decomposed = "quy\u{301} I/2020 ";
    assert_eq!(window(json!({"text": decomposed, "edtf": "2020-33"})).text(), Some("quý I/2020"));
    let longest = "ự".repeat(TEXT_MAX_CHARS);
    assert_eq!(window(json!({"text": longest, "edtf": "2020"})).text(), Some(longest.as_str()));
    assert_eq!(fault(json!({"text": format!("{longest}ự"), "edtf": "2020"})), at("/text", "too_long"));
}
