//! Use cases as one call each, the record in the place of the answer.

use chrono::TimeDelta;
use serde_json::{Value, json};
use thidua_app::{
    Call,
    changes::{self, Changes, KINDS},
    documents,
    errors::Error,
    organizations, relations,
};
use thidua_domain::{
    access::{Permission, Role, Scope},
    documents::Document,
    ids::{DocumentId, OrganizationId, RelationId},
    organizations::Organization,
    relations::Relation,
};
use thidua_persistence::db::Answer;
use thidua_test_support::{World, holder};

pub(crate) const WRITE: &[Permission] = &[Permission::DocumentsWrite];
pub(crate) const PUBLISH: &[Permission] = &[Permission::DocumentsPublish];
pub(crate) const ORGANIZE: &[Permission] = &[Permission::OrganizationsWrite];
pub(crate) const REASON: &str = "theo yêu cầu của đơn vị";

fn done<R: Clone>(
    kept: &mut Option<R>,
) -> impl FnMut(&mut thidua_persistence::connection::Conn, &R) -> Result<Answer, Error> {
    |_, record| {
        *kept = Some(record.clone());
        Ok(Answer { status: 200, headers: vec![], body: vec![] })
    }
}

pub(crate) fn create(world: &World, call: &Call, body: &Value) -> Result<Document, Error> {
    let mut kept = None;
    documents::create(&world.app, call, None, body, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

pub(crate) fn edit(world: &World, call: &Call, document: &Document, patch: &Value) -> Result<Document, Error> {
    let mut kept = None;
    documents::edit(&world.app, call, document.id, &[document.front.version], patch, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

pub(crate) fn publish(world: &World, call: &Call, id: DocumentId) -> Result<Document, Error> {
    let mut kept = None;
    documents::publish(&world.app, call, id, None, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

pub(crate) fn schedule(world: &World, call: &Call, id: DocumentId, ahead: TimeDelta) -> Result<Document, Error> {
    let mut kept = None;
    documents::publish(&world.app, call, id, Some(call.now + ahead), &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

pub(crate) fn withdraw(world: &World, call: &Call, id: DocumentId) -> Result<Document, Error> {
    let mut kept = None;
    documents::withdraw(&world.app, call, id, REASON, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

pub(crate) fn delete(world: &World, call: &Call, document: &Document) -> Result<(), Error> {
    documents::delete(&world.app, call, document.id, &[document.front.version], REASON)
}

pub(crate) fn relate(
    world: &World,
    call: &Call,
    from: &Document,
    to: DocumentId,
    how: &str,
) -> Result<Relation, Error> {
    let mut kept = None;
    let body = json!({"toId": to, "relation": how});
    relations::add(&world.app, call, from.id, &[from.front.version], &body, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

pub(crate) fn unrelate(world: &World, call: &Call, from: &Document, id: RelationId) -> Result<(), Error> {
    relations::remove(&world.app, call, from.id, id, &[from.front.version], REASON)
}

pub(crate) fn edit_organization(
    world: &World,
    call: &Call,
    organization: &Organization,
    patch: &Value,
) -> Result<Organization, Error> {
    let mut kept = None;
    let versions = [organization.front.version];
    organizations::edit(&world.app, call, organization.id, &versions, patch, &mut done(&mut kept))?;
    Ok(kept.unwrap())
}

pub(crate) fn organization(world: &World, id: OrganizationId) -> Organization {
    world.db().read(|conn| thidua_persistence::organizations::find(conn, id)).unwrap().unwrap()
}

pub(crate) fn document(world: &World, id: DocumentId) -> Option<Document> {
    world.db().read(|conn| thidua_persistence::documents::find(conn, id)).unwrap()
}

pub(crate) fn relation(world: &World, id: RelationId) -> Option<Relation> {
    world.db().read(|conn| thidua_persistence::relations::find(conn, id)).unwrap()
}

/// A call of somebody with this role on `root`.
pub(crate) fn of(world: &World, role: Role, root: OrganizationId, permissions: &'static [Permission]) -> Call {
    world.call(&holder(role, Scope::Subtree(root)), permissions)
}

/// A call of somebody who writes and publishes on `root`.
pub(crate) fn of_both(world: &World, root: OrganizationId, permissions: &'static [Permission]) -> Call {
    let mut principal = holder(Role::Editor, Scope::Subtree(root));
    principal.grants.extend(holder(Role::Publisher, Scope::Subtree(root)).grants);
    world.call(&principal, permissions)
}

/// The whole change feed.
pub(crate) fn feed(world: &World) -> Changes {
    world.db().read(|conn| changes::changes(conn, &world.app, None, &KINDS, 100_000)).unwrap()
}

/// The events of the feed.
pub(crate) fn events(world: &World) -> Vec<String> {
    feed(world).items.into_iter().map(|(_, entry)| entry.event).collect()
}

/// The journal stands, gapless and unbroken.
pub(crate) fn verify(world: &World) {
    assert_eq!(thidua_app::journal::verify(&world.app).unwrap().findings, []);
}
