//! Words that leave something out.

use super::*;

#[test]
fn without_a_year_the_window_has_none() {
    for (text, reading) in [
        ("18/9", "XXXX-09-18 within"),
        ("Chiều 23/10", "XXXX-10-23 within afternoon"),
        ("tháng 8", "XXXX-08 within"),
        ("suốt tháng 8", "XXXX-08-01/XXXX-08-31 span"),
        ("quý I", "XXXX-33 within"),
        ("trung tuần tháng 2", "[XXXX-02-11..XXXX-02-20] within"),
        ("đầu năm", "[XXXX-01-01~..XXXX-04-30~] within"),
        ("6 tháng đầu năm", "XXXX-40 within"),
        ("trước ngày 15/12", "[..XXXX-12-14] within"),
        ("chậm nhất 30/11", "[..XXXX-11-30] within"),
        ("từ 20/4 đến 25/4", "XXXX-04-20/XXXX-04-25 span"),
        ("trong khoảng từ 20/4 đến 25/4", "[XXXX-04-20..XXXX-04-25] within"),
        ("20/12 - 5/1", "XXXX-12-20/XXXX-01-05 span"),
        ("từ tháng 8 đến tháng 2", "XXXX-08-01/XXXX-02-29 span"),
        ("29/2", "XXXX-02-29 within"),
        ("mùa đông", "XXXX-24 within"),
    ] {
        assert_eq!(read_in(text, &plain()), [reading], "{text}");
        let reading = read(text, &plain()).unwrap().remove(0);
        assert!(reading.marks.is_empty() && reading.time.is_yearless(), "{text}");
        assert!(reading.explanation.vi.contains("không nói năm"), "{}", reading.explanation.vi);
    }
}

#[test]
fn a_year_from_the_context_is_marked() {
    for (text, reading) in [
        ("18/9", "2020-09-18 within"),
        ("Chiều 23/10", "2020-10-23 within afternoon"),
        ("chậm nhất 30/11", "[..2020-11-30] within"),
        ("trước ngày 15/12", "[..2020-12-14] within"),
        ("quý I", "2020-33 within"),
        ("đầu năm", "[2020-01-01~..2020-04-30~] within"),
        ("từ tháng 8 đến tháng 2", "2020-08/2021-02 span"),
        ("từ đầu năm đến nay", "2020~/.. span"),
        ("năm nay", "2020 within"),
    ] {
        assert_eq!(read_in(text, &in_year(2020)), [reading], "{text}");
        let marks = marks_of(text, &in_year(2020));
        assert_eq!(marks, [(String::new(), "năm 2020 suy ra từ bối cảnh".to_owned())], "{text}");
    }
    let told = TimeContext { basis: Some("năm lấy từ tiêu đề".to_owned()), ..in_year(2020) };
    assert_eq!(marks_of("Ngày 6-7", &told), [(String::new(), "năm lấy từ tiêu đề".to_owned())]);
    let reading = read("Ngày 6-7", &told).unwrap().remove(0);
    assert_eq!(reading.marks_at("/held")[0].pointer, "/held");
    assert_eq!(reading.explanation.vi, "ngày 6/7/2020; năm lấy từ tiêu đề; gồm ngày và tháng");
}

#[test]
fn the_reference_day_gives_the_nearest_year() {
    for (text, day, readings) in [
        ("Chiều 23/10", "2020-10-23", &["2020-10-23 within afternoon"][..]),
        ("28/12", "2021-01-05", &["2020-12-28 within"]),
        ("trước ngày 15/1", "2020-12-20", &["[..2021-01-14] within"]),
        ("20/4", "2019-10-22", &["2020-04-20 within", "2019-04-20 within"]),
        ("đầu năm", "2020-11-23", &["[2020-01-01~..2020-04-30~] within"]),
        ("29/2", "2021-03-01", &["2020-02-29 within"]),
        ("thứ Sáu 23/10", "2022-06-01", &["2022-10-23 within", "2021-10-23 within"]),
        ("Chủ nhật 23/10", "2023-03-01", &["2022-10-23 within"]),
        ("ngày 15", "2020-10-20", &["2020-10-15 within"]),
        ("ngày 30", "2020-10-14", &["2020-09-30 within", "2020-10-30 within"]),
        ("từ ngày 20 đến ngày 25", "2020-10-20", &["2020-10-20/2020-10-25 span"]),
    ] {
        assert_eq!(read_in(text, &on(day)), readings, "{text} on {day}");
    }
    let basis = "năm 2020 suy ra từ ngày 5/1/2021".to_owned();
    assert_eq!(marks_of("28/12", &on("2021-01-05")), [(String::new(), basis)]);
}

