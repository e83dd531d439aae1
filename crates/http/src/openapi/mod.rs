//! The published document: what the annotations of handlers generate, completed with what is the same everywhere.

mod descriptions;
mod examples;
mod finish;
mod operations;
mod parameters;
mod problem_answers;
mod shared;
mod strictness;

pub(crate) use strictness::{LINES, SOMETHING};

pub(crate) use finish::finish;
pub use finish::{About, to_pretty_json};

#[cfg(test)]
mod document_tests;
#[cfg(test)]
mod glossary_tests;
