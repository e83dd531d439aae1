//! Dates that name a unit: years, quarters, months and their parts, seasons, days from that of the words.

use super::{
    numbers::{Hint, numeric},
    said::{Body, MonthSaid, Piece, Remark, YearSaid},
    tokens::Tokens,
};

/// Dates read at a place, each with the place after it.
pub(super) type Found = Vec<(Piece, usize)>;

const THIRDS: &[(&str, u32)] = &[("đầu", 0), ("những ngày đầu", 0), ("giữa", 1), ("cuối", 2), ("những ngày cuối", 2)];
const DEKADS: &[(&str, u32)] = &[("thượng tuần", 0), ("trung tuần", 1), ("hạ tuần", 2)];
const HALVES: &[(&str, u32)] = &[("nửa đầu", 0), ("nửa cuối", 1), ("nửa sau", 1)];
const QUARTERS: &[&str] = &["quý", "quí", "q"];
const SEASONS: &[(&str, u32)] = &[("xuân", 21), ("hè", 22), ("hạ", 22), ("thu", 23), ("đông", 24)];
const DAY_WORDS: &[&str] = &["ngày", "các ngày", "những ngày", "mùng", "mồng", "ngày mùng", "ngày mồng"];
const RELATIVE_DAYS: &[(&str, i64)] = &[
    ("hôm nay", 0),
    ("ngày hôm nay", 0),
    ("nay", 0),
    ("bây giờ", 0),
    ("hôm qua", -1),
    ("ngày hôm qua", -1),
    ("hôm kia", -2),
    ("ngày mai", 1),
    ("ngày kia", 2),
    ("ngày mốt", 2),
];
const SMALL_NUMBERS: &[(&str, u32)] = &[
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("tư", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
    ("mười một", 11),
    ("mười hai", 12),
];

/// Every date that may be read here.
pub(super) fn dates(t: &Tokens, at: usize) -> Found {
    let named = relative(t, at)
        .or_else(|| third(t, at))
        .or_else(|| half(t, at))
        .or_else(|| first_months(t, at))
        .or_else(|| quarters(t, at))
        .or_else(|| season(t, at))
        .or_else(|| decade(t, at))
        .or_else(|| dekad(t, at))
        .or_else(|| months(t, at))
        .or_else(|| year(t, at));
    match (named, t.any_phrase(at, DAY_WORDS)) {
        (Some(found), _) => vec![found],
        (None, Some(next)) => numeric(t, next, Hint::Day),
        (None, None) => numeric(t, at, Hint::None),
    }
}

fn one(body: Body, (year, next): (YearSaid, usize)) -> (Piece, usize) {
    (Piece::new(body, year), next)
}

fn relative(t: &Tokens, at: usize) -> Option<(Piece, usize)> {
    t.value(at, RELATIVE_DAYS).map(|(days, next)| one(Body::Relative(days), (YearSaid::Missing, next)))
}

/// A year in four digits.
pub(super) fn full_year(t: &Tokens, at: usize) -> Option<(YearSaid, usize)> {
    let (digits, next) = t.digits(at).filter(|(digits, _)| digits.len() == 4)?;
    digits.parse().ok().filter(|year| *year > 0).map(|year| (YearSaid::Number(year), next))
}

/// What follows the word "năm": a number, or which year seen from that of the words.
fn after_year_word(t: &Tokens, at: usize) -> Option<(YearSaid, usize)> {
    const OFFSETS: &[(&str, i32)] =
        &[("nay", 0), ("này", 0), ("ngoái", -1), ("trước", -1), ("qua", -1), ("sau", 1), ("tới", 1)];
    full_year(t, at).or_else(|| t.value(at, OFFSETS).map(|(years, next)| (YearSaid::Offset(years), next)))
}

/// The year after a part of it, in whatever way it is joined; missing when there is none.
pub(super) fn year_tail(t: &Tokens, at: usize) -> (YearSaid, usize) {
    let joined = ['/', '-', '.'].into_iter().find_map(|sign| full_year(t, t.sign(at, sign)?));
    let comma = t.sign(at, ',').or_else(|| t.phrase(at, "của")).unwrap_or(at);
    joined
        .or_else(|| after_year_word(t, t.phrase(comma, "năm")?))
        .or_else(|| full_year(t, at).filter(|(year, _)| matches!(year, YearSaid::Number(1900..=2100))))
        .unwrap_or((YearSaid::Missing, at))
}

/// The year after a word that has already said "năm".
fn year_or_implied(t: &Tokens, at: usize) -> (YearSaid, usize) {
    after_year_word(t, at).unwrap_or((YearSaid::Implied, at))
}

fn year(t: &Tokens, at: usize) -> Option<(Piece, usize)> {
    if let Some(next) = t.any_phrase(at, &["một năm chưa rõ", "năm chưa rõ"]) {
        return Some(one(Body::Year, (YearSaid::Missing, next)));
    }
    after_year_word(t, t.phrase(at, "năm")?).map(|found| one(Body::Year, found))
}

/// The place after the words "của" and "năm".
fn year_word(t: &Tokens, at: usize) -> Option<usize> {
    t.phrase(t.phrase(at, "của").unwrap_or(at), "năm")
}

fn third(t: &Tokens, at: usize) -> Option<(Piece, usize)> {
    let (n, next) = t.value(at, THIRDS)?;
    if let Some(next) = year_word(t, next) {
        let (piece, next) = one(Body::Months(4 * n + 1, 4 * n + 4), year_or_implied(t, next));
        return Some((piece.rough().remarked(Remark::RoughThird), next));
    }
    if let Some(((first, last), next)) = quarter(t, next) {
        if first + 2 != last {
            return None;
        }
        let (piece, next) = one(Body::Months(first + n, first + n), year_tail(t, next));
        return Some((piece.rough().remarked(Remark::RoughThird), next));
    }
    third_of_month(t, next, n).map(|(piece, next)| (piece.rough(), next))
}

fn dekad(t: &Tokens, at: usize) -> Option<(Piece, usize)> {
    let (n, next) = t.value(at, DEKADS)?;
    third_of_month(t, t.phrase(next, "của").unwrap_or(next), n)
}

fn third_of_month(t: &Tokens, at: usize, n: u32) -> Option<(Piece, usize)> {
    let next = t.phrase(at, "tháng")?;
    // "cuối tháng" is of the month of the words.
    let (month, next) = month(t, next).unwrap_or((MonthSaid::Offset(0), next));
    let last = (n < 2).then_some(10 * n + 10);
    Some(one(Body::Days { month, first: 10 * n + 1, last }, year_tail(t, next)))
}

fn half(t: &Tokens, at: usize) -> Option<(Piece, usize)> {
    let (n, next) = t.value(at, HALVES)?;
    if let Some(next) = year_word(t, next) {
        return Some(one(Body::Months(6 * n + 1, 6 * n + 6), year_or_implied(t, next)));
    }
    let (month, next) = month(t, t.phrase(next, "tháng")?)?;
    let (first, last) = if n == 0 { (1, Some(15)) } else { (16, None) };
    Some(one(Body::Days { month, first, last }, year_tail(t, next)))
}

/// "6 tháng đầu năm 2020".
fn first_months(t: &Tokens, at: usize) -> Option<(Piece, usize)> {
    let (count, next) = t.number(at, 2).or_else(|| t.value(at, SMALL_NUMBERS))?;
    let (at_end, next) = t.value(t.phrase(next, "tháng")?, &[("đầu", false), ("cuối", true)])?;
    let next = year_word(t, next)?;
    if !(1..12).contains(&count) {
        return None;
    }
    let (first, last) = if at_end { (13 - count, 12) } else { (1, count) };
    Some(one(Body::Months(first, last), year_or_implied(t, next)))
}

/// Two numbers joined to a run: with a dash any, with "và" and its like neighbours only.
fn joined(
    t: &Tokens,
    at: usize,
    words: &[&str],
    number: impl Fn(usize) -> Option<(u32, usize)>,
) -> Option<(u32, usize)> {
    let after = |next: usize| number(t.any_phrase(next, words).unwrap_or(next));
    t.sign(at, '-').or_else(|| t.sign(at, ',')).or_else(|| t.any_phrase(at, &["và", "hoặc"])).and_then(after)
}

fn quarter_number(t: &Tokens, at: usize) -> Option<(u32, usize)> {
    let named = t.number(at, 1).or_else(|| t.roman(at)).or_else(|| t.value(at, SMALL_NUMBERS));
    named.filter(|(n, _)| (1..=4).contains(n))
}

/// The months of a quarter or of several, and the place after them.
fn quarter(t: &Tokens, at: usize) -> Option<((u32, u32), usize)> {
    let (from, mut next) = quarter_number(t, t.any_phrase(at, QUARTERS)?)?;
    let mut to = from;
    while let Some((more, after)) = joined(t, next, QUARTERS, |at| quarter_number(t, at)) {
        if more <= to || (more > to + 1 && t.sign(next, '-').is_none()) {
            return None;
        }
        (to, next) = (more, after);
    }
    Some(((3 * from - 2, 3 * to), next))
}

fn quarters(t: &Tokens, at: usize) -> Option<(Piece, usize)> {
    let ((first, last), next) = quarter(t, at)?;
    Some(several(one(Body::Months(first, last), year_tail(t, next)), first + 2 < last))
}

fn season(t: &Tokens, at: usize) -> Option<(Piece, usize)> {
    let (code, next) = t.value(t.phrase(at, "mùa")?, SEASONS)?;
    let (piece, next) = one(Body::Season(code), year_tail(t, next));
    Some((piece.remarked(Remark::Season), next))
}

fn decade(t: &Tokens, at: usize) -> Option<(Piece, usize)> {
    let next = t.any_phrase(at, &["thập niên", "thập kỷ", "thập kỉ", "những năm"])?;
    let (year, next) = full_year(t, next)?;
    matches!(year, YearSaid::Number(first) if first % 10 == 0).then(|| one(Body::Decade, (year, next)))
}

fn month_number(t: &Tokens, at: usize) -> Option<(u32, usize)> {
    const FIRST_AND_LAST: &[(&str, u32)] = &[("giêng", 1), ("chạp", 12)];
    let named = t.number(at, 2).or_else(|| t.value(at, SMALL_NUMBERS)).or_else(|| t.value(at, FIRST_AND_LAST));
    named.filter(|(n, _)| (1..=12).contains(n))
}

/// What follows the word "tháng".
pub(super) fn month(t: &Tokens, at: usize) -> Option<(MonthSaid, usize)> {
    const OFFSETS: &[(&str, i32)] = &[("này", 0), ("nay", 0), ("trước", -1), ("qua", -1), ("sau", 1), ("tới", 1)];
    month_number(t, at)
        .map(|(n, next)| (MonthSaid::Number(n), next))
        .or_else(|| t.value(at, OFFSETS).map(|(months, next)| (MonthSaid::Offset(months), next)))
}

fn months(t: &Tokens, at: usize) -> Option<(Piece, usize)> {
    const WORDS: &[&str] = &["tháng", "các tháng", "thg"];
    let (from, mut next) = month(t, t.any_phrase(at, WORDS)?)?;
    let MonthSaid::Number(from) = from else {
        return Some(one(Body::Days { month: from, first: 1, last: None }, (YearSaid::Missing, next)));
    };
    let mut to = from;
    while !year_tail(t, next).0.is_said()
        && let Some((more, after)) = joined(t, next, WORDS, |at| month_number(t, at))
    {
        if more <= to || (more > to + 1 && t.sign(next, '-').is_none()) {
            return None;
        }
        (to, next) = (more, after);
    }
    Some(several(one(Body::Months(from, to), year_tail(t, next)), from < to))
}

fn several((piece, next): (Piece, usize), several: bool) -> (Piece, usize) {
    (if several { piece.remarked(Remark::Several) } else { piece }, next)
}
