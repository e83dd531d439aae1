//! Verification: what was tampered with is named by its place.

use std::sync::atomic::{AtomicBool, Ordering};

use diesel::prelude::*;
use thidua_domain::{
    changes::{Change, Event, Record},
    records::Visibility,
};
use thidua_persistence::{
    connection::Conn,
    errors::StoreError,
    journal::{Finding, verify},
    on_each,
    schema::{journal as entries, journal_head as head},
};
use thidua_test_support::{World, on_both};

/// A journal of six: one organization and five documents, the last two of them public.
fn six(world: &World) {
    let keeper = world.organization("hai-phong").add();
    for visibility in
        [Visibility::Draft, Visibility::Draft, Visibility::Internal, Visibility::Public, Visibility::Public]
    {
        let _document = world.document(keeper).visible(visibility).add();
    }
}

/// What verification finds after `tamper`, which is undone.
fn after(world: &World, tamper: impl Fn(&mut Conn) -> QueryResult<usize>) -> Vec<Finding> {
    let run = |conn: &mut Conn, statement: &str| on_each!(conn, |c| diesel::sql_query(statement).execute(c));
    world
        .db()
        .read(|conn| {
            run(conn, "BEGIN")?;
            assert!(tamper(conn)? > 0, "something was tampered with");
            let verified = verify(conn)?;
            run(conn, "ROLLBACK")?;
            Ok::<_, StoreError>(verified.findings)
        })
        .unwrap()
}

macro_rules! changed {
    ($seq:expr, $set:expr) => {
        |conn: &mut Conn| diesel::update(entries::table.filter(entries::seq.eq($seq))).set($set).execute(conn)
    };
}

on_both! {
    fn an_untouched_journal_has_no_findings(world: &World) {
        six(world);
        let verified = world.db().read(verify).unwrap();
        assert_eq!((verified.entries, verified.findings), (6, vec![]));
    }

    fn a_changed_entry_is_named(world: &World) {
        six(world);
        let broken = vec![Finding::BrokenLink(3)];
        assert_eq!(after(world, changed!(3, entries::event.eq("document.deleted"))), broken);
        assert_eq!(after(world, changed!(3, entries::version.eq(9))), broken);
        assert_eq!(after(world, changed!(3, entries::subject_type.eq("relation"))), broken);
        let somebody = thidua_persistence::sql_types::IdColumn(uuid::Uuid::from_u128(1));
        assert_eq!(after(world, changed!(3, entries::subject_id.eq(somebody))), broken);
        assert_eq!(after(world, changed!(3, entries::change_id.eq(somebody))), broken);
        assert_eq!(after(world, changed!(3, entries::actor.eq(somebody))), broken);
        assert_eq!(after(world, changed!(3, entries::recorder.eq(somebody))), broken);
        let moment = thidua_persistence::sql_types::At(thidua_test_support::START);
        assert_eq!(after(world, changed!(3, entries::at.eq(moment))), broken);
        assert_eq!(after(world, changed!(3, entries::digest.eq(vec![7; 32]))), [
            Finding::BrokenLink(3),
            Finding::BrokenLink(4),
        ]);
    }

    fn a_changed_payload_is_named(world: &World) {
        six(world);
        assert_eq!(after(world, changed!(2, entries::private.eq("{}"))), [Finding::PrivatePayload(2)]);
        assert_eq!(after(world, changed!(5, entries::public.eq("{}"))), [Finding::PublicPayload(5)]);
        // A public payload where there was none.
        assert_eq!(after(world, changed!(2, entries::public.eq("{}"))), [Finding::PublicPayload(2)]);
        let none: Option<&str> = None;
        assert_eq!(after(world, changed!(2, entries::private.eq(none))), [Finding::UnexplainedErasure(2)]);
        assert_eq!(after(world, changed!(5, entries::public.eq(none))), [Finding::UnexplainedErasure(5)]);
    }

    fn removed_and_swapped_entries_are_named(world: &World) {
        six(world);
        let remove = |seq: i64| {
            move |conn: &mut Conn| diesel::delete(entries::table.filter(entries::seq.eq(seq))).execute(conn)
        };
        assert_eq!(after(world, remove(3)), [Finding::Missing(3, 3), Finding::BrokenLink(4)]);
        assert_eq!(after(world, remove(1)), [Finding::Missing(1, 1), Finding::BrokenLink(2)]);
        let swap = |conn: &mut Conn| {
            let mut moved = 0;
            for (from, to) in [(3, -1), (4, 3), (-1, 4)] {
                moved += diesel::update(entries::table.filter(entries::seq.eq(from)))
                    .set(entries::seq.eq(to))
                    .execute(conn)?;
            }
            Ok(moved)
        };
        assert_eq!(after(world, swap), [Finding::BrokenLink(3), Finding::BrokenLink(4), Finding::BrokenLink(5)]);
    }

    fn a_cut_tail_is_named(world: &World) {
        six(world);
        let cut = |conn: &mut Conn| diesel::delete(entries::table.filter(entries::seq.gt(4))).execute(conn);
        assert_eq!(after(world, cut), [Finding::Head { last: 4, head: 6 }]);
        let all = |conn: &mut Conn| diesel::delete(entries::table).execute(conn);
        assert_eq!(after(world, all), [Finding::Head { last: 0, head: 6 }]);
        let head_back = |conn: &mut Conn| diesel::update(head::table).set(head::seq.eq(5)).execute(conn);
        assert_eq!(after(world, head_back), [Finding::Head { last: 6, head: 5 }]);
        let other_head = |conn: &mut Conn| diesel::update(head::table).set(head::digest.eq(vec![1; 32])).execute(conn);
        assert_eq!(after(world, other_head), [Finding::Head { last: 6, head: 6 }]);
    }

    fn a_journal_that_grows_meanwhile_has_no_findings(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let made: Vec<_> = (0..60).map(|_| world.document(keeper).build()).collect();
        let written = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for document in made {
                    world.write(&[Change::new(Event::Created, Record::Document(document))]).unwrap();
                }
                written.store(true, Ordering::Release);
            });
            while !written.load(Ordering::Acquire) {
                assert_eq!(world.db().read(verify).unwrap().findings, []);
            }
        });
        assert_eq!(world.db().read(verify).unwrap().entries, 61);
    }
}
