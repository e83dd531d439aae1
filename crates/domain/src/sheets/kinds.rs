//! The kinds of sheet there are.

use super::Definition;
use crate::{
    articles, award_tallies, awards, campaigns, ceremonies, congress_series, congresses, emulation_blocks, exemplars,
    people, posts, recipients, records::Kind,
};

/// Every kind of sheet.
pub static ALL: &[&Definition] = &[
    &articles::DEFINITION,
    &people::DEFINITION,
    &posts::DEFINITION,
    &campaigns::DEFINITION,
    &emulation_blocks::DEFINITION,
    &congress_series::DEFINITION,
    &congresses::DEFINITION,
    &exemplars::DEFINITION,
    &recipients::DEFINITION,
    &awards::DEFINITION,
    &award_tallies::DEFINITION,
    &ceremonies::DEFINITION,
];

/// What a kind is, where it is one of sheets.
#[must_use]
pub fn definition(kind: Kind) -> Option<&'static Definition> {
    ALL.iter().copied().find(|definition| definition.kind == kind)
}
