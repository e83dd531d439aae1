//! Any history of acts, read back from the change feed, gives what the public sees.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::{Value, json};
use thidua_app::{changes, due::publish_due, errors::Error};
use thidua_domain::{changes::Record, ids::DocumentId};
use thidua_persistence::journal::PublicAction;
use thidua_test_support::World;
use uuid::Uuid;

use crate::acts::{
    PUBLISH, WRITE, create, delete, document, edit, of_both, publish, relate, relation, schedule, unrelate, verify,
    withdraw,
};

/// An act on one of a few documents, named by its place among those made so far.
#[derive(Debug, Clone)]
enum Act {
    Create,
    Edit(usize, u8),
    Publish(usize),
    Schedule(usize),
    Wait,
    Withdraw(usize),
    Delete(usize),
    Relate(usize, usize),
    Unrelate(usize),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let which = 0..8_usize;
    let act = prop_oneof![
        3 => Just(Act::Create),
        3 => (which.clone(), any::<u8>()).prop_map(|(n, word)| Act::Edit(n, word % 4)),
        4 => which.clone().prop_map(Act::Publish),
        1 => which.clone().prop_map(Act::Schedule),
        1 => Just(Act::Wait),
        2 => which.clone().prop_map(Act::Withdraw),
        1 => which.clone().prop_map(Act::Delete),
        3 => (which.clone(), which.clone()).prop_map(|(from, to)| Act::Relate(from, to)),
        1 => which.prop_map(Act::Unrelate),
    ];
    prop::collection::vec(act, 5..40)
}

/// What a use case may well refuse in a history nobody planned.
fn allowed<T>(result: Result<T, Error>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(Error::Refused(_) | Error::Invalid(_) | Error::NotFound(_) | Error::Duplicate(_)) => None,
        Err(other) => panic!("{other:?}"),
    }
}

/// Does the acts, and gives every document and relation that there ever was.
fn live(world: &World, acts: &[Act]) -> (Vec<DocumentId>, Vec<thidua_domain::ids::RelationId>) {
    let keeper = world.organization("hai-phong").add();
    let (mut documents, mut relations) = (Vec::new(), Vec::new());
    for act in acts {
        // Taken anew each time: a call has the time at which it is made.
        let (writer, publisher) = (of_both(world, keeper, WRITE), of_both(world, keeper, PUBLISH));
        let pick = |n: &usize| documents.get(n % documents.len().max(1)).copied();
        let load = |n: &usize| pick(n).and_then(|id| document(world, id));
        match act {
            Act::Create => documents.push(create(world, &writer, &world.document(keeper).body()).unwrap().id),
            Act::Edit(n, word) => {
                let patch = json!({"title": format!("Kế hoạch {word}")});
                load(n).and_then(|found| allowed(edit(world, &writer, &found, &patch)));
            }
            Act::Publish(n) => drop(pick(n).and_then(|id| allowed(publish(world, &publisher, id)))),
            Act::Schedule(n) => {
                pick(n).and_then(|id| allowed(schedule(world, &publisher, id, TimeDelta::minutes(1))));
            }
            Act::Wait => {
                world.clock.advance(TimeDelta::minutes(2));
                publish_due(&world.app, Uuid::nil()).unwrap();
            }
            Act::Withdraw(n) => drop(pick(n).and_then(|id| allowed(withdraw(world, &publisher, id)))),
            Act::Delete(n) => drop(load(n).and_then(|found| allowed(delete(world, &writer, &found)))),
            Act::Relate(from, to) => {
                if let (Some(from), Some(to)) = (load(from), pick(to)) {
                    relations
                        .extend(allowed(relate(world, &writer, &from, to, "implements")).map(|related| related.id));
                }
            }
            Act::Unrelate(n) => {
                let related = relations.get(n % relations.len().max(1)).and_then(|id| relation(world, *id));
                if let Some((related, from)) =
                    related.and_then(|found| Some((found.id, document(world, found.from_id)?)))
                {
                    allowed(unrelate(world, &writer, &from, related));
                }
            }
        }
    }
    (documents, relations)
}

/// The public's picture, as somebody has it who follows the feed from its beginning, a few entries at a time.
fn followed(world: &World) -> BTreeMap<Uuid, Value> {
    let mut picture = BTreeMap::new();
    let mut since = None;
    loop {
        let kinds = &changes::KINDS;
        let stretch = world.db().read(|conn| changes::changes(conn, &world.app, since.as_deref(), kinds, 3)).unwrap();
        for (_, entry) in stretch.items {
            match entry.action {
                PublicAction::Upserted => {
                    picture.insert(entry.subject_id, serde_json::from_str(&entry.view.unwrap()).unwrap());
                }
                PublicAction::Deleted => {
                    assert!(picture.remove(&entry.subject_id).is_some(), "only what was there goes")
                }
            }
        }
        if !stretch.more {
            return picture;
        }
        since = Some(stretch.next_token);
    }
}

/// The public's picture, as the records are now.
fn present(
    world: &World,
    documents: &[DocumentId],
    relations: &[thidua_domain::ids::RelationId],
) -> BTreeMap<Uuid, Value> {
    let documents = documents.iter().filter_map(|id| document(world, *id)).map(Record::Document);
    let relations = relations.iter().filter_map(|id| relation(world, *id)).map(Record::Relation);
    documents.chain(relations).filter_map(|record| Some((record.id(), record.public_view()?))).collect()
}

#[test]
fn the_feed_replayed_is_the_public_state_on_sqlite() {
    check(World::sqlite);
}

#[test]
fn the_feed_replayed_is_the_public_state_on_postgres() {
    check(World::postgres);
}

fn check(new_world: impl Fn() -> World) {
    let config = Config { cases: 12, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[20; 32]));
    let most = std::cell::Cell::new(0);
    runner
        .run(&acts(), |acts| {
            let world = new_world();
            let (documents, relations) = live(&world, &acts);
            let mut picture = followed(&world);
            picture.retain(|_, view| view.get("code").is_none());
            prop_assert_eq!(&picture, &present(&world, &documents, &relations));
            most.set(most.get().max(picture.len()));
            verify(&world);
            Ok(())
        })
        .unwrap();
    assert!(most.get() > 2, "some histories end with something public");
}
