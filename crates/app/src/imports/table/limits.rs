//! How large a table may be, and the faults of one that is larger.

use thidua_domain::faults::Fault;

/// The most bytes of a file: 20 MiB.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// The most rows of a table, its header and blank rows included.
pub const MAX_ROWS: u32 = 100_000;
/// The most columns.
pub const MAX_COLUMNS: usize = 100;
/// The most characters of a cell.
pub const MAX_CELL: usize = 20_000;
/// The most bytes that a workbook may unpack to: 256 MiB.
pub(super) const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// A fault of the file as a whole.
pub(super) fn of_file(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Fault {
    Fault::body("", code, vi, en)
}

pub(super) fn check_size(bytes: usize) -> Result<(), Fault> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    Err(of_file(
        "file_too_large",
        format!("Tệp dài {bytes} byte, tối đa {MAX_BYTES}; hãy chia thành nhiều tệp."),
        format!("The file has {bytes} bytes, at most {MAX_BYTES} are read; split it into several files."),
    ))
}

pub(super) fn check_row(number: u32) -> Result<(), Fault> {
    if number <= MAX_ROWS {
        return Ok(());
    }
    Err(of_file(
        "too_many_rows",
        format!("Tệp có hơn {MAX_ROWS} dòng; hãy chia thành nhiều tệp."),
        format!("The file has more than {MAX_ROWS} rows; split it into several files."),
    ))
}

/// A column that holds something, counted from 0.
pub(super) fn check_column(row: u32, column: usize) -> Result<(), Fault> {
    if column < MAX_COLUMNS {
        return Ok(());
    }
    Err(of_file(
        "too_many_columns",
        format!("Dòng {row} có hơn {MAX_COLUMNS} cột; hãy bỏ bớt cột."),
        format!("Row {row} has more than {MAX_COLUMNS} columns; remove some."),
    ))
}

pub(super) fn check_cell(row: u32, cell: &str) -> Result<(), Fault> {
    if cell.len() <= MAX_CELL || cell.chars().count() <= MAX_CELL {
        return Ok(());
    }
    Err(of_file(
        "cell_too_long",
        format!("Dòng {row} có ô dài hơn {MAX_CELL} ký tự; hãy rút ngắn."),
        format!("Row {row} has a cell of more than {MAX_CELL} characters; shorten it."),
    ))
}

pub(super) fn damaged() -> Fault {
    of_file(
        "damaged_file",
        "Không đọc được tệp: tệp bị hỏng, có mật khẩu hoặc không phải XLSX; hãy mở bằng Excel, lưu lại dạng .xlsx không mật khẩu.",
        "The file cannot be read: it is damaged, has a password, or is no XLSX; open it in Excel and save it as .xlsx without a password.",
    )
}

pub(super) fn packed_too_tight() -> Fault {
    of_file(
        "unpacks_too_large",
        format!("Tệp giải nén ra hơn {MAX_UNPACKED} byte; hãy lưu riêng bảng cần nhập thành một tệp."),
        format!("The file unpacks to more than {MAX_UNPACKED} bytes; save the table alone as a file of its own."),
    )
}
