//! Filters: by value, by days, by keeper, by change, and by what the caller may see.

use chrono::{NaiveDate, TimeDelta};
use serde_json::json;
use thidua_domain::{
    access::SightLine,
    changes::{Change, Event, Record},
    records::{Kind, Visibility},
};
use thidua_persistence::sheets::{SheetFilter, Span};
use thidua_test_support::{World, on_both};

use super::{all, found, names};

fn with(kind: Kind, terms: &[(&'static str, &[&str])]) -> SheetFilter {
    let terms = terms.iter().map(|(name, values)| (*name, values.iter().map(|value| (*value).to_owned()).collect()));
    SheetFilter { terms: terms.collect(), ..all(kind) }
}

fn day(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

fn in_span(kind: Kind, name: &'static str, from: &str, to: &str) -> SheetFilter {
    SheetFilter { spans: vec![Span { name, from: day(from), to: day(to) }], ..all(kind) }
}

on_both! {
    fn by_code_by_flag_by_record_by_number_and_by_text(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let campaign = |title: &str| world.sheet(Kind::Campaign, keeper).with("title", json!(title));
        let plan = world.document(keeper).add().id;
        let _special = campaign("a").with("special", json!(true)).with("fields", json!(["economy", "culture"])).add();
        let _plain = campaign("b").with("special", json!(false)).with("fields", json!(["culture"])).with("launchedBy", json!({"documentId": plan})).add();
        // Of another kind, with values of the same names.
        let congress = world.sheet(Kind::Congress, keeper).with("documents", json!([{"documentId": plan}]));
        let _congress = congress.with("title", json!("c")).with("pilot", json!(true)).with("ordinal", json!({"written": "V", "number": 5})).add();

        let of = |terms: &[(&'static str, &[&str])]| names(world, &with(Kind::Campaign, terms));
        assert_eq!(of(&[("special", &["true"])]), ["a"]);
        assert_eq!(of(&[("special", &["false"])]), ["b"]);
        assert_eq!(of(&[("field", &["culture"])]), ["a", "b"]);
        assert_eq!(of(&[("field", &["economy", "health"])]), ["a"], "any of the values");
        assert_eq!(of(&[("field", &["culture"]), ("special", &["false"])]), ["b"], "all of the filters");
        assert_eq!(of(&[("documentId", &[&plan.to_string()])]), ["b"]);
        assert_eq!(of(&[("field", &[])]), [""; 0], "none of no values");
        let of = |terms: &[(&'static str, &[&str])]| names(world, &with(Kind::Congress, terms));
        assert_eq!(of(&[("documentId", &[&plan.to_string()])]), ["c"]);
        assert_eq!((of(&[("pilot", &["true"])]), of(&[("pilot", &["false"])])), (vec!["c".to_owned()], vec![]));
        assert_eq!(of(&[("ordinal", &["5"])]), ["c"]);
        let _exemplar = world.sheet(Kind::Exemplar, keeper).with("newFactor", json!(true)).add();
        assert_eq!(names(world, &with(Kind::Exemplar, &[("newFactor", &["true"])])), ["Nguyễn Văn An"]);
        let _article = world.sheet(Kind::Article, keeper).with("outlet", json!("Báo Hải Phòng")).add();
        assert_eq!(names(world, &with(Kind::Article, &[("outlet", &["Báo Hải Phòng"])])).len(), 1);
        assert_eq!(names(world, &with(Kind::Article, &[("outlet", &["báo hải phòng"])])).len(), 0, "as it stands");
    }

    fn every_filter_of_every_kind_can_be_asked(world: &World) {
        let keeper = world.organization("hai-phong").add();
        for definition in thidua_domain::sheets::ALL {
            let _sheet = world.sheet(definition.kind, keeper)
                .with("personId", if definition.kind == Kind::Post { json!(keeper) } else { serde_json::Value::Null })
                .with("body", if definition.kind == Kind::Post { json!({"name": "Thành ủy"}) } else { serde_json::Value::Null })
                .add();
            assert_eq!(found(world, &all(definition.kind)).len(), 1, "{definition:?}");
            for filter in definition.filters {
                let asked = match *filter {
                    thidua_domain::sheets::Filter::Derived { .. } => continue,
                    thidua_domain::sheets::Filter::Term { name, .. } => with(definition.kind, &[(name, &["no such value"])]),
                    thidua_domain::sheets::Filter::Days { name, .. } | thidua_domain::sheets::Filter::Day { name, .. } => {
                        in_span(definition.kind, name, "2020-01-01", "2020-12-31")
                    }
                };
                assert_eq!(found(world, &asked), [], "{filter:?}");
            }
        }
    }

    fn by_days_that_overlap_with_open_ends_on_either_side(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let dated = |title: &str, published: serde_json::Value| {
            let _article = world.sheet(Kind::Article, keeper).with("title", json!(title)).with("published", published).add();
        };
        dated("day", json!({"edtf": "2020-08-26"}));
        dated("month", json!({"edtf": "2020-11"}));
        dated("until", json!({"latest": "2020-12-15"}));
        dated("since", json!({"earliest": "2020-12-30", "extent": "span"}));
        let _unknown = world.sheet(Kind::Article, keeper).with("title", json!("unknown")).add();
        let of = |from: &str, to: &str| names(world, &in_span(Kind::Article, "published", from, to));
        assert_eq!(of("2020-08-26", "2020-08-26"), ["day", "until"]);
        assert_eq!(of("2020-11-30", "2020-12-15"), ["month", "until"]);
        assert_eq!(of("2020-12-16", "2020-12-29"), [""; 0]);
        assert_eq!(of("2020-12-01", ""), ["since", "until"]);
        assert_eq!(of("", "2020-08-25"), ["until"]);
        assert_eq!(of("2030-01-01", "2031-01-01"), ["since"]);
        assert_eq!(of("", ""), ["day", "month", "since", "until"], "what has no time at all is in no range");
    }

    fn without_a_year_by_days_of_the_year_over_its_end_too(world: &World) {
        let keeper = world.organization("hai-phong").add();
        for (title, edtf) in [("june", "XXXX-06-11"), ("turn", "[XXXX-12-20..XXXX-01-05]"), ("leap", "XXXX-02-29")] {
            let _article = world.sheet(Kind::Article, keeper).with("title", json!(title)).with("published", json!({"edtf": edtf})).add();
        }
        let of = |from: &str, to: &str| names(world, &in_span(Kind::Article, "published", from, to));
        assert_eq!(of("2020-06-11", "2020-06-11"), ["june"]);
        assert_eq!(of("2021-12-25", "2021-12-26"), ["turn"]);
        assert_eq!(of("2022-01-05", "2022-01-05"), ["turn"]);
        assert_eq!(of("2022-01-06", "2022-02-28"), [""; 0]);
        assert_eq!(of("2020-12-31", "2021-01-01"), ["turn"], "a range over the end of the year");
        assert_eq!(of("2020-11-01", "2021-06-11"), ["june", "turn"]);
        assert_eq!(of("2020-02-29", "2020-02-29"), ["leap"]);
        assert_eq!(of("2019-02-01", "2019-03-31"), [""; 0], "no leap day in it");
        assert_eq!(of("2020-06-12", "2021-06-10"), ["turn"]);
        assert_eq!(of("2020-06-12", "2021-06-11"), ["june", "turn"]);
        assert_eq!(of("2021-01-01", ""), ["june", "leap", "turn"]);
        assert_eq!(of("2020-12-31", "2020-01-01"), [""; 0], "a range that runs backwards");
    }

    fn a_campaign_runs_on_a_day_of_its_window_or_else_of_its_period(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let period = json!({"edtf": "2016/2020"});
        let campaign = |title: &str| world.sheet(Kind::Campaign, keeper).with("title", json!(title)).with("period", period.clone());
        let _no_window = campaign("period").add();
        let claims = json!([{"field": "/window", "value": {"edtf": "2020-03-01/2020-06-30"}, "source": {"title": "Báo"}}]);
        let _window = campaign("window").with("claims", claims).add();
        let on = |day: &str| names(world, &in_span(Kind::Campaign, "runningOn", day, day));
        assert_eq!(on("2016-01-01"), ["period"]);
        assert_eq!(on("2020-06-30"), ["period", "window"]);
        assert_eq!(on("2021-01-01"), [""; 0]);
    }

    fn by_keeper_by_custody_by_visibility_and_by_sight(world: &World) {
        let city = world.organization("city").add();
        let ward = world.organization("ward").under(city).add();
        let add = |keeper, title: &str, visibility| {
            let _sheet = world.sheet(Kind::Exemplar, keeper).with("name", json!(title)).visible(visibility).add();
        };
        add(city, "city", Visibility::Public);
        add(ward, "ward", Visibility::Internal);
        add(ward, "draft", Visibility::Draft);
        let kind = Kind::Exemplar;
        assert_eq!(names(world, &SheetFilter { keeper: Some(ward), ..all(kind) }), ["draft", "ward"]);
        assert_eq!(names(world, &SheetFilter { under: Some(city), ..all(kind) }), ["city", "draft", "ward"]);
        assert_eq!(names(world, &SheetFilter { under: Some(ward), ..all(kind) }), ["draft", "ward"]);
        assert_eq!(names(world, &SheetFilter { visibility: Some("internal".into()), ..all(kind) }), ["ward"]);
        let seen_by = |sight: SightLine| names(world, &SheetFilter { sight, ..all(kind) });
        assert_eq!(seen_by(SightLine::default()), ["city"]);
        assert_eq!(seen_by(SightLine { internal_under: vec![ward], ..SightLine::default() }), ["city", "ward"]);
        let both = SightLine { internal_under: vec![ward], drafts_under: vec![ward], ..SightLine::default() };
        assert_eq!(seen_by(both), ["city", "draft", "ward"]);
    }

    fn by_change_and_for_the_public_by_public_change(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let mut sheet = world.sheet(Kind::Person, keeper).visible(Visibility::Public).add();
        let first = sheet.front.updated_at;
        world.clock.advance(TimeDelta::hours(1));
        let change = Change::new(Event::Updated, Record::Sheet(Box::new(sheet.clone())));
        let Some(Record::Sheet(saved)) = world.write(&[change]).unwrap().records.pop() else { panic!("a sheet") };
        sheet = *saved;
        assert!(sheet.front.updated_at > first && sheet.front.public_updated_at == Some(first));
        let since = |sight, at| names(world, &SheetFilter { updated_since: Some(at), sight, ..all(Kind::Person) }).len();
        assert_eq!(since(super::everything(), sheet.front.updated_at), 1);
        assert_eq!(since(SightLine::default(), sheet.front.updated_at), 0, "its public view did not change");
        assert_eq!(since(SightLine::default(), first), 1, "inclusive");
    }
}
