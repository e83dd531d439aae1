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
    let below = rows.split_off(at + 1);
    let columns = rows.pop().map(|row| row.cells).unwrap_or_default();
    Ok(Table { columns, rows: below })
}
