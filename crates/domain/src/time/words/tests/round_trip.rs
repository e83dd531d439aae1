//! The words for a window give the window again.

use proptest::prelude::*;

use super::*;
use crate::language::Language;

fn window(json: serde_json::Value) -> TimeWindow {
    TimeWindow::parse(serde_json::from_value(json).unwrap(), "").unwrap()
}

#[test]
fn windows_have_words() {
    use serde_json::json;
    for (value, vi, en) in [
        (json!({"edtf": "2020-08-26"}), "ngày 26/8/2020", "26 August 2020"),
        (json!({"edtf": "2020-08-26", "partOfDay": "morning"}), "sáng ngày 26/8/2020", "the morning of 26 August 2020"),
        (
            json!({"edtf": "2020-08-26", "startTime": "07:30", "endTime": "11:00"}),
            "từ 7 giờ 30 đến 11 giờ ngày 26/8/2020",
            "26 August 2020, 07:30 to 11:00",
        ),
        (json!({"edtf": "2020-33"}), "quý I/2020", "the first quarter of 2020"),
        (
            json!({"earliest": "2020-11-11", "latest": "2020-11-20"}),
            "trung tuần tháng 11/2020",
            "11 to 20 November 2020",
        ),
        (json!({"edtf": "2016/2020"}), "từ năm 2016 đến năm 2020", "from 2016 to 2020"),
        (json!({"edtf": "2016/.."}), "từ năm 2016 trở đi", "from 2016 on"),
        (json!({"edtf": "[..2020-12-15]"}), "chậm nhất ngày 15/12/2020", "by the end of 15 December 2020"),
        (
            json!({"edtf": "[2020-04-20..2020-04-25]"}),
            "trong khoảng từ ngày 20/4/2020 đến ngày 25/4/2020",
            "some time from 20 April 2020 to 25 April 2020",
        ),
        (json!({"edtf": "1976-02~"}), "khoảng tháng 2/1976", "about February 1976"),
        (json!({"edtf": "XXXX-06-11"}), "ngày 11/6", "11 June"),
        (json!({"edtf": "XXXX-06-11", "extent": "span"}), "hằng năm, ngày 11/6", "every year, 11 June"),
        (json!({"edtf": "201X"}), "trong khoảng từ năm 2010 đến năm 2019", "some time from 2010 to 2019"),
        (json!({"edtf": "XXXX"}), "một năm chưa rõ", "a year not known"),
    ] {
        let window = window(value);
        assert_eq!((words(&window, Language::Vi).as_str(), words(&window, Language::En).as_str()), (vi, en));
    }
}

fn a_day() -> impl Strategy<Value = CivilDay> {
    let day = prop_oneof![Just(1), Just(10), Just(11), Just(15), Just(16), Just(20), Just(21), 1..=28_u32];
    (prop_oneof![3 => 1900..2100_i32, 1 => 1..=9990_i32], 1..=12_u32, day)
        .prop_map(|(year, month, day)| CivilDay::from_ymd_opt(year, month, day).unwrap())
}

fn a_run() -> impl Strategy<Value = (CivilDay, CivilDay)> {
    prop_oneof![
        2 => (a_day(), prop_oneof![3 => Just(0_u64), 1 => 0..1000_u64])
            .prop_map(|(day, more)| (day, day.checked_add_days(chrono::Days::new(more)).unwrap())),
        // Whole months, so that every unit comes.
        2 => (a_day(), prop_oneof![Just(1_u32), Just(3), Just(6), Just(12), 1..40_u32]).prop_map(|(day, months)| {
            use chrono::Datelike;
            let before = if 12 % months == 0 { day.month0() % months } else { 0 };
            let first = CivilDay::from_ymd_opt(day.year(), day.month() - before, 1).unwrap();
            (first, first.checked_add_months(chrono::Months::new(months)).unwrap().pred_opt().unwrap())
        }),
        1 => a_day().prop_map(|day| {
            use chrono::Datelike;
            let first = if day.day() > 20 { 21 } else if day.day() > 10 { 11 } else { 1 };
            let last = if first == 21 { u32::from(day.num_days_in_month()) } else { first + 9 };
            (day.with_day(first).unwrap(), day.with_day(last).unwrap())
        }),
    ]
}

