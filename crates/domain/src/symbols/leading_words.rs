//! What stands before the number: a type word that is not part of the symbol, or letters that are.

use crate::text::fold;

use super::{
    shape::body_and_term,
    words::{Word, words},
};

/// Puts the number first.
///
/// - "Số: 34-CT/TW": *số* goes. Where a title has several numbers, the one that *số* announces is meant.
/// - "Chỉ thị 34-CT/TW": words before a number that letters of type and issuer follow go.
/// - "Luật 06/2022/QH15": a name among `type_names` (folded, as `luat`) goes, and so do words that read as Vietnamese.
/// - "CT 34/TW", "KH-UBND 298": letters that are no words belong to the symbol and move behind the number.
pub(super) fn number_first(clean: &str, type_names: &[String]) -> String {
    let all = words(clean);
    let number = match all.first() {
        // Words behind a leading number are its own, even where they read like *số*.
        Some(first) if first.is_number() => Some(0),
        _ => number_after_so(clean, &all).or_else(|| all.iter().position(|word| word.is_number())),
    };
    let Some(number) = number else { return clean.to_owned() };
    let (head, tail) = all.split_at_checked(number).unwrap_or((&[], &all));
    let Some(first) = tail.first() else { return clean.to_owned() };
    let tail_text = clean.get(first.start..).unwrap_or(clean);
    let head = without_so(clean, head, first);
    let head = head.get(named_words(head, type_names)..).unwrap_or(&[]);
    let (Some(opening), Some(closing)) = (head.first(), head.last()) else { return tail_text.to_owned() };
    let head_text = clean.get(opening.start..closing.end).unwrap_or_default();
    // "A-12/KH" and "B-12/KH" are two symbols: what is tied to the number is never dropped.
    let gap = clean.get(closing.end..first.start).unwrap_or_default();
    let tied = matches!(gap, "-" | "/") && !head_text.contains(' ');
    if tied || belongs_to_symbol(head_text, tail) {
        behind_number(head_text, tail, clean)
    } else {
        tail_text.to_owned()
    }
}

