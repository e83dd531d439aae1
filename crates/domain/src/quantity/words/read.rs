//! Reading the words of a quantity.

use serde::Serialize;

use super::{
    super::{
        codes::{Qualifier, Unit},
        decimal::Decimal,
        value::{Quantity, TEXT_MAX_CHARS},
    },
    error::QuantityWordsError,
    figures::figures,
    number_words::in_words,
    show,
    units::unit,
};
use crate::{
    language::{Label, Sentence},
    time::words::tokens::{Token, Tokens},
};

/// One way to read the words of a quantity. Several readings of one text are alternatives, best first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuantityReading {
    /// The quantity, with the words as said.
    pub quantity: Quantity,
    /// What the words are taken for, and why, in both languages.
    pub explanation: Label,
}

const BEFORE: &[(&str, Qualifier)] = &[
    ("khoảng", Qualifier::About),
    ("vào khoảng", Qualifier::About),
    ("chừng", Qualifier::About),
    ("độ", Qualifier::About),
    ("ước", Qualifier::About),
    ("ước tính", Qualifier::About),
    ("ước khoảng", Qualifier::About),
    ("tầm", Qualifier::About),
    ("cỡ", Qualifier::About),
    ("xấp xỉ", Qualifier::About),
    ("trên dưới", Qualifier::About),
    ("trên", Qualifier::Over),
    ("hơn", Qualifier::Over),
    ("quá", Qualifier::Over),
    ("vượt", Qualifier::Over),
    ("dưới", Qualifier::Under),
    ("chưa đến", Qualifier::Under),
    ("chưa tới", Qualifier::Under),
    ("chưa đầy", Qualifier::Under),
    ("ít nhất", Qualifier::AtLeast),
    ("ít nhất là", Qualifier::AtLeast),
    ("tối thiểu", Qualifier::AtLeast),
    ("tối thiểu là", Qualifier::AtLeast),
    ("không dưới", Qualifier::AtLeast),
    ("không ít hơn", Qualifier::AtLeast),
    ("từ", Qualifier::AtLeast),
    ("nhiều nhất", Qualifier::AtMost),
    ("nhiều nhất là", Qualifier::AtMost),
    ("tối đa", Qualifier::AtMost),
    ("tối đa là", Qualifier::AtMost),
    ("không quá", Qualifier::AtMost),
    ("không vượt quá", Qualifier::AtMost),
    ("không hơn", Qualifier::AtMost),
    ("gần", Qualifier::Almost),
    ("gần đến", Qualifier::Almost),
    ("ngót", Qualifier::Almost),
    ("suýt soát", Qualifier::Almost),
    ("đúng", Qualifier::Exact),
    ("tròn", Qualifier::Exact),
];
const SIGNS_BEFORE: &[(char, Qualifier)] = &[
    ('~', Qualifier::About),
    ('≈', Qualifier::About),
    ('>', Qualifier::Over),
    ('<', Qualifier::Under),
    ('≥', Qualifier::AtLeast),
    ('≤', Qualifier::AtMost),
];
const AFTER: &[(&str, Qualifier)] = &[
    ("trở lên", Qualifier::AtLeast),
    ("trở xuống", Qualifier::AtMost),
    ("có lẻ", Qualifier::Over),
    ("là ít nhất", Qualifier::AtLeast),
];
const FILLERS: &[&str] = &[
    "số lượng",
    "tổng số",
    "với",
    "gồm",
    "có",
    "dự kiến",
    "trong",
    "đạt",
    "là",
    "số lượt người xem",
    "số lượt xem",
    "số lượt truy cập",
];
/// Numbers that say no figure.
const NO_FIGURE: &[&str] = &[
    "hàng chục",
    "hàng trăm",
    "hàng nghìn",
    "hàng ngàn",
    "hàng vạn",
    "hàng triệu",
    "vài",
    "vài chục",
    "vài trăm",
    "đông đảo",
    "nhiều",
    "một số",
];

/// A way to take the number itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number {
    value: Option<Decimal>,
    next: usize,
    english: bool,
}

/// Every quantity that words may mean, best first; never none. More than one is unclear.
///
/// # Errors
/// Why there is none, see [`QuantityWordsError`].
pub fn read(text: &str) -> Result<Vec<QuantityReading>, QuantityWordsError> {
    let t = Tokens::of(text);
    if t.len() == 0 {
        return Err(QuantityWordsError::Empty);
    }
    if t.text().chars().count() > TEXT_MAX_CHARS {
        return Err(QuantityWordsError::TooLong);
    }
    let mut all: Vec<QuantityReading> = Vec::new();
    let mut push = |reading: Option<QuantityReading>| {
        all.extend(reading.filter(|reading| !all.iter().any(|known| known.quantity == reading.quantity)));
    };
    let (said, at) = before(&t);
    for number in numbers(&t, at) {
        push(one(&t, number, said));
        for ends in range(&t, number, said) {
            push(Some(ends));
        }
    }
    if all.is_empty() { Err(QuantityWordsError::Unknown) } else { Ok(all) }
}

