//! Readings of real symbols, of the ways people write them, and properties of any text.

mod candidates;
mod edge_cases;
mod properties;
mod real_symbols;
mod ways_of_writing;

use super::DocumentSymbol;

fn symbol(raw: &str) -> DocumentSymbol {
    DocumentSymbol::parse(raw).unwrap_or_else(|error| panic!("{raw}: {error}"))
}
