//! Headings between rows: annexes list collectives first (I. TẬP THỂ) and people after them (II. CÁ NHÂN).

use serde_json::Value;
use thidua_domain::text::{fold, tokens};

use crate::imports::columns::Read;

/// Whether a row is a heading: a name and nothing else, but for a Roman number or a letter in place of its own.
pub(in crate::imports) fn is_heading(read: &Read) -> bool {
    let Some(award) = read.values.get("award").and_then(Value::as_object) else { return false };
    let others = read.values.as_object().is_some_and(|parts| parts.len() > 1);
    let numbered = award.get("line").is_some();
    let unnumbered = read.faults.iter().all(|fault| fault.code == "not_a_number" && is_mark(fault.value.as_deref()));
    let bare = !others && !numbered && award.len() == 1;
    bare && (kind(read).is_some() || !read.faults.is_empty() && unnumbered)
}

/// A Roman number or a letter, as headings have them.
fn is_mark(value: Option<&str>) -> bool {
    let mark = value.unwrap_or_default().trim().trim_end_matches(['.', ')', ':']).to_uppercase();
    let roman = !mark.is_empty() && mark.chars().all(|c| "IVXL".contains(c));
    roman || mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic)
}

/// The kind of recipients that a heading names.
pub(in crate::imports) fn kind(read: &Read) -> Option<&'static str> {
    let words = tokens(&fold(read.text("/award/name")?));
    let words = words.trim_start_matches("danh sach ").trim_start_matches("doi voi ").trim_start_matches("cac ");
    [("tap the", "collective"), ("ca nhan", "individual"), ("ho gia dinh", "household"), ("doanh nghiep", "enterprise")]
        .into_iter()
        .find(|(heading, _)| words == *heading)
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::{Of, columns::Columns, table::Row};

    fn read(cells: &[&str]) -> Read {
        let header = ["TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng"].map(str::to_owned);
        let row = Row { number: 3, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() };
        Columns::of(Of::Awards, &header).unwrap().read(&row, &|_| None, &|_| None)
    }

    #[test]
    fn headings_are_told_from_rows() {
        for (cells, heading, of) in [
            (&["I", "TẬP THỂ"][..], true, Some("collective")),
            (&["II.", "Cá nhân"], true, Some("individual")),
            (&["", "Hộ gia đình"], true, Some("household")),
            (&["A", "Khối giáo dục"], true, None),
            (&["1", "Tập thể"], false, Some("collective")),
            (&["1", "Nguyễn Văn A", "Sở Nội vụ", "Bằng khen"], false, None),
            (&["", "Nguyễn Văn A"], false, None),
            (&["mười", "Nguyễn Văn A"], false, None),
        ] {
            let read = read(cells);
            assert_eq!((is_heading(&read), kind(&read)), (heading, of), "{cells:?}");
        }
    }
}
