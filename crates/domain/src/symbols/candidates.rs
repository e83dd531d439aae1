//! Which document types a symbol leaves open, for a caller that does not say the type.

use crate::text::fold;

use super::{
    shape::Shape,
    symbol::{DocumentSymbol, SymbolFamily},
    vocabulary::{Agreement, agreement},
};

/// What choosing needs to know of a document type. A row of the catalogue of types.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypeRow {
    /// The code (`adm-plan`).
    pub code: String,
    /// The official abbreviation (`KH`), where the type has one.
    pub abbreviation: Option<String>,
    /// Other abbreviations in use (`QĐ` for rules of the Party).
    pub aliases: Vec<String>,
    /// `administrative`, `party` or `normative`.
    pub family: String,
    /// The class that types share (`plan`).
    pub class: String,
    /// A text with a symbol of the type (`20/2020/QĐ-TTg`), which tells its issuer among types of one abbreviation.
    pub example_symbol: Option<String>,
}

/// The types of the catalogue that a symbol may be of, in the catalogue's order, within `class` when one is given.
///
/// The abbreviation narrows first: when the catalogue knows it, but not in this class, the list is empty, for symbol and
/// class contradict each other. Then the family narrows (see [`DocumentSymbol::family`]), and last the issuer in the
/// example of each type; these two never empty the list, since catalogues have gaps. One row left is an answer, several
/// are a question to the caller.
#[must_use]
pub fn candidate_types<'a>(symbol: &DocumentSymbol, catalogue: &'a [TypeRow], class: Option<&str>) -> Vec<&'a TypeRow> {
    let mut rows: Vec<&TypeRow> = catalogue.iter().filter(|row| class.is_none_or(|class| row.class == class)).collect();
    let shape = symbol.shape();
    if let Some(written) = shape.as_ref().and_then(Shape::type_sign) {
        match catalogue.iter().filter_map(|row| row_agreement(row, written)).min() {
            Some(best) => rows.retain(|row| row_agreement(row, written) == Some(best)),
            // Letters that no type has begin an official letter.
            None => {
                prefer(&mut rows, |row| row.abbreviation.is_none());
            }
        }
    }
    for family in family_order(symbol.family()) {
        if prefer(&mut rows, |row| row.family == *family) {
            break;
        }
    }
    if let Some(issuer) = shape.as_ref().and_then(Shape::issuer_sign) {
        let issuer = issuer_letters(issuer);
        prefer(&mut rows, |row| example_issuer(row).is_some_and(|example| example == issuer));
    }
    rows
}

/// Keeps the rows that meet a condition, unless none does. Whether any did.
fn prefer(rows: &mut Vec<&TypeRow>, meets: impl Fn(&TypeRow) -> bool) -> bool {
    let any = rows.iter().any(|row| meets(row));
    if any {
        rows.retain(|row| meets(row));
    }
    any
}

fn row_agreement(row: &TypeRow, written: &str) -> Option<Agreement> {
    row.abbreviation.iter().chain(&row.aliases).filter_map(|official| agreement(written, official)).min()
}

/// A form of the State is never a guess at the Party: catalogues file some types under the other State family.
fn family_order(family: SymbolFamily) -> &'static [&'static str] {
    match family {
        SymbolFamily::Party => &["party"],
        SymbolFamily::Administrative => &["administrative", "normative"],
        SymbolFamily::Normative => &["normative", "administrative"],
        SymbolFamily::Unknown => &[],
    }
}

fn example_issuer(row: &TypeRow) -> Option<String> {
    let symbol = row.example_symbol.as_deref()?.split_whitespace().find(|word| word.contains('/'))?;
    symbol.rsplit(['/', '-']).next().map(issuer_letters)
}

/// The body without the number of its term: `UBTVQH15` → `ubtvqh`.
fn issuer_letters(sign: &str) -> String {
    fold(sign.trim_end_matches(|c: char| c.is_ascii_digit()))
}
