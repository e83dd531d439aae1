//! The abbreviations of document types that the forms of law print, in their official spelling.
//!
//! They are needed to tell an administrative symbol from an official letter, which begins with its issuer. The register
//! of types that an installation uses is data and may hold more.

use crate::text::{fold, lower};

/// Types of administrative and copied documents (Decree 30/2020/NĐ-CP App. III), those of normative documents, and
/// others seen in symbols of the same build: joint and coordination documents, conclusions of inspectors, letters that
/// print their type.
const AFTER_SLASH: &[&str] = &[
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ",
    "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL", "L", "NĐ", "TT", "TTLT", "NQLT",
    "VBHN", "KHPH", "CTPH", "KL", "CV",
];

/// Types that only the Party writes (Guidance 36-HD/VPTW).
const PARTY_ONLY: &[&str] = &["QĐi", "QH"];

/// How well a written abbreviation agrees with an official one; the first is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// Letter for letter.
    Exact,
    /// But for case: `QYĐ` for `QyĐ`.
    Case,
    /// But for case and accents: `qd` for `QĐ`.
    Accents,
}

/// How a written abbreviation agrees with an official one, `None` when it does not.
pub(super) fn agreement(written: &str, official: &str) -> Option<Agreement> {
    if written == official {
        Some(Agreement::Exact)
    } else if lower(written) == lower(official) {
        Some(Agreement::Case)
    } else if fold(written) == fold(official) {
        Some(Agreement::Accents)
    } else {
        None
    }
}

/// The official spelling of a type that stands after the slash.
pub(super) fn type_after_slash(written: &str) -> Option<&'static str> {
    best(written, AFTER_SLASH.iter())
}

/// The official spelling of a type in a Party symbol.
pub(super) fn party_type(written: &str) -> Option<&'static str> {
    best(written, AFTER_SLASH.iter().chain(PARTY_ONLY))
}

fn best<'a>(written: &str, official: impl Iterator<Item = &'a &'static str>) -> Option<&'static str> {
    official.filter_map(|one| Some((agreement(written, one)?, *one))).min_by_key(|(how, _)| *how).map(|(_, one)| one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_take_their_official_spelling() {
        for (written, official) in [
            ("qd", "QĐ"),
            ("QYĐ", "QyĐ"),
            ("qyd", "QyĐ"),
            ("CTR", "CTr"),
            ("CT", "CT"),
            ("HĐ", "HĐ"),
            ("hd", "HD"),
            ("nd", "NĐ"),
        ] {
            assert_eq!(type_after_slash(written), Some(official), "{written}");
        }
        assert_eq!(type_after_slash("UBND"), None);
        assert_eq!(type_after_slash("QH"), None);
        assert_eq!(party_type("QĐI"), Some("QĐi"));
    }
}
