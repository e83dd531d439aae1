//! Windows as the announcements and their writers give them.

mod announcements;
mod contradictions;
mod properties;

use serde_json::{Value, json};

use super::{TimeInput, TimeWindow};
use crate::faults::Place;

fn input(value: Value) -> TimeInput {
    serde_json::from_value(value).unwrap()
}

fn window(value: Value) -> TimeWindow {
    TimeWindow::parse(input(value), "/issued").unwrap()
}

/// Each fault's pointer and code.
fn faults(value: Value) -> Vec<(String, &'static str)> {
    let faults = TimeWindow::parse(input(value), "/issued").unwrap_err();
    faults
        .into_vec()
        .into_iter()
        .map(|fault| {
            assert!(fault.detail.vi.ends_with('.') && fault.detail.en.ends_with('.'));
            match fault.place {
                Place::Body(pointer) => (pointer, fault.code),
                Place::Parameter(name) => panic!("{name} is no parameter"),
            }
        })
        .collect()
}

fn day(text: &str) -> super::CivilDay {
    super::parse_day(text).unwrap()
}

#[test]
fn the_shape_has_all_its_properties_and_no_other() {
    let value = serde_json::to_string(&window(json!({"earliest": "2020-11-11", "latest": "2020-11-20"}))).unwrap();
    assert_eq!(
        value,
        r#"{"text":null,"earliest":"2020-11-11","latest":"2020-11-20","extent":"within","precision":"dekad","partOfDay":null,"startTime":null,"endTime":null,"approximate":false,"edtf":"[2020-11-11..2020-11-20]"}"#
    );
    assert_eq!(
        serde_json::from_str::<TimeWindow>(&value).unwrap(),
        window(json!({"edtf": "[2020-11-11..2020-11-20]"}))
    );
}

#[test]
fn unknown_properties_are_refused_and_null_is_absent() {
    assert!(serde_json::from_value::<TimeInput>(json!({"year": 2020})).is_err());
    assert_eq!(input(json!({"text": null, "approximate": null})), TimeInput::default());
}

#[test]
fn order_is_by_the_first_day_else_the_last() {
    let sorted = ["1945", "[..1950]", "1954/1975", "1976-02~", "2020-33", "2020-02-01"]
        .map(|edtf| window(json!({"edtf": edtf})).sort_on());
    assert!(sorted.is_sorted(), "{sorted:?}");
    assert_eq!(TimeWindow::SORT_ON_UNKNOWN.to_string(), "0001-01-01");
}

#[test]
fn overlap_counts_both_ends_and_unknown_ones_are_open() {
    let quarter = window(json!({"edtf": "2020-33"}));
    assert!(quarter.overlaps(Some(day("2020-03-31")), None) && !quarter.overlaps(Some(day("2020-04-01")), None));
    assert!(quarter.overlaps(None, Some(day("2020-01-01"))) && !quarter.overlaps(None, Some(day("2019-12-31"))));
    assert!(quarter.overlaps(Some(day("2020-02-01")), Some(day("2020-02-02"))) && quarter.overlaps(None, None));
    let open = window(json!({"edtf": "2016/.."}));
    assert!(open.overlaps(Some(day("9999-01-01")), None) && !open.overlaps(None, Some(day("2015-12-31"))));
}

#[test]
fn a_year_is_stated_when_the_window_lies_in_it() {
    for (edtf, year) in [
        ("2020-33", Some(2020)),
        ("[2020-01-01..2020-12-31]", Some(2020)),
        ("2020/2021", None),
        ("2020-24", None),
        ("[2020-11-01..]", None),
    ] {
        assert_eq!(window(json!({"edtf": edtf})).stated_year(), year, "{edtf}");
    }
}
