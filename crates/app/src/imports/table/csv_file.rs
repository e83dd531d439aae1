//! CSV: UTF-8 with or without a mark at its beginning, separated by comma, semicolon or tab.

use thidua_domain::faults::Fault;

use super::{
    Row, Table,
    header::{find, table},
    limits::{check_cell, check_column, check_row, of_file},
};

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// So much of a file is looked at to find the separator.
const HEAD: usize = 100;

/// The table of a file. The separator is the one with which the header has most known names.
pub(super) fn read(bytes: &[u8], knows: &dyn Fn(&str) -> bool) -> Result<Table, Fault> {
    let text = text(bytes)?;
    let known = |separator: u8| {
        let head = rows(text, separator, HEAD).unwrap_or_default();
        find(&head, knows).map_or(0, |(_, known)| known)
    };
    let separator = SEPARATORS.into_iter().rev().max_by_key(|separator| known(*separator)).unwrap_or(b',');
    table(rows(text, separator, usize::MAX)?, knows)
}

fn text(bytes: &[u8]) -> Result<&str, Fault> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).ok_or_else(|| {
        of_file(
            "encoding",
            "Tệp không phải văn bản UTF-8; trong Excel hãy chọn Lưu thành… → \"CSV UTF-8 (phân tách bằng dấu phẩy) (*.csv)\", hoặc gửi tệp .xlsx.",
            "The file is no UTF-8 text; in Excel choose Save As… → \"CSV UTF-8 (Comma delimited) (*.csv)\", or send the .xlsx file.",
        )
    })
}

/// The rows that are not blank, at most `most` of them, numbered as a spreadsheet program does: blank lines count, and a
/// line break inside quotes begins no row. Lines may end as on any system.
fn rows(text: &str, separator: u8, most: usize) -> Result<Vec<Row>, Fault> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut number, mut counted_to, mut inside) = (1_usize, 0, 0);
    for record in reader.records() {
        let Ok(record) = record else {
            return Err(of_file(
                "damaged_file",
                "Không đọc được tệp CSV; hãy mở bằng Excel và lưu lại dạng CSV UTF-8.",
                "The CSV file cannot be read; open it in Excel and save it again as CSV UTF-8.",
            ));
        };
        let begins = begin(text, record.position().map_or(0, csv::Position::byte));
        number += line_breaks(text.get(counted_to..begins).unwrap_or_default()).saturating_sub(inside);
        counted_to = begins;
        inside = record.iter().map(line_breaks).sum();
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        check_row(number)?;
        let mut row = Row { number, cells: Vec::with_capacity(record.len()) };
        for (column, cell) in record.iter().enumerate() {
            let cell = cell.trim();
            check_cell(number, cell)?;
            if !cell.is_empty() {
                check_column(number, column)?;
            }
            row.cells.push(cell.to_owned());
        }
        while row.cells.last().is_some_and(String::is_empty) {
            row.cells.pop();
        }
        if !row.cells.is_empty() {
            rows.push(row);
        }
        if rows.len() >= most {
            break;
        }
    }
    Ok(rows)
}

/// Where a record begins: what ends the line before it, and blank lines, are passed over.
fn begin(text: &str, at: u64) -> usize {
    let at = usize::try_from(at).unwrap_or(usize::MAX);
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(['\r', '\n']).len()
}

/// How many lines end in a text: at CR LF, at LF, at CR.
fn line_breaks(text: &str) -> usize {
    let ends = text.bytes().filter(|byte| matches!(byte, b'\r' | b'\n')).count();
    ends - text.matches("\r\n").count()
}
