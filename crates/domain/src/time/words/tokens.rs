//! Words, numbers and signs of a text, and how a word of the text is told to be one of the language.
//!
//! A text with accents means what its accents say: "tối" is evening, "tới" is until. A text without any (a headline in
//! capitals typed bare, a file name) is compared without them, and a word that is then several is read as each.

use std::ops::Range;

use crate::text::{fold, nfc};

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// Digits, as written.
    Number(String),
    /// Letters, in lower case.
    Word(String),
    /// Any other character but space; each dash is `-`.
    Sign(char),
}

#[derive(Debug, Clone)]
struct Placed {
    token: Token,
    /// Whether space stands before it.
    spaced: bool,
    /// Its place in the text.
    place: Range<usize>,
}

/// A text in pieces.
#[derive(Debug, Clone)]
pub(crate) struct Tokens {
    text: String,
    list: Vec<Placed>,
    /// No letter of the text has an accent.
    bare: bool,
}

/// What is left out: quotation marks and the mark of minutes after a clock time.
const SKIPPED: &[char] = &['"', '\'', '“', '”', '‘', '’', '«', '»', '\u{200b}', '\u{feff}'];

impl Tokens {
    /// Takes a text apart.
    pub(crate) fn of(text: &str) -> Self {
        let text = nfc(text.trim());
        let mut list: Vec<Placed> = Vec::new();
        let mut spaced = false;
        for (start, c) in text.char_indices() {
            let end = start.saturating_add(c.len_utf8());
            if c.is_whitespace() || SKIPPED.contains(&c) {
                spaced = true;
                continue;
            }
            let grown = match list.last_mut().filter(|_| !spaced) {
                Some(Placed { token: Token::Number(number), place, .. }) if c.is_ascii_digit() => {
                    number.push(c);
                    place.end = end;
                    true
                }
                Some(Placed { token: Token::Word(word), place, .. }) if c.is_alphabetic() => {
                    word.extend(c.to_lowercase());
                    place.end = end;
                    true
                }
                _ => false,
            };
            if !grown {
                let token = match c {
                    _ if c.is_ascii_digit() => Token::Number(c.to_string()),
                    _ if c.is_alphabetic() => Token::Word(c.to_lowercase().collect()),
                    '–' | '—' | '―' | '‐' | '‑' | '‒' | '−' | '÷' => Token::Sign('-'),
                    _ => Token::Sign(c),
                };
                list.push(Placed { token, spaced, place: start..end });
            }
            spaced = false;
        }
        let bare = !text.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
        Self { text, list, bare }
    }

    /// The text itself, in NFC and without space around it.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// How many pieces there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether `at` is the end.
    pub(crate) fn ends(&self, at: usize) -> bool {
        at >= self.list.len()
    }

    /// The piece at a place.
    pub(crate) fn at(&self, at: usize) -> Option<&Token> {
        self.list.get(at).map(|placed| &placed.token)
    }