#[test]
fn words_may_count_from_the_reference_day() {
    for (text, reading) in [
        ("hôm nay", "2020-10-23 within"),
        ("sáng nay", "2020-10-23 within morning"),
        ("chiều qua", "2020-10-22 within afternoon"),
        ("sáng mai", "2020-10-24 within morning"),
        ("tối", "2020-10-23 within evening"),
        ("7h30", "2020-10-23 within 07:30"),
        ("tháng này", "2020-10 within"),
        ("tháng trước", "2020-09 within"),
        ("ngày 5 tháng sau", "2020-11-05 within"),
        ("đầu tháng", "[2020-10-01~..2020-10-10~] within"),
        ("cuối tháng này", "[2020-10-21~..2020-10-31~] within"),
        ("năm nay", "2020 within"),
        ("cuối năm ngoái", "[2019-09-01~..2019-12-31~] within"),
        ("quý I năm sau", "2021-33 within"),
        ("từ nay đến ngày 30/11", "2020-10-23/2020-11-30 span"),
    ] {
        assert_eq!(read_in(text, &on("2020-10-23")), [reading], "{text}");
        let marks = marks_of(text, &on("2020-10-23"));
        assert!(marks.iter().all(|(pointer, _)| pointer.is_empty()) && !marks.is_empty(), "{text} {marks:?}");
    }
    for text in ["hôm nay", "sáng nay", "tối", "7h30", "tháng này", "năm nay", "ngày 15", "từ nay đến 30/11"]
    {
        assert_eq!(read_in(text, &plain()), ["needs_reference_day"], "{text}");
    }
}

#[test]
fn what_one_date_takes_from_the_other_is_marked_when_the_year_turns() {
    assert!(marks_of("20/4 - 25/4/2020", &plain()).is_empty());
    let told = "ngày đầu thuộc năm 2020 vì đứng trước ngày cuối".to_owned();
    assert_eq!(marks_of("28/12 - 3/1/2021", &plain()), [("/earliest".to_owned(), told)]);
    let told = "ngày cuối thuộc năm 2021 vì đứng sau ngày đầu".to_owned();
    assert_eq!(marks_of("28/12/2020 - 3/1", &plain()), [("/latest".to_owned(), told)]);
    let two_digits = "năm ghi hai chữ số, hiểu là 2020".to_owned();
    assert_eq!(marks_of("26/08/20", &plain()), [(String::new(), two_digits)]);
    let weekday = "thứ trong tuần không khớp với ngày".to_owned();
    assert_eq!(marks_of("Thứ Năm, 23/10/2020", &plain()), [(String::new(), weekday)]);
}

fn event(name: &str, edtf: &str) -> KnownEvent {
    let input = TimeInput { edtf: Some(edtf.to_owned()), ..TimeInput::default() };
    KnownEvent { name: name.to_owned(), time: TimeWindow::parse(input, "").unwrap() }
}

#[test]
fn events_of_the_context_give_ends() {
    let events = vec![event("Đại hội VIII", "2015-09-15/2015-09-16"), event("Đại hội IX", "[2020-11-11..2020-11-20]")];
    let context = TimeContext { events, reference_day: parse_day("2020-10-23"), ..TimeContext::default() };
    for (text, reading) in [
        ("từ sau Đại hội VIII đến nay", "2015-09-17/.. span"),
        ("từ sau Đại hội Thi đua yêu nước thành phố lần thứ VIII đến nay", "2015-09-17/.. span"),
        ("từ Đại hội VIII đến nay", "2015-09-15/.. span"),
        ("trước Đại hội VIII", "[..2015-09-14] within"),
        ("từ nay đến Đại hội lần thứ IX", "2020-10-23~/2020-11-20~ span"),
        ("từ Đại hội VIII đến Đại hội IX", "2015-09-15~/2020-11-20~ span"),
        ("trong Đại hội VIII", "2015-09-15/2015-09-16 span"),
        ("trước Đại hội IX", "[..2020-11-20~] within"),
    ] {
        assert_eq!(read_in(text, &context), [reading], "{text}");
    }
    let marks = marks_of("từ sau Đại hội VIII đến nay", &context);
    assert_eq!(marks, [("/earliest".to_owned(), "ngày đầu tính theo Đại hội VIII".to_owned())]);
    assert_eq!(read_in("từ sau Đại hội X đến nay", &context), ["unknown_event"]);
    let twice = vec![event("Đại hội thành phố VIII", "2015-09-15"), event("Đại hội tỉnh VIII", "2015-10-20")];
    let twice = TimeContext { events: twice, ..TimeContext::default() };
    assert_eq!(read_in("từ sau Đại hội VIII đến nay", &twice), ["2015-09-16/.. span", "2015-10-21/.. span"]);
}

#[test]
fn a_context_is_read_with_all_its_faults() {
    let input = serde_json::json!({
        "referenceDay": "23/10/2020", "year": 0, "basis": "x".repeat(301),
        "events": [{"name": " ", "time": {"text": "năm 2015"}}],
    });
    let faults = TimeContext::parse(serde_json::from_value(input).unwrap(), "/context").unwrap_err();
    let places: Vec<_> = faults
        .iter()
        .map(|fault| match &fault.place {
            crate::faults::Place::Body(place) => (place.as_str(), fault.code),
            crate::faults::Place::Parameter(_) => panic!("no parameter"),
        })
        .collect();
    assert_eq!(
        places,
        [
            ("/context/referenceDay", "invalid_date"),
            ("/context/year", "out_of_range"),
            ("/context/basis", "too_long"),
            ("/context/events/0/name", "required"),
            ("/context/events/0/time", "time_value_missing"),
        ]
    );
    let input =
        serde_json::json!({"referenceDay": "2020-10-23", "events": [{"name": "Đại hội", "time": {"edtf": "2015"}}]});
    let context = TimeContext::parse(serde_json::from_value(input).unwrap(), "/context").unwrap();
    assert_eq!((context.reference_day, context.events.len()), (parse_day("2020-10-23"), 1));
    assert!(serde_json::from_value::<TimeContextInput>(serde_json::json!({"today": "2020-10-23"})).is_err());
}
