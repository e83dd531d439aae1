//! The dates that the five announcements give, entered as values and as EDTF.

use serde_json::{Value, json};

use super::window;

/// Entered as days, the window has this EDTF and precision; entered as that EDTF it is the same window.
fn entered_both_ways(values: Value, edtf: &str, precision: &str, extent: &str) {
    let by_days = window(values.clone());
    assert_eq!(by_days.edtf().to_string(), edtf);
    assert_eq!((by_days.precision().as_str(), by_days.extent().as_str()), (precision, extent), "{edtf}");
    let mut by_edtf = values;
    let object = by_edtf.as_object_mut().unwrap();
    object.retain(|name, _| !matches!(name.as_str(), "earliest" | "latest" | "extent"));
    object.insert("edtf".to_owned(), edtf.into());
    assert_eq!(window(by_edtf), by_days);
}

#[test]
fn the_day_of_a_plan() {
    let values = json!({"text": "15/10/2019", "earliest": "2019-10-15", "latest": "2019-10-15"});
    entered_both_ways(values, "2019-10-15", "day", "within");
}

#[test]
fn the_day_of_a_directive_written_without_a_leading_zero_in_the_month() {
    let values = json!({"text": "07/4/2014", "earliest": "2014-04-07", "latest": "2014-04-07"});
    entered_both_ways(values, "2014-04-07", "day", "within");
}

#[test]
fn the_middle_third_of_a_month() {
    let values = json!({"text": "trung tuần tháng 11/2020", "earliest": "2020-11-11", "latest": "2020-11-20"});
    entered_both_ways(values, "[2020-11-11..2020-11-20]", "dekad", "within");
}

#[test]
fn the_first_quarter() {
    let values =
        json!({"text": "quý I/2020", "earliest": "2020-01-01", "latest": "2020-03-31", "precision": "quarter"});
    entered_both_ways(values, "2020-33", "quarter", "within");
}

#[test]
fn somewhere_in_a_few_days() {
    let values = json!({
        "text": "trong khoảng từ ngày 20/4 - 25/4/2020",
        "earliest": "2020-04-20",
        "latest": "2020-04-25",
        "extent": "within",
    });
    entered_both_ways(values, "[2020-04-20..2020-04-25]", "period", "within");
}

#[test]
fn a_morning() {
    let values =
        json!({"text": "sáng 26/8/2020", "earliest": "2020-08-26", "latest": "2020-08-26", "partOfDay": "morning"});
    entered_both_ways(values, "2020-08-26", "part_of_day", "within");
}

#[test]
fn a_year_that_is_inferred() {
    let values = json!({"earliest": "2020-01-01", "latest": "2020-12-31"});
    entered_both_ways(values.clone(), "2020", "year", "within");
    assert_eq!(window(values).stated_year(), Some(2020));
}

#[test]
fn a_term_that_lasts() {
    let values =
        json!({"text": "nhiệm kỳ 2020-2025", "earliest": "2020-01-01", "latest": "2025-12-31", "extent": "span"});
    entered_both_ways(values, "2020/2025", "period", "span");
}

#[test]
fn other_windows_have_their_own_edtf() {
    for (earliest, latest, extent, edtf, precision) in [
        (Some("2020-11-01"), Some("2020-11-30"), "within", "2020-11", "month"),
        (Some("2020-07-01"), Some("2020-12-31"), "within", "2020-41", "half"),
        (Some("2016-01-01"), Some("2020-12-31"), "span", "2016/2020", "period"),
        (Some("2020-01-01"), Some("2020-12-31"), "span", "2020/2020", "year"),
        (Some("2020-01-01"), Some("2020-06-30"), "span", "2020-01/2020-06", "half"),
        (Some("2015-09-15"), Some("2015-09-16"), "span", "2015-09-15/2015-09-16", "period"),
        (Some("2020-08-26"), Some("2020-08-26"), "span", "2020-08-26/2020-08-26", "day"),
        (None, Some("2020-12-15"), "within", "[..2020-12-15]", "period"),
        (Some("2020-12-15"), None, "within", "[2020-12-15..]", "period"),
        (Some("2016-01-01"), None, "span", "2016/..", "period"),
        (None, Some("2016-06-30"), "span", "../2016-06", "period"),
    ] {
        let values = json!({"earliest": earliest, "latest": latest, "extent": extent});
        entered_both_ways(values, edtf, precision, extent);
    }
}

#[test]
fn what_is_approximate_has_the_sign_after_each_date() {
    for (earliest, latest, extent, edtf) in [
        (Some("1976-02-01"), Some("1976-02-29"), "within", "1976-02~"),
        (Some("2016-01-01"), Some("2020-12-31"), "span", "2016~/2020~"),
        (Some("2016-01-01"), None, "span", "2016~/.."),
        (Some("2020-04-20"), Some("2020-04-25"), "within", "[2020-04-20~..2020-04-25~]"),
    ] {
        let values = json!({"earliest": earliest, "latest": latest, "extent": extent, "approximate": true});
        assert_eq!(window(values).edtf().to_string(), edtf);
    }
    assert!(window(json!({"edtf": "1945?"})).is_approximate());
}

#[test]
fn clock_times_stand_beside_the_day() {
    let morning = window(json!({
        "text": "từ 7 giờ 30 đến 11 giờ sáng 26/8/2020", "earliest": "2020-08-26", "latest": "2020-08-26",
        "partOfDay": "morning", "startTime": "07:30", "endTime": "11:00",
    }));
    assert_eq!((morning.edtf().to_string().as_str(), morning.precision().as_str()), ("2020-08-26", "minute"));
    let written = window(json!({"edtf": "2020-08-26T07:30"}));
    assert_eq!(written.start_time(), morning.start_time());
    assert_eq!((written.edtf().to_string().as_str(), written.precision().as_str()), ("2020-08-26T07:30:00", "minute"));
    let deadline = window(json!({"text": "trước 17 giờ ngày 15/12/2020", "latest": "2020-12-15", "endTime": "17:00"}));
    assert_eq!((deadline.edtf().to_string().as_str(), deadline.precision().as_str()), ("[..2020-12-15]", "period"));
}

#[test]
fn a_writer_may_call_a_clocked_day_a_day_and_a_full_year_a_period() {
    let day = json!({"earliest": "2020-08-26", "latest": "2020-08-26", "startTime": "07:30", "precision": "day"});
    assert_eq!(window(day).precision().as_str(), "day");
    let year = json!({"earliest": "2020-01-01", "latest": "2020-12-31", "precision": "period"});
    assert_eq!(window(year).edtf().to_string(), "[2020-01-01..2020-12-31]");
}
