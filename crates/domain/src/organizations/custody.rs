//! Today's custody: under whom an organization's records hang, which is what rights follow.

use chrono::NaiveDate;

use super::{OrganizationContent, ParentSpan};
use crate::ids::OrganizationId;

/// Who has custody of an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Custody {
    /// It stands on its own: a root.
    Root,
    /// It stands under this one.
    Under(OrganizationId),
}

/// Who has custody of an organization on `today`, given its only successor where it has just one.
///
/// A living unit hangs under its parent; an ended one under the custodian that was named, else under its one
/// successor, else under its last parent (the nearest above it: the tree then follows that one's own custody).
#[must_use]
pub fn custody_of(content: &OrganizationContent, only_successor: Option<OrganizationId>, today: NaiveDate) -> Custody {
    let parent = current_parent(&content.parents, today);
    let above = if content.has_ended(today) { content.custodian_id.or(only_successor).or(parent) } else { parent };
    above.map_or(Custody::Root, Custody::Under)
}

/// The parent on `day`: the span that covers it, else the one that began last.
fn current_parent(parents: &[ParentSpan], day: NaiveDate) -> Option<OrganizationId> {
    let covers = |span: &&ParentSpan| {
        span.valid_from.is_none_or(|first| first <= day) && span.valid_to.is_none_or(|last| day <= last)
    };
    parents
        .iter()
        .filter(covers)
        .max_by_key(|span| span.valid_from)
        .or_else(|| parents.iter().max_by_key(|span| span.valid_from))
        .map(|span| span.organization_id)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::language::Label;

    fn id(n: u128) -> OrganizationId {
        OrganizationId::from_uuid(Uuid::from_u128(n))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn district() -> OrganizationContent {
        OrganizationContent {
            code: "q".into(),
            name: Label { vi: "Quận".into(), en: None },
            abbreviations: vec![],
            kind: "district".into(),
            valid_from: None,
            valid_to: Some(day("2025-06-30")),
            parents: vec![ParentSpan { organization_id: id(1), valid_from: None, valid_to: None }],
            predecessors: vec![],
            custodian_id: Some(id(2)),
            offices: vec![],
            marks: vec![],
            sources: vec![],
        }
    }

    #[test]
    fn a_living_unit_hangs_under_its_parent_and_an_ended_one_under_its_custodian() {
        assert_eq!(custody_of(&district(), Some(id(3)), day("2025-06-30")), Custody::Under(id(1)));
        assert_eq!(custody_of(&district(), Some(id(3)), day("2025-07-01")), Custody::Under(id(2)));
        let orphan = OrganizationContent { custodian_id: None, ..district() };
        assert_eq!(custody_of(&orphan, Some(id(3)), day("2025-07-01")), Custody::Under(id(3)));
        assert_eq!(custody_of(&orphan, None, day("2025-07-01")), Custody::Under(id(1)));
        let alone = OrganizationContent { custodian_id: None, parents: vec![], ..district() };
        assert_eq!(custody_of(&alone, None, day("2025-07-01")), Custody::Root);
    }

    #[test]
    fn the_parent_is_the_one_of_the_day() {
        let moved = OrganizationContent {
            valid_to: None,
            parents: vec![
                ParentSpan { organization_id: id(1), valid_from: None, valid_to: Some(day("2019-12-31")) },
                ParentSpan { organization_id: id(2), valid_from: Some(day("2020-01-01")), valid_to: None },
            ],
            ..district()
        };
        assert_eq!(custody_of(&moved, None, day("2019-06-01")), Custody::Under(id(1)));
        assert_eq!(custody_of(&moved, None, day("2021-06-01")), Custody::Under(id(2)));
    }
}
