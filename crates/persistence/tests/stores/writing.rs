//! `Db::write`: all or nothing, in one order.

use std::sync::{
    Barrier,
    atomic::{AtomicU32, Ordering},
};

use diesel::prelude::*;
use thidua_app::errors::Error;
use thidua_domain::{
    access::Permit,
    changes::{Change, Event, Record},
    documents::Document,
};
use thidua_persistence::{
    db::{Answer, Committed},
    documents,
    errors::StoreError,
    journal,
    schema::{documents as rows, journal as entries, search_entries},
    sql_types::{At, IdColumn},
};
use thidua_test_support::{World, on_both};

fn created(document: &Document) -> Change {
    Change::new(Event::Created, Record::Document(document.clone()))
}

fn counts(world: &World) -> (i64, i64, i64) {
    world
        .db()
        .read(|conn| {
            Ok::<_, StoreError>((
                journal::head_seq(conn)?,
                rows::table.count().get_result(conn)?,
                search_entries::table.count().get_result(conn)?,
            ))
        })
        .unwrap()
}

fn refuse(_: &mut thidua_persistence::connection::Conn, _: &Committed) -> Result<Answer, Error> {
    Err(Error::Stale)
}

on_both! {
    fn what_is_refused_at_last_leaves_nothing(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let document = world.document(keeper).build();
        let before = counts(world);
        let decide = |tx: &mut thidua_persistence::db::Tx<'_>| {
            let admitted = tx.admit(&Permit::service())?;
            Ok((admitted, vec![created(&document)]))
        };
        let refused = world.db().write(&world.act(), None, decide, refuse);
        assert!(matches!(refused, Err(Error::Stale)));
        assert_eq!(counts(world), before);
        world.write(&[created(&document)]).unwrap();
        assert_eq!(counts(world), (before.0 + 1, before.1 + 1, before.2 + 1));
    }

    fn a_change_with_one_bad_record_writes_none(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let (good, bad) = (world.document(keeper).build(), world.document(keeper).build());
        let before = counts(world);
        let twice = world.write(&[created(&good), created(&bad), created(&bad)]);
        assert!(matches!(twice, Err(Error::Store(StoreError::Conflict { .. }))), "{twice:?}");
        assert_eq!(counts(world), before);
    }

    fn the_order_of_changes_is_the_order_of_the_journal(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let made: Vec<Vec<Document>> =
            (0..6).map(|_| (0..20).map(|_| world.document(keeper).build()).collect()).collect();
        std::thread::scope(|scope| {
            for documents in &made {
                scope.spawn(move || {
                    for document in documents {
                        world.write(&[created(document)]).unwrap();
                    }
                });
            }
        });
        let journalled: Vec<(i64, At, IdColumn)> = world
            .db()
            .read(|conn| {
                let query = entries::table.order(entries::seq).select((entries::seq, entries::at, entries::subject_id));
                Ok::<_, StoreError>(query.load(conn)?)
            })
            .unwrap();
        assert_eq!(journalled.len(), 121);
        assert!((1..).zip(&journalled).all(|(n, entry)| entry.0 == n), "no gap");
        assert!(journalled.windows(2).all(|pair| pair[0].1 < pair[1].1), "no two at the same moment");
        let saved: Vec<IdColumn> = world
            .db()
            .read(|conn| Ok::<_, StoreError>(rows::table.order(rows::updated_at).select(rows::id).load(conn)?))
            .unwrap();
        assert_eq!(saved, journalled[1..].iter().map(|entry| entry.2).collect::<Vec<_>>());
        let verified = world.db().read(journal::verify).unwrap();
        assert_eq!((verified.entries, verified.findings), (121, vec![]));
    }

    fn a_change_that_lost_is_run_again_three_times_and_no_more(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let document = world.document(keeper).build();
        for (losses, wins) in [(3, true), (4, false)] {
            let attempts = AtomicU32::new(0);
            let document = if wins { document.clone() } else { world.document(keeper).build() };
            let result = world.db().write_unanswered::<Error>(&world.act(), |tx| {
                let admitted = tx.admit(&Permit::service())?;
                if attempts.fetch_add(1, Ordering::Relaxed) < losses {
                    return Err(StoreError::Retry(diesel::result::Error::RollbackTransaction).into());
                }
                Ok((admitted, vec![created(&document)]))
            });
            assert_eq!(result.is_ok(), wins);
            assert_eq!(attempts.into_inner(), 4);
        }
        assert_eq!(counts(world).1, 1);
    }

    fn a_listener_hears_of_public_changes_alone(world: &World) {
        let heard = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let hears = heard.clone();
        world.db().on_commit(move |kinds| hears.lock().unwrap().push(kinds.to_vec()));
        let keeper = world.organization("hai-phong").add();
        let _draft = world.document(keeper).add();
        let _public = world.document(keeper).visible(thidua_domain::records::Visibility::Public).add();
        use thidua_domain::records::Kind;
        assert_eq!(*heard.lock().unwrap(), vec![vec![Kind::Organization], vec![Kind::Document]]);
    }
}

