//! The two languages of labels and problem texts, and texts that exist in both.

use serde::{Deserialize, Serialize};

/// A language the service answers in. Vietnamese is the default (RFC 9110 §12.5.4 negotiation happens in `http`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Vietnamese, the language of the records themselves.
    #[default]
    Vi,
    /// English, for labels, names with an official translation, and problem texts.
    En,
}

impl Language {
    /// The BCP 47 tag, as `Content-Language` has it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

/// A sentence of the service itself, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Sentence {
    /// Both texts of one sentence.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The text in `language`.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }
}

/// A name that is Vietnamese and may have an official English form: `LABEL` of the API.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Label {
    /// Vietnamese; always there.
    pub vi: String,
    /// English, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Label {
    /// The text in `language`; Vietnamese where no English exists.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match (language, &self.en) {
            (Language::En, Some(en)) => en,
            _ => &self.vi,
        }
    }
}
