//! Every time that the five announcements give.

use super::*;

#[test]
fn the_meeting_before_congress_ix() {
    let printed = on("2020-10-23");
    for (text, reading) in [
        ("Thứ Sáu, 23/10/2020 18:30", "2020-10-23 within 18:30"),
        ("Chiều 23/10", "2020-10-23 within afternoon"),
        ("(2020-2025)", "2020/2025 span"),
        ("dự kiến tổ chức vào trung tuần tháng 11/2020", "[2020-11-11..2020-11-20] within"),
        ("giai đoạn 2015 – 2020", "2015/2020 span"),
        ("(nhiệm kỳ 2020 -2025)", "2020/2025 span"),
    ] {
        assert_eq!(read_in(text, &printed), [reading], "{text}");
    }
}

#[test]
fn the_plan_of_congress_ix() {
    let eighth = TimeInput { edtf: Some("2015-09".to_owned()), ..TimeInput::default() };
    let eighth = KnownEvent { name: "Đại hội VIII".to_owned(), time: TimeWindow::parse(eighth, "").unwrap() };
    let context = TimeContext { events: vec![eighth], ..TimeContext::default() };
    for (text, reading) in [
        ("ngày 26/8/2020", "2020-08-26 within"),
        ("vào sáng ngày 26/8/2020", "2020-08-26 within morning"),
        ("(2020 – 2025)", "2020/2025 span"),
        ("từ sau Đại hội Thi đua yêu nước thành phố lần thứ VIII đến nay", "2015-09~/.. span"),
        ("30/07/2024", "2024-07-30 within"),
        ("Sáng 30/7", "XXXX-07-30 within morning"),
        ("năm 2024", "2024 within"),
    ] {
        assert_eq!(read_in(text, &context), [reading], "{text}");
    }
    assert_eq!(read_in("trong giai đoạn tiếp theo", &context), ["time_too_vague"]);
}

#[test]
fn the_board_of_congress_vii() {
    let context = TimeContext { basis: Some("năm lấy từ tiêu đề".to_owned()), ..in_year(2020) };
    assert_eq!(read_in("Ngày 6-7", &context), ["2020-07-06 within", "2020-XX-XX within"]);
    assert_eq!(read_in("năm 2020", &context), ["2020 within"]);
    assert_eq!(read_in("giai đoạn 2016-2020", &context), ["2016/2020 span"]);
}

#[test]
fn conference_v() {
    let printed = on("2019-10-22");
    for (text, reading) in [
        ("Thứ Ba, 22/10/2019, 15:50", "2019-10-22 within 15:50"),
        ("ngày 15 tháng 10 năm 2019", "2019-10-15 within"),
        ("ngày 07/4/2014", "2014-04-07 within"),
        ("trong quý I/2020", "2020-33 within"),
        ("trong khoảng từ ngày 20/4 - 25/4/2020", "[2020-04-20..2020-04-25] within"),
    ] {
        assert_eq!(read_in(text, &printed), [reading], "{text}");
    }
    let conference = "từ nay đến Hội nghị điển hình tiên tiến thành phố lần thứ V (2020 - 2025)";
    assert_eq!(read_in(conference, &printed), ["unknown_event"]);
    let time = TimeInput { edtf: Some("[2020-04-20..2020-04-25]".to_owned()), ..TimeInput::default() };
    let name = "Hội nghị điển hình tiên tiến thành phố lần thứ V".to_owned();
    let known = KnownEvent { name, time: TimeWindow::parse(time, "").unwrap() };
    let context = TimeContext { events: vec![known], ..printed };
    assert_eq!(read_in(conference, &context), ["2019-10-22~/2020-04-25~ span"]);
}

#[test]
fn the_campaign_of_the_plan_of_2020() {
    for (text, reading) in [
        ("Thời gian: 30/12/2020 15:00", "2020-12-30 within 15:00"),
        ("nhiệm kỳ 2020-2025", "2020/2025 span"),
        ("ngày 7/4/2014", "2014-04-07 within"),
        ("trong giai đoạn 2015-2020", "2015/2020 span"),
        ("hàng năm", "XXXX span"),
        ("Hàng năm", "XXXX span"),
    ] {
        assert_eq!(read_in(text, &on("2020-12-30")), [reading], "{text}");
    }
}
