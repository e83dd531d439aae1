//! How a symbol is put together: which separators stand between number, year and groups of letters.

/// The arrangement of a normal form. Groups are letters, digits and inner ampersands, and begin with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape<'a> {
    /// `34-CT/TW`: number, hyphen, type, slash, issuer.
    Hyphened { number: &'a str, type_sign: &'a str, issuer: &'a str },
    /// `298/KH-UBND`: number, slash, groups.
    Slashed { number: &'a str, groups: Vec<&'a str> },
    /// `98/2023/NĐ-CP`: number, year of four digits, groups.
    Dated { number: &'a str, year: u16, groups: Vec<&'a str> },
}

impl<'a> Shape<'a> {
    /// The arrangement, or `None` when the text has none of the three. The number may end in one letter (`12a`).
    pub(super) fn of(normal: &'a str) -> Option<Self> {
        let after_digits = normal.trim_start_matches(|c: char| c.is_ascii_digit());
        if after_digits.len() == normal.len() {
            return None;
        }
        let mut characters = after_digits.chars();
        let rest = match characters.next() {
            Some(letter) if letter.is_alphabetic() => characters.as_str(),
            _ => after_digits,
        };
        let number = normal.strip_suffix(rest)?;
        if let Some(rest) = rest.strip_prefix('-') {
            let (type_sign, issuer) = rest.split_once('/')?;
            return (is_group(type_sign) && is_group(issuer)).then_some(Self::Hyphened { number, type_sign, issuer });
        }
        let rest = rest.strip_prefix('/')?;
        match rest.split_once('/') {
            Some((year, rest)) => Some(Self::Dated { number, year: stated_year(year)?, groups: groups(rest)? }),
            None => Some(Self::Slashed { number, groups: groups(rest)? }),
        }
    }

    /// The group at the place of the type, where an issuer follows it. In an official letter an issuer stands there; an
    /// old sign such as `245/CT` has no issuer, and its letters are not the abbreviations of today.
    pub(super) fn type_sign(&self) -> Option<&'a str> {
        match self {
            Self::Hyphened { type_sign, .. } => Some(type_sign),
            Self::Slashed { groups, .. } | Self::Dated { groups, .. } => match groups.as_slice() {
                [type_sign, _, ..] => Some(type_sign),
                _ => None,
            },
        }
    }

    /// The group at the place of the issuer. For `06/2022/QH15` it is the only one.
    pub(super) fn issuer_sign(&self) -> Option<&'a str> {
        match self {
            Self::Hyphened { issuer, .. } => Some(issuer),
            Self::Slashed { groups, .. } => groups.get(1).copied(),
            Self::Dated { groups, .. } => groups.get(1).or_else(|| groups.first()).copied(),
        }
    }
}

/// A year as symbols state it: four digits of the 20th or 21st century.
pub(super) fn stated_year(text: &str) -> Option<u16> {
    let digits = text.len() == 4 && text.chars().all(|c| c.is_ascii_digit());
    if !digits {
        return None;
    }
    text.parse().ok().filter(|year| (1900..=2099).contains(year))
}

/// A body and the number of its term: `QH15` → (`QH`, 15).
pub(super) fn body_and_term(group: &str) -> Option<(&str, u8)> {
    let body = group.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = group.strip_prefix(body).filter(|digits| (1..=2).contains(&digits.len()))?;
    let term = digits.parse().ok().filter(|term| *term > 0)?;
    body.chars().all(char::is_alphabetic).then_some((body, term)).filter(|(body, _)| !body.is_empty())
}

fn groups(text: &str) -> Option<Vec<&str>> {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().all(|group| is_group(group)).then_some(groups)
}

fn is_group(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.split('&').all(|part| !part.is_empty() && part.chars().all(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_tell_the_arrangement() {
        assert_eq!(Shape::of("34-CT/TW"), Some(Shape::Hyphened { number: "34", type_sign: "CT", issuer: "TW" }));
        assert_eq!(Shape::of("12a/KH-UBND"), Some(Shape::Slashed { number: "12a", groups: vec!["KH", "UBND"] }));
        assert_eq!(Shape::of("06/2022/QH15"), Some(Shape::Dated { number: "06", year: 2022, groups: vec!["QH15"] }));
    }

    #[test]
    fn what_has_none_is_left() {
        for text in ["", "298", "KH-UBND", "34-CT", "58-SL", "298/", "298/KH-", "298//KH", "1/2/KH-UBND", "1/KH UBND"] {
            assert_eq!(Shape::of(text), None, "{text}");
        }
    }

    #[test]
    fn terms_end_the_name_of_a_body() {
        assert_eq!(body_and_term("QH15"), Some(("QH", 15)));
        assert_eq!(body_and_term("UBTVQH9"), Some(("UBTVQH", 9)));
        for text in ["QH", "15", "QH0", "QH150", "Q1H15"] {
            assert_eq!(body_and_term(text), None, "{text}");
        }
    }
}