/// What stands before the number; the last qualifier counts.
fn before(t: &Tokens) -> (Option<Qualifier>, usize) {
    let (mut said, mut at) = (None, 0);
    loop {
        let sign = SIGNS_BEFORE.iter().find_map(|(sign, qualifier)| Some((*qualifier, t.sign(at, *sign)?)));
        if let Some((qualifier, next)) = sign.or_else(|| t.value(at, BEFORE)) {
            let or_equal = t.sign(next, '=');
            let qualifier = match (qualifier, or_equal) {
                (Qualifier::Over, Some(_)) => Qualifier::AtLeast,
                (Qualifier::Under, Some(_)) => Qualifier::AtMost,
                (other, _) => other,
            };
            (said, at) = (Some(qualifier), or_equal.unwrap_or(next));
        } else if let Some(next) = t.any_phrase(at, FILLERS).or_else(|| t.sign(at, ':')) {
            at = next;
        } else {
            return (said, at);
        }
    }
}

fn numbers(t: &Tokens, at: usize) -> Vec<Number> {
    let no_figure = t.any_phrase(at, NO_FIGURE).map(|next| Number { value: None, next, english: false });
    let words = in_words(t, at).map(|(value, next)| Number { value: Some(value), next, english: false });
    if let Some(next) = t.any_phrase(at, NO_FIGURE).and_then(|next| super::number_words::scale(t, next)) {
        return vec![Number { value: None, next: next.1, english: false }];
    }
    let figures = figures(t, at).into_iter().map(|f| Number { value: f.value, next: f.next, english: f.english });
    // A word that says no figure is longer than a number it begins with: "một số".
    no_figure.or(words).into_iter().chain(figures).collect()
}

/// A single number with what stands after it.
fn one(t: &Tokens, number: Number, said: Option<Qualifier>) -> Option<QuantityReading> {
    let (after, unit, rest) = after(t, number.next)?;
    let qualifier = after.or(said).unwrap_or(if number.value.is_some() { Qualifier::Exact } else { Qualifier::About });
    // "5/6" is a number that the value cannot hold, not a guess.
    let qualifier = if number.value.is_none() && t.digits(0).is_some() { Qualifier::Exact } else { qualifier };
    let mut notes = Vec::new();
    if number.english {
        notes.push(Sentence::new("dấu chấm, phẩy theo lối Anh", "point and comma in the English way"));
    }
    if number.value.is_none() {
        notes.push(Sentence::new("không có con số", "no figure"));
    }
    if unit.is_none() && rest.is_some() {
        notes.push(Sentence::new("đơn vị chưa có mã", "the unit has no code"));
    }
    let quantity = Quantity::of_words(t.text(), number.value, qualifier, unit);
    Some(QuantityReading { explanation: show::explained(&quantity, rest, &notes), quantity })
}

/// The qualifier, unit and other words after a number, up to the end; none when another number stands there.
fn after(t: &Tokens, at: usize) -> Option<(Option<Qualifier>, Option<Unit>, Option<&str>)> {
    let plus = t.sign(at, '+').map(|next| (Qualifier::AtLeast, next));
    let suffix = |at: usize| t.value(at, AFTER).map_or((None, at), |(qualifier, next)| (Some(qualifier), next));
    let (early, at) = plus.map_or_else(|| suffix(at), |(qualifier, next)| (Some(qualifier), next));
    let (unit, at) = unit(t, at).map_or((None, at), |(unit, next)| (Some(unit), next));
    let mut end = at;
    while let Some(Token::Word(_) | Token::Sign(',' | '-' | '(' | ')' | '.')) = t.at(end) {
        if t.value(end, AFTER).is_some() {
            break;
        }
        end += 1;
    }
    let (late, next) = suffix(end);
    let rest = Some(t.written(at..end)).filter(|rest| rest.chars().any(char::is_alphabetic));
    t.ends(next).then_some((early.or(late), unit, rest))
}

/// "từ 500 đến 550 đại biểu": the value holds one number only, so either end is offered.
fn range(t: &Tokens, first: Number, said: Option<Qualifier>) -> Vec<QuantityReading> {
    let Some(from) = first.value.filter(|_| matches!(said, None | Some(Qualifier::AtLeast | Qualifier::About))) else {
        return Vec::new();
    };
    let first_unit = unit(t, first.next);
    let joined = first_unit.map_or(first.next, |(_, next)| next);
    let Some(next) = t.sign(joined, '-').or_else(|| t.any_phrase(joined, &["đến", "tới"])) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for last in numbers(t, next) {
        let (Some(to), Some((None, unit, rest))) = (last.value, after(t, last.next)) else { continue };
        if to <= from {
            continue;
        }
        let note = Sentence::new(
            format!("từ {from} đến {to}; chỉ ghi được một đầu"),
            format!("from {from} to {to}; only one end can be kept"),
        );
        let unit = unit.or(first_unit.map(|(unit, _)| unit));
        for (value, qualifier) in [(from, Qualifier::AtLeast), (to, Qualifier::AtMost)] {
            let quantity = Quantity::of_words(t.text(), Some(value), qualifier, unit);
            let explanation = show::explained(&quantity, rest, std::slice::from_ref(&note));
            all.push(QuantityReading { quantity, explanation });
        }
    }
    all
}
