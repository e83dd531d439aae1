//! Claims: one more source, and what is known as of a day.

use serde_json::{Value, json};
use thidua_domain::records::Kind;
use thidua_test_support::{World, on_both};

use super::{add_claim, create, edit, faults, officer, stored};
use crate::acts::verify;

fn planned(edtf: &str, asserted_on: &str) -> Value {
    json!({"field": "/planned", "value": {"edtf": edtf}, "assertedOn": asserted_on, "source": {"title": "Báo"}})
}

on_both! {
    fn a_later_source_moves_the_value_and_the_earlier_one_stands(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let body = world.sheet(Kind::Congress, city).with("claims", json!([planned("2020-08-26", "2020-08-01")])).body();
        let congress = create(world, &officer, Kind::Congress, &body).unwrap();
        let moved = add_claim(world, &officer, &congress, &planned("[2020-11-11..2020-11-20]", "2020-10-23")).unwrap();
        assert_eq!(moved.front.version, 2);
        let read = stored(world, &moved).unwrap();
        let as_of = |day: &str| read.shown(day.parse().ok())["planned"]["edtf"].clone();
        assert_eq!(as_of("2020-09-01"), "2020-08-26");
        assert_eq!(as_of("2020-10-23"), "[2020-11-11..2020-11-20]");
        assert_eq!(read.shown(None)["claims"].as_array().unwrap().len(), 2);
        let again = edit(world, &officer, &moved, &json!({"claims": moved.writable(&Value::Null)["claims"]})).unwrap();
        assert_eq!(again, moved, "the same claims sent again write nothing");
        verify(world);
    }

    fn faults_of_a_claim_are_seen_from_the_claim(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let congress = world.sheet(Kind::Congress, city).with("claims", json!([planned("2020-08-26", "2020-08-01")])).add();
        let claim = json!({"field": "/held", "value": {"edtf": "2020-13"}, "source": {}, "supersedesId": super::nobody()});
        let found = faults(add_claim(world, &officer, &congress, &claim));
        let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
        assert_eq!(places, ["/source", "/value/edtf", "/supersedesId"]);
        let same_id = json!({"id": congress.provenance.claims[0].id, "field": "/held", "value": {"edtf": "2020"}, "source": {"title": "Báo"}});
        assert_eq!(faults(add_claim(world, &officer, &congress, &same_id)), [("/id".to_owned(), "not_unique")]);
    }
}
