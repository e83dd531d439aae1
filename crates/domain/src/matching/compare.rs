//! One row and one candidate.

use super::{Candidate, Named, Why, bare_name, exact_key, folded_key};

/// What speaks for two being the same; none when nothing does, or when something speaks against it.
pub(super) fn compare(named: &Named, candidate: &Candidate) -> Option<Why> {
    let differ = |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
    if differ(&named.kind, &candidate.kind) {
        return None;
    }
    let name = names_agree(named, candidate);
    if named.identity_number.is_some() && named.identity_number == candidate.identity_number {
        return Some(if name == Agree::No { Why::IdentityNumberOtherName } else { Why::IdentityNumber });
    }
    if differ(&named.identity_number, &candidate.identity_number)
        || named.born.is_some() && candidate.born.is_some() && named.born != candidate.born
    {
        return None;
    }
    let kind = named.kind.as_deref().or(candidate.kind.as_deref());
    if kind.is_some_and(|kind| matches!(kind, "collective" | "enterprise")) {
        return collectives(named, candidate, name);
    }
    match (name, same_unit(named, candidate)) {
        (Agree::Exactly, Some(true)) => Some(Why::NameAndUnit),
        (Agree::Folded, Some(true)) => Some(Why::FoldedNameAndUnit),
        (Agree::Exactly, _) => Some(Why::NameElsewhere),
        _ => None,
    }
}

/// A collective is its unit, or has its name: "Tổ 1" of one unit is not that of another.
fn collectives(named: &Named, candidate: &Candidate, name: Agree) -> Option<Why> {
    if named.unit_id.is_some() && named.unit_id == candidate.unit_id && name != Agree::No {
        return Some(if name == Agree::Exactly { Why::Unit } else { Why::FoldedNameAndUnit });
    }
    match (name, same_unit(named, candidate)) {
        (Agree::Exactly, Some(false)) => Some(Why::NameElsewhere),
        (Agree::Exactly, _) => Some(Why::CollectiveName),
        (Agree::Folded, Some(true)) => Some(Why::FoldedNameAndUnit),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Agree {
    Exactly,
    Folded,
    No,
}

fn names_agree(named: &Named, candidate: &Candidate) -> Agree {
    let kind = named.kind.as_deref().or(candidate.kind.as_deref());
    let all = || std::iter::once(&candidate.name).chain(&candidate.variants).map(|name| bare_name(name, kind));
    let name = bare_name(&named.name, kind);
    let (exact, folded) = (exact_key(name), folded_key(name));
    if all().any(|name| exact_key(name) == exact) {
        return Agree::Exactly;
    }
    if all().any(|name| folded_key(name) == folded) { Agree::Folded } else { Agree::No }
}

/// Whether both are of one unit; none when that cannot be told.
fn same_unit(named: &Named, candidate: &Candidate) -> Option<bool> {
    if let (Some(one), Some(other)) = (named.unit_id, candidate.unit_id)
        && one == other
    {
        return Some(true);
    }
    let ids = named.unit_id.is_some() && candidate.unit_id.is_some();
    match &named.unit {
        Some(unit) if !candidate.units.is_empty() => {
            let unit = folded_key(unit);
            Some(candidate.units.iter().any(|known| folded_key(known) == unit))
        }
        _ => ids.then_some(false),
    }
}