fn a_clock() -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(0.3, (0..24_u32, 0..60_u32).prop_map(|(h, m)| ClockTime::new(h, m).unwrap().to_string()))
}

prop_compose! {
    fn values()(
        (first, last) in a_run(),
        (has_first, has_last) in prop_oneof![6 => Just((true, true)), 1 => Just((true, false)), 1 => Just((false, true))],
        extent in prop::sample::select(Extent::ALL),
        part_of_day in prop::option::weighted(0.3, prop::sample::select(PartOfDay::ALL)),
        precision in prop::option::weighted(0.3, prop::sample::select(
            &[Precision::Period, Precision::Day, Precision::PartOfDay][..])),
        start_time in a_clock(),
        end_time in a_clock(),
        approximate in any::<bool>(),
    ) -> TimeInput {
        TimeInput {
            earliest: has_first.then(|| first.to_string()),
            latest: has_last.then(|| last.to_string()),
            extent: Some(extent.as_str().to_owned()),
            part_of_day: part_of_day.map(|part| part.as_str().to_owned()),
            precision: precision.map(|precision| precision.as_str().to_owned()),
            start_time, end_time, approximate: Some(approximate),
            ..TimeInput::default()
        }
    }
}

prop_compose! {
    fn yearless()(
        (first, last) in a_run(),
        form in 0..4_usize,
        every_year in any::<bool>(),
        sign in prop::sample::select(vec!["", "~"]),
        start_time in a_clock(),
    ) -> TimeInput {
        let day = |day: CivilDay| format!("{}{sign}", day.format("XXXX-%m-%d"));
        let edtf = match form {
            0 => day(first),
            1 => format!("[{}..{}]", day(first), day(last)),
            2 => format!("[..{}]", day(last)),
            _ => format!("{}/{}", day(first), day(last)),
        };
        let extent = (every_year && form != 3).then(|| "span".to_owned());
        TimeInput { edtf: Some(edtf), extent, start_time: start_time.filter(|_| form != 2), ..TimeInput::default() }
    }
}

/// Whether it is an afternoon or evening that ends in the morning, which no words say.
fn ends_too_early(window: &TimeWindow) -> bool {
    matches!(window.part_of_day(), Some(PartOfDay::Afternoon | PartOfDay::Evening))
        && window.start_time().is_none()
        && window.end_time().is_some_and(|end| end.hour() < 12)
}

/// The window without its words.
fn bare(window: &TimeWindow) -> TimeWindow {
    let input = TimeInput { text: None, ..TimeInput::of(window) };
    TimeWindow::parse(input, "").unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn words_give_the_window_again(input in values()) {
        if let Some(window) = TimeWindow::parse(input, "").ok().filter(|window| !ends_too_early(window)) {
            let text = words(&window, Language::Vi);
            let read: Vec<TimeWindow> = read(&text, &plain()).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?
                .iter().map(|reading| bare(&reading.time)).collect();
            prop_assert_eq!(read, vec![window], "{}", text);
        }
    }

    #[test]
    fn words_without_a_year_cover_the_same_days(input in yearless()) {
        if let Ok(window) = TimeWindow::parse(input, "") {
            let text = words(&window, Language::Vi);
            let read = read(&text, &plain()).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
            prop_assert_eq!(read.len(), 1, "{}", text);
            let read = &read[0].time;
            let told = |window: &TimeWindow| {
                (window.edtf().ends(), window.extent(), window.is_approximate(), window.start_time())
            };
            prop_assert_eq!(told(read), told(&window), "{}", text);
        }
    }
}
