//! How somebody is addressed, apart from the name: lists print `Ông Tống Văn Kính`, and mean Tống Văn Kính.

use crate::text::{fold, lower};

/// Forms of address, in lower case.
const ADDRESSES: [&str; 13] =
    ["ông", "bà", "ông/bà", "ông (bà)", "anh", "chị", "em", "cháu", "cụ", "đồng chí", "đ/c", "đ.c", "đc"];

/// Degrees and titles that stand abbreviated before names. Written out they are left where they are: some are words of
/// names too.
const TITLES: [&str; 14] =
    ["gs", "pgs", "ts", "tskh", "ths", "bs", "bsckii", "bscki", "ngnd", "ngưt", "nsnd", "nsưt", "ttnd", "ttưt"];

/// What follows the family name Ông, and never an address.
const MIDDLE_NAMES: [&str; 2] = ["thị", "văn"];

/// A name apart from how its bearer is addressed. A name has two words at least: what would leave fewer stays whole.
///
/// ```
/// use thidua_domain::matching::split_honorific;
/// assert_eq!(split_honorific("Ông Tống Văn Kính"), (Some("Ông"), "Tống Văn Kính"));
/// assert_eq!(split_honorific("Ông Thị Mai"), (None, "Ông Thị Mai"));
/// ```
#[must_use]
pub fn split_honorific(name: &str) -> (Option<&str>, &str) {
    let whole = name.trim();
    let mut rest = whole;
    while let Some(next) = after_address(rest).or_else(|| after_title(rest)) {
        rest = next;
    }
    let taken = whole.len() - rest.len();
    match whole.get(..taken).map(|said| said.trim_end_matches([':', ',', ' '])) {
        Some(said) if !said.is_empty() => (Some(said), rest),
        _ => (None, whole),
    }
}

fn after_address(text: &str) -> Option<&str> {
    let lowered = lower(text);
    let (address, after) = ADDRESSES
        .iter()
        .filter_map(|address| Some((address, strip(text, &lowered, address)?)))
        .max_by_key(|(a, _)| a.len())?;
    let first = lower(after.split_whitespace().next()?);
    (!(*address == "ông" && MIDDLE_NAMES.contains(&first.as_str()))).then_some(after)
}

/// `PGS.TS. Nguyễn Văn A`: abbreviations alone, in capitals as they are written.
fn after_title(text: &str) -> Option<&str> {
    let (titles, after) = text.split_once(' ')?;
    let mut parts = titles.split(['.', ',']).filter(|part| !part.is_empty()).peekable();
    let has_sign = titles.contains('.');
    let capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    parts.peek()?;
    let all = parts.all(|part| capital(part) && TITLES.contains(&lower(part).as_str()));
    (all && (has_sign || titles == titles.to_uppercase())).then(|| after.trim_start()).filter(|after| is_name(after))
}

/// What follows an address; none when the text does not begin with it, or no name follows.
fn strip<'t>(text: &'t str, lowered: &str, address: &str) -> Option<&'t str> {
    if !lowered.starts_with(address) {
        return None;
    }
    // Composed or not, a letter is as many characters of the text as of its lower case without accents.
    let length = fold(address).chars().count();
    let mut seen = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        if fold(&c.to_string()).is_empty() {
            return None;
        }
        seen += 1;
        (seen > length).then_some(at)
    })?;
    let after = text.get(end..)?;
    let rest = after.trim_start_matches(['.', ':', ',', ' ', '\u{a0}']);
    (rest.len() < after.len() && is_name(rest)).then_some(rest)
}

fn is_name(text: &str) -> bool {
    text.split_whitespace().count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn addresses_and_titles_are_apart_from_names() {
        for (text, honorific, name) in [
            ("Tống Văn Kính", None, "Tống Văn Kính"),
            ("Ông Tống Văn Kính", Some("Ông"), "Tống Văn Kính"),
            ("ÔNG TỐNG VĂN KÍNH", Some("ÔNG"), "TỐNG VĂN KÍNH"),
            ("Bà: Lê Hoa", Some("Bà"), "Lê Hoa"),
            ("Đ/c Lê Văn Tám", Some("Đ/c"), "Lê Văn Tám"),
            ("Đồng chí  Lê Văn Tám", Some("Đồng chí"), "Lê Văn Tám"),
            ("Ông/Bà Lê Văn Tám", Some("Ông/Bà"), "Lê Văn Tám"),
            ("PGS.TS Nguyễn Thị Bình", Some("PGS.TS"), "Nguyễn Thị Bình"),
            ("Bà ThS. Nguyễn Thị Bình", Some("Bà ThS."), "Nguyễn Thị Bình"),
            ("Ông Thị Mai", None, "Ông Thị Mai"),
            ("Anh Đào", None, "Anh Đào"),
            ("Bàng Thị Lan", None, "Bàng Thị Lan"),
            ("Ts Văn Hai", None, "Ts Văn Hai"),
            ("Ông", None, "Ông"),
        ] {
            assert_eq!(split_honorific(text), (honorific, name), "{text}");
        }
        let decomposed: String = "Ông Tống Văn Kính".nfd().collect();
        assert_eq!(split_honorific(&decomposed).1.nfc().collect::<String>(), "Tống Văn Kính");
    }
}
