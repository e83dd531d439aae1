//! Merging recipients: how many awards move in one change, and what is left of them that nobody may see.

use serde_json::json;
use thidua_app::{
    Call,
    errors::Error,
    recipients::{Asked, Step, carry_out, preview},
};
use thidua_domain::{
    access::Permission,
    changes::{Change, Event, Record},
    ids::OrganizationId,
    recipients::merging::MOST_MOVED,
    records::Kind,
    sheets::Sheet,
};
use thidua_persistence::db::Answer;
use thidua_test_support::{World, on_both};

use crate::acts::{events, of_both, verify};

fn asked(step: Step, kept: &Sheet, from: &Sheet, version: i64) -> Asked {
    Asked { step, kept: kept.id, from: from.id, versions: vec![version], reason: Some("nhập trùng".into()) }
}

fn done(world: &World, call: &Call, asked: &Asked) -> Result<Answer, Error> {
    carry_out(&world.app, call, asked, &mut |_, _| Ok(Answer { status: 201, headers: vec![], body: vec![] }))
}

/// Awards of a recipient, all in one change.
fn give(world: &World, keeper: OrganizationId, recipient: &Sheet, count: usize) {
    let award = || world.sheet(Kind::Award, keeper).with("recipientId", json!(recipient.id)).build();
    let changes: Vec<Change> =
        (0..count).map(|_| Change::new(Event::Created, Record::Sheet(Box::new(award())))).collect();
    world.write(&changes).unwrap();
}

fn number(world: &World, recipient: &Sheet) -> usize {
    let ids = world.db().read(|conn| thidua_persistence::awards::ids_of_recipient(conn, recipient.id, 10_000));
    ids.unwrap().len()
}

on_both! {
    fn a_thousand_awards_are_moved_in_one_change_and_more_are_refused(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = of_both(world, city, &[Permission::RecipientsWrite]);
        let kept = world.sheet(Kind::Recipient, city).add();
        let from = world.sheet(Kind::Recipient, city).add();
        give(world, city, &from, MOST_MOVED);
        let before = events(world).len();
        let found = world.db().read(|conn| preview(conn, &officer, &asked(Step::Merge, &kept, &from, 1))).unwrap();
        assert_eq!((found.count, found.awards.len()), (MOST_MOVED, 100));
        done(world, &officer, &asked(Step::Merge, &kept, &from, 1)).unwrap();
        assert_eq!((number(world, &kept), number(world, &from)), (MOST_MOVED, 0));
        assert_eq!(events(world).len(), before, "nothing of it is public");
        done(world, &officer, &asked(Step::Separate, &kept, &from, 2)).unwrap();
        assert_eq!((number(world, &kept), number(world, &from)), (0, MOST_MOVED));
        give(world, city, &from, 1);
        let refused = done(world, &officer, &asked(Step::Merge, &kept, &from, 3));
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        assert_eq!(number(world, &from), MOST_MOVED + 1);
        // The other way round there is nothing to move.
        done(world, &officer, &asked(Step::Merge, &from, &kept, 3)).unwrap();
        verify(world);
    }

    fn awards_that_the_caller_does_not_see_move_and_are_not_counted(world: &World) {
        let city = world.organization("hai-phong").add();
        let ward = world.organization("ward").under(city).add();
        let elsewhere = world.organization("elsewhere").add();
        let officer = of_both(world, ward, &[Permission::RecipientsWrite]);
        let kept = world.sheet(Kind::Recipient, ward).add();
        let from = world.sheet(Kind::Recipient, ward).add();
        give(world, ward, &from, 2);
        give(world, elsewhere, &from, 3);
        let found = world.db().read(|conn| preview(conn, &officer, &asked(Step::Merge, &kept, &from, 1))).unwrap();
        assert_eq!((found.count, found.awards.len()), (2, 2));
        done(world, &officer, &asked(Step::Merge, &kept, &from, 1)).unwrap();
        assert_eq!((number(world, &kept), number(world, &from)), (5, 0));
        verify(world);
    }
}
