//! What is there already: told within a keeper and among what is public, and never by what the caller may not see.

use serde_json::json;
use thidua_app::errors::Error;
use thidua_domain::{
    ids::OrganizationId,
    records::{Kind, Visibility},
};
use thidua_test_support::{World, on_both};
use uuid::Uuid;

use super::{create, edit, officer, publish};

fn fifth(world: &World, keeper: OrganizationId, series: Uuid) -> serde_json::Value {
    let congress = world.sheet(Kind::Congress, keeper).with("seriesId", json!(series));
    congress.with("ordinal", json!({"written": "V", "number": 5})).body()
}

fn duplicate<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    let Err(Error::Duplicate(detail)) = result else { panic!("a duplicate is expected, not {result:?}") };
    detail.en
}

on_both! {
    fn a_congress_by_series_and_ordinal(world: &World) {
        let (city, other) = (world.organization("hai-phong").add(), world.organization("ninh-thuan").add());
        let series = world.sheet(Kind::CongressSeries, city).visible(Visibility::Public).add().id;
        let (ours, theirs) = (officer(world, city), officer(world, other));
        let first = create(world, &ours, Kind::Congress, &fifth(world, city, series)).unwrap();
        assert!(duplicate(create(world, &ours, Kind::Congress, &fifth(world, city, series))).starts_with("The unit keeps"));
        let second = create(world, &theirs, Kind::Congress, &fifth(world, other, series)).unwrap();
        publish(world, &ours, &first).unwrap();
        assert!(duplicate(publish(world, &theirs, &second)).starts_with("A public record"));
        let sixth = edit(world, &theirs, &second, &json!({"ordinal": {"written": "VI", "number": 6}})).unwrap();
        publish(world, &theirs, &sixth).unwrap();
    }

    fn an_article_by_address_a_campaign_by_document_a_series_by_convener(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let plan = world.document(city).add().id;
        let bodies = [
            world.sheet(Kind::Article, city).with("url", json!("https://example.vn/tin/7")),
            world.sheet(Kind::Campaign, city).with("launchedBy", json!({"documentId": plan})),
            world.sheet(Kind::CongressSeries, city).with("convenerId", json!(city)),
        ];
        for (kind, body) in [Kind::Article, Kind::Campaign, Kind::CongressSeries].into_iter().zip(bodies) {
            create(world, &officer, kind, &body.body()).unwrap();
            assert!(duplicate(create(world, &officer, kind, &body.body())).starts_with("The unit keeps"));
            create(world, &officer, kind, &world.sheet(kind, city).body()).unwrap();
            create(world, &officer, kind, &world.sheet(kind, city).body()).unwrap();
        }
    }

    fn people_of_one_name_are_several(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        for _ in 0..2 {
            let person = create(world, &officer, Kind::Person, &world.sheet(Kind::Person, city).body()).unwrap();
            publish(world, &officer, &person).unwrap();
        }
    }
}
