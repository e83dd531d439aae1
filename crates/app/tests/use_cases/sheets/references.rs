//! References: to what is there, for the caller; and nothing that is referred to is deleted.

use serde_json::json;
use thidua_app::{errors::Error, sheets::SheetNames};
use thidua_domain::{
    access::Role,
    changes::{Change, Event, Record},
    ids::OfficeId,
    language::Label,
    organizations::Office,
    records::{Kind, Visibility},
};
use thidua_test_support::{World, on_both};

use super::{WRITE_ALL, create, delete, edit, faults, nobody, officer, unknown};
use crate::acts::{self, ORGANIZE, REASON, WRITE, of};

on_both! {
    fn a_reference_is_to_a_record_of_a_kind_that_fits(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let person = world.sheet(Kind::Person, city).add();
        let body = |parent: serde_json::Value| {
            world.sheet(Kind::Campaign, city).with("parentId", parent).with("parentRelation", json!("part_of")).body()
        };
        assert_eq!(faults(create(world, &officer, Kind::Campaign, &body(json!(nobody())))), [unknown("/parentId")]);
        assert_eq!(faults(create(world, &officer, Kind::Campaign, &body(json!(person.id)))), [unknown("/parentId")]);
        let parent = world.sheet(Kind::Campaign, city).add();
        assert!(create(world, &officer, Kind::Campaign, &body(json!(parent.id))).is_ok());
        let congress = world.sheet(Kind::Congress, city).with("claims", json!([
            {"field": "/venues", "value": [{"name": "Cung", "organizationId": nobody()}], "source": {"articleId": person.id}}]));
        let found = faults(create(world, &officer, Kind::Congress, &congress.body()));
        assert_eq!(found, [unknown("/claims/0/value/0/organizationId"), unknown("/claims/0/source/articleId")]);
    }

    fn a_hidden_record_is_referred_to_as_if_it_were_not_there(world: &World) {
        let (city, other) = (world.organization("hai-phong").add(), world.organization("ninh-thuan").add());
        let officer = officer(world, city);
        let (hidden, shown) = (world.sheet(Kind::Person, other), world.sheet(Kind::Person, other).visible(Visibility::Public));
        let exemplar = |person| world.sheet(Kind::Exemplar, city).with("personId", json!(person)).body();
        let to_hidden = faults(create(world, &officer, Kind::Exemplar, &exemplar(hidden.add().id)));
        let to_nothing = faults(create(world, &officer, Kind::Exemplar, &exemplar(nobody())));
        assert_eq!((to_hidden, to_nothing), (vec![unknown("/personId")], vec![unknown("/personId")]));
        assert!(create(world, &officer, Kind::Exemplar, &exemplar(shown.add().id)).is_ok());
    }

    fn names_of_others_and_sources_are_for_those_who_see_them(world: &World) {
        let city = world.organization("hai-phong").add();
        let (hidden, article) = (world.sheet(Kind::Person, city).add(), world.sheet(Kind::Article, city).add());
        let exemplar = world.sheet(Kind::Exemplar, city).with("personId", json!(hidden.id))
            .with("sources", json!([{"articleId": article.id}])).visible(Visibility::Public).add();
        let names = |call: &thidua_app::Call| world.db().read(|conn| SheetNames::of(conn, call, &[&exemplar])).unwrap();
        let (for_us, for_all) = (names(&officer(world, city)), names(&world.anonymous()));
        assert!([hidden.id, article.id].iter().all(|id| for_us.records.contains_key(id)));
        assert!(![hidden.id, article.id].iter().any(|id| for_all.records.contains_key(id)));
        assert!(for_all.records.contains_key(&city.uuid()) && for_all.organizations.contains_key(&city.uuid()));
    }

    fn what_a_sheet_names_already_stays_when_something_else_is_changed(world: &World) {
        let (city, other) = (world.organization("hai-phong").add(), world.organization("ninh-thuan").add());
        let (person, article) = (world.sheet(Kind::Person, other).add(), world.sheet(Kind::Article, other).add());
        let exemplar = world.sheet(Kind::Exemplar, city).with("personId", json!(person.id))
            .with("sources", json!([{"articleId": article.id}])).add();
        let officer = officer(world, city);
        let edited = edit(world, &officer, &exemplar, &json!({"deed": "cứu người"})).unwrap();
        assert_eq!(edited.content["personId"], json!(person.id));
        let elsewhere = json!({"voices": [{"text": "hay", "personId": person.id}]});
        let edited = edit(world, &officer, &edited, &elsewhere).unwrap();
        assert_eq!(edited.content["voices"][0]["personId"], json!(person.id));
        let second = world.sheet(Kind::Person, other).add();
        assert_eq!(faults(edit(world, &officer, &edited, &json!({"personId": second.id}))), [unknown("/personId")]);
    }

    fn nothing_stands_under_itself(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let under = |parent: uuid::Uuid| json!({"parentId": parent, "parentRelation": "part_of"});
        let top = world.sheet(Kind::Campaign, city).add();
        let child = |parent: uuid::Uuid| {
            let campaign = world.sheet(Kind::Campaign, city).with("parentId", json!(parent));
            campaign.with("parentRelation", json!("part_of")).add()
        };
        let middle = child(top.id);
        let bottom = child(middle.id);
        for below in [middle.id, bottom.id] {
            assert_eq!(faults(edit(world, &officer, &top, &under(below))), [("/parentId".to_owned(), "cycle")]);
        }
        assert_eq!(faults(edit(world, &officer, &top, &under(top.id))), [("/parentId".to_owned(), "self_reference")]);
        assert!(edit(world, &officer, &bottom, &under(top.id)).is_ok());
    }

    fn what_is_referred_to_is_not_deleted(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let (person, congress) = (world.sheet(Kind::Person, city).add(), world.sheet(Kind::Congress, city).add());
        let exemplar = world.sheet(Kind::Exemplar, city).with("personId", json!(person.id))
            .with("events", json!([{"event": "honoured", "congressId": congress.id}])).add();
        for target in [&person, &congress] {
            let refused = delete(world, &officer, target);
            assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        }
        let freed = edit(world, &officer, &exemplar, &json!({"personId": null})).unwrap();
        delete(world, &officer, &person).unwrap();
        delete(world, &officer, &freed).unwrap();
        delete(world, &officer, &congress).unwrap();
    }

    fn documents_and_organizations_that_sheets_name_are_not_deleted_and_articles_that_they_name_are_not(world: &World) {
        let city = world.organization("hai-phong").add();
        let draft_unit = world.organization("khoi").visible(Visibility::Draft).under(city).add();
        let plan = world.document(city).add();
        let officer = officer(world, city);
        let campaign = world.sheet(Kind::Campaign, city)
            .with("launchedBy", json!({"documentId": plan.id, "organizationId": draft_unit})).add();
        let editor = of(world, Role::Editor, city, WRITE);
        assert!(matches!(acts::delete(world, &editor, &plan), Err(Error::Refused(_))));
        let administrator = of(world, Role::Administrator, city, ORGANIZE);
        let unit = acts::organization(world, draft_unit);
        let remove = || thidua_app::organizations::delete(&world.app, &administrator, unit.id, &[unit.front.version], REASON);
        assert!(matches!(remove(), Err(Error::Refused(_))));
        edit(world, &officer, &campaign, &json!({"launchedBy": null})).unwrap();
        remove().unwrap();
        acts::delete(world, &editor, &plan).unwrap();

        let article = world.sheet(Kind::Article, city).add();
        let document = world.document(city).with("sources", json!([{"articleId": article.id}])).add();
        assert!(matches!(delete(world, &officer, &article), Err(Error::Refused(_))));
        acts::delete(world, &editor, &document).unwrap();
        delete(world, &officer, &article).unwrap();
    }

    fn an_office_belongs_to_the_organization_beside_it_and_stays_while_it_is_named(world: &World) {
        let city = world.organization("hai-phong").add();
        let khoi = world.organization("khoi").under(city).visible(Visibility::Draft).add();
        let office = OfficeId::from_uuid(world.app.ids.next());
        let mut unit = acts::organization(world, khoi);
        let name = Label { vi: "Chủ tịch".into(), en: None };
        unit.content.offices = vec![Office { id: office, code: "chairman".into(), name, valid_from: None, valid_to: None }];
        world.write(&[Change::new(Event::Updated, Record::Organization(unit))]).unwrap();
        let other = world.organization("ninh-thuan").add();
        let officer = officer(world, city);
        let launched = |by: serde_json::Value| world.sheet(Kind::Campaign, city).with("launchedBy", by).body();
        for by in [json!({"officeId": office}), json!({"officeId": office, "organizationId": other}), json!({"officeId": nobody(), "organizationId": khoi})] {
            assert_eq!(faults(create(world, &officer, Kind::Campaign, &launched(by))), [unknown("/launchedBy/officeId")]);
        }
        let by = json!({"officeId": office, "organizationId": khoi});
        let campaign = create(world, &officer, Kind::Campaign, &launched(by)).unwrap();
        let administrator = of(world, Role::Administrator, city, ORGANIZE);
        let without = json!({"offices": []});
        let unit = || acts::organization(world, khoi);
        let refused = acts::edit_organization(world, &administrator, &unit(), &without);
        assert!(matches!(refused, Err(Error::Refused(_))), "{refused:?}");
        edit(world, &officer, &campaign, &json!({"launchedBy": null})).unwrap();
        let freed = acts::edit_organization(world, &administrator, &unit(), &without).unwrap();
        assert_eq!(freed.content.offices, []);
    }

    fn an_editor_of_another_unit_writes_nothing_here(world: &World) {
        let (city, other) = (world.organization("hai-phong").add(), world.organization("ninh-thuan").add());
        let stranger = of(world, Role::Editor, other, WRITE_ALL);
        let draft = world.sheet(Kind::Person, city).add();
        assert!(matches!(edit(world, &stranger, &draft, &json!({"name": "x"})), Err(Error::NotFound(None))));
        let public = world.sheet(Kind::Person, city).visible(Visibility::Public).add();
        assert!(matches!(edit(world, &stranger, &public, &json!({"name": "x"})), Err(Error::Forbidden(_))));
    }
}
