//! Words that say all there is to say.

use super::*;

/// Each with its only reading, whatever the context.
const CLEAR: &[(&str, &str)] = &[
    // Parts of a month.
    ("trung tuần tháng 11/2020", "[2020-11-11..2020-11-20] within"),
    ("thượng tuần tháng 11 năm 2020", "[2020-11-01..2020-11-10] within"),
    ("hạ tuần tháng 2/2020", "[2020-02-21..2020-02-29] within"),
    ("đầu tháng 8/2020", "[2020-08-01~..2020-08-10~] within"),
    ("giữa tháng 8/2020", "[2020-08-11~..2020-08-20~] within"),
    ("cuối tháng 8/2020", "[2020-08-21~..2020-08-31~] within"),
    ("nửa đầu tháng 8/2020", "[2020-08-01..2020-08-15] within"),
    ("nửa cuối tháng 8/2020", "[2020-08-16..2020-08-31] within"),
    ("tháng 8/2015", "2015-08 within"),
    ("8/2015", "2015-08 within"),
    ("tháng tám năm 2015", "2015-08 within"),
    ("tháng mười hai năm 2020", "2020-12 within"),
    ("tháng năm 2020", "2020-05 within"),
    ("tháng 3-4/2020", "[2020-03-01..2020-04-30] within"),
    ("tháng 8 và tháng 9/2020", "[2020-08-01..2020-09-30] within"),
    ("tháng 8 hoặc tháng 9/2020", "[2020-08-01..2020-09-30] within"),
    ("cuối tháng 8, đầu tháng 9/2020", "[2020-08-21~..2020-09-10~] within"),
    ("từ tháng 5-8/2020", "2020-05/2020-08 span"),
    ("từ tháng 1-3/2020", "2020-01/2020-03 span"),
    ("từ tháng 5 đến tháng 8/2020", "2020-05/2020-08 span"),
    ("tháng 12/2019 - tháng 1/2020", "2019-12/2020-01 span"),
    // Parts of a year.
    ("quý I/2020", "2020-33 within"),
    ("trong quý I/2020", "2020-33 within"),
    ("quý 1 năm 2020", "2020-33 within"),
    ("Quý IV năm 2020", "2020-36 within"),
    ("quí hai/2020", "2020-34 within"),
    ("quý I, II/2020", "[2020-01-01..2020-06-30] within"),
    ("quý III và quý IV/2020", "[2020-07-01..2020-12-31] within"),
    ("cuối quý I/2020", "2020-03~ within"),
    ("6 tháng đầu năm 2020", "2020-40 within"),
    ("sáu tháng cuối năm 2020", "2020-41 within"),
    ("9 tháng đầu năm 2020", "[2020-01-01..2020-09-30] within"),
    ("nửa đầu năm 2020", "2020-40 within"),
    ("đầu năm 2020", "[2020-01-01~..2020-04-30~] within"),
    ("giữa năm 2020", "[2020-05-01~..2020-08-31~] within"),
    ("cuối năm 2020", "[2020-09-01~..2020-12-31~] within"),
    ("mùa xuân 2020", "2020-21 within"),
    // Years.
    ("năm 2021", "2021 within"),
    ("2021", "2021 within"),
    ("suốt năm 2020", "2020/2020 span"),
    ("cả năm 2020", "2020/2020 span"),
    ("giai đoạn 2016-2020", "2016/2020 span"),
    ("nhiệm kỳ 2020 -2025", "2020/2025 span"),
    ("(nhiệm kỳ 2020 -2025)", "2020/2025 span"),
    ("(2020 – 2025)", "2020/2025 span"),
    ("2016—2020", "2016/2020 span"),
    ("từ 2016 đến 2020", "2016/2020 span"),
    ("từ năm 2016 đến năm 2020", "2016/2020 span"),
    ("trong 5 năm (2016-2020)", "2016/2020 span"),
    ("5 năm 2016-2020", "2016/2020 span"),
    ("năm học 2020-2021", "2020-09~/2021-05~ span"),
    ("những năm 1990", "199X within"),
    // Days.
    ("ngày 07/4/2014", "2014-04-07 within"),
    ("7/4/2014", "2014-04-07 within"),
    ("ngày 07 tháng 4 năm 2014", "2014-04-07 within"),
    ("26.8.2020", "2020-08-26 within"),
    ("26 - 8 - 2020", "2020-08-26 within"),
    ("ngày 26/8 năm 2020", "2020-08-26 within"),
    ("mồng 2/9/2020", "2020-09-02 within"),
    ("7/30/2024", "2024-07-30 within"),
    ("khoảng ngày 26/8/2020", "2020-08-26~ within"),
    ("15–16/9/2015", "2015-09-15/2015-09-16 span"),
    ("ngày 15 và 16/9/2015", "2015-09-15/2015-09-16 span"),
    ("hai ngày 15 và 16/9/2015", "2015-09-15/2015-09-16 span"),
    ("các ngày 15, 16 và 17/9/2015", "2015-09-15/2015-09-17 span"),
    ("từ 20-25/4/2020", "2020-04-20/2020-04-25 span"),
    ("từ ngày 20 đến ngày 25 tháng 4 năm 2020", "2020-04-20/2020-04-25 span"),
    ("từ ngày 20/4 đến ngày 25/4/2020", "2020-04-20/2020-04-25 span"),
    ("20/4 - 25/4/2020", "2020-04-20/2020-04-25 span"),
    ("khoảng từ 20/4 - 25/4/2020", "[2020-04-20..2020-04-25] within"),
    ("trong khoảng từ ngày 20/4 - 25/4/2020", "[2020-04-20..2020-04-25] within"),
    ("khoảng 20/4 - 25/4/2020", "[2020-04-20~..2020-04-25~] within"),
    ("28/12 - 3/1/2021", "2020-12-28/2021-01-03 span"),
    ("28/12/2020 - 3/1", "2020-12-28/2021-01-03 span"),
    // Open ends.
    ("trước ngày 15/12/2020", "[..2020-12-14] within"),
    ("trước tháng 12/2020", "[..2020-11-30] within"),
    ("trước 17 giờ ngày 15/12/2020", "[..2020-12-15] within -17:00"),
    ("chậm nhất 30/11/2020", "[..2020-11-30] within"),
    ("chậm nhất là ngày 30/11/2020", "[..2020-11-30] within"),
    ("đến hết ngày 25/4/2020", "../2020-04-25 span"),
    ("đến hết năm 2025", "../2025 span"),
    ("sau ngày 15/12/2020", "[2020-12-16..] within"),
    ("sớm nhất ngày 15/12/2020", "[2020-12-15..] within"),
    ("từ ngày 15/12/2020", "2020-12-15/.. span"),
    ("từ ngày 15/12/2020 trở đi", "2020-12-15/.. span"),
    ("từ năm 2016 đến nay", "2016/.. span"),
    ("từ 20/4/2020 đến trước ngày 25/4/2020", "2020-04-20/2020-04-24 span"),
    // Within a day.
    ("sáng 26/8/2020", "2020-08-26 within morning"),
    ("vào sáng ngày 26/8/2020", "2020-08-26 within morning"),
    ("buổi tối 26/8/2020", "2020-08-26 within evening"),
    ("trưa 26/8/2020", "2020-08-26 within"),
    ("lúc 7 giờ 30 ngày 26/8/2020", "2020-08-26 within 07:30"),
    ("7h30, 26/8/2020", "2020-08-26 within 07:30"),
    ("7 giờ 26/8/2020", "2020-08-26 within 07:00"),
    ("2 giờ chiều 26/8/2020", "2020-08-26 within afternoon 14:00"),
    ("7 giờ rưỡi tối 26/8/2020", "2020-08-26 within evening 19:30"),
    ("từ 7h30 đến 11h ngày 26/8/2020", "2020-08-26 within 07:30 -11:00"),
    ("7h30 - 11h30, ngày 26/8/2020 (thứ Tư)", "2020-08-26 within 07:30 -11:30"),
    ("từ 7h30 ngày 15/9 đến 17h ngày 16/9/2015", "2015-09-15/2015-09-16 span 07:30 -17:00"),
    ("30/12/2020 14:05", "2020-12-30 within 14:05"),
    ("14:05:33 30/12/2020", "2020-12-30 within 14:05"),
    ("12/30/2020 3:15 PM", "2020-12-30 within 15:15"),
    ("Thứ Sáu, 23/10/2020 18:30", "2020-10-23 within 18:30"),
    ("trước 24 giờ ngày 30/11/2020", "[..2020-11-30] within"),
    ("23/10/2020 - 18:30", "2020-10-23 within 18:30"),
    ("18:30 - 23/10/2020", "2020-10-23 within 18:30"),
    ("ngày 2-9-2020", "2020-09-02 within"),
    ("trước hoặc trong ngày 15/12/2020", "[..2020-12-15] within"),
    ("23/10/2020 | 18:30", "2020-10-23 within 18:30"),
    ("T6, 23/10/2020 6:30:00 CH", "2020-10-23 within 18:30"),
    // Every year.
    ("hằng năm, dịp 11/6", "XXXX-06-11 span"),
    ("hàng năm vào ngày 11/6", "XXXX-06-11 span"),
    ("11/6 hằng năm", "XXXX-06-11 span"),
    ("trước ngày 15/12 hằng năm", "[..XXXX-12-14] span"),
    ("hằng năm, từ 19/5 đến 11/6", "[XXXX-05-19..XXXX-06-11] span"),
    ("quý IV hằng năm", "XXXX-36 span"),
    ("hằng năm", "XXXX span"),
    // EDTF.
    ("2020-33", "2020-33 within"),
    ("2016/2020", "2016/2020 span"),
    ("[2020-11-11..2020-11-20]", "[2020-11-11..2020-11-20] within"),
    ("XXXX-06-11", "XXXX-06-11 within"),
    ("../2020-12-15", "../2020-12-15 span"),
    ("2015/..", "2015/.. span"),
    ("2020?", "2020? within"),
    ("2020-08-26 14:05", "2020-08-26 within 14:05"),
    // Without accents, in capitals, with other spaces and dashes.
    ("TRUNG TUẦN THÁNG 11/2020", "[2020-11-11..2020-11-20] within"),
    ("trung tuan thang 11/2020", "[2020-11-11..2020-11-20] within"),
    ("  giai đoạn\u{a0}2016 ‑ 2020 ", "2016/2020 span"),
    ("tu ngay 20/4 den ngay 25/4/2020", "2020-04-20/2020-04-25 span"),
    ("quy\u{301} I / 2020", "2020-33 within"),
];