/// The place of the first number that the word *số* announces.
fn number_after_so(clean: &str, all: &[Word<'_>]) -> Option<usize> {
    all.windows(2)
        .position(|pair| match pair {
            [so, number] => {
                number.is_number() && fold(so.text) == "so" && is_label_gap(clean.get(so.end..number.start))
            }
            _ => false,
        })
        .map(|at| at.saturating_add(1))
}

/// The words before the number less the *số* that announces it.
fn without_so<'a, 'b>(clean: &str, head: &'b [Word<'a>], number: &Word<'a>) -> &'b [Word<'a>] {
    match head {
        [before @ .., so] if fold(so.text) == "so" && is_label_gap(clean.get(so.end..number.start)) => before,
        _ => head,
    }
}

/// What may stand between *số* and its number: a space, a colon, a full stop.
fn is_label_gap(gap: Option<&str>) -> bool {
    gap.is_some_and(|gap| !gap.is_empty() && gap.chars().all(|c| c == ':' || c == '.' || c.is_whitespace()))
}

/// How many of the first words are the longest name in `type_names` that they begin with.
fn named_words(head: &[Word<'_>], type_names: &[String]) -> usize {
    let folded: Vec<String> = head.iter().map(|word| fold(word.text)).collect();
    type_names
        .iter()
        .map(|name| name.split_whitespace().collect::<Vec<_>>())
        .filter(|name| name.len() <= folded.len() && name.iter().zip(&folded).all(|(a, b)| a == b))
        .map(|name| name.len())
        .max()
        .unwrap_or(0)
}

/// Whether letters before the number are the type, or type and issuer, that the rest lacks.
fn belongs_to_symbol(head_text: &str, tail: &[Word<'_>]) -> bool {
    let letters: Vec<&Word<'_>> = tail.iter().filter(|word| !word.is_number()).collect();
    // Type and issuer are there already; `QH15` is the issuer of a form that has no type.
    let complete = match letters.as_slice() {
        [] => false,
        [only] => body_and_term(only.text).is_some(),
        _ => true,
    };
    let mut chunks = head_text.split_whitespace().map(words).filter(|parts| !parts.is_empty());
    !complete && chunks.all(|parts| is_abbreviation(&parts))
}

/// Letters that no Vietnamese word is made of ("UBND", "KH-UBND"), or up to three capitals alone ("ĐA").
fn is_abbreviation(parts: &[Word<'_>]) -> bool {
    let short_capitals = match parts {
        [only] => only.text.chars().all(char::is_uppercase) && only.text.chars().nth(3).is_none(),
        _ => false,
    };
    short_capitals || parts.iter().any(|part| !part.is_number() && !is_syllable(&fold(part.text)))
}

/// Whether a folded word has the build of a Vietnamese syllable: onset, one to three vowels, coda.
fn is_syllable(folded: &str) -> bool {
    const ONSETS: [&str; 26] = [
        "ngh", "ng", "nh", "gh", "kh", "ph", "th", "tr", "ch", "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "q",
        "r", "s", "t", "v", "x", "",
    ];
    const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let Some(rime) = ONSETS.iter().find_map(|onset| folded.strip_prefix(onset)) else { return false };
    let coda = rime.trim_start_matches(['a', 'e', 'i', 'o', 'u', 'y']);
    (1..=3).contains(&rime.len().saturating_sub(coda.len())) && CODAS.contains(&coda)
}

/// The head after the number and its year, apart from both by a space: in which order type and issuer would have been
/// joined is not known, so this form claims no production.
fn behind_number(head_text: &str, tail: &[Word<'_>], clean: &str) -> String {
    let numbers = tail.iter().take_while(|word| word.is_number());
    let (Some(first), Some(last)) = (tail.first(), numbers.last()) else { return clean.to_owned() };
    let number = clean.get(first.start..last.end).unwrap_or_default();
    let rest = clean.get(last.end..).unwrap_or_default();
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
    format!("{number} {head_text} {rest}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(text: &str) -> String {
        number_first(text, &[])
    }

    #[test]
    fn words_go_and_letters_stay() {
        for text in ["34-CT/TW", "Số: 34-CT/TW", "số 34-CT/TW", "Chỉ thị số 34-CT/TW", "CHI THI 34-CT/TW"] {
            assert_eq!(alone(text), "34-CT/TW", "{text}");
        }
        assert_eq!(alone("Luật 06/2022/QH15"), "06/2022/QH15");
        assert_eq!(alone("CT 34/TW"), "34 CT TW");
        assert_eq!(alone("CT-34/TW"), "34 CT TW");
        assert_eq!(alone("KH-UBND 298"), "298 KH-UBND");
        assert_eq!(alone("KH-UBND số: 298"), "298 KH-UBND");
        assert_eq!(alone("NQ 202/2025/QH15"), "202/2025/QH15");
        assert_eq!(alone("NĐ-CP 98/2023"), "98/2023 NĐ-CP");
        assert_eq!(alone("ĐA 12/UBND"), "12 ĐA UBND");
        assert_eq!(alone("Kế hoạch 298"), "298");
        assert_eq!(alone("KH-UBND"), "KH-UBND");
        assert_eq!(alone(""), "");
    }

    #[test]
    fn a_number_inside_the_title_is_not_the_number() {
        assert_eq!(alone("Kế hoạch 5 năm số 298/KH-UBND"), "298/KH-UBND");
        assert_eq!(alone("Sở Nội vụ 920/TTr-SNV"), "920/TTr-SNV");
    }

    #[test]
    fn nothing_behind_a_leading_number_is_taken_for_a_label() {
        assert_eq!(alone("12/KH-SO 5"), "12/KH-SO 5");
    }

    #[test]
    fn letters_tied_to_the_number_are_never_lost() {
        assert_ne!(alone("A-12/KH-UBND"), alone("B-12/KH-UBND"));
    }

    #[test]
    fn given_names_go_whatever_they_look_like() {
        let names = ["law".to_owned(), "chi thi".to_owned(), "chi".to_owned()];
        assert_eq!(number_first("Law 06/2022/QH15", &names), "06/2022/QH15");
        assert_eq!(number_first("CHI THI 34", &names), "34");
        assert_eq!(number_first("Chỉ thị CT 34/TW", &names), "34 CT TW");
    }

    #[test]
    fn syllables_are_told_from_initials() {
        for word in ["chi", "thi", "ke", "hoach", "quyet", "nghi", "luat", "giay", "moi", "khuyen"] {
            assert!(is_syllable(word), "{word}");
        }
        for initials in ["ct", "ubnd", "qd", "ttg", "guq", "vptw", "law", "kh", ""] {
            assert!(!is_syllable(initials), "{initials}");
        }
    }
}
