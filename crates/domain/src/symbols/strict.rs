//! The strict reading: which production of the law a symbol follows.

use std::fmt;

use thiserror::Error;

use crate::text::fold;

use super::{
    leading_words::number_first,
    normal_form::clean,
    shape::{Shape, body_and_term},
    vocabulary::{party_type, type_after_slash},
};

/// A symbol that follows one of the productions of the law.
///
/// Only [`StrictSymbol::parse`] makes one, so that no value exists which would be written like another production.
/// `Display` gives the official form, with two digits at least in the number; reading that form gives the same value.
/// A type is held in its official spelling where it has one; issuers and units are held as written, because each body
/// chooses its own abbreviation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum StrictSymbol {
    /// `298/KH-UBND`: a named type of administrative document (Decree 30/2020/NĐ-CP Art. 15, App. III).
    #[non_exhaustive]
    Administrative {
        /// The number in the issuer's series of the year; the year itself is not in the symbol.
        number: u32,
        /// The abbreviation of the type.
        type_abbreviation: String,
        /// Who issues.
        issuer: String,
        /// Units or fields after the issuer.
        units: Vec<String>,
    },
    /// `4912/UBND-NC`: an official letter, which names no type (Decree 30/2020/NĐ-CP App. I).
    #[non_exhaustive]
    OfficialLetter {
        /// The number in the issuer's series of the year.
        number: u32,
        /// Who issues.
        issuer: String,
        /// The drafting unit or the field of work.
        unit: String,
    },
    /// `98/2023/NĐ-CP`: a normative document.
    #[non_exhaustive]
    Normative {
        /// The number in the year's series of the type.
        number: u32,
        /// The year of issue.
        year: u16,
        /// The abbreviation of the type.
        type_abbreviation: String,
        /// Who issues.
        issuer: String,
    },
    /// `06/2022/QH15`: a law, ordinance or resolution, which names the term of its body instead of a type.
    #[non_exhaustive]
    Law {
        /// The number in the year's series.
        number: u32,
        /// The year of issue.
        year: u16,
        /// `QH`, the National Assembly, or `UBTVQH`, its Standing Committee.
        body: String,
        /// The term of the National Assembly.
        term: u8,
    },
    /// `1232/NQ-UBTVQH15`: an individual resolution of the Standing Committee of the National Assembly.
    #[non_exhaustive]
    StandingCommittee {
        /// The number in the series of the term.
        number: u32,
        /// The term of the National Assembly.
        term: u8,
    },
    /// `19/2012/TTLT-BTC-BKH&ĐT-BTTTT`: a circular of several ministries.
    #[non_exhaustive]
    Joint {
        /// The number in the year's series.
        number: u32,
        /// The year of issue.
        year: u16,
        /// Who issue, the leading one first.
        issuers: Vec<String>,
    },
    /// `34-CT/TW`: a document of the Party (Guidance 36-HD/VPTW, part II).
    #[non_exhaustive]
    Party {
        /// The number in the series of the type within a committee's term.
        number: u32,
        /// The abbreviation of the type.
        type_abbreviation: String,
        /// Who issues.
        issuer: String,
    },
}

/// Why a text is no symbol after the strict reading. It may be a symbol all the same: see [`super::DocumentSymbol`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StrictError {
    /// It does not begin with a number.
    #[error("a symbol begins with its number")]
    NoNumber,
    /// The number is 0, has a letter or more than six digits.
    #[error("the number of a symbol is 1 to 999999, without letters")]
    Number,
    /// Number, year, type and issuer do not stand as any production has them.
    #[error("no production of document symbols has this arrangement")]
    Arrangement,
}

impl StrictSymbol {
    /// Reads a symbol, tolerant of how it is typed (*Số:* before it, spaces, kinds of dash, Ð for Đ, Cyrillic
    /// look-alikes, the case of a type) and of nothing else.
    ///
    /// # Errors
    /// [`StrictError`] when it follows no production.
    pub fn parse(raw: &str) -> Result<Self, StrictError> {
        let clean = clean(raw);
        let bare = number_first(&clean, &[]);
        let before = clean.strip_suffix(bare.as_str()).ok_or(StrictError::NoNumber)?;
        if !matches!(fold(before).trim_end_matches(|c: char| !c.is_alphanumeric()), "" | "so") {
            return Err(StrictError::NoNumber);
        }
        Self::of_normal_form(&bare)
    }

