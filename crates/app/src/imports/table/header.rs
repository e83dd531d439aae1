//! Where the header stands: decisions' annexes begin with titles.

use thidua_domain::faults::Fault;

use super::{Row, Table, limits::of_file};

/// How many rows may stand above the header.
const LOOKED_AT: usize = 60;

/// How many texts of a row are names of columns.
pub(super) fn known_in(row: &Row, knows: &dyn Fn(&str) -> bool) -> usize {
    row.cells.iter().filter(|cell| knows(cell)).count()
}

/// Where among the first rows the header is, and how many of its names are known.
pub(super) fn find(rows: &[Row], knows: &dyn Fn(&str) -> bool) -> Option<(usize, usize)> {
    rows.iter().take(LOOKED_AT).map(|row| known_in(row, knows)).enumerate().find(|(_, known)| *known >= 2)
}

/// The table below the header.
pub(super) fn table(mut rows: Vec<Row>, knows: &dyn Fn(&str) -> bool) -> Result<Table, Fault> {
    let Some((at, _)) = find(&rows, knows) else {
        return Err(of_file(
            "header_not_found",
            format!(
                "Không thấy dòng tiêu đề cột trong {LOOKED_AT} dòng đầu: cần một dòng có ít nhất hai tên cột đã biết, ví dụ \"Họ và tên\" và \"Đơn vị công tác\"."
            ),
            format!(
                "There is no header in the first {LOOKED_AT} rows: one row needs at least two known names of columns, such as \"Họ và tên\" and \"Đơn vị công tác\"."
            ),
        ));
    };
    let mut below = rows.split_off(at + 1);
    let mut columns = rows.pop().map(|row| row.cells).unwrap_or_default();
    if below.first().is_some_and(|row| is_second_header(&columns, row)) {
        let second = below.remove(0);
        for (place, name) in second.cells.into_iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            columns.resize(columns.len().max(place + 1), String::new());
            if let Some(own) = columns.get_mut(place) {
                // Above it stands nothing, or what several columns have in common.
                *own = name;
            }
        }
    }
    name_unnamed(&mut columns, &below);
    Ok(Table { columns, rows: below })
}

/// Whether the row below a header belongs to it: cells of the header were merged across several columns, and this row
/// names those and no other.
fn is_second_header(columns: &[String], row: &Row) -> bool {
    let is_named = |place: usize| columns.get(place).is_some_and(|name| !name.is_empty());
    let filled = || (0..row.cells.len()).filter(|place| row.cell(*place).is_some());
    filled().any(|place| !is_named(place))
        && filled().all(|place| !is_named(place) || !is_named(place + 1) && row.cell(place + 1).is_some())
}

/// Gives columns without a name that hold something the one that a spreadsheet program shows, so that they can be told.
fn name_unnamed(columns: &mut Vec<String>, rows: &[Row]) {
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    columns.resize(columns.len().max(widest), String::new());
    for (place, name) in columns.iter_mut().enumerate().filter(|(_, name)| name.is_empty()) {
        if rows.iter().any(|row| row.cell(place).is_some()) {
            *name = format!("[{}]", letters(place));
        }
    }
    while columns.last().is_some_and(String::is_empty) {
        columns.pop();
    }
}

/// The letters of a column, counted from 0: A, B, … Z, AA.
fn letters(place: usize) -> String {
    let mut letters = String::new();
    let mut rest = place + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters
}
