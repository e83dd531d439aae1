//! Vietnamese text: one form of Unicode, folding for search, tokens, and the order of the alphabet.

use std::sync::LazyLock;

use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The version of the collation data: sort keys made with another one must be made again.
pub const COLLATION_VERSION: &str = "icu_collator-2.4/vi";

/// NFC, the one form of Unicode that the service stores and answers (rule 15).
#[must_use]
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// Accents off, đ as d, lower case: `Khen thưởng` and `khen thuong` fold to the same text.
///
/// The letter Ð (U+00D0), often typed for Đ (U+0110), folds like it.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'đ' | 'Đ' | 'ð' | 'Ð' => 'd',
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Lower case with accents kept, in NFC: what an exact-accent match compares.
#[must_use]
pub fn lower(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// Letters and digits only, runs of them joined by one space. Both databases index what this gives, so that they agree
/// on what a word is (`298/KH-UBND` is three).
#[must_use]
pub fn tokens(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| CollatorBorrowed::try_new(locale!("vi").into(), CollatorOptions::default()).ok());

/// So much of a key is enough to tell names apart, and not too much for an index of PostgreSQL (2704 bytes a row), nor for
/// a cursor.
const LONGEST_KEY: usize = 800;

/// A key whose byte order is the order of the Vietnamese alphabet (rule 33): An, Ân, Ba, Đạt, Em. Of long texts it is the
/// beginning.
#[must_use]
pub fn collation_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len().saturating_mul(2));
    match COLLATOR.as_ref() {
        Some(collator) => {
            let _written = collator.write_sort_key_to(&nfc(text), &mut key);
        }
        // The data is compiled in, so this branch is never reached; folded bytes keep an order all the same.
        None => key.extend_from_slice(fold(text).as_bytes()),
    }
    key.truncate(LONGEST_KEY);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_accents_and_the_bar_of_d() {
        assert_eq!(fold("Khen thưởng Đà Nẵng"), "khen thuong da nang");
        assert_eq!(fold(&"Khen thưởng".nfd().collect::<String>()), "khen thuong");
        assert_eq!(fold("Ðảng"), "dang");
    }

    #[test]
    fn lower_keeps_accents_in_one_form() {
        assert_eq!(lower(&"KHEN THƯỞNG".nfd().collect::<String>()), "khen thưởng");
    }

    #[test]
    fn a_symbol_is_three_words() {
        assert_eq!(tokens("298/KH-UBND"), "298 KH UBND");
        assert_eq!(tokens("  –  "), "");
    }

    #[test]
    fn names_sort_as_the_vietnamese_alphabet_does() {
        let mut names = ["Em", "Đạt", "Ba", "Ân", "An", "Dũng"];
        names.sort_by_key(|name| collation_key(name));
        assert_eq!(names, ["An", "Ân", "Ba", "Dũng", "Đạt", "Em"]);
    }

    #[test]
    fn the_key_of_a_long_text_fits_an_index() {
        let long: String = ('\u{4e00}'..'\u{9000}').take(1_000).collect();
        assert_eq!(collation_key(&long).len(), LONGEST_KEY);
        assert!(collation_key(&"ộ".repeat(300)) < collation_key(&format!("{}ơ", "ộ".repeat(299))));
    }
}
