//! Words that are no window.

use proptest::prelude::*;

use super::*;

#[test]
fn what_cannot_be_read_says_why() {
    for (text, code) in [
        ("", "empty"),
        (" \u{a0} ", "empty"),
        ("abc", "unreadable_time"),
        ("tại Cung Văn hóa", "unreadable_time"),
        ("trung tuần tháng 11/2020, tại Cung Văn hóa", "unreadable_time"),
        ("khoảng 550 đại biểu", "unreadable_time"),
        ("trong 1/2 ngày", "unreadable_time"),
        ("6 tháng", "unreadable_time"),
        ("298/KH-UBND", "unreadable_time"),
        ("15", "unreadable_time"),
        ("tháng 13/2020", "unreadable_time"),
        ("quý V/2020", "unreadable_time"),
        ("31/4/2020", "no_such_day"),
        ("ngày 29/2/2019", "no_such_day"),
        ("32/13/2020", "no_such_day"),
        ("từ ngày 25/4/2020 đến ngày 20/4/2020", "earliest_after_latest"),
        ("từ 2020 đến 2016", "earliest_after_latest"),
        ("ngày 15 và 18/9/2015", "several_times"),
        ("trước, trong và sau Đại hội", "several_times"),
        ("mùng 10 tháng 3 âm lịch", "lunar_calendar"),
        ("hằng tháng", "recurs_within_year"),
        ("ngày 5 hàng tháng", "recurs_within_year"),
        ("giai đoạn tiếp theo", "time_too_vague"),
        ("vừa qua", "time_too_vague"),
        ("từ sau Đại hội VIII đến nay", "unknown_event"),
    ] {
        assert_eq!(read_in(text, &plain()), [code], "{text}");
        let error = read(text, &plain()).unwrap_err();
        let sentence = error.sentence();
        assert!(sentence.vi.ends_with('.') && sentence.en.ends_with('.') && sentence.en == error.to_string());
        assert_eq!(error.fault("/text").code, code);
    }
    assert_eq!(read_in(&"ngày ".repeat(200), &plain()), ["too_long"]);
    assert_eq!(read_in(&"7-".repeat(60), &plain()), ["unreadable_time"]);
}

/// Words of times in any order.
fn jumble() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "ngày",
        "tháng",
        "năm",
        "quý",
        "từ",
        "đến",
        "trước",
        "sau",
        "đầu",
        "cuối",
        "nửa",
        "khoảng",
        "trong",
        "hằng năm",
        "sáng",
        "tối",
        "giờ",
        "nay",
        "và",
        "hoặc",
        "I",
        "IV",
        "/",
        "-",
        "–",
        ".",
        ",",
        "(",
        ")",
        ":",
        "h",
        "2020",
        "0000",
        "9999",
        "31",
        "30",
        "29",
        "12",
        "11",
        "2",
        "0",
        "5",
        "07",
        "trung tuần",
        "Đại hội VIII",
        "trở đi",
        "đến nay",
        "suốt",
        "chậm nhất",
        "6 tháng đầu năm",
        "thứ",
        "mùa",
        "xuân",
        "kết thúc lúc",
        "hết",
        "trước ngày",
    ]);
    prop::collection::vec(word, 1..14).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn reading_never_panics_and_a_reading_is_a_window(text in prop_oneof![any::<String>(), jumble()], year in prop::option::of(1..=9999), day in prop::option::of(0..3_000_000)) {
        let reference_day = day.and_then(CivilDay::from_num_days_from_ce_opt);
        let context = TimeContext { year, reference_day, ..TimeContext::default() };
        if let Ok(all) = read(&text, &context) {
            prop_assert!(!all.is_empty());
            for reading in all {
                let json = serde_json::to_string(&reading.time).unwrap();
                prop_assert_eq!(serde_json::from_str::<TimeWindow>(&json).unwrap(), reading.time);
                prop_assert!(!reading.explanation.vi.is_empty());
            }
        }
    }
}