    /// Whether space stands before the piece at a place.
    pub(crate) fn spaced(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|placed| placed.spaced)
    }

    /// The text from one piece to another, as written.
    pub(crate) fn written(&self, pieces: Range<usize>) -> &str {
        let start = self.list.get(pieces.start).map_or(self.text.len(), |placed| placed.place.start);
        let end = pieces.end.checked_sub(1).and_then(|last| self.list.get(last)).map_or(start, |p| p.place.end);
        self.text.get(start..end).unwrap_or_default()
    }

    /// The place after a sign, where it stands here.
    pub(crate) fn sign(&self, at: usize, sign: char) -> Option<usize> {
        matches!(self.at(at), Some(Token::Sign(here)) if *here == sign).then(|| at.saturating_add(1))
    }

    /// The digits here, as written, and the place after them.
    pub(crate) fn digits(&self, at: usize) -> Option<(&str, usize)> {
        match self.at(at)? {
            Token::Number(digits) => Some((digits, at.saturating_add(1))),
            _ => None,
        }
    }

    /// A number of at most so many digits, and the place after it.
    pub(crate) fn number(&self, at: usize, max_digits: usize) -> Option<(u32, usize)> {
        let (digits, next) = self.digits(at).filter(|(digits, _)| digits.len() <= max_digits)?;
        Some((digits.parse().ok()?, next))
    }

    /// The place after a phrase, where it stands here. Its words are given in lower case with accents, one space apart.
    pub(crate) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        phrase.split(' ').try_fold(at, |at, word| {
            let Token::Word(here) = self.at(at)? else { return None };
            (here == word || self.bare && *here == fold(word)).then(|| at.saturating_add(1))
        })
    }

    /// The longest of these phrases that stands here, and the place after it.
    pub(crate) fn any_phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.phrase(at, phrase)).max()
    }

    /// The value of the longest of these phrases that stands here, and the place after it. Of equal ones, the first.
    pub(crate) fn value<T: Copy>(&self, at: usize, phrases: &[(&str, T)]) -> Option<(T, usize)> {
        let mut found: Option<(T, usize)> = None;
        for (phrase, value) in phrases {
            if let Some(next) = self.phrase(at, phrase)
                && found.is_none_or(|(_, best)| next > best)
            {
                found = Some((*value, next));
            }
        }
        found
    }

    /// Whether a phrase stands anywhere.
    pub(crate) fn holds(&self, phrase: &str) -> bool {
        (0..self.len()).any(|at| self.phrase(at, phrase).is_some())
    }

    /// A Roman number up to 39, and the place after it.
    pub(crate) fn roman(&self, at: usize) -> Option<(u32, usize)> {
        match self.at(at)? {
            Token::Word(word) => Some((roman_number(word)?, at.saturating_add(1))),
            _ => None,
        }
    }
}

/// The value of a Roman number in lower case, up to 39 and in its one proper spelling.
pub(crate) fn roman_number(word: &str) -> Option<u32> {
    const TENS: [(&str, u32); 4] = [("xxx", 30), ("xx", 20), ("x", 10), ("", 0)];
    const ONES: [(&str, u32); 10] =
        [("viii", 8), ("vii", 7), ("iii", 3), ("vi", 6), ("iv", 4), ("ix", 9), ("ii", 2), ("v", 5), ("i", 1), ("", 0)];
    TENS.into_iter()
        .find_map(|(tens, value)| {
            let rest = word.strip_prefix(tens)?;
            let (_, ones) = ONES.into_iter().find(|(ones, _)| rest == *ones)?;
            Some(value.saturating_add(ones))
        })
        .filter(|value| *value > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_words_numbers_and_signs() {
        let tokens = Tokens::of(" Chiều 7h30, 15–16/9 ");
        let list: Vec<String> = (0..tokens.len()).map(|at| tokens.written(at..at + 1).to_owned()).collect();
        assert_eq!(list, ["Chiều", "7", "h", "30", ",", "15", "–", "16", "/", "9"]);
        assert!(tokens.sign(6, '-').is_some() && tokens.spaced(1) && !tokens.spaced(2));
        assert_eq!(tokens.written(5..8), "15–16");
    }

    #[test]
    fn accents_count_where_there_are_any() {
        assert!(Tokens::of("TRUNG TUẦN").phrase(0, "trung tuần").is_some());
        assert!(Tokens::of("trung tuan").phrase(0, "trung tuần").is_some());
        assert!(Tokens::of("tới").phrase(0, "tối").is_none());
        assert!(Tokens::of("toi").phrase(0, "tối").is_some() && Tokens::of("toi").phrase(0, "tới").is_some());
        assert!(Tokens::of("nam hết").phrase(0, "năm").is_none());
    }

    #[test]
    fn roman_numbers_have_one_spelling() {
        for (word, value) in [("i", 1), ("iv", 4), ("ix", 9), ("xvi", 16), ("xxxix", 39)] {
            assert_eq!(roman_number(word), Some(value));
        }
        for word in ["", "iiii", "vx", "ic", "năm", "xxxx"] {
            assert_eq!(roman_number(word), None, "{word}");
        }
    }
}
