//! What a save keeps: the row as it was, what lists look at, and what is referred to.

use serde_json::json;
use thidua_app::errors::Error;
use thidua_domain::{
    changes::{Change, Event, Record},
    ids::OrganizationId,
    records::{Kind, Visibility},
    sheets::Sheet,
};
use thidua_persistence::sheets::{self, SheetFilter};
use thidua_test_support::{SheetBuilder, World, on_both};
use uuid::Uuid;

use super::{all, names};

fn save(world: &World, event: Event, sheet: &Sheet) -> Result<Sheet, Error> {
    let change = Change::new(event, Record::Sheet(Box::new(sheet.clone())));
    match world.write(&[change])?.records.pop() {
        Some(Record::Sheet(sheet)) => Ok(*sheet),
        other => panic!("a sheet was written, not {other:?}"),
    }
}

fn is_referred_to(world: &World, id: Uuid) -> bool {
    world.db().read(|conn| sheets::is_referred_to(conn, id)).unwrap()
}

fn ninth<'w>(world: &'w World, keeper: OrganizationId, series: Uuid) -> SheetBuilder<'w> {
    let congress = world.sheet(Kind::Congress, keeper).with("seriesId", json!(series));
    congress.with("ordinal", json!({"written": "IX", "number": 9}))
}

on_both! {
    fn a_sheet_is_read_as_it_was_written(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let congress = world.sheet(Kind::Congress, keeper)
            .with("term", json!({"text": "nhiệm kỳ 2020 -2025", "edtf": "2020/2025"}))
            .with("claims", json!([{"field": "/plannedDelegates", "value": {"text": "khoảng 550 đại biểu", "value": 550.0},
                "source": {"title": "Báo"}, "assertedOn": "2020-08-01"}]))
            .with("marks", json!([{"pointer": "/planned", "mark": "inferred"}]));
        let written = congress.add();
        let read = |kind| world.db().read(|conn| sheets::find(conn, kind, written.id)).unwrap();
        assert_eq!(read(Kind::Congress), Some(written.clone()));
        assert_eq!(read(Kind::Campaign), None, "of another kind");
        assert_eq!(world.db().read(|conn| sheets::find_many(conn, &[written.id, keeper.uuid()])).unwrap(), [written]);
    }

    fn what_lists_look_at_follows_each_save_and_goes_with_the_sheet(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let mut campaign = world.sheet(Kind::Campaign, keeper).with("fields", json!(["economy"])).add();
        let of_field = |field: &str| {
            let terms = vec![("field", vec![field.to_owned()])];
            names(world, &SheetFilter { terms, ..all(Kind::Campaign) }).len()
        };
        assert_eq!((of_field("economy"), of_field("culture")), (1, 0));
        campaign.content["fields"] = json!(["culture"]);
        campaign = save(world, Event::Updated, &campaign).unwrap();
        assert_eq!((of_field("economy"), of_field("culture")), (0, 1));
        save(world, Event::Deleted, &campaign).unwrap();
        assert_eq!((of_field("economy"), of_field("culture")), (0, 0));
    }

    fn identity_is_told_within_a_keeper_and_among_the_public(world: &World) {
        let (city, other) = (world.organization("city").add(), world.organization("other").add());
        let series = world.sheet(Kind::CongressSeries, city).add().id;
        let ours = ninth(world, city, series).add();
        let again = save(world, Event::Created, &ninth(world, city, series).build());
        let Err(Error::Store(in_keeper)) = again else { panic!("{again:?}") };
        assert!(in_keeper.is_conflict_on("sheets_identity_in_keeper", "sheets.organization_id, sheets.identity_key"));
        let mut theirs = ninth(world, other, series).add();
        let _another_kind = world.sheet(Kind::Campaign, city).add();
        let _without_number = world.sheet(Kind::Congress, city).with("seriesId", json!(series)).add();
        let mut public = ours;
        public.front.visibility = Visibility::Public;
        save(world, Event::Published, &public).unwrap();
        theirs.front.visibility = Visibility::Public;
        let second = save(world, Event::Published, &theirs);
        let Err(Error::Store(in_public)) = second else { panic!("{second:?}") };
        assert!(in_public.is_conflict_on("sheets_identity_in_public", "failed: sheets.kind, sheets.identity_key"));
    }

    fn long_names_addresses_and_values_are_kept(world: &World) {
        let keeper = world.organization("hai-phong").add();
        // Characters in no order, so that nothing of it is compressed away.
        let mut state: u32 = 7;
        let long: String = (0..1_000).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x4e00 + (state >> 12) % 20_000).unwrap()
        }).collect();
        let article = world.sheet(Kind::Article, keeper).with("title", json!(long)).with("outlet", json!(long));
        let article = article.with("url", json!(format!("https://example.vn/{long}"))).visible(Visibility::Public).add();
        assert_eq!(names(world, &all(Kind::Article)), [long]);
        assert_eq!(article.index().identity.map(|identity| identity.len()), Some(64));
    }

    fn what_anything_names_is_referred_to(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let add = |kind| world.sheet(kind, keeper).add();
        let (parent, person, article, plan) = (add(Kind::Campaign), add(Kind::Person), add(Kind::Article), world.document(keeper).add());
        let targets = [parent.id, person.id, article.id, plan.id.uuid()];
        assert!(targets.iter().all(|id| !is_referred_to(world, *id)));
        let child = world.sheet(Kind::Campaign, keeper)
            .with("parentId", json!(parent.id)).with("parentRelation", json!("part_of"))
            .with("sources", json!([{"articleId": article.id}, {"documentId": plan.id}])).add();
        let _pictured = world.sheet(Kind::Article, keeper)
            .with("pictures", json!([{"people": [{"personId": person.id}]}])).add();
        assert!(targets.iter().all(|id| is_referred_to(world, *id)));
        assert!(!is_referred_to(world, child.id));
        save(world, Event::Deleted, &child).unwrap();
        assert!(!is_referred_to(world, parent.id) && !is_referred_to(world, article.id));
        // By the sources of documents, organizations and relations, too; never by itself.
        let decision = world.document(keeper).with("sources", json!([{"articleId": article.id}])).add();
        assert!(is_referred_to(world, article.id) && !is_referred_to(world, decision.id.uuid()));
        let mut organization = world.organization("ninh-thuan").build();
        organization.content.sources = vec![thidua_domain::records::Source { document_id: Some(plan.id.uuid()), ..Default::default() }];
        world.write(&[Change::new(Event::Created, Record::Organization(organization))]).unwrap();
        assert!(is_referred_to(world, plan.id.uuid()));
    }
}
