//! The life of a sheet, and what the journal says of it.

use serde_json::{Value, json};
use thidua_app::{errors::Error, sheets};
use thidua_domain::{
    access::{Permission, Role, Sight},
    records::{Kind, Visibility},
    sheets::ALL,
};
use thidua_persistence::journal::PublicAction;
use thidua_test_support::{World, on_both};

use super::{create, delete, edit, faults, officer, publish, stored, withdraw};
use crate::acts::{events, feed, of, verify};

on_both! {
    fn a_sheet_of_every_kind_lives_from_draft_to_withdrawal(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let anonymous = world.anonymous();
        let person = world.sheet(Kind::Person, city).add().id;
        for definition in ALL {
            let kind = definition.kind;
            let mut body = world.sheet(kind, city).body();
            if kind == Kind::Post {
                body["personId"] = json!(person);
                body["body"] = json!({"name": "Thành ủy"});
            }
            let draft = create(world, &officer, kind, &body).unwrap();
            assert_eq!((draft.front.version, draft.front.visibility), (1, Visibility::Draft));
            assert_eq!(stored(world, &draft).as_ref(), Some(&draft));
            let read = |call| world.db().read(|conn| sheets::read(conn, call, definition, draft.id));
            assert!(matches!(read(&anonymous), Err(Error::NotFound(None))));

            let name = definition.public[0];
            let edited = edit(world, &officer, &draft, &json!({name: "Tên mới", "changeReason": "sửa cho đúng"})).unwrap();
            assert_eq!((edited.front.version, edited.name()), (2, "Tên mới".to_owned()));
            assert!(matches!(edit(world, &officer, &draft, &json!({name: "Muộn"})), Err(Error::Stale)));
            let same = edit(world, &officer, &edited, &json!({name: "Tên mới"})).unwrap();
            assert_eq!(same, edited, "a patch that changes nothing writes nothing");

            let public = publish(world, &officer, &edited).unwrap();
            assert_eq!(read(&anonymous).unwrap(), (public.clone(), Sight::Public));
            assert!(matches!(delete(world, &officer, &public), Err(Error::Refused(_))));
            let entry = feed(world).items.pop().unwrap().1;
            assert_eq!(entry.event, format!("{}.published", kind.as_str()));
            let view: Value = serde_json::from_str(&entry.view.unwrap()).unwrap();
            assert_eq!((&view, &view["type"]), (&public.public_view(), &json!(kind.as_str())));

            let withdrawn = withdraw(world, &officer, &public).unwrap();
            assert_eq!(withdrawn.front.visibility, Visibility::Internal);
            assert!(matches!(read(&anonymous), Err(Error::NotFound(None))));
            let last = feed(world).items.pop().unwrap().1;
            assert_eq!((last.action, last.view), (PublicAction::Deleted, None));
        }
        verify(world);
    }

    fn a_draft_is_deleted_and_leaves_no_public_trace(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let draft = create(world, &officer, Kind::Exemplar, &world.sheet(Kind::Exemplar, city).body()).unwrap();
        let short = sheets::delete(&world.app, &officer, (draft.definition, draft.id), &[1], "ừ");
        assert!(matches!(short, Err(Error::Invalid(_))));
        delete(world, &officer, &draft).unwrap();
        assert_eq!(stored(world, &draft), None);
        assert!(matches!(delete(world, &officer, &draft), Err(Error::NotFound(None))));
        assert_eq!(events(world), ["organization.created"]);
        verify(world);
    }

    fn the_right_of_the_kind_is_needed(world: &World) {
        let city = world.organization("hai-phong").add();
        let body = world.sheet(Kind::Campaign, city).body();
        let reader = of(world, Role::Reader, city, &[Permission::CampaignsWrite]);
        let refused = create(world, &reader, Kind::Campaign, &body);
        assert!(matches!(refused, Err(Error::Forbidden(Permission::CampaignsWrite))), "{refused:?}");
        let public = world.sheet(Kind::Campaign, city).visible(Visibility::Public).add();
        let editor = of(world, Role::Editor, city, &[Permission::CampaignsWrite]);
        let refused = edit(world, &editor, &public, &json!({"title": "x"}));
        assert!(matches!(refused, Err(Error::Forbidden(Permission::CampaignsPublish))), "what is public needs both");
    }

    fn all_faults_come_at_once_and_nothing_is_written(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let body = json!({"organizationId": super::nobody(), "title": " ", "kind": "nothing", "parentId": super::nobody(),
            "launchedBy": {"organizationId": super::nobody()}, "origin": "recorded"});
        let found = faults(create(world, &officer, Kind::Campaign, &body));
        for pointer in ["/organizationId", "/title", "/kind", "/sources"] {
            assert!(found.iter().any(|(place, _)| place == pointer), "{pointer}: {found:?}");
        }
        assert_eq!(events(world), ["organization.created"]);
    }

    fn what_comes_from_nothing_but_null_is_the_same_as_nothing(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let mut body = world.sheet(Kind::Campaign, city).body();
        let bare = create(world, &officer, Kind::Campaign, &body).unwrap();
        for name in ["visibility", "origin", "sources", "marks", "claims", "special", "themes", "launchedBy", "period"] {
            body[name] = Value::Null;
        }
        let with_nulls = create(world, &officer, Kind::Campaign, &body).unwrap();
        assert_eq!((with_nulls.content, with_nulls.provenance), (bare.content, bare.provenance));
    }
}
