//! Headings between rows: annexes list collectives first (I. TẬP THỂ) and people after them (II. CÁ NHÂN).

use serde_json::Value;
use thidua_domain::text::{fold, tokens};

use crate::imports::columns::Read;

/// What a row is among headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::imports) enum Place {
    /// A line of the annex, or a row that is at fault.
    Line,
    /// A heading that says what the recipients below it are: a code of `recipient-kinds`.
    Heading(&'static str),
    /// It has the shape of a heading and does not say that. What the heading before it said holds no longer.
    Unclear {
        /// Whether it is numbered as headings are, with a Roman number or a letter.
        numbered: bool,
    },
}

/// What a row is. `last` is the number of the line before it: one that goes on counting is a line.
pub(in crate::imports) fn place(read: &Read, last: Option<u64>) -> Place {
    let Some((mark, words)) = heading(read, last) else { return Place::Line };
    match (mark, kinds_in(&words)) {
        (Mark::OfHeading, Some((kind, _))) => Place::Heading(kind),
        (Mark::Other, Some((kind, true))) => Place::Heading(kind),
        (mark, _) => Place::Unclear { numbered: mark == Mark::OfHeading },
    }
}

/// The number of a line, for what comes after it.
pub(in crate::imports) fn number(read: &Read) -> Option<u64> {
    read.values.pointer("/award/line/order").and_then(Value::as_u64)
}

/// How a heading is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// With a Roman number or a letter: lines never are.
    OfHeading,
    /// As lines are, or not at all.
    Other,
}

/// Number and words of a row that has nothing but them.
fn heading(read: &Read, last: Option<u64>) -> Option<(Mark, String)> {
    if let Some(alone) = read.alone.as_deref() {
        return Some(match split_mark(alone) {
            Some((mark, words)) => (mark, words.to_owned()),
            None => (Mark::Other, alone.to_owned()),
        });
    }
    let name = read.text("/award/name")?;
    if read.filled != 2 {
        return None;
    }
    if let Some(order) = number(read) {
        let goes_on = last.is_some_and(|last| order == last + 1);
        return (!goes_on).then(|| (Mark::Other, name.to_owned()));
    }
    let unnumbered = read.faults.iter().find(|fault| fault.code == "not_a_number")?;
    let value = unnumbered.value.as_deref().unwrap_or_default();
    Some((if is_mark(value) { Mark::OfHeading } else { Mark::Other }, name.to_owned()))
}

/// The mark in front of the words of one cell: `II. CÁ NHÂN`.
fn split_mark(text: &str) -> Option<(Mark, &str)> {
    let end = text.find(['.', ')', ':', '-', '/', ' '])?;
    let (mark, rest) = text.split_at(end);
    let words = rest.trim_start_matches(['.', ')', ':', '-', '/', ' ']);
    // "Y Nguyên" is a name.
    let is_name =
        !rest.trim_start().starts_with(['.', ')', ':', '-', '/']) && !mark.chars().all(|c| "IVXL".contains(c));
    if is_mark(mark) && !is_name && !words.is_empty() {
        return Some((Mark::OfHeading, words));
    }
    mark.parse::<u32>().is_ok().then_some((Mark::Other, words))
}

/// A Roman number or a letter, as headings have them.
fn is_mark(value: &str) -> bool {
    let mark = value.trim().trim_end_matches(['.', ')', ':', '-', '/']).trim_end().to_uppercase();
    let roman = !mark.is_empty() && mark.chars().all(|c| "IVXL".contains(c));
    roman || mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic)
}

/// Words for kinds of recipients.
const KINDS: [(&str, &str); 8] = [
    ("tap the", "collective"),
    ("ca nhan", "individual"),
    ("ho gia dinh", "household"),
    ("gia dinh", "household"),
    ("doanh nghiep", "enterprise"),
    ("hop tac xa", "enterprise"),
    ("cong ty", "enterprise"),
    ("doanh nhan", "individual"),
];

/// What may stand before the word for a kind, and what after it, in a row that is not numbered as headings are: a
/// household or an enterprise has such a word in its name too.
const BEFORE: &str = " danh sach phu luc phan muc doi voi ve cac nhung so khen thuong tang ";
const AFTER: &str = " duoc co thuoc dat la de nghi trong nguoi lao dong xuat sac tieu bieu tien tien nho gom nhan va ";

