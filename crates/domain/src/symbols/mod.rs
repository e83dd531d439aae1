//! Document symbols (*số, ký hiệu*): `298/KH-UBND`, `34-CT/TW`, `98/2023/NĐ-CP`.
//!
//! Two readings stand side by side. The lenient one, [`DocumentSymbol`], takes whatever a source prints, keeps it and
//! derives the forms that searching and addressing compare. The strict one, [`StrictSymbol`], says which production of
//! the law a symbol follows, or that it follows none. What a symbol lets one guess about its document (family, type,
//! year, term) is a guess: the issuer and the printed type word decide.
//!
//! The rules are those of Decree 30/2020/NĐ-CP, Art. 15 and Appendices I and III, for administrative documents, and of
//! Guidance 36-HD/VPTW, part II, for those of the Party. Who may issue what does not belong here.

mod candidates;
mod digest;
mod leading_words;
mod normal_form;
mod query;
mod shape;
mod strict;
mod symbol;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

pub use candidates::{TypeRow, candidate_types};
pub use query::{folded_type_names, query_key};
pub use strict::{StrictError, StrictSymbol};
pub use symbol::{DocumentSymbol, SYMBOL_MAX_CHARS, SymbolError, SymbolFamily};
