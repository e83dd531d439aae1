//! How texts of findings write days, money and names, in both languages.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::language::{Label, Sentence};

/// Both texts of something that a sentence names.
pub(super) type Words = Sentence;

/// A day: `30/06/2025` and `2025-06-30`.
pub(super) fn day(day: NaiveDate) -> Words {
    Words::new(day.format("%d/%m/%Y").to_string(), day.format("%Y-%m-%d").to_string())
}

/// A sum: `1.410.000 đồng` and `1,410,000 đồng`.
pub(super) fn dong(amount: Decimal) -> Words {
    let text = amount.normalize().to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let written = |thousands: char, decimals: char| {
        let mut written = String::new();
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) && !written.ends_with('-') {
                written.push(thousands);
            }
            written.push(digit);
        }
        if !part.is_empty() {
            written.push(decimals);
            written.push_str(part);
        }
        written + " đồng"
    };
    Words::new(written('.', ','), written(',', '.'))
}

/// A multiple: `0,3` and `0.3`.
pub(super) fn multiple(multiple: Decimal) -> Words {
    let text = multiple.normalize().to_string();
    Words::new(text.replace('.', ","), text)
}

/// The name of a code, or the code.
pub(super) fn name(names: &BTreeMap<String, Label>, code: &str) -> Words {
    names.get(code).map_or_else(|| Words::new(code, code), label)
}

/// A label, in Vietnamese where it has no English.
pub(super) fn label(label: &Label) -> Words {
    Words::new(label.vi.clone(), label.en.clone().unwrap_or_else(|| label.vi.clone()))
}

/// Several things, with semicolons between them.
pub(super) fn several(things: impl IntoIterator<Item = Words>) -> Words {
    let (vi, en): (Vec<_>, Vec<_>) = things.into_iter().map(|words| (words.vi, words.en)).unzip();
    Words::new(vi.join("; "), en.join("; "))
}