#[test]
fn what_is_said_in_full_has_one_reading() {
    for (text, reading) in CLEAR {
        for context in [plain(), in_year(1999), on("2020-10-23")] {
            assert_eq!(read_in(text, &context), [*reading], "{text}");
        }
    }
}

#[test]
fn the_words_are_kept_in_one_form() {
    let reading = read(" quy\u{301} I/2020 ", &plain()).unwrap().remove(0);
    assert_eq!(reading.time.text(), Some("quý I/2020"));
    assert_eq!(reading.explanation.vi, "quý I/2020");
    assert_eq!(reading.explanation.en.as_deref(), Some("the first quarter of 2020"));
    assert!(reading.marks.is_empty());
}

#[test]
fn an_unclear_reading_comes_with_its_alternatives() {
    for (text, readings) in [
        ("3-4/2020", &["[2020-03-01..2020-04-30] within", "2020-04-03 within"][..]),
        ("ngày 6-7 năm 2020", &["2020-07-06 within"]),
        ("toi 26/8/2020", &["../2020-08-26 span", "2020-08-26 within evening"]),
    ] {
        assert_eq!(read_in(text, &plain()), readings, "{text}");
    }
    let all = ["2020-07-06 within", "2020-XX-XX within"];
    assert_eq!(read_in("Ngày 6-7", &in_year(2020)), all);
    assert_eq!(read_in("6-7", &in_year(2020)), all);
    assert_eq!(read_in("Ngày 6-7", &on("2020-07-07")), ["2020-07-06 within", "2020-07-06/2020-07-07 span"]);
    assert_eq!(read_in("5/6", &in_year(2020)), ["2020-06-05 within", "2020-05-06 within"]);
    assert_eq!(read_in("ngày 5/6", &in_year(2020)), ["2020-06-05 within"]);
}

#[test]
fn a_window_of_several_units_is_a_period() {
    for (text, precision) in [
        ("tháng 1-3/2020", "period"),
        ("từ tháng 1 đến tháng 12/2020", "period"),
        ("từ ngày 1/8 đến ngày 10/8/2020", "period"),
        ("quý I/2020", "quarter"),
        ("đầu tháng 8/2020", "dekad"),
        ("sáng 26/8/2020", "part_of_day"),
        ("ngày 26/8/2020 (7h30)", "day"),
        ("sáng 26/8/2020 (7h30)", "part_of_day"),
        ("7h30 sáng 26/8/2020", "minute"),
        ("trước ngày 15/12/2020", "period"),
        ("18/9", "day"),
        ("quý I", "quarter"),
    ] {
        assert_eq!(read(text, &plain()).unwrap().remove(0).time.precision().as_str(), precision, "{text}");
    }
}
