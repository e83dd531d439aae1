//! The life of a document.

use serde_json::json;
use thidua_app::{documents, errors::Error, paging::PageRequest};
use thidua_domain::{
    access::{Role, Sight},
    records::Visibility,
};
use thidua_persistence::{documents::DocumentFilter, journal::PublicAction};
use thidua_test_support::{START, World, on_both};

use crate::acts::{
    PUBLISH, WRITE, create, delete, document, edit, events, feed, of, of_both, publish, verify, withdraw,
};

on_both! {
    fn a_document_lives_from_draft_to_withdrawal(world: &World) {
        let city = world.organization("hai-phong").add();
        let editor = of(world, Role::Editor, city, WRITE);
        let publisher = of(world, Role::Publisher, city, PUBLISH);
        let body = world.document(city).numbered("298/KH-UBND", 2020).issued("2020-12-30").body();
        let draft = create(world, &editor, &body).unwrap();
        assert_eq!((draft.front.version, draft.front.visibility, draft.front.published_at), (1, Visibility::Draft, None));
        assert_eq!(draft.content.document_class, "plan");
        assert_eq!(document(world, draft.id).as_ref(), Some(&draft));
        let anonymous = world.anonymous();
        let hidden = world.db().read(|conn| documents::read(conn, &anonymous, draft.id));
        assert!(matches!(hidden, Err(Error::NotFound(None))), "{hidden:?}");

        let edited = edit(world, &editor, &draft, &json!({"title": "Kế hoạch 298", "summary": "Tóm tắt"})).unwrap();
        assert_eq!((edited.front.version, edited.content.title.as_str()), (2, "Kế hoạch 298"));
        let stale = edit(world, &editor, &draft, &json!({"title": "Muộn"}));
        assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
        let same = edit(world, &editor, &edited, &json!({"title": "Kế hoạch 298"})).unwrap();
        assert_eq!(same, edited, "a patch that changes nothing writes nothing");

        let public = publish(world, &publisher, draft.id).unwrap();
        assert_eq!((public.front.version, public.front.visibility), (3, Visibility::Public));
        assert_eq!(public.front.published_at, Some(public.front.updated_at));
        let read = world.db().read(|conn| documents::read(conn, &anonymous, draft.id)).unwrap();
        assert_eq!(read, (public.clone(), Sight::Public));
        assert!(matches!(publish(world, &publisher, draft.id), Err(Error::Refused(_))));
        assert!(matches!(delete(world, &editor, &public), Err(Error::Refused(_))));

        let both = of_both(world, city, WRITE);
        let corrected = edit(world, &both, &public, &json!({"title": "Kế hoạch số 298"})).unwrap();
        assert_eq!(corrected.front.published_at, public.front.published_at);
        let withdrawn = withdraw(world, &publisher, draft.id).unwrap();
        assert_eq!((withdrawn.front.visibility, withdrawn.front.published_at), (Visibility::Internal, None));
        assert!(matches!(withdraw(world, &publisher, draft.id), Err(Error::Refused(_))));

        assert_eq!(
            events(world),
            ["organization.created", "document.published", "document.updated", "document.withdrawn"]
        );
        let last = feed(world).items.pop().unwrap().1;
        assert_eq!((last.action, last.view), (PublicAction::Deleted, None));
        verify(world);
    }

    /// What a document names already stays when somebody edits it who does not see that; and nothing tells what a hidden
    /// unit issued.
    fn a_hidden_issuer_stays_and_is_found_by_nobody_else(world: &World) {
        let city = world.organization("hai-phong").add();
        let hidden = world.organization("don-vi-kin").visible(Visibility::Draft).add();
        let body = world.document(city).with("issuers", json!([{"organizationId": hidden}])).body();
        let document = world.document(city).with("issuers", json!([{"organizationId": hidden}])).visible(Visibility::Public).add();
        let editor = of_both(world, city, WRITE);
        let refused = create(world, &editor, &body);
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        let edited = edit(world, &editor, &document, &json!({"title": "Đã sửa"})).unwrap();
        assert_eq!(edited.content.issuers, document.content.issuers);
        let filter = DocumentFilter { issuers: vec![hidden], ..DocumentFilter::default() };
        let list = documents::DocumentList { filter, order: None };
        let request = PageRequest { size: 10, cursor: None, with_total: true };
        let anonymous = world.anonymous();
        let page = world.db().read(|conn| documents::list(conn, &world.app, &anonymous, &list, &request)).unwrap();
        assert_eq!((page.items.len(), page.total), (0, Some(0)));
    }

    fn a_draft_is_deleted_and_leaves_no_public_trace(world: &World) {
        let city = world.organization("hai-phong").add();
        let editor = of(world, Role::Editor, city, WRITE);
        let draft = create(world, &editor, &world.document(city).body()).unwrap();
        let short = documents::delete(&world.app, &editor, draft.id, &[1], "ừ");
        assert!(matches!(short, Err(Error::Invalid(_))), "{short:?}");
        let stale = documents::delete(&world.app, &editor, draft.id, &[7], crate::acts::REASON);
        assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
        delete(world, &editor, &draft).unwrap();
        assert!(document(world, draft.id).is_none());
        assert!(matches!(delete(world, &editor, &draft), Err(Error::NotFound(None))));
        assert_eq!(events(world), ["organization.created"]);
        verify(world);
    }

    fn all_faults_come_at_once_and_nothing_is_written(world: &World) {
        let city = world.organization("hai-phong").add();
        let editor = of(world, Role::Editor, city, WRITE);
        let body = json!({"organizationId": uuid::Uuid::nil(), "title": " ", "term": 0, "documentType": "nothing",
            "issuers": [{"organizationId": uuid::Uuid::nil()}]});
        let Err(Error::Invalid(faults)) = create(world, &editor, &body) else { panic!("faults are expected") };
        let places: Vec<_> = faults.iter().map(|fault| (format!("{:?}", fault.place), fault.code)).collect();
        for pointer in ["/organizationId", "/title", "/term", "/documentType", "/issuers/0/organizationId"] {
            assert!(places.iter().any(|(place, _)| place.contains(&format!("{pointer:?}"))), "{pointer}: {places:?}");
        }
        assert_eq!(world.db().read(thidua_persistence::journal::head_seq).unwrap(), 1);
    }

    fn the_same_document_is_told_apart_by_keeper_and_among_the_public(world: &World) {
        let (city, other) = (world.organization("hai-phong").add(), world.organization("ninh-thuan").add());
        let issuers = json!([{"organizationId": city}]);
        let plan = |keeper| world.document(keeper).numbered("298/KH-UBND", 2020).with("issuers", issuers.clone()).body();
        let ours = create(world, &of(world, Role::Editor, city, WRITE), &plan(city)).unwrap();
        let again = create(world, &of(world, Role::Editor, city, WRITE), &plan(city));
        let Err(Error::Duplicate(in_keeper)) = again else { panic!("{again:?}") };
        assert!(in_keeper.en.starts_with("The unit keeps"), "{}", in_keeper.en);
        let theirs = create(world, &of(world, Role::Editor, other, WRITE), &plan(other)).unwrap();
        publish(world, &of(world, Role::Publisher, city, PUBLISH), ours.id).unwrap();
        let second = publish(world, &of(world, Role::Publisher, other, PUBLISH), theirs.id);
        let Err(Error::Duplicate(in_public)) = second else { panic!("{second:?}") };
        assert!(in_public.en.starts_with("A public document"), "{}", in_public.en);
        assert_eq!(document(world, theirs.id), Some(theirs));
    }

    fn the_moment_of_a_change_is_never_before_the_last(world: &World) {
        let city = world.organization("hai-phong").add();
        let editor = of(world, Role::Editor, city, WRITE);
        let made: Vec<_> = (0..3).map(|_| create(world, &editor, &world.document(city).body()).unwrap()).collect();
        assert!(made.iter().all(|document| document.front.updated_at > START), "the organization came first");
        assert!(made.windows(2).all(|pair| pair[0].front.updated_at < pair[1].front.updated_at));
    }

    fn by_its_address_a_document_is_found_when_it_is_the_only_one(world: &World) {
        let city = world.organization("hai-phong").add();
        let plan = world.document(city).numbered("298/KH-UBND", 2020).visible(Visibility::Public).add();
        let slug = plan.content.symbol.as_ref().unwrap().slug().unwrap().to_owned();
        let find = |issuer: &str, year, slug: &str| {
            let address = documents::Address { issuer: issuer.into(), year, slug: slug.into() };
            world.db().read(|conn| documents::by_symbol(conn, &world.anonymous(), &address))
        };
        assert_eq!(find("hai-phong", Some(2020), &slug).unwrap().0.id, plan.id);
        for (issuer, year, slug) in [("hai-phong", Some(2021), &*slug), ("hai-phong", None, &slug), ("no", Some(2020), &slug), ("hai-phong", Some(2020), "x")] {
            assert!(matches!(find(issuer, year, slug), Err(Error::NotFound(None))), "{issuer} {year:?} {slug}");
        }
        let other = world.organization("ninh-thuan").add();
        let hidden = world.document(other).numbered("298/KH-UBND", 2020).with("issuers", json!([{"organizationId": city}]));
        let hidden = hidden.add();
        assert_eq!(find("hai-phong", Some(2020), &slug).unwrap().0.id, plan.id, "a draft elsewhere hides nothing");
        drop(hidden);
    }
}
