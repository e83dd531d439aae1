//! The words of a symbol: runs of letters and digits, with their places.

/// One word, and where it stands in the text it was cut from (bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// As written, accents and case kept; an ampersand between letters is part of it (`BKH&ĐT` is one abbreviation).
    pub(super) text: &'a str,
    /// The place of its first byte.
    pub(super) start: usize,
    /// The place after its last byte.
    pub(super) end: usize,
}

impl Word<'_> {
    /// Whether it begins with a digit, as a number or a year does and `QH15` does not.
    pub(super) fn is_number(self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// Cuts a clean text into words. `34CT` is cut in two: a number takes at most one letter (`12a`).
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    let mut previous_is_letter = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let letter_follows = characters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        let joins = c == '&' && previous_is_letter && letter_follows;
        previous_is_letter = c.is_alphabetic();
        if c.is_alphanumeric() || joins {
            start.get_or_insert(at);
        } else if let Some(begun) = start.take() {
            push_word(&mut found, text, begun, at);
        }
    }
    if let Some(begun) = start {
        push_word(&mut found, text, begun, text.len());
    }
    found
}

fn push_word<'a>(found: &mut Vec<Word<'a>>, text: &'a str, start: usize, end: usize) {
    let Some(whole) = text.get(start..end) else { return };
    let letters = whole.trim_start_matches(|c: char| c.is_ascii_digit());
    let begins_with_two = letters.chars().filter(|c| *c != '&').take_while(|c| c.is_alphabetic()).nth(1).is_some();
    let glued = letters.len() < whole.len() && begins_with_two;
    if !glued {
        found.push(Word { text: whole, start, end });
        return;
    }
    let cut = end.saturating_sub(letters.len());
    if let Some(number) = text.get(start..cut) {
        found.push(Word { text: number, start, end: cut });
    }
    found.push(Word { text: letters, start: cut, end });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(cut("298/KH-UBND"), ["298", "KH", "UBND"]);
        assert_eq!(cut("19/2012/TTLT-BKH&ĐT."), ["19", "2012", "TTLT", "BKH&ĐT"]);
        assert_eq!(cut("& A& &"), ["A"]);
        assert!(cut(" –/ ").is_empty());
    }

    #[test]
    fn a_number_keeps_one_letter_only() {
        assert_eq!(cut("12a/KH"), ["12a", "KH"]);
        assert_eq!(cut("34CT/TW"), ["34", "CT", "TW"]);
        assert_eq!(cut("06/2022QH15"), ["06", "2022", "QH15"]);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "Số 34CT";
        for word in words(text) {
            assert_eq!(text.get(word.start..word.end), Some(word.text));
        }
    }
}