/// The one kind of recipients that words name, and whether they are a heading however it is numbered.
fn kinds_in(words: &str) -> Option<(&'static str, bool)> {
    let words = format!(" {} ", tokens(&fold(words)));
    let mut found: Vec<(usize, &str, &'static str)> =
        KINDS.iter().filter_map(|(word, kind)| words.find(&format!(" {word} ")).map(|at| (at, *word, *kind))).collect();
    found.sort_by_key(|(at, ..)| *at);
    let (at, word, kind) = *found.first()?;
    let rest = words.get(at + word.len() + 1..).unwrap_or_default();
    // "Cá nhân thuộc các doanh nghiệp" names one kind, "Tập thể, cá nhân" two.
    let belongs = |to: &str| [" thuoc ", " cua ", " trong ", " tai ", " o "].iter().any(|word| to.contains(word));
    for (other_at, _, other) in found.iter().skip(1) {
        let between = words.get(at + word.len() + 1..=*other_at).unwrap_or_default();
        if *other != kind && !belongs(between) {
            return None;
        }
    }
    let known =
        |list: &str, word: &str| word.bytes().all(|b| b.is_ascii_digit()) || list.contains(&format!(" {word} "));
    let before = words.get(..=at).unwrap_or_default().split_whitespace().all(|word| known(BEFORE, word));
    let after = rest.split_whitespace().next().is_none_or(|word| known(AFTER, word));
    Some((kind, before && after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::{Of, columns::Columns, table::Row};

    fn read(cells: &[&str]) -> Read {
        let header = ["TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng", "Màu áo"].map(str::to_owned);
        let row = Row { number: 3, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() };
        Columns::of(Of::Awards, &header).unwrap().read(&row, &|_| None, &|_| None)
    }

    #[test]
    fn headings_are_told_from_rows() {
        let (numbered, bare) = (Place::Unclear { numbered: true }, Place::Unclear { numbered: false });
        for (cells, expected) in [
            (&["I", "TẬP THỂ"][..], Place::Heading("collective")),
            (&["II.", "Cá nhân"], Place::Heading("individual")),
            (&["II", "CÁ NHÂN (12 cá nhân)"], Place::Heading("individual")),
            (&["II", "CÁ NHÂN: 12"], Place::Heading("individual")),
            (&["II", "Danh sách cá nhân được tặng Bằng khen"], Place::Heading("individual")),
            (&["b)", "Các tập thể thuộc khối sở, ngành"], Place::Heading("collective")),
            (&["B", "Cá nhân thuộc các doanh nghiệp"], Place::Heading("individual")),
            (&["III", "Hộ gia đình"], Place::Heading("household")),
            (&["IV", "Doanh nghiệp, hợp tác xã"], Place::Heading("enterprise")),
            (&["II. CÁ NHÂN"], Place::Heading("individual")),
            (&["", "II. CÁ NHÂN"], Place::Heading("individual")),
            (&["", "", "", "", "II - Cá nhân"], Place::Heading("individual")),
            (&["CÁ NHÂN"], Place::Heading("individual")),
            (&["", "Hộ gia đình"], Place::Heading("household")),
            (&["", "Danh sách cá nhân được tặng Bằng khen"], Place::Heading("individual")),
            (&["1", "Tập thể"], Place::Heading("collective")),
            (&["A", "Khối giáo dục"], numbered.clone()),
            (&["II", "Tập thể, cá nhân"], numbered),
            (&["", "Nguyễn Văn A"], bare.clone()),
            (&["", "Y Nguyên"], bare.clone()),
            (&["mười", "Nguyễn Văn A"], bare.clone()),
            (&["1", "Khối giáo dục"], bare.clone()),
            (&["1", "Hộ gia đình ông Nguyễn Văn A"], bare.clone()),
            (&["", "Doanh nghiệp tư nhân Hoa Mai"], bare),
            (&["1", "Nguyễn Văn A", "Sở Nội vụ", "Bằng khen"], Place::Line),
            (&["I", "TẬP THỂ", "", "Bằng khen"], Place::Line),
            (&["8", "Tập thể"], Place::Line),
            (&["", "", "Sở Nội vụ", "Bằng khen"], Place::Line),
        ] {
            assert_eq!(place(&read(cells), Some(7)), expected, "{cells:?}");
        }
    }
}
