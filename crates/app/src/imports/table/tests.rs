//! Files as offices send them.

use rust_xlsxwriter::{ExcelDateTime, Format as Look, Workbook};

use super::*;

fn knows(text: &str) -> bool {
    ["TT", "Họ và tên", "Đơn vị", "Tiền thưởng", "Ngày"].contains(&text)
}

fn row(number: u32, cells: &[&str]) -> Row {
    Row { number, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() }
}

fn code(bytes: &[u8]) -> &'static str {
    read(bytes, None, &knows).unwrap_err().code
}

#[test]
fn the_separator_is_found_and_titles_and_blank_rows_are_passed_over() {
    for separator in [",", ";", "\t"] {
        let text = [
            "DANH SÁCH KHEN THƯỞNG",
            "(Kèm theo Quyết định số 12/QĐ-UBND; ngày 3/2/2021, của Chủ tịch)",
            "",
            "TT|Họ và tên|Đơn vị",
            "1|\"Nguyễn\nVăn A\"|Sở Nội vụ",
            "||",
            "2| Trần Thị B |",
        ]
        .join("\n")
        .replace('|', separator);
        let with_mark = format!("\u{feff}{text}");
        for file in [&text, &with_mark] {
            let table = read(file.as_bytes(), None, &knows).unwrap();
            assert_eq!(table.columns, ["TT", "Họ và tên", "Đơn vị"], "{separator:?}");
            assert_eq!(table.rows, [row(5, &["1", "Nguyễn\nVăn A", "Sở Nội vụ"]), row(7, &["2", "Trần Thị B"])]);
        }
    }
}

#[test]
fn other_encodings_are_refused_with_the_way_out() {
    let utf16: Vec<u8> = "TT,Họ và tên".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(code(&utf16), "encoding");
    let fault = read(b"TT,H\xE4 v\xE0 t\xEAn", None, &knows).unwrap_err();
    assert!(fault.detail.vi.contains("CSV UTF-8") && fault.detail.en.contains("CSV UTF-8"));
}

#[test]
fn what_is_too_large_or_has_no_header_is_refused() {
    assert_eq!(code(b"a,b,c\n1,2,3"), "header_not_found");
    assert_eq!(code(&vec![b'a'; MAX_BYTES + 1]), "file_too_large");
    let header = "TT,Họ và tên\n";
    assert_eq!(
        code(format!("{header}{}", "1,x\n".repeat(usize::try_from(MAX_ROWS).unwrap())).as_bytes()),
        "too_many_rows"
    );
    assert_eq!(code(format!("{header}1,{}", "x".repeat(MAX_CELL + 1)).as_bytes()), "cell_too_long");
    assert_eq!(code(format!("{header}{}", "x,".repeat(MAX_COLUMNS + 1)).as_bytes()), "too_many_columns");
}

fn workbook() -> Workbook {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Phụ lục I").unwrap();
    sheet.write(0, 0, "DANH SÁCH").unwrap();
    for (n, name) in ["TT", "Họ và tên", "Tiền thưởng", "Ngày", "Truy tặng"].into_iter().enumerate() {
        sheet.write(3, u16::try_from(n).unwrap(), name).unwrap();
    }
    let day = Look::new().set_num_format("dd/mm/yyyy");
    sheet.write(5, 0, 1).unwrap();
    sheet.write(5, 1, " Nguyễn Văn A ").unwrap();
    sheet.write(5, 2, 710_000.0).unwrap();
    sheet.write_with_format(5, 3, ExcelDateTime::from_ymd(2021, 3, 15).unwrap(), &day).unwrap();
    sheet.write(5, 4, true).unwrap();
    let other = book.add_worksheet().set_name("Phụ lục II").unwrap();
    other.write(0, 0, "TT").unwrap();
    other.write(0, 1, "Đơn vị").unwrap();
    other.write(1, 1, "Sở Y tế").unwrap();
    book
}

#[test]
fn cells_of_a_workbook_keep_their_type() {
    let bytes = workbook().save_to_buffer().unwrap();
    let table = read(&bytes, None, &knows).unwrap();
    assert_eq!(table.columns, ["TT", "Họ và tên", "Tiền thưởng", "Ngày", "Truy tặng"]);
    assert_eq!(table.rows, [row(6, &["1", "Nguyễn Văn A", "710000", "2021-03-15", "true"])]);
    let other = read(&bytes, Some("phụ lục ii"), &knows).unwrap();
    assert_eq!(other.rows, [row(2, &["", "Sở Y tế"])]);
    assert_eq!(read(&bytes, Some("Phụ lục III"), &knows).unwrap_err().code, "unknown_sheet");
}

#[test]
fn a_cell_far_out_is_refused_and_costs_nothing() {
    let mut book = workbook();
    book.worksheet_from_index(0).unwrap().write(1_048_575, 16_383, "x").unwrap();
    assert_eq!(code(&book.save_to_buffer().unwrap()), "too_many_rows");
}

#[test]
fn damaged_workbooks_are_faults() {
    let whole = workbook().save_to_buffer().unwrap();
    assert_eq!(code(b"PK\x03\x04 and nothing more"), "damaged_file");
    for cut in (4..whole.len()).step_by(97) {
        assert!(read(&whole[..cut], None, &knows).is_err());
    }
    for at in (4..whole.len()).step_by(101) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xFF;
        let _fault_or_table = read(&bytes, None, &knows);
    }
}

#[test]
fn what_unpacks_without_end_is_refused() {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let block = vec![b' '; 1024 * 1024];
    for _ in 0..257 {
        archive.write_all(&block).unwrap();
    }
    assert_eq!(code(&archive.finish().unwrap().into_inner()), "unpacks_too_large");
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_program_shows_them() {
    for ends in ["\n", "\r\n", "\r"] {
        for last in ["", ends] {
            let text = format!(
                "{ends}TITLE{ends}{ends}TT,Họ và tên,Đơn vị{ends}1,A,X{ends}{ends}{ends}2,\"B{ends}C\",\"Y{ends}{ends}Z\"{ends}3,D{last}"
            );
            let table = read(text.as_bytes(), None, &knows).unwrap();
            let numbers: Vec<(u32, &str)> = table.rows.iter().map(|row| (row.number, row.cells[0].as_str())).collect();
            assert_eq!(numbers, [(5, "1"), (8, "2"), (9, "3")], "{ends:?}");
        }
    }
}

#[test]
fn a_header_of_two_rows_is_one() {
    let text = "TT,Họ và tên,Khen thưởng,,Đơn vị\n,,Danh hiệu,Tiền thưởng,\n1,A,Bằng khen,710000,X\n";
    let table = read(text.as_bytes(), None, &knows).unwrap();
    assert_eq!(table.columns, ["TT", "Họ và tên", "Danh hiệu", "Tiền thưởng", "Đơn vị"]);
    assert_eq!(table.rows, [row(3, &["1", "A", "Bằng khen", "710000", "X"])]);
}

#[test]
fn columns_without_a_name_are_told_by_their_letters() {
    let text = "TT,Họ và tên,,Đơn vị\n1,A,p,X\n2,B,q,Y,,z\n";
    let table = read(text.as_bytes(), None, &knows).unwrap();
    assert_eq!(table.columns, ["TT", "Họ và tên", "[C]", "Đơn vị", "", "[F]"]);
    assert_eq!(table.rows.len(), 2);
    let blank = read("TT,Họ và tên,,\n1,A,,\n".as_bytes(), None, &knows).unwrap();
    assert_eq!(blank.columns, ["TT", "Họ và tên"]);
}
