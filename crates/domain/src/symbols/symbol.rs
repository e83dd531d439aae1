//! The lenient reading: a symbol as a source prints it, with what is derived from it.

use std::fmt;

use serde::Serialize;
use thiserror::Error;

use crate::{
    faults::Fault,
    language::Sentence,
    text::{fold, nfc},
};

use super::{
    digest::{key, slug},
    normal_form::normal_form,
    shape::{Shape, body_and_term, stated_year},
    strict::{StrictError, StrictSymbol, standing_committee_term},
    vocabulary::{party_type, type_after_slash},
    words::words,
};

/// The greatest length of a symbol, in characters after NFC.
pub const SYMBOL_MAX_CHARS: usize = 100;

/// A document symbol as given. Any form is taken, known or not: registers hold what papers print.
///
/// Serialized, it is the `symbol` of a document: `{"raw", "key", "slug"}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct DocumentSymbol {
    raw: String,
    key: String,
    slug: Option<String>,
    #[serde(skip)]
    normal: String,
}

/// Why a text cannot be kept as a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SymbolError {
    /// It has no letter and no digit.
    #[error("a symbol has at least one letter or digit")]
    Empty,
    /// It is longer than [`SYMBOL_MAX_CHARS`].
    #[error("a symbol has at most {SYMBOL_MAX_CHARS} characters, this one has {length}")]
    TooLong {
        /// Its length in characters.
        length: usize,
    },
    /// It has a line break, another control character, or a character that reverses the direction of writing.
    #[error("a symbol has no control characters, this one has one at character {position}")]
    ControlCharacter {
        /// Its place, counted in characters from 1.
        position: usize,
    },
}

impl SymbolError {
    /// The code of the fault.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too_long",
            Self::ControlCharacter { .. } => "control_character",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn sentence(self) -> Sentence {
        match self {
            Self::Empty => Sentence::new(
                "Số, ký hiệu phải có ít nhất một chữ cái hoặc chữ số; bỏ trường này nếu văn bản chưa có số.",
                "A symbol needs at least one letter or digit; leave it out if the document has none yet.",
            ),
            Self::TooLong { length } => Sentence::new(
                format!("Số, ký hiệu dài tối đa {SYMBOL_MAX_CHARS} ký tự, ở đây có {length}."),
                format!("A symbol has at most {SYMBOL_MAX_CHARS} characters; this one has {length}."),
            ),
            Self::ControlCharacter { position } => Sentence::new(
                format!("Bỏ ký tự điều khiển ở vị trí {position} của số, ký hiệu."),
                format!("Remove the control character at position {position} of the symbol."),
            ),
        }
    }

    /// The fault of a body that has the symbol at `pointer`.
    #[must_use]
    pub fn fault(self, pointer: impl Into<String>) -> Fault {
        let Sentence { vi, en } = self.sentence();
        Fault::body(pointer, self.code(), vi, en)
    }
}

/// The family of documents that the form of a symbol points to. A guess: papers print wrong letters too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SymbolFamily {
    /// `34-CT/TW`.
    Party,
    /// `298/KH-UBND`, official letters included.
    Administrative,
    /// A year or a term of the National Assembly is in the symbol.
    Normative,
    /// The form does not tell, or form and letters tell different things.
    Unknown,
}

impl DocumentSymbol {
    /// Keeps a text as a symbol, in NFC and without white space around it.
    ///
    /// # Errors
    /// [`SymbolError`] when there is nothing to read, too much of it, or control characters inside. An unknown form is
    /// no error.
    pub fn parse(raw: &str) -> Result<Self, SymbolError> {
        let raw = nfc(raw.trim());
        let length = raw.chars().count();
        if length > SYMBOL_MAX_CHARS {
            return Err(SymbolError::TooLong { length });
        }
        if let Some(at) = raw.chars().position(is_control) {
            return Err(SymbolError::ControlCharacter { position: at.saturating_add(1) });
        }
        let normal = normal_form(&raw, &[]);
        let key = key(&normal);
        if key.is_empty() {
            return Err(SymbolError::Empty);
        }
        Ok(Self { key, slug: slug(&normal), raw, normal })
    }

    /// As given, in NFC.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// What `?symbol=` compares: `298 kh ubnd`.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What an address has, with đ told from d: `12-hdd-ubnd`. `None` without a number.
    #[must_use]
    pub fn slug(&self) -> Option<&str> {
        self.slug.as_deref()
    }

    /// The normal form: one dash, no spaces, no type word, the number first; case and accents as given.
    #[must_use]
    pub fn normal_form(&self) -> &str {
        &self.normal
    }

    /// The strict reading of the normal form.
    ///
    /// # Errors
    /// [`StrictError`] when it follows no production of the law.
    pub fn strict(&self) -> Result<StrictSymbol, StrictError> {
        StrictSymbol::of_normal_form(&self.normal)
    }

    /// The year that the symbol states after its number, as those of normative documents do.
    #[must_use]
    pub fn symbol_year(&self) -> Option<u16> {
        match words(&self.normal).as_slice() {
            [number, year, ..] if number.is_number() => stated_year(year.text),
            _ => None,
        }
    }

    /// The term of the National Assembly that the symbol states (`QH15`, `UBTVQH15` → 15).
    #[must_use]
    pub fn term(&self) -> Option<u8> {
        words(&self.normal)
            .iter()
            .filter_map(|word| body_and_term(word.text))
            .find(|(body, _)| matches!(fold(body).as_str(), "qh" | "ubtvqh"))
            .map(|(_, term)| term)
    }

    /// The family that the form points to.
    ///
    /// The Party writes a hyphen after the number. Where a slash stands there and the issuer is the Central or a
    /// provincial committee all the same (`34/CT-TW`), the symbol was copied wrongly and nothing is guessed.
    #[must_use]
    pub fn family(&self) -> SymbolFamily {
        match self.shape() {
            Some(Shape::Hyphened { .. }) => SymbolFamily::Party,
            Some(Shape::Dated { .. }) => SymbolFamily::Normative,
            Some(Shape::Slashed { groups, .. }) => match groups.as_slice() {
                [_] | [] => SymbolFamily::Unknown,
                [first, issuer, rest @ ..] if standing_committee_term(first, issuer, rest).is_some() => {
                    SymbolFamily::Normative
                }
                several if several.iter().any(|group| matches!(fold(group).as_str(), "tw" | "tu")) => {
                    SymbolFamily::Unknown
                }
                _ => SymbolFamily::Administrative,
            },
            None => SymbolFamily::Unknown,
        }
    }

    /// The abbreviation of the type in its official spelling (`KH`, `QĐ`), or as written where a type must stand there
    /// and has no official one. `None` for official letters, laws, and forms without an issuer (`245/CT`, `58-SL`).
    #[must_use]
    pub fn type_abbreviation(&self) -> Option<String> {
        let shape = self.shape()?;
        let written = shape.type_sign()?;
        let official = match shape {
            Shape::Hyphened { .. } => Some(party_type(written).unwrap_or(written)),
            Shape::Slashed { .. } => type_after_slash(written),
            Shape::Dated { .. } => Some(type_after_slash(written).unwrap_or(written)),
        };
        official.map(str::to_owned)
    }

    /// How the normal form is put together.
    pub(super) fn shape(&self) -> Option<Shape<'_>> {
        Shape::of(&self.normal)
    }
}

impl fmt::Display for DocumentSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.raw)
    }
}

/// Control characters, line separators, and the marks that turn the direction of writing: with these a symbol would
/// look like another.
fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
