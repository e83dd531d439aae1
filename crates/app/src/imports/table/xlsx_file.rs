//! XLSX: the cells of one sheet, as typed.
//!
//! Cells are taken one by one, so that one far out costs nothing, and the archive is unpacked once into nothing, with a
//! limit, before anything is made of it.

use std::{
    io::{Cursor, Read},
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{DataRef, Reader, Xlsx};
use thidua_domain::faults::Fault;
use zip::ZipArchive;

use super::{
    Row,
    limits::{MAX_UNPACKED, check_cell, check_column, check_row, damaged, of_file, packed_too_tight},
};

/// The rows of a sheet that are not blank.
pub(super) fn rows(bytes: &[u8], sheet: Option<&str>) -> Result<Vec<Row>, Fault> {
    check_unpacked(bytes)?;
    // The readers answer errors; should one of them stop at a file that nobody thought of, the service goes on.
    catch_unwind(AssertUnwindSafe(|| cells(bytes, sheet))).unwrap_or_else(|_| Err(damaged()))
}

/// Refuses an archive that unpacks to too much, whatever it says of itself.
fn check_unpacked(bytes: &[u8]) -> Result<(), Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut left = MAX_UNPACKED;
    for n in 0..archive.len() {
        let file = archive.by_index(n).map_err(|_| damaged())?;
        let read = std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(|_| damaged())?;
        left = left.checked_sub(read).ok_or_else(packed_too_tight)?;
    }
    Ok(())
}

fn cells(bytes: &[u8], sheet: Option<&str>) -> Result<Vec<Row>, Fault> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let names = book.sheet_names();
    let wanted = match sheet {
        Some(name) => names.iter().find(|known| known.trim().to_lowercase() == name.trim().to_lowercase()),
        None => names.first(),
    };
    let Some(name) = wanted.cloned() else {
        let known = names.join(", ");
        return Err(of_file(
            "unknown_sheet",
            format!("Tệp không có trang tính này; các trang tính có trong tệp: {known}."),
            format!("The file has no such sheet; it has: {known}."),
        ));
    };
    let mut reader = book.worksheet_cells_reader(&name).map_err(|_| damaged())?;
    let mut rows: Vec<Row> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(|_| damaged())? {
        let Some(text) = text(cell.get_value()) else { continue };
        let (row, column) = cell.get_position();
        let number = row.saturating_add(1);
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        check_row(number)?;
        check_column(number, column)?;
        check_cell(number, &text)?;
        let row = match rows.last_mut() {
            Some(last) if last.number == number => last,
            _ => {
                rows.push(Row { number, cells: Vec::new() });
                let Some(new) = rows.last_mut() else { continue };
                new
            }
        };
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        if let Some(place) = row.cells.get_mut(column) {
            *place = text;
        }
    }
    rows.sort_by_key(|row| row.number);
    Ok(rows)
}

/// A cell as text: days as `2021-03-15`, whole numbers without a fraction, an error of a formula as it is shown.
fn text(cell: &DataRef<'_>) -> Option<String> {
    let text = match cell {
        DataRef::Empty => return None,
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(duration) => duration.as_f64().to_string(),
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    };
    Some(text).filter(|text| !text.is_empty())
}
