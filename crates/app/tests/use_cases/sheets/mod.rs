//! Use cases of sheets, as one call each, the record in the place of the answer.

mod claims;
mod identity;
mod life;
mod lists;
mod references;
mod rules;

use serde_json::Value;
use thidua_app::{Call, errors::Error, sheets};
use thidua_domain::{
    access::Permission,
    ids::OrganizationId,
    records::Kind,
    sheets::{Sheet, definition},
};
use thidua_persistence::{connection::Conn, db::Answer};
use thidua_test_support::World;
use uuid::Uuid;

use crate::acts::{REASON, of_both};

/// Everything that the use cases of sheets ask for.
const WRITE_ALL: &[Permission] = &[
    Permission::ArticlesWrite,
    Permission::CampaignsWrite,
    Permission::CongressesWrite,
    Permission::ExemplarsWrite,
    Permission::PeopleWrite,
];

fn done(kept: &mut Option<Sheet>) -> impl FnMut(&mut Conn, &Sheet) -> Result<Answer, Error> {
    |_, sheet| {
        *kept = Some(sheet.clone());
        Ok(Answer { status: 200, headers: vec![], body: vec![] })
    }
}

fn create(world: &World, call: &Call, kind: Kind, body: &Value) -> Result<Sheet, Error> {
    let mut kept = None;
    sheets::create(&world.app, call, definition(kind).unwrap(), body, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

fn edit(world: &World, call: &Call, sheet: &Sheet, patch: &Value) -> Result<Sheet, Error> {
    let mut kept = None;
    let id = (sheet.definition, sheet.id);
    sheets::edit(&world.app, call, id, &[sheet.front.version], patch, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

fn add_claim(world: &World, call: &Call, sheet: &Sheet, claim: &Value) -> Result<Sheet, Error> {
    let mut kept = None;
    let id = (sheet.definition, sheet.id);
    sheets::add_claim(&world.app, call, id, &[sheet.front.version], claim, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

fn publish(world: &World, call: &Call, sheet: &Sheet) -> Result<Sheet, Error> {
    let mut kept = None;
    sheets::publish(&world.app, call, (sheet.definition, sheet.id), None, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

fn withdraw(world: &World, call: &Call, sheet: &Sheet) -> Result<Sheet, Error> {
    let mut kept = None;
    sheets::withdraw(&world.app, call, (sheet.definition, sheet.id), REASON, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

fn delete(world: &World, call: &Call, sheet: &Sheet) -> Result<(), Error> {
    sheets::delete(&world.app, call, (sheet.definition, sheet.id), &[sheet.front.version], REASON)
}

fn stored(world: &World, sheet: &Sheet) -> Option<Sheet> {
    world.db().read(|conn| thidua_persistence::sheets::find(conn, sheet.kind(), sheet.id)).unwrap()
}

/// Somebody who writes and publishes every kind on `root`.
fn officer(world: &World, root: OrganizationId) -> Call {
    of_both(world, root, WRITE_ALL)
}

/// The places and codes of the faults of a refused body.
fn faults<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<(String, &'static str)> {
    let Err(Error::Invalid(faults)) = result else { panic!("faults are expected, not {result:?}") };
    let place = |place| match place {
        thidua_domain::faults::Place::Body(pointer) | thidua_domain::faults::Place::Parameter(pointer) => pointer,
    };
    faults.into_vec().into_iter().map(|fault| (place(fault.place), fault.code)).collect()
}

fn unknown(pointer: &str) -> (String, &'static str) {
    (pointer.to_owned(), "unknown_reference")
}

fn nobody() -> Uuid {
    Uuid::from_u128(0xdead)
}
