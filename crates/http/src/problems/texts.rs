//! Titles and explanations of the problem types, read from `data/problems.json`.
//!
//! The file is data so that translators and jurists can correct a sentence without reading code. It is compiled in: a
//! problem must be explainable when nothing else works.

use std::sync::LazyLock;

use serde::Deserialize;
use thidua_domain::language::Language;

use super::ProblemCode;

/// One text in both languages, as the file has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Both {
    /// The text in `language`.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }
}

/// What the pages and the problem documents say about one type.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProblemText {
    /// The slug of the type.
    pub code: String,
    /// Its status, repeated for readers of the file; a test holds it against the enum.
    pub status: u16,
    /// The title, the same for every occurrence (rule 45).
    pub title: Both,
    /// What happened and what to do, for the type's page.
    pub explanation: Both,
}

static TEXTS: LazyLock<Vec<ProblemText>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../data/problems.json")).unwrap_or_default());

/// The texts of a type. A test proves that every type has them, so `None` never happens in a build that passed.
#[must_use]
pub fn text_of(code: ProblemCode) -> Option<&'static ProblemText> {
    TEXTS.iter().find(|text| text.code == code.slug())
}

/// The title of a type in one language.
#[must_use]
pub fn title_of(code: ProblemCode, language: Language) -> &'static str {
    text_of(code).map_or_else(|| code.slug(), |text| text.title.in_language(language))
}

/// The explanation of a type in one language.
#[must_use]
pub fn explanation_of(code: ProblemCode, language: Language) -> &'static str {
    text_of(code).map_or_else(|| code.slug(), |text| text.explanation.in_language(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_and_the_enum_agree() {
        let parsed: Vec<ProblemText> =
            serde_json::from_str(include_str!("../../../../data/problems.json")).expect("the file parses");
        for text in &parsed {
            let code = ProblemCode::from_slug(&text.code).unwrap_or_else(|| panic!("{} is not in the enum", text.code));
            assert_eq!(text.status, code.status().as_u16(), "{}", text.code);
            for sentence in [&text.title.vi, &text.title.en, &text.explanation.vi, &text.explanation.en] {
                assert!(!sentence.trim().is_empty(), "{}", text.code);
            }
        }
        for code in ProblemCode::ALL {
            assert_eq!(parsed.iter().filter(|text| text.code == code.slug()).count(), 1, "{}", code.slug());
        }
    }
}
