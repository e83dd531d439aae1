//! One document once: within its keeper, and among public documents; and what each database calls a conflict.

use thidua_app::errors::Error;
use thidua_domain::{
    changes::{Change, Event, Record},
    documents::Document,
    records::{Front, Visibility},
};
use thidua_persistence::errors::StoreError;
use thidua_test_support::{World, on_both};

fn write(world: &World, document: Document) -> Result<(), StoreError> {
    match world.write(&[Change::new(Event::Created, Record::Document(document))]) {
        Ok(_) => Ok(()),
        Err(Error::Store(error)) => Err(error),
        Err(other) => panic!("{other:?}"),
    }
}

fn conflicts(result: &Result<(), StoreError>, index: &str, columns: &str) -> bool {
    matches!(result, Err(error) if error.is_conflict_on(index, columns))
}

const IN_KEEPER: (&str, &str) =
    ("documents_identity_in_keeper", "failed: documents.organization_id, documents.identity_key");
const IN_PUBLIC: (&str, &str) = ("documents_identity_in_public", "failed: documents.identity_key");

on_both! {
    fn a_keeper_has_a_document_once(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let plan = world.document(keeper).numbered("298/KH-UBND", 2020);
        let _first = plan.add();
        let again = write(world, plan.build());
        assert!(conflicts(&again, IN_KEEPER.0, IN_KEEPER.1), "{again:?}");
        assert!(!conflicts(&again, IN_PUBLIC.0, IN_PUBLIC.1), "{again:?}");
        write(world, plan.clone().numbered("298/KH-UBND", 2021).build()).unwrap();
        write(world, plan.clone().numbered("299/KH-UBND", 2020).build()).unwrap();
    }

    fn what_is_not_stated_is_no_identity(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let marked = serde_json::json!([{"pointer": "/symbolYear", "mark": "inferred"}]);
        let plan = world.document(keeper).numbered("298/KH-UBND", 2020).with("marks", marked);
        let _first = plan.add();
        write(world, plan.build()).unwrap();
        let unnumbered = world.document(keeper);
        let _first = unnumbered.add();
        write(world, unnumbered.build()).unwrap();
    }

    fn two_keepers_may_have_it_until_both_publish(world: &World) {
        let (city, other) = (world.organization("hai-phong").add(), world.organization("ninh-thuan").add());
        let issuers = serde_json::json!([{"organizationId": city}]);
        let of = |keeper, visibility| {
            world.document(keeper).numbered("298/KH-UBND", 2020).with("issuers", issuers.clone()).visible(visibility)
        };
        let _draft = of(city, Visibility::Public).add();
        let theirs = of(other, Visibility::Draft).add();
        let mut public = theirs.clone();
        public.front.visibility = Visibility::Public;
        let published = match world.write(&[Change::new(Event::Published, Record::Document(public))]) {
            Err(Error::Store(error)) => Err(error),
            other => panic!("{other:?}"),
        };
        assert!(conflicts(&published, IN_PUBLIC.0, IN_PUBLIC.1), "{published:?}");
        assert!(!conflicts(&published, IN_KEEPER.0, IN_KEEPER.1), "{published:?}");
    }

    fn codes_relations_names_and_references_conflict_by_name(world: &World) {
        let city = world.organization("hai-phong").add();
        let twin = world.organization("hai-phong").build();
        let same_code = world.write(&[Change::new(Event::Created, Record::Organization(twin))]);
        assert!(is(&same_code, "organizations_code_in_public", "organizations.code"), "{same_code:?}");
        let draft_twin = world.organization("hai-phong").visible(Visibility::Draft).build();
        world.write(&[Change::new(Event::Created, Record::Organization(draft_twin))]).unwrap();

        let (from, to) = (world.document(city).add(), world.document(city).add());
        let relation = || thidua_domain::relations::Relation {
            id: world.app.ids.next().into(),
            front: Front::new(city, Visibility::Draft, from.front.created_at),
            from_id: from.id,
            to_id: to.id,
            relation: thidua_domain::relations::RelationType::Implements,
            words: None,
            source: None,
        };
        world.write(&[Change::new(Event::Created, Record::Relation(relation()))]).unwrap();
        let twice = world.write(&[Change::new(Event::Created, Record::Relation(relation()))]);
        assert!(is(&twice, "relations_once", "relations.from_id"), "{twice:?}");

        let user = || {
            let now = from.front.created_at;
            thidua_domain::users::User::new(world.app.ids.next().into(), "clerk".into(), vec![], now)
        };
        world.write(&[Change::new(Event::Created, Record::User(user()))]).unwrap();
        let same_name = world.write(&[Change::new(Event::Created, Record::User(user()))]);
        assert!(is(&same_name, "users_name", "users.name"), "{same_name:?}");

        let mut gone = from.clone();
        gone.front.version = 1;
        let referred = world.write(&[Change::new(Event::Deleted, Record::Document(gone))]);
        assert!(is(&referred, "relations_from_id_fkey", "FOREIGN KEY"), "{referred:?}");
    }

    fn a_reference_found_broken_at_the_commit_is_a_conflict_and_the_next_write_works(world: &World) {
        let parent = world.organization("parent").visible(Visibility::Draft).build();
        let id = parent.id;
        world.write(&[Change::new(Event::Created, Record::Organization(parent.clone()))]).unwrap();
        let _child = world.organization("child").under(id).add();
        for _ in 0..2 {
            let refused = world.write(&[Change::new(Event::Deleted, Record::Organization(parent.clone()))]);
            assert!(matches!(refused, Err(Error::Store(StoreError::Conflict { .. }))), "{refused:?}");
        }
        let _next = world.organization("next").add();
    }
}

fn is(result: &Result<thidua_persistence::db::Committed, Error>, index: &str, columns: &str) -> bool {
    matches!(result, Err(Error::Store(error)) if error.is_conflict_on(index, columns))
}