    /// Reads a normal form.
    pub(super) fn of_normal_form(normal: &str) -> Result<Self, StrictError> {
        if !normal.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(StrictError::NoNumber);
        }
        match Shape::of(normal).ok_or(StrictError::Arrangement)? {
            Shape::Hyphened { number, type_sign, issuer } => Ok(Self::Party {
                number: number_of(number)?,
                type_abbreviation: party_type(type_sign).unwrap_or(type_sign).to_owned(),
                issuer: issuer.to_owned(),
            }),
            Shape::Slashed { number, groups } => slashed(number_of(number)?, &groups),
            Shape::Dated { number, year, groups } => dated(number_of(number)?, year, &groups),
        }
    }

    /// The number.
    #[must_use]
    pub fn number(&self) -> u32 {
        match self {
            Self::Administrative { number, .. }
            | Self::OfficialLetter { number, .. }
            | Self::Normative { number, .. }
            | Self::Law { number, .. }
            | Self::StandingCommittee { number, .. }
            | Self::Joint { number, .. }
            | Self::Party { number, .. } => *number,
        }
    }
}

fn number_of(digits: &str) -> Result<u32, StrictError> {
    let plain = digits.len() <= 6 && digits.chars().all(|c| c.is_ascii_digit());
    let number = digits.parse().ok().filter(|number| plain && *number > 0);
    number.ok_or(StrictError::Number)
}

fn slashed(number: u32, groups: &[&str]) -> Result<StrictSymbol, StrictError> {
    let [first, second, rest @ ..] = groups else { return Err(StrictError::Arrangement) };
    match (type_after_slash(first), rest) {
        (Some(official), _) => Ok(match standing_committee_term(first, second, rest) {
            Some(term) => StrictSymbol::StandingCommittee { number, term },
            None => StrictSymbol::Administrative {
                number,
                type_abbreviation: official.to_owned(),
                issuer: (*second).to_owned(),
                units: rest.iter().map(|unit| (*unit).to_owned()).collect(),
            },
        }),
        (None, []) => {
            Ok(StrictSymbol::OfficialLetter { number, issuer: (*first).to_owned(), unit: (*second).to_owned() })
        }
        (None, _) => Err(StrictError::Arrangement),
    }
}

/// The term in `NQ-UBTVQH15`, the only production that joins type, body and term.
pub(super) fn standing_committee_term(type_sign: &str, issuer: &str, units: &[&str]) -> Option<u8> {
    let (body, term) = body_and_term(issuer)?;
    (units.is_empty() && fold(type_sign) == "nq" && fold(body) == "ubtvqh").then_some(term)
}

fn dated(number: u32, year: u16, groups: &[&str]) -> Result<StrictSymbol, StrictError> {
    let owned = |text: &&str| (*text).to_owned();
    match groups {
        [body_with_term] => {
            let (body, term) = body_and_term(body_with_term).ok_or(StrictError::Arrangement)?;
            let body =
                if matches!(fold(body).as_str(), "qh" | "ubtvqh") { body.to_uppercase() } else { body.to_owned() };
            Ok(StrictSymbol::Law { number, year, body, term })
        }
        [type_sign, issuers @ ..] if type_after_slash(type_sign) == Some("TTLT") => {
            Ok(StrictSymbol::Joint { number, year, issuers: issuers.iter().map(owned).collect() })
        }
        [type_sign, issuer] => Ok(StrictSymbol::Normative {
            number,
            year,
            type_abbreviation: type_after_slash(type_sign).unwrap_or(type_sign).to_owned(),
            issuer: owned(issuer),
        }),
        _ => Err(StrictError::Arrangement),
    }
}

impl fmt::Display for StrictSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Administrative { number, type_abbreviation, issuer, units } => {
                write!(f, "{number:02}/{type_abbreviation}-{issuer}")?;
                units.iter().try_for_each(|unit| write!(f, "-{unit}"))
            }
            Self::OfficialLetter { number, issuer, unit } => write!(f, "{number:02}/{issuer}-{unit}"),
            Self::Normative { number, year, type_abbreviation, issuer } => {
                write!(f, "{number:02}/{year}/{type_abbreviation}-{issuer}")
            }
            Self::Law { number, year, body, term } => write!(f, "{number:02}/{year}/{body}{term}"),
            Self::StandingCommittee { number, term } => write!(f, "{number:02}/NQ-UBTVQH{term}"),
            Self::Joint { number, year, issuers } => {
                write!(f, "{number:02}/{year}/TTLT")?;
                issuers.iter().try_for_each(|issuer| write!(f, "-{issuer}"))
            }
            Self::Party { number, type_abbreviation, issuer } => {
                write!(f, "{number:02}-{type_abbreviation}/{issuer}")
            }
        }
    }
}
