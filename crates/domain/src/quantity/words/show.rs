//! A quantity in words.

use super::super::{codes::Qualifier, value::Quantity};
use crate::language::{Label, Language, Sentence};

/// The words for a quantity, whatever words its source had: "khoảng 550 đại biểu". Where the value is not known they are
/// those of the source.
#[must_use]
pub fn words(quantity: &Quantity, language: Language) -> String {
    let Some(value) = quantity.value() else { return quantity.text().unwrap_or_default().to_owned() };
    let text = value.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let (thousands, point) = match language {
        Language::Vi => ('.', ','),
        Language::En => (',', '.'),
    };
    let mut number = grouped(whole, thousands);
    if !decimals.is_empty() {
        number.push(point);
        number.push_str(decimals);
    }
    let unit = quantity.unit().map(|unit| {
        let (vi, one, many) = unit.names();
        match language {
            Language::Vi => vi,
            Language::En if value.to_whole() == Some(1) => one,
            Language::En => many,
        }
    });
    let before = qualified(quantity.qualifier(), language);
    [Some(before), Some(number.as_str()), unit]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn qualified(qualifier: Qualifier, language: Language) -> &'static str {
    let (vi, en) = match qualifier {
        Qualifier::Exact => ("", ""),
        Qualifier::About => ("khoảng", "about"),
        Qualifier::Over => ("trên", "over"),
        Qualifier::Under => ("dưới", "under"),
        Qualifier::AtLeast => ("ít nhất", "at least"),
        Qualifier::AtMost => ("nhiều nhất", "at most"),
        Qualifier::Almost => ("gần", "almost"),
    };
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

fn grouped(whole: &str, sign: char) -> String {
    let mut out = String::with_capacity(whole.len() + whole.len() / 3);
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(sign);
        }
        out.push(digit);
    }
    out
}

/// What words are taken for, with the words after the unit and with notes.
pub(super) fn explained(quantity: &Quantity, rest: Option<&str>, notes: &[Sentence]) -> Label {
    let of = |language: Language| {
        let mut all = words(quantity, language);
        if let Some(rest) = rest.filter(|_| quantity.value().is_some()) {
            all = format!("{all} {rest}");
        }
        for note in notes {
            all = format!("{all}; {}", note.in_language(language));
        }
        all
    };
    Label { vi: of(Language::Vi), en: Some(of(Language::En)) }
}
