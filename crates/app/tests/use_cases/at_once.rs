//! Two who act at the same moment, many times over.

use std::sync::Barrier;

use serde_json::json;
use thidua_app::errors::Error;
use thidua_domain::{
    access::{Role, Scope},
    records::Visibility,
    relations::visibility_between,
};
use thidua_persistence::organizations as stored;
use thidua_test_support::{World, holder, on_both};

use crate::acts::{
    ORGANIZE, PUBLISH, WRITE, delete, document, edit, edit_organization, feed, of, of_both, organization, publish,
    relate, relation, unrelate, verify, withdraw,
};

/// Runs both, beginning together.
fn together<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    let begin = Barrier::new(2);
    std::thread::scope(|scope| {
        let first = scope.spawn(|| {
            begin.wait();
            one()
        });
        begin.wait();
        let second = other();
        (first.join().unwrap(), second)
    })
}

on_both! {
    fn of_two_edits_one_is_stale(world: &World) {
        let city = world.organization("hai-phong").add();
        let editor = of(world, Role::Editor, city, WRITE);
        for _ in 0..10 {
            let draft = world.document(city).add();
            let change = |title: &str| edit(world, &editor, &draft, &json!({"title": title}));
            let (one, other) = together(|| change("một"), || change("hai"));
            let won = [&one, &other].iter().filter(|result| result.is_ok()).count();
            let stale = [&one, &other].iter().filter(|result| matches!(result, Err(Error::Stale))).count();
            assert_eq!((won, stale), (1, 1), "{one:?} {other:?}");
        }
        verify(world);
    }

    fn a_relation_whose_ends_move_together_follows_both(world: &World) {
        let city = world.organization("hai-phong").add();
        let writer = of_both(world, city, WRITE);
        let publisher = of(world, Role::Publisher, city, PUBLISH);
        for round in 0..25 {
            let (from, to) = (world.document(city).add(), world.document(city).add());
            let related = relate(world, &writer, &from, to.id, "implements").unwrap();
            let (one, other) = if round % 2 == 0 {
                together(|| publish(world, &publisher, from.id), || publish(world, &publisher, to.id))
            } else {
                publish(world, &publisher, from.id).unwrap();
                together(|| withdraw(world, &publisher, from.id), || publish(world, &publisher, to.id))
            };
            let (from, to) = (one.unwrap(), other.unwrap());
            let wanted = visibility_between(from.front.visibility, to.front.visibility);
            assert_eq!(relation(world, related.id).unwrap().front.visibility, wanted, "round {round}");
        }
        verify(world);
    }

    fn a_relation_removed_while_it_becomes_public_is_gone_for_everyone(world: &World) {
        let city = world.organization("hai-phong").add();
        let writer = of_both(world, city, WRITE);
        let publisher = of(world, Role::Publisher, city, PUBLISH);
        for _ in 0..25 {
            let (from, to) = (world.document(city).visible(Visibility::Public).add(), world.document(city).add());
            let related = relate(world, &writer, &from, to.id, "implements").unwrap();
            let (removed, published) =
                together(|| unrelate(world, &writer, &from, related.id), || publish(world, &publisher, to.id));
            removed.unwrap();
            published.unwrap();
            assert!(relation(world, related.id).is_none());
            let of_it: Vec<_> =
                feed(world).items.into_iter().filter(|(_, entry)| entry.subject_id == related.id.uuid()).collect();
            assert!(of_it.last().is_none_or(|(_, entry)| entry.view.is_none()), "{of_it:?}");
        }
        verify(world);
    }

    fn a_document_deleted_while_it_is_related_to_takes_the_relation_along_or_refuses_it(world: &World) {
        let city = world.organization("hai-phong").add();
        let writer = of(world, Role::Editor, city, WRITE);
        for _ in 0..15 {
            let (from, to) = (world.document(city).add(), world.document(city).add());
            let (related, deleted) =
                together(|| relate(world, &writer, &from, to.id, "amends"), || delete(world, &writer, &to));
            deleted.unwrap();
            assert!(document(world, to.id).is_none());
            match related {
                Ok(related) => assert!(relation(world, related.id).is_none()),
                Err(Error::Invalid(_)) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        verify(world);
    }

    fn two_organizations_never_come_to_stand_under_each_other(world: &World) {
        let administrator = world.call(&holder(Role::Administrator, Scope::Installation), ORGANIZE);
        for round in 0..10 {
            let root = |name: &str| world.organization(&format!("{name}-{round}")).visible(Visibility::Internal);
            let (one, other) = (root("one").add(), root("other").add());
            let (below_one, below_other) = (root("below-one").under(one).add(), root("below-other").under(other).add());
            let (one_record, other_record) = (organization(world, one), organization(world, other));
            let under = |parent| json!({"parents": [{"organizationId": parent}]});
            let (moved, also) = together(
                || edit_organization(world, &administrator, &one_record, &under(below_other)),
                || edit_organization(world, &administrator, &other_record, &under(below_one)),
            );
            let moves = [&moved, &also].iter().filter(|result| result.is_ok()).count();
            assert_eq!(moves, 1, "{moved:?} {also:?}");
            let above = |id| world.db().read(|conn| stored::above(conn, id)).unwrap();
            assert!(!(above(one).contains(&other) && above(other).contains(&one)));
        }
        verify(world);
    }
}
