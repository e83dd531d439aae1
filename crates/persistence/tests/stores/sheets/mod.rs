//! Sheets: what lists find, in which order, and what a save keeps beside the row.

mod found;
mod kept;
mod order;
mod searched;

use thidua_domain::{access::SightLine, records::Kind, sheets::Sheet};
use thidua_persistence::{
    documents::Phase,
    query::Direction,
    sheets::{self, SheetFilter, SheetSort},
};
use thidua_test_support::World;

fn everything() -> SightLine {
    SightLine { all_internal: true, all_drafts: true, ..SightLine::default() }
}

/// All sheets of a kind, whoever keeps them.
fn all(kind: Kind) -> SheetFilter {
    SheetFilter::all(kind, everything())
}

/// What a filter finds, oldest first; and it counts as many.
fn found(world: &World, filter: &SheetFilter) -> Vec<Sheet> {
    let order = (SheetSort::Time, Direction::Ascending);
    let found = world.db().read(|conn| sheets::list(conn, filter, Phase::All, order, None, 1_000)).unwrap();
    let count = world.db().read(|conn| sheets::count(conn, filter)).unwrap();
    assert_eq!(count, Some(i64::try_from(found.len()).unwrap()));
    found
}

/// The names of what a filter finds, in the order of letters.
fn names(world: &World, filter: &SheetFilter) -> Vec<String> {
    let mut names: Vec<String> = found(world, filter).iter().map(Sheet::name).collect();
    names.sort();
    names
}
