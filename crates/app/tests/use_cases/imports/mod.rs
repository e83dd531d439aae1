//! Imports, from the file that is sent in to the records that it becomes.

mod again;
mod awards;
mod others;
mod read;
mod resumed;

use thidua_app::{
    Call,
    errors::Error,
    identity::{NewAccount, add_account},
    imports::{self, NewImport, Of, Options, Shown},
};
use thidua_domain::{
    access::Principal,
    ids::OrganizationId,
    records::Kind,
    sheets::{Sheet, definition},
};
use thidua_persistence::{
    db::Answer,
    documents::Phase,
    query::Direction,
    sheets::{self, SheetFilter, SheetSort},
};
use thidua_test_support::World;
use uuid::Uuid;

/// An account of the register that holds roles on the organization with this code.
fn account(world: &World, name: &str, roles: &[&str], organization: &str) -> Call {
    let mut user = None;
    for role in roles {
        user = Some(add_account(&world.app, &NewAccount { name, role, organization }).unwrap());
    }
    let user = user.unwrap();
    world.call(&Principal { id: user.id, name: user.name, grants: user.grants }, &[])
}

fn answer() -> Answer {
    Answer { status: 202, headers: vec![], body: vec![] }
}

fn start(
    world: &World,
    call: &Call,
    of: Of,
    keeper: OrganizationId,
    file: &[u8],
    options: Options,
) -> Result<Uuid, Error> {
    let mut id = None;
    let new = NewImport { of, keeper, file_name: "phu-luc.csv", file, options };
    imports::start(&world.app, call, &new, &mut |_, import| {
        id = Some(import.id);
        Ok(answer())
    })?;
    Ok(id.unwrap())
}

/// Sends a file in and runs it to its end.
fn import(world: &World, call: &Call, of: Of, keeper: OrganizationId, file: &str, options: Options) -> Shown {
    let id = start(world, call, of, keeper, file.as_bytes(), options).unwrap();
    imports::run_until_ended(&world.app, id, &mut |_| {}).unwrap();
    shown(world, call, id)
}

fn shown(world: &World, call: &Call, id: Uuid) -> Shown {
    world.db().read(|conn| imports::find(conn, call, id)).unwrap()
}

/// Every sheet of a kind, by name.
fn all(world: &World, call: &Call, kind: Kind) -> Vec<Sheet> {
    let filter = SheetFilter::all(definition(kind).unwrap().kind, call.sight_line());
    let order = (SheetSort::Name, Direction::Ascending);
    world.db().read(|conn| sheets::list(conn, &filter, Phase::All, order, None, 10_000)).unwrap()
}

/// What came of the rows: created, unchanged, differing, faulty, uncertain, skipped.
fn counts(shown: &Shown) -> [u64; 6] {
    let counts = shown.counts;
    [counts.created, counts.unchanged, counts.differing, counts.faulty, counts.uncertain, counts.skipped]
}

/// The rows and codes of the faults.
fn faults(shown: &Shown) -> Vec<(u32, &str)> {
    shown.report.faults.iter().map(|fault| (fault.row, fault.code.as_str())).collect()
}
