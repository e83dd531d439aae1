//! The two derived forms that are compared: the key for searching, the slug for addresses.

use crate::text::fold;

use super::words::words;

/// The words of a normal form, folded, without leading zeros, one space between: `298/KH-UBND` → `298 kh ubnd`.
///
/// An ampersand is dropped and its neighbours stay together, for the same bodies are also written without it
/// (`SGD&ĐT`, `SGDĐT`).
pub(super) fn key(normal: &str) -> String {
    joined(normal, " ", fold)
}

/// Like the key with hyphens and with đ told from d, which it is in the names of types (`HĐ` contract, `HD` guidance).
/// `None` without a number: such a symbol has no address.
pub(super) fn slug(normal: &str) -> Option<String> {
    let numbered = words(normal).into_iter().any(|word| word.is_number());
    numbered.then(|| joined(normal, "-", |word| fold(&word.replace(['đ', 'Đ'], "dd"))))
}

fn joined(normal: &str, separator: &str, folded: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(normal.len());
    for word in words(normal) {
        let letters = folded(word.text).replace(|c: char| !c.is_alphanumeric(), "");
        let word = without_leading_zeros(&letters);
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str(separator);
        }
        out.push_str(word);
    }
    out
}

/// `05` → `5`, `05a` → `5a`; a zero that no digit follows stays.
fn without_leading_zeros(mut word: &str) -> &str {
    while let Some(rest) = word.strip_prefix('0') {
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        word = rest;
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_dropped_before_digits_only() {
        for (given, kept) in [("05", "5"), ("00", "0"), ("007a", "7a"), ("0a", "0a"), ("2020", "2020"), ("", "")] {
            assert_eq!(without_leading_zeros(given), kept);
        }
    }

    #[test]
    fn the_slug_tells_the_letter_with_the_bar() {
        assert_eq!(slug("12/HĐ-UBND").as_deref(), Some("12-hdd-ubnd"));
        assert_eq!(slug("12/HD-UBND").as_deref(), Some("12-hd-ubnd"));
        assert_eq!(key("12/HĐ-UBND"), key("12/HD-UBND"));
        assert_eq!(slug("KH-UBND"), None);
    }
}
