//! One way of writing for what the eye reads as the same symbol.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::leading_words::number_first;

/// The normal form: one Unicode form, one dash, one slash, no spaces inside, the number first. Letter case, accents and
/// leading zeros stay as written.
///
/// `type_names` are folded names of document types ("chi thi"), see [`number_first`].
pub(super) fn normal_form(text: &str, type_names: &[String]) -> String {
    number_first(&clean(text), type_names)
}

/// The normal form up to the order of its words: what precedes the number is still there.
pub(super) fn clean(text: &str) -> String {
    // Symbols copied out of the source of a web page carry the escape of the ampersand.
    let unescaped = text.replace("&amp;", "&");
    let visible = unescaped.nfd().filter(|c| !is_invisible(*c)).map(plain_character).collect::<String>();
    // A mark that composes with nothing is dust: no letter of Vietnamese is written so.
    let composed = without_look_alikes(visible).nfc().filter(|c| !is_combining_mark(*c)).collect::<String>();
    tighten(&composed)
}

/// Format characters that word processors and web pages leave inside a symbol.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

fn plain_character(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{2571}' | '\\' => '/',
        // Ð of Icelandic and Ɖ of Ewe look like Đ.
        '\u{d0}' | '\u{189}' => 'Đ',
        '\u{f0}' | '\u{256}' => 'đ',
        // Full-width forms stand at a fixed distance from ASCII.
        '\u{ff01}'..='\u{ff5e}' => {
            u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).map_or(c, plain_ascii_punctuation)
        }
        other => other,
    }
}

/// A full-width backslash is a slash like the narrow one.
fn plain_ascii_punctuation(c: char) -> char {
    if c == '\\' { '/' } else { c }
}

/// Cyrillic letters that look Latin become Latin, but only where the symbol has Latin letters and no Cyrillic letter
/// that could not be meant so: a symbol that is really Cyrillic stays.
fn without_look_alikes(decomposed: String) -> String {
    let mut has_latin = false;
    let mut has_look_alike = false;
    for c in decomposed.chars() {
        if is_cyrillic(c) {
            if latin_look_alike(c).is_none() {
                return decomposed;
            }
            has_look_alike = true;
        } else if c.is_ascii_alphabetic() || matches!(c, 'đ' | 'Đ') {
            has_latin = true;
        }
    }
    if !(has_latin && has_look_alike) {
        return decomposed;
    }
    decomposed.chars().map(|c| latin_look_alike(c).unwrap_or(c)).collect()
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}')
}

fn latin_look_alike(c: char) -> Option<char> {
    Some(match c {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'Н' => 'H',
        'І' => 'I',
        'Ј' => 'J',
        'К' => 'K',
        'М' => 'M',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Ѕ' => 'S',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        'а' => 'a',
        'в' => 'b',
        'е' => 'e',
        'н' => 'h',
        'і' => 'i',
        'ј' => 'j',
        'к' => 'k',
        'м' => 'm',
        'о' => 'o',
        'р' => 'p',
        'с' => 'c',
        'ѕ' => 's',
        'т' => 't',
        'у' => 'y',
        'х' => 'x',
        _ => return None,
    })
}

/// One space for any run of white space, and none beside a dash, a slash or an ampersand (Decree 30/2020 App. I).
fn tighten(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space_pending = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space_pending = true;
            continue;
        }
        if space_pending && !out.is_empty() && !is_joint(c) && !out.ends_with(is_joint) {
            out.push(' ');
        }
        space_pending = false;
        out.push(c);
    }
    out
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '/' | '&')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_written_the_same() {
        for given in ["98/2023/NĐ-CP", "98/2023/N\u{d0}-CP", "98 / 2023 / NĐ – CP", " 98/2023/NĐ-\u{a0}CP "] {
            assert_eq!(clean(given), "98/2023/NĐ-CP", "{given}");
        }
        assert_eq!(clean("98/2023/NĐ-C\u{420}"), "98/2023/NĐ-CP");
        assert_eq!(clean("98/2023/Ɖ"), "98/2023/Đ");
        assert_eq!(clean("２９８／ＫＨ－ＵＢＮＤ"), "298/KH-UBND");
        assert_eq!(clean("298\\KH\u{2011}UB\u{ad}ND\u{200b}"), "298/KH-UBND");
        assert_eq!(clean("19/2012/TTLT-BTC-BKH &amp; ĐT"), "19/2012/TTLT-BTC-BKH&ĐT");
    }

    #[test]
    fn every_dash_is_one_dash() {
        for dash in ['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '\u{2015}', '−', '\u{fe63}', '－'] {
            assert_eq!(clean(&format!("34 {dash} CT/TW")), "34-CT/TW", "{dash:?}");
        }
    }

    #[test]
    fn every_look_alike_is_read_as_latin() {
        assert_eq!(clean("1/Đ-АВСЕНКМОРТХ"), "1/Đ-ABCEHKMOPTX");
        assert_eq!(clean("1/đ-авсенкмортх"), "1/đ-abcehkmoptx");
    }

    #[test]
    fn a_symbol_that_is_really_cyrillic_stays() {
        assert_eq!(clean("12/МВД"), "12/МВД");
        assert_eq!(clean("12/РОСТ"), "12/РОСТ");
        assert_eq!(clean("12/KH-МВД"), "12/KH-МВД");
    }
}
