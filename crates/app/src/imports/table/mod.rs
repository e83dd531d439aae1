//! Tables out of files as offices keep them: CSV and XLSX, with titles above the header and blank rows between.
//!
//! A file is untrusted: what is too large, damaged or no table at all becomes a fault that says what to do.

mod csv_file;
mod header;
mod limits;
mod xlsx_file;

#[cfg(test)]
mod tests;

use thidua_domain::faults::Fault;

pub use limits::{MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS};

/// How the file is written, told by its content and by nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with separators.
    Csv,
    /// A workbook of Office Open XML.
    Xlsx,
}

impl Format {
    /// Of a file: workbooks are ZIP archives, and no text begins like one.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") { Self::Xlsx } else { Self::Csv }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its header, one text per column; an empty one where a column has none.
    pub columns: Vec<String>,
    /// The rows below the header that are not blank.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its number as a spreadsheet program shows it, from 1.
    pub number: u32,
    /// Its cells, in the order of the columns, without surrounding space; it may have fewer than there are columns.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell in a column, when it is not blank.
    #[must_use]
    pub fn cell(&self, column: usize) -> Option<&str> {
        self.cells.get(column).map(String::as_str).filter(|cell| !cell.is_empty())
    }
}

/// Reads a file. `sheet` names a sheet of a workbook, else the first one counts; `knows` says whether a text is the name
/// of a column: the header is the first row in which two or more stand.
///
/// # Errors
/// The one fault that stands in the way: too large, another encoding, damaged, no header.
pub fn read(bytes: &[u8], sheet: Option<&str>, knows: &dyn Fn(&str) -> bool) -> Result<Table, Fault> {
    limits::check_size(bytes.len())?;
    match Format::of(bytes) {
        Format::Csv => csv_file::read(bytes, knows),
        Format::Xlsx => header::table(xlsx_file::rows(bytes, sheet)?, knows),
    }
}
