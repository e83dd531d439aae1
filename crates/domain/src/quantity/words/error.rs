//! Why words could not be read as a quantity.

use thiserror::Error;

use super::super::value::TEXT_MAX_CHARS;
use crate::{faults::Fault, language::Sentence};

/// Why words could not be read as a quantity. The English sentence is the error's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum QuantityWordsError {
    /// There are no words.
    #[error("Write the words of the source, for example \"khoảng 550 đại biểu\".")]
    Empty,
    /// There are too many.
    #[error("Give only the words of the quantity, at most {TEXT_MAX_CHARS} characters: this is longer.")]
    TooLong,
    /// No number begins them, or another follows.
    #[error(
        "These words are not known as one quantity. Write one number with its unit, for example \"khoảng 550 đại \
         biểu\", \"12,5 %\", \"từ 500 người trở lên\", or give value, qualifier and unit."
    )]
    Unknown,
}

impl QuantityWordsError {
    /// A stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::Unknown => "unreadable_quantity",
        }
    }

    /// What to do about it, in both languages.
    #[must_use]
    pub fn sentence(self) -> Sentence {
        let vi = match self {
            Self::Empty => "Hãy ghi lời văn của nguồn, ví dụ \"khoảng 550 đại biểu\".".to_owned(),
            Self::TooLong => {
                format!("Hãy chỉ ghi lời văn về số lượng, tối đa {TEXT_MAX_CHARS} ký tự: phần này dài hơn.")
            }
            Self::Unknown => {
                "Chưa hiểu lời văn này là một số lượng nào. Hãy ghi một số kèm đơn vị, ví dụ \"khoảng 550 \
                              đại biểu\", \"12,5 %\", \"từ 500 người trở lên\", hoặc ghi value, qualifier và unit."
                    .to_owned()
            }
        };
        Sentence::new(vi, self.to_string())
    }

    /// The fault at a place of the body.
    #[must_use]
    pub fn fault(self, pointer: &str) -> Fault {
        let sentence = self.sentence();
        Fault::body(pointer, self.code(), sentence.vi, sentence.en)
    }
}
