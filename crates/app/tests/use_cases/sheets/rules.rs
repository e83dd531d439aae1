//! What a sheet takes over from others, and what it may say only in its time.

use serde_json::{Value, json};
use thidua_domain::records::Kind;
use thidua_test_support::{World, on_both};

use super::{create, edit, faults, officer};

on_both! {
    fn a_congress_is_of_the_kind_and_level_of_its_series(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let series = json!({"title": "Đại hội Thi đua yêu nước thành phố", "kind": "emulation_congress", "level": "province", "organizationId": city});
        let series = create(world, &officer, Kind::CongressSeries, &series).unwrap();
        let body = json!({"title": "Đại hội lần thứ IX", "seriesId": series.id, "organizationId": city});
        let congress = create(world, &officer, Kind::Congress, &body).unwrap();
        assert_eq!((&congress.content["kind"], &congress.content["level"]), (&json!("emulation_congress"), &json!("province")));
        let own = edit(world, &officer, &congress, &json!({"level": "commune"})).unwrap();
        assert_eq!(own.content["level"], "commune", "what it says itself stands");
    }

    fn a_code_that_ended_is_refused_in_what_is_made_here_and_kept_in_what_is_recorded(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let campaign = |origin: &str, launched: &str| {
            json!({"title": "Phong trào thi đua theo đợt", "kind": "periodic", "launchedBy": {"name": "UBND", "on": {"edtf": launched}},
                   "origin": origin, "sources": [{"seenBy": "Phòng Thi đua"}], "organizationId": city})
        };
        let refused = faults(create(world, &officer, Kind::Campaign, &campaign("processed", "2024-03-01")));
        assert_eq!(refused, [("/kind".to_owned(), "code_ended")]);
        assert!(create(world, &officer, Kind::Campaign, &campaign("processed", "2023-12-31")).is_ok(), "its last day");
        assert!(create(world, &officer, Kind::Campaign, &campaign("recorded", "2024-03-01")).is_ok());
    }

    fn nothing_is_asserted_after_today(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let claim = |day: &str| json!([{"field": "/planned", "value": {"edtf": "2031"}, "assertedOn": day, "source": {"title": "Báo"}, "reason": "dời lịch"}]);
        let body = |day: &str| world.sheet(Kind::Congress, city).with("claims", claim(day)).body();
        assert_eq!(faults(create(world, &officer, Kind::Congress, &body("2030-01-01"))), [("/claims/0/assertedOn".to_owned(), "in_future")]);
        let congress = create(world, &officer, Kind::Congress, &body("2020-01-01")).unwrap();
        assert_eq!(congress.provenance.claims[0].reason.as_deref(), Some("dời lịch"));
    }

    /// In the body of a creation an item may bring its own id, so that another one can name it.
    fn items_of_a_new_record_name_each_other(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let board = "7f4d9a52-6e0b-4a5e-9d3e-0c8f5f0f9a01";
        let body = json!({
            "title": "Đại hội", "kind": "emulation_congress", "organizationId": city,
            "boards": [{"id": board, "name": "Ban Tổ chức"}], "meetings": [{"title": "Phiên thứ nhất", "board": board}],
        });
        let congress = create(world, &officer, Kind::Congress, &body).unwrap();
        assert_eq!(congress.content.pointer("/meetings/0/board"), Some(&json!(board)));
        let other = json!({"boards": [{"id": super::nobody(), "name": "Ban khác"}], "meetings": Value::Null});
        assert_eq!(faults(edit(world, &officer, &congress, &other)), [("/boards/0/id".to_owned(), "unknown_reference")]);
    }

    fn items_that_say_nothing_are_refused(world: &World) {
        let city = world.organization("hai-phong").add();
        let officer = officer(world, city);
        let body = json!({
            "title": "Đại hội", "kind": "emulation_congress", "organizationId": city, "convener": {},
            "documents": [{}], "meetings": [{"title": "Họp", "chairs": [{"name": null}]}], "ordinal": {"written": "IX", "number": 8},
        });
        let found = faults(create(world, &officer, Kind::Congress, &body));
        let found: Vec<(&str, &str)> = found.iter().map(|(place, code)| (place.as_str(), *code)).collect();
        assert_eq!(found, [("/documents/0", "empty"), ("/meetings/0/chairs/0", "empty"), ("/ordinal/number", "contradiction")]);
    }
}
