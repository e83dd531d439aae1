//! What the cells of a column say.

use serde_json::{Value, json};
use thidua_domain::{
    faults::Fault,
    text::{fold, tokens},
    time::{TimeInput, parse_day, words},
};

use super::Means;
use crate::code_lists;

/// The value of a cell that is not blank; none when it says that there is nothing.
pub(super) fn read(means: Means, cell: &str) -> Result<Option<Value>, Fault> {
    match means {
        Means::Text | Means::Award(_) | Means::AwardCode | Means::DocumentType => Ok(Some(json!(cell))),
        Means::Number => number(cell).map(Some),
        Means::Digits => Ok(Some(json!(cell.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect::<String>()))),
        Means::Day => day(cell).map(|day| Some(json!(day))),
        Means::Time => time(cell).map(Some),
        Means::Money => money(cell),
        Means::Flag => flag(cell).map(Some),
        Means::Code(list) => code(list, cell).map(|code| Some(json!(code))),
        Means::Codes(list) => codes(list, cell).map(|codes| Some(json!(codes))),
    }
}

fn fault(code: &'static str, vi: impl Into<String>, en: impl Into<String>) -> Fault {
    Fault::body("", code, vi, en)
}

fn number(cell: &str) -> Result<Value, Fault> {
    let digits = cell.trim_end_matches(['.', ')']);
    digits
        .parse::<u32>()
        .map(|number| json!(number))
        .map_err(|_| fault("not_a_number", "Cần một số nguyên, ví dụ 12.", "A whole number is needed, such as 12."))
}

/// `2021-03-15` of `15/3/2021`, `15-03-2021`, `15.3.2021` or of itself.
fn day(cell: &str) -> Result<String, Fault> {
    let wrong = || {
        fault(
            "invalid_date",
            "Cần một ngày có trong lịch, dạng ngày/tháng/năm, ví dụ 15/3/2021.",
            "A day of the calendar is needed, as day/month/year, such as 15/3/2021.",
        )
    };
    if let Some(day) = parse_day(cell) {
        return Ok(day.to_string());
    }
    let folded = fold(cell);
    let bare = folded.trim_start_matches("ngay ").replace(" thang ", "/").replace(" nam ", "/");
    let parts: Vec<&str> = bare.split(['/', '-', '.']).map(str::trim).collect();
    let [day, month, year] = parts[..] else { return Err(wrong()) };
    let (Ok(day), Ok(month), Ok(year), 4) = (day.parse::<u32>(), month.parse::<u32>(), year.parse::<i32>(), year.len())
    else {
        return Err(wrong());
    };
    parse_day(&format!("{year:04}-{month:02}-{day:02}")).map(|day| day.to_string()).ok_or_else(wrong)
}

/// A time as a body has it: a day, or what the words of a time say when they are clear.
fn time(cell: &str) -> Result<Value, Fault> {
    if let Ok(day) = day(cell) {
        return Ok(json!({"edtf": day}));
    }
    if cell.len() == 4 && cell.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(json!({"edtf": cell}));
    }
    let context = words::TimeContext::default();
    let joined = cell.replace('–', "-");
    let asked = match joined.split_once('-').map(|(from, to)| (from.trim(), to.trim())) {
        Some((from, to)) if is_year(from) && is_year(to) => format!("giai đoạn {from} - {to}"),
        _ => cell.to_owned(),
    };
    let readings = words::read(&asked, &context).map_err(|error| {
        let sentence = error.sentence();
        fault("invalid_time", sentence.vi, sentence.en)
    })?;
    let [reading] = &readings[..] else {
        return Err(fault(
            "unclear_time",
            "Thời gian này có thể hiểu nhiều cách; hãy ghi đầy đủ ngày/tháng/năm.",
            "This time may be read in several ways; write day/month/year in full.",
        ));
    };
    let input = TimeInput { text: Some(cell.to_owned()), ..TimeInput::of(&reading.time) };
    let mut value = serde_json::to_value(input).unwrap_or_default();
    thidua_domain::input::tidy_nulls(&mut value);
    Ok(value)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// A sum in đồng: digits, alone or in groups of three.
