//! Headers and cells as offices write them.

use serde_json::json;

use super::*;
use crate::imports::table::Row;

fn columns_of(header: &[&str]) -> Columns {
    Columns::of(Of::Awards, &header.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).unwrap()
}

fn read(header: &[&str], cells: &[&str]) -> Read {
    let row = Row { number: 7, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() };
    let award = |words: &str| (words == "Bằng khen").then(|| "provincial-certificate".to_owned());
    columns_of(header).read(&row, &award, &|_| None)
}

/// The value of one cell beside a name.
fn cell(column: &str, cell: &str) -> Result<serde_json::Value, String> {
    let read = read(&["Họ và tên", column], &["Nguyễn Văn A", cell]);
    match read.faults.first() {
        Some(fault) => Err(fault.code.clone()),
        None => Ok(read.values),
    }
}

#[test]
fn every_name_means_one_column() {
    for of in Of::ALL.iter().copied() {
        for column in columns(of) {
            for name in column.names {
                let found = matched::find(of, name).unwrap();
                assert_eq!((found.at, found.means), (column.at, column.means), "{of}: {name}");
            }
        }
    }
}

#[test]
fn headers_are_known_whatever_their_case_accents_and_signs() {
    let columns = columns_of(&["Số TT", "HO VA TEN", "Mức tiền thưởng\n(đồng)", "Màu áo", ""]);
    let at: Vec<&str> = columns.known.iter().map(|(_, _, column)| column.at).collect();
    assert_eq!(at, ["/award/line/order", "/award/name", "/award/amount"]);
    assert_eq!(columns.unknown, ["Màu áo"]);
}

#[test]
fn a_column_twice_or_missing_is_a_fault_of_the_file() {
    let code = |header: &[&str]| {
        let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
        Columns::of(Of::Awards, &header).unwrap_err().code
    };
    assert_eq!(code(&["TT", "STT", "Họ và tên"]), "column_twice");
    assert_eq!(code(&["TT", "Chức vụ"]), "column_missing");
}

#[test]
fn cells_are_read_as_they_are_written() {
    for (column, text, at, expected) in [
        ("Ngày quyết định", "15/3/2021", "/decision/issued", json!("2021-03-15")),
        ("Ngày quyết định", "2021-03-15", "/decision/issued", json!("2021-03-15")),
        ("Ngày quyết định", "05.03.2021", "/decision/issued", json!("2021-03-05")),
        ("Ngày quyết định", "ngày 15 tháng 3 năm 2021", "/decision/issued", json!("2021-03-15")),
        ("Giai đoạn", "2020", "/award/achievement/period", json!({"edtf": "2020"})),
        ("Giai đoạn", "2015 - 2020", "/award/achievement/period/edtf", json!("2015/2020")),
        ("Giai đoạn", "quý I/2020", "/award/achievement/period/text", json!("quý I/2020")),
        ("Tiền thưởng", "1.410.000", "/award/amount/amount", json!("1410000")),
        ("Tiền thưởng", "1,410,000 đ", "/award/amount/amount", json!("1410000")),
        ("Tiền thưởng", "710000", "/award/amount/amount", json!("710000")),
        ("Tiền thưởng", "1 410 000", "/award/amount/amount", json!("1410000")),
        ("Tiền thưởng", "1\u{a0}410\u{a0}000", "/award/amount/amount", json!("1410000")),
        ("Tiền thưởng", "1.410.000đ", "/award/amount/amount", json!("1410000")),
        ("Tiền thưởng", "1.410.000 VNĐ", "/award/amount/amount", json!("1410000")),
        ("Tiền thưởng", "710 000 đồng", "/award/amount/amount", json!("710000")),
        ("Truy tặng", "x", "/award/posthumous", json!(true)),
        ("Truy tặng", "Có", "/award/posthumous", json!(true)),
        ("Truy tặng", "không", "/award/posthumous", json!(false)),
        ("Số CCCD", "031 090 001 234", "/recipient/private/identityNumber", json!("031090001234")),
        ("Năm sinh", "1980", "/recipient/private/born", json!({"edtf": "1980"})),
        ("Danh hiệu thi đua", "Bằng khen", "/award/awardType", json!("provincial-certificate")),
        ("Danh hiệu thi đua", "Bằng khen", "/award/printedFamily", json!("title")),
        ("Hình thức khen thưởng", "Bảng vàng", "/award/line/award", json!("Bảng vàng")),
    ] {
        let values = cell(column, text).unwrap_or_else(|code| panic!("{column}: {text}: {code}"));
        assert_eq!(values.pointer(at), Some(&expected), "{column}: {text}");
    }
}

#[test]
fn what_cannot_be_read_is_a_fault_at_its_column() {
    for (column, text, code) in [
        ("Ngày quyết định", "31/2/2021", "invalid_date"),
        ("Ngày quyết định", "3/15/2021", "invalid_date"),
        ("Ngày quyết định", "15/3/21", "invalid_date"),
        ("Giai đoạn", "thời gian qua", "invalid_time"),
        ("Tiền thưởng", "1,5 triệu", "invalid_amount"),
        ("Tiền thưởng", "1.41.000", "invalid_amount"),
        ("Tiền thưởng", "-710000", "invalid_amount"),
        ("Truy tặng", "có lẽ", "not_yes_or_no"),
        ("Lĩnh vực", "ma thuật", "unknown_code"),
        ("STT", "mười hai", "not_a_number"),
    ] {
        assert_eq!(cell(column, text), Err(code.to_owned()), "{column}: {text}");
    }
    let fault = &read(&["Họ và tên", "Tiền thưởng"], &["A", "1,5 triệu"]).faults[0];
    assert_eq!(
        (fault.row, fault.column.as_deref(), fault.value.as_deref()),
        (7, Some("Tiền thưởng"), Some("1,5 triệu"))
    );
}

#[test]
fn a_cell_has_as_many_characters_as_its_place_takes() {
    assert_eq!(cell("Số điện thoại", &"1".repeat(61)), Err("too_long".to_owned()));
    assert_eq!(cell("Chức vụ", &"ư".repeat(1_001)), Err("too_long".to_owned()));
    assert!(cell("Thành tích", &"ư".repeat(1_001)).is_ok());
}

#[test]
fn a_private_cell_is_not_shown_beside_its_fault() {
    let fault = &read(&["Họ và tên", "Ngày sinh"], &["A", "hôm nọ"]).faults[0];
    assert_eq!(fault.value, None);
}

#[test]
fn a_row_has_one_title_or_one_form() {
    let header = ["Họ và tên", "Danh hiệu thi đua", "Hình thức khen thưởng"];
    assert_eq!(read(&header, &["A", "Lao động tiên tiến", "Giấy khen"]).faults[0].code, "two_awards");
    let one = read(&header, &["A", "-", "Giấy khen"]);
    assert!(one.faults.is_empty());
    assert_eq!(one.notes[0].code, "award_type_unknown");
    assert_eq!(one.values.pointer("/award/printedFamily"), Some(&json!("form")));
}

#[test]
fn a_blank_name_is_a_fault() {
    assert_eq!(read(&["TT", "Họ và tên"], &["1", ""]).faults[0].code, "required");
}