/// Two who lock the same rows in opposite order: PostgreSQL ends one of them, which then runs again. On SQLite the second
/// writer does not begin before the first ends.
#[test]
fn a_deadlock_costs_time_and_no_change() {
    let world = World::postgres();
    let keeper = world.organization("hai-phong").add();
    let (one, other) = (world.document(keeper).add(), world.document(keeper).add());
    let (both_hold_one, attempts) = (Barrier::new(2), AtomicU32::new(0));
    let retitle = |first: &Document, second: &Document| {
        let mut is_first_attempt = true;
        world
            .db()
            .write_unanswered::<Error>(&world.act(), |tx| {
                attempts.fetch_add(1, Ordering::Relaxed);
                let admitted = tx.admit(&Permit::service())?;
                documents::find_locked(tx.conn(), first.id)?;
                if std::mem::take(&mut is_first_attempt) {
                    both_hold_one.wait();
                }
                let mut changed = documents::find_locked(tx.conn(), second.id)?.unwrap();
                changed.content.title.push_str(" (sửa)");
                Ok((admitted, vec![Change::new(Event::Updated, Record::Document(changed))]))
            })
            .unwrap();
    };
    std::thread::scope(|scope| {
        scope.spawn(|| retitle(&one, &other));
        scope.spawn(|| retitle(&other, &one));
    });
    assert_eq!(attempts.into_inner(), 3);
    let after = world.db().read(|conn| documents::find_many(conn, &[one.id, other.id])).unwrap();
    assert!(after.iter().all(|document| document.front.version == 2 && document.content.title.ends_with("(sửa)")));
}

/// Whoever edits an organization does not hold up those who write what it keeps: they would wait with the journal's head
/// in their hands, and everybody behind them.
#[test]
fn a_record_is_written_while_its_keeper_is_locked() {
    let world = World::postgres();
    let keeper = world.organization("hai-phong").add();
    let document = world.document(keeper).build();
    world
        .db()
        .write_unanswered::<Error>(&world.act(), |tx| {
            let admitted = tx.admit(&Permit::service())?;
            thidua_persistence::organizations::find_locked(tx.conn(), keeper)?;
            world.write(&[created(&document)])?;
            Ok((admitted, vec![]))
        })
        .unwrap();
    assert_eq!(counts(&world).1, 1);
}

/// A lock that is held too long is the database's state and no fault of the service.
#[test]
fn a_lock_waited_for_too_long_is_unavailability() {
    let world = World::postgres();
    let keeper = world.organization("hai-phong").add();
    let document = world.document(keeper).add();
    let (held, tried) = (Barrier::new(2), Barrier::new(2));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            world.db().write_unanswered::<Error>(&world.act(), |tx| {
                let admitted = tx.admit(&Permit::service())?;
                documents::find_locked(tx.conn(), document.id)?;
                held.wait();
                tried.wait();
                Ok((admitted, vec![]))
            })
        });
        held.wait();
        let waited = world.db().write_unanswered::<Error>(&world.act(), |tx| {
            let admitted = tx.admit(&Permit::service())?;
            thidua_persistence::on_each!(tx.conn(), |c| diesel::sql_query("SET LOCAL lock_timeout = '50ms'")
                .execute(c))
            .map_err(StoreError::from)?;
            documents::find_locked(tx.conn(), document.id)?;
            Ok((admitted, vec![]))
        });
        tried.wait();
        assert!(matches!(waited, Err(Error::Store(StoreError::Unavailable(_)))), "{waited:?}");
    });
}