fn money(cell: &str) -> Result<Option<Value>, Fault> {
    let wrong = || {
        fault(
            "invalid_amount",
            "Cần số tiền bằng đồng, ví dụ 710000, 710.000 hoặc 710.000 đ.",
            "A sum in đồng is needed, such as 710000, 710.000 or 710,000 đ.",
        )
    };
    let folded = fold(cell);
    let bare = ["vnd", "dong", "d"].iter().find_map(|unit| folded.strip_suffix(unit)).unwrap_or(&folded);
    let bare: String =
        bare.trim_end_matches(['/', '-', '.', ',', ' ']).chars().filter(|c| !c.is_whitespace()).collect();
    if matches!(cell, "-" | "–" | "—") {
        return Ok(None);
    }
    let separators: Vec<char> = bare.chars().filter(|c| !c.is_ascii_digit()).collect();
    let separator = match separators.first() {
        None => None,
        Some(first @ ('.' | ',')) if separators.iter().all(|other| other == first) => Some(*first),
        Some(_) => return Err(wrong()),
    };
    let digits = match separator {
        None => bare,
        Some(separator) => {
            let groups: Vec<&str> = bare.split(separator).collect();
            let (first, rest) = groups.split_first().ok_or_else(wrong)?;
            if !(1..=3).contains(&first.len()) || rest.iter().any(|group| group.len() != 3) {
                return Err(wrong());
            }
            groups.concat()
        }
    };
    let amount = digits.trim_start_matches('0');
    if digits.is_empty() || digits.len() > 15 {
        return Err(wrong());
    }
    let amount = if amount.is_empty() { "0" } else { amount };
    Ok(Some(json!({"amount": amount, "currency": "VND"})))
}

fn flag(cell: &str) -> Result<Value, Fault> {
    match fold(cell).as_str() {
        "x" | "co" | "true" | "yes" | "y" | "1" | "dung" | "truy tang" | "✓" | "✔" => Ok(json!(true)),
        "khong" | "false" | "no" | "n" | "0" | "-" | "sai" => Ok(json!(false)),
        _ => Err(fault(
            "not_yes_or_no",
            "Ghi x hoặc có, nếu không thì để trống hoặc ghi không.",
            "Write x or có for yes; leave it blank or write không for no.",
        )),
    }
}

/// A code, or the label of one in either language.
fn code(list: &'static str, cell: &str) -> Result<&'static str, Fault> {
    let wanted = tokens(&fold(cell));
    let items = code_lists::list(list).unwrap_or_default();
    let fits = |text: &str| tokens(&fold(text)) == wanted;
    let by_code = items.iter().find(|item| item.code == cell);
    let found = by_code.or_else(|| items.iter().find(|item| fits(&item.vi) || item.en.as_deref().is_some_and(fits)));
    found.map(|item| item.code.as_str()).ok_or_else(|| {
        let labels = items.iter().map(|item| item.vi.as_str()).collect::<Vec<_>>().join(", ");
        let english = items.iter().map(|item| item.en.as_deref().unwrap_or(&item.vi)).collect::<Vec<_>>().join(", ");
        fault("unknown_code", format!("Ghi một trong: {labels}."), format!("Write one of: {english}."))
    })
}

fn codes(list: &'static str, cell: &str) -> Result<Vec<&'static str>, Fault> {
    if let Ok(one) = code(list, cell) {
        return Ok(vec![one]);
    }
    let separator = if cell.contains(';') { ';' } else { ',' };
    cell.split(separator).map(str::trim).filter(|part| !part.is_empty()).map(|part| code(list, part)).collect()
}

/// The code of a document type.
pub(super) fn document_type(cell: &str, known: &dyn Fn(&str) -> Option<String>) -> Result<Option<Value>, Fault> {
    known(cell).map(|code| Some(json!(code))).ok_or_else(|| {
        fault(
            "unknown_code",
            "Không có loại văn bản này trong danh mục, ví dụ đúng: Quyết định, Kế hoạch; hoặc để trống nếu số, ký hiệu đã nói rõ.",
            "The catalogue has no such document type; Quyết định and Kế hoạch are two; leave it blank where the symbol tells.",
        )
    })
}

/// The code of a title or form.
pub(super) fn award_code(cell: &str, known: &dyn Fn(&str) -> Option<String>) -> Result<Option<Value>, Fault> {
    known(cell).map(|code| Some(json!(code))).ok_or_else(|| {
        fault(
            "unknown_code",
            "Danh mục không có mã này; xem /v1/award-types, hoặc để trống và ghi nguyên văn ở cột danh hiệu, hình thức.",
            "The catalogue has no such code; see /v1/award-types, or leave it blank and give the words in the column of titles and forms.",
        )
    })
}
