//! Who may do what, where: on their own unit, one below it, its sibling and a stranger's.

use serde_json::json;
use thidua_app::{Call, errors::Error};
use thidua_domain::{
    access::{Permission, Role, Scope},
    documents::Document,
    ids::OrganizationId,
    records::Visibility,
};
use thidua_test_support::{World, holder, on_both};

use crate::acts::{PUBLISH, WRITE, create, delete, edit, publish, relate, withdraw};

struct Units {
    parent: OrganizationId,
    own: OrganizationId,
    child: OrganizationId,
    sibling: OrganizationId,
    stranger: OrganizationId,
}

fn units(world: &World) -> Units {
    let parent = world.organization("parent").add();
    let own = world.organization("own").under(parent).add();
    let child = world.organization("child").under(own).add();
    let sibling = world.organization("sibling").under(parent).add();
    Units { parent, own, child, sibling, stranger: world.organization("stranger").add() }
}

/// What a role meets on a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Met {
    Done,
    Lacks(Permission),
    Hidden,
}

fn met<T>(result: Result<T, Error>) -> Met {
    match result {
        Ok(_) => Met::Done,
        Err(Error::Forbidden(permission)) => Met::Lacks(permission),
        Err(Error::NotFound(None)) => Met::Hidden,
        Err(other) => panic!("{other:?}"),
    }
}

fn call(world: &World, role: Role, root: OrganizationId, permissions: &'static [Permission]) -> Call {
    world.call(&holder(role, Scope::Subtree(root)), permissions)
}

/// Whether `root`, held on `own`, reaches a record that `keeper` keeps.
fn reaches(units: &Units, keeper: OrganizationId) -> bool {
    keeper == units.own || keeper == units.child
}

on_both! {
    fn every_role_on_every_unit_edits_publishes_withdraws_and_deletes_as_the_table_says(world: &World) {
        let units = units(world);
        let keepers = [units.own, units.child, units.sibling, units.stranger, units.parent];
        for role in Role::ALL {
            for keeper in keepers {
                let reaching = reaches(&units, keeper);
                let sees_drafts = reaching && role.sees_drafts();
                let may = |permission| reaching && role.gives(permission);
                let expected = |permission, seen: bool| match (seen, may(permission)) {
                    (false, _) => Met::Hidden,
                    (true, true) => Met::Done,
                    (true, false) => Met::Lacks(permission),
                };
                let at = format!("{role} on {keeper}");
                let fresh = |visibility| world.document(keeper).visible(visibility).add();
                let writer = call(world, *role, units.own, WRITE);
                let publisher = call(world, *role, units.own, PUBLISH);

                let edited = |document: &Document| met(edit(world, &writer, document, &json!({"summary": "mới"})));
                assert_eq!(edited(&fresh(Visibility::Draft)), expected(Permission::DocumentsWrite, sees_drafts), "{at}");
                assert_eq!(edited(&fresh(Visibility::Internal)), expected(Permission::DocumentsWrite, reaching), "{at}");
                // What is public needs both permissions, and no single role has both.
                let lacked = if may(Permission::DocumentsWrite) { Permission::DocumentsPublish } else { Permission::DocumentsWrite };
                assert_eq!(edited(&fresh(Visibility::Public)), Met::Lacks(lacked), "{at}");

                let published = |visibility| met(publish(world, &publisher, fresh(visibility).id));
                assert_eq!(published(Visibility::Draft), expected(Permission::DocumentsPublish, sees_drafts), "{at}");
                assert_eq!(published(Visibility::Internal), expected(Permission::DocumentsPublish, reaching), "{at}");
                let withdrawn = met(withdraw(world, &publisher, fresh(Visibility::Public).id));
                assert_eq!(withdrawn, expected(Permission::DocumentsPublish, true), "{at}");

                let deleted = met(delete(world, &writer, &fresh(Visibility::Draft)));
                assert_eq!(deleted, expected(Permission::DocumentsWrite, sees_drafts), "{at}");

                let target = world.document(units.stranger).visible(Visibility::Public).add().id;
                let related = met(relate(world, &writer, &fresh(Visibility::Draft), target, "implements"));
                assert_eq!(related, expected(Permission::DocumentsWrite, sees_drafts), "{at}");

                // The keeper is public here, so it is no secret that the caller lacks a permission on it.
                let created = met(create(world, &writer, &world.document(keeper).body()));
                assert_eq!(created, expected(Permission::DocumentsWrite, true), "{at}");
            }
        }
    }

    fn nobody_without_a_name_changes_anything(world: &World) {
        let city = world.organization("hai-phong").add();
        let public = world.document(city).visible(Visibility::Public).add();
        let anonymous = world.anonymous();
        assert_eq!(met(edit(world, &anonymous, &public, &json!({"title": "x"}))), Met::Hidden);
        assert_eq!(met(withdraw(world, &anonymous, public.id)), Met::Hidden);
        assert_eq!(met(create(world, &anonymous, &world.document(city).body())), Met::Hidden);
    }

    fn a_reference_to_a_hidden_record_is_a_reference_to_nothing(world: &World) {
        let units = units(world);
        let hidden = world.document(units.sibling).add();
        let own = world.document(units.own).add();
        let editor = call(world, Role::Editor, units.own, WRITE);
        let fault = |result: Result<_, Error>| match result {
            Err(Error::Invalid(faults)) => faults.into_vec().iter().map(|fault| fault.code).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let to_hidden = fault(relate(world, &editor, &own, hidden.id, "based_on").map(|_| ()));
        let to_nothing = fault(relate(world, &editor, &own, world.app.ids.next().into(), "based_on").map(|_| ()));
        assert_eq!(to_hidden, to_nothing);
        assert_eq!(to_hidden, ["unknown_reference"]);
    }
}
