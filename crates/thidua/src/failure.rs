//! Why a command failed, said so that the reader knows what to do.

use std::fmt;

use thidua_app::{OpenError, errors::Error, loading::SyntheticError};
use thidua_domain::{faults::Place, language::Language};

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The configuration has faults; every one of them.
    Configuration(Vec<String>),
    /// The command could not do its work.
    Work(String),
}

impl Failure {
    /// 2 for a configuration that has to be corrected, 1 for anything else.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Configuration(_) => 2,
            Self::Work(_) => 1,
        }
    }

    /// A failure in words.
    pub(crate) fn work(words: impl fmt::Display) -> Self {
        Self::Work(words.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configuration(faults) => {
                writeln!(f, "The configuration has faults:")?;
                for fault in faults {
                    writeln!(f, "  - {fault}")?;
                }
                write!(f, "Correct them and start again; `thidua help serve` lists every setting.")
            }
            Self::Work(words) => write!(f, "{words}"),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Invalid(faults) => {
                let lines: Vec<String> = faults
                    .iter()
                    .map(|fault| {
                        let (Place::Body(place) | Place::Parameter(place)) = &fault.place;
                        format!("{place}: {}", fault.detail.in_language(Language::En))
                    })
                    .collect();
                Self::Work(lines.join("\n"))
            }
            other => Self::Work(chain(&other)),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::Work(chain(&error))
    }
}

impl From<SyntheticError> for Failure {
    fn from(error: SyntheticError) -> Self {
        match error {
            SyntheticError::Failed(error) => error.into(),
            other => Self::Work(chain(&other)),
        }
    }
}

impl From<thidua_persistence::errors::StoreError> for Failure {
    fn from(error: thidua_persistence::errors::StoreError) -> Self {
        Self::Work(chain(&error))
    }
}

/// An error with everything that caused it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        words.push_str(": ");
        words.push_str(&cause.to_string());
        source = cause.source();
    }
    words
}
