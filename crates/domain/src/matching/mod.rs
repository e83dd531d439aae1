//! Whether somebody named in a list is in the register already.
//!
//! Namesakes are many, so a name alone never makes two the same: a number of an identity card does, or the name in one
//! unit with nothing against it. What may be the same and may not is left to an officer.

mod compare;
mod honorific;
#[cfg(test)]
mod tests;

use uuid::Uuid;

use crate::text::{fold, nfc, tokens};

pub use honorific::split_honorific;

/// Somebody, or some collective, as a row of a list names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// The name as printed.
    pub name: String,
    /// A code of `recipient-kinds`, when it is said.
    pub kind: Option<String>,
    /// The unit of the register that they belong to, or that they are.
    pub unit_id: Option<Uuid>,
    /// Their unit, as printed.
    pub unit: Option<String>,
    /// The number of the identity card.
    pub identity_number: Option<String>,
    /// The year of birth.
    pub born: Option<i32>,
}

/// Somebody who is in the register already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Their id.
    pub id: Uuid,
    /// The name.
    pub name: String,
    /// Other ways in which it is written.
    pub variants: Vec<String>,
    /// A code of `recipient-kinds`.
    pub kind: Option<String>,
    /// The unit that they belong to, or that they are.
    pub unit_id: Option<Uuid>,
    /// Names of their units, as known from the register and from awards.
    pub units: Vec<String>,
    /// The number of the identity card.
    pub identity_number: Option<String>,
    /// The year of birth.
    pub born: Option<i32>,
    /// Whether it was merged into another: it is nobody's match then.
    pub merged: bool,
}

/// Why two are taken for the same, or may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// The same number of an identity card.
    IdentityNumber,
    /// The same number, and different names.
    IdentityNumberOtherName,
    /// The same name in the same unit.
    NameAndUnit,
    /// The same name in the same unit, and there are several of them.
    SeveralInUnit,
    /// The collective is this unit of the register.
    Unit,
    /// The same name of a collective.
    CollectiveName,
    /// Letters agree and accents do not, in the same unit.
    FoldedNameAndUnit,
    /// The same name, in another unit or where the unit is not known.
    NameElsewhere,
}

impl Why {
    /// All of them, the strongest first.
    pub const ALL: [Self; 8] = [
        Self::IdentityNumber,
        Self::IdentityNumberOtherName,
        Self::NameAndUnit,
        Self::SeveralInUnit,
        Self::Unit,
        Self::CollectiveName,
        Self::FoldedNameAndUnit,
        Self::NameElsewhere,
    ];

    /// Its code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::IdentityNumber => "identity_number",
            Self::IdentityNumberOtherName => "identity_number_other_name",
            Self::NameAndUnit => "name_and_unit",
            Self::SeveralInUnit => "several_in_unit",
            Self::Unit => "unit",
            Self::CollectiveName => "collective_name",
            Self::FoldedNameAndUnit => "folded_name_and_unit",
            Self::NameElsewhere => "name_elsewhere",
        }
    }
}

/// What came of looking for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// It is this one.
    Same(Uuid, Why),
    /// It may be one of these, the likeliest first.
    Uncertain(Vec<(Uuid, Why)>),
    /// Nobody in the register.
    New,
}

/// Looks for somebody among candidates.
#[must_use]
pub fn find(named: &Named, candidates: &[Candidate]) -> Match {
    let mut sure: Vec<(Uuid, Why)> = Vec::new();
    let mut perhaps: Vec<(Uuid, Why)> = Vec::new();
    for candidate in candidates.iter().filter(|candidate| !candidate.merged) {
        match compare::compare(named, candidate) {
            Some(why @ (Why::IdentityNumber | Why::NameAndUnit | Why::Unit | Why::CollectiveName)) => {
                sure.push((candidate.id, why));
            }
            Some(why) => perhaps.push((candidate.id, why)),
            None => {}
        }
    }
    sure.sort_by_key(|(id, why)| (*why, *id));
    sure.dedup_by_key(|(id, _)| *id);
    // A number, or the unit that a collective is, tells more than names that agree.
    let best: Vec<(Uuid, Why)> =
        sure.iter().copied().filter(|(_, why)| matches!(why, Why::IdentityNumber | Why::Unit)).collect();
    let chosen = if best.is_empty() { &sure } else { &best };
    match (&chosen[..], perhaps.is_empty()) {
        ([(id, why)], true) => Match::Same(*id, *why),
        ([(id, why)], false) if !perhaps.iter().any(|(_, other)| *other == Why::IdentityNumberOtherName) => {
            Match::Same(*id, *why)
        }
        ([], true) => Match::New,
        _ => {
            let several = sure.iter().map(|(id, why)| {
                (*id, if sure.len() > 1 && *why == Why::NameAndUnit { Why::SeveralInUnit } else { *why })
            });
            let mut all: Vec<(Uuid, Why)> = several.chain(perhaps).collect();
            all.sort_by_key(|(id, why)| (*why, *id));
            Match::Uncertain(all)
        }
    }
}

/// The name that two are compared by: of people it is the bare one, without how they are addressed.
#[must_use]
pub fn bare_name<'n>(name: &'n str, kind: Option<&str>) -> &'n str {
    if kind == Some("individual") { split_honorific(name).1 } else { name }
}

/// A name in one form: composed, spaces single, signs and case away, accents kept.
#[must_use]
pub fn exact_key(name: &str) -> String {
    tokens(&crate::text::lower(&nfc(name)))
}

/// The same without accents.
#[must_use]
pub fn folded_key(name: &str) -> String {
    tokens(&fold(name))
}
