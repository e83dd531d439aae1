//! Idempotency keys: one record and one answer, however often a request comes.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::TimeDelta;
use diesel::prelude::*;
use thidua_app::{errors::Error, ports::Clock};
use thidua_domain::{
    access::Permit,
    changes::{Change, Event, Record},
    documents::Document,
};
use thidua_persistence::{
    db::{Answer, IdempotencyKey},
    errors::StoreError,
    idempotency::{self, KEPT_FOR},
    schema::{documents as rows, idempotency_keys},
};
use thidua_test_support::{World, on_both};
use uuid::Uuid;

fn key(body: &str) -> IdempotencyKey {
    IdempotencyKey {
        principal: Uuid::from_u128(7),
        method: "POST".into(),
        path: "/v1/documents".into(),
        key: "k-1".into(),
        body_hash: body.as_bytes().to_vec(),
    }
}

/// Creates a document under a key; answers with its id.
fn send(world: &World, key: &IdempotencyKey, document: &Document) -> Result<Answer, Error> {
    world
        .db()
        .write(
            &world.act(),
            Some(key),
            |tx| {
                let admitted = tx.admit(&Permit::service())?;
                Ok((admitted, vec![Change::new(Event::Created, Record::Document(document.clone()))]))
            },
            |_, committed| {
                let body = committed.records[0].id().to_string().into_bytes();
                Ok::<_, Error>(Answer { status: 201, headers: vec![("Location".into(), "/x".into())], body })
            },
        )
        .map(|(_, answer)| answer)
}

fn documents(world: &World) -> i64 {
    world.db().read(|conn| Ok::<_, StoreError>(rows::table.count().get_result(conn)?)).unwrap()
}

fn keys(world: &World) -> i64 {
    world.db().read(|conn| Ok::<_, StoreError>(idempotency_keys::table.count().get_result(conn)?)).unwrap()
}

on_both! {
    fn a_repeated_request_is_answered_as_the_first_was(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let first = send(world, &key("a"), &world.document(keeper).build()).unwrap();
        match send(world, &key("a"), &world.document(keeper).build()) {
            Err(Error::Replay(again)) => assert_eq!(again, first),
            other => panic!("{other:?}"),
        }
        let other = send(world, &key("b"), &world.document(keeper).build());
        assert!(matches!(other, Err(Error::OtherBody)), "{other:?}");
        let elsewhere = IdempotencyKey { path: "/v1/plans".into(), ..key("b") };
        assert!(send(world, &elsewhere, &world.document(keeper).build()).is_ok());
        assert_eq!((documents(world), keys(world)), (2, 2));
    }

    fn a_refused_request_leaves_its_key_free(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let refused = world.db().write(
            &world.act(),
            Some(&key("a")),
            |tx| {
                let _admitted = tx.admit(&Permit::service())?;
                Err(Error::Stale)
            },
            |_, _| Ok(Answer { status: 200, headers: vec![], body: vec![] }),
        );
        assert!(matches!(refused, Err(Error::Stale)));
        assert_eq!(keys(world), 0);
        assert!(send(world, &key("other body"), &world.document(keeper).build()).is_ok());
    }

    fn fifty_at_once_make_one_record_and_one_answer(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let made: Vec<Document> = (0..50).map(|_| world.document(keeper).build()).collect();
        let carried_out = AtomicU32::new(0);
        let answers: Vec<Answer> = std::thread::scope(|scope| {
            let senders: Vec<_> = made
                .chunks(5)
                .map(|documents| {
                    let carried_out = &carried_out;
                    scope.spawn(move || {
                        documents
                            .iter()
                            .map(|document| match send(world, &key("a"), document) {
                                Ok(answer) => {
                                    carried_out.fetch_add(1, Ordering::Relaxed);
                                    answer
                                }
                                Err(Error::Replay(answer)) => answer,
                                Err(error) => panic!("{error:?}"),
                            })
                            .collect::<Vec<_>>()
                    })
                })
                .collect();
            senders.into_iter().flat_map(|sender| sender.join().unwrap()).collect()
        });
        assert_eq!((answers.len(), carried_out.into_inner(), documents(world)), (50, 1, 1));
        assert!(answers.iter().all(|answer| *answer == answers[0]));
    }

    fn a_key_is_kept_for_a_day(world: &World) {
        let keeper = world.organization("hai-phong").add();
        send(world, &key("a"), &world.document(keeper).build()).unwrap();
        world.clock.advance(KEPT_FOR);
        let within = send(world, &key("a"), &world.document(keeper).build());
        assert!(matches!(within, Err(Error::Replay(_))), "{within:?}");
        let forget = || {
            world.db().bookkeeping(|books| idempotency::forget_expired(books, world.clock.now())).unwrap()
        };
        assert_eq!(forget(), 0);
        world.clock.advance(TimeDelta::microseconds(1));
        assert!(send(world, &key("b"), &world.document(keeper).build()).is_ok());
        world.clock.advance(KEPT_FOR + TimeDelta::microseconds(1));
        assert_eq!((forget(), keys(world)), (1, 0));
    }
}
