//! Awards: after any history of them and of the tree, lists and counts are what the records themselves say.

mod expected;
mod history;

use serde_json::{Value, json};
use thidua_domain::{
    access::SightLine,
    records::Kind,
    text::{fold, lower},
};
use thidua_persistence::{
    awards,
    documents::Matching,
    query::Direction,
    sheets::{self, SheetFilter},
};
use thidua_test_support::{World, on_both};
use uuid::Uuid;

use self::history::{Register, TYPES};

fn lines_of_sight(register: &Register<'_>) -> Vec<SightLine> {
    let (city, district, ward) = (register.units[0], register.units[1], register.units[2]);
    vec![
        SightLine::default(),
        SightLine { internal_under: vec![city], drafts_under: vec![city], ..SightLine::default() },
        SightLine { internal_under: vec![district, ward, city], drafts_under: vec![ward], ..SightLine::default() },
        SightLine { all_internal: true, all_drafts: true, ..SightLine::default() },
    ]
}

on_both! {
    fn after_any_history_lists_and_counts_are_what_the_awards_say(world: &World) {
        let mut register = Register::new(world, 7);
        for round in 0..8 {
            for _ in 0..6 {
                register.step();
            }
            for sight in lines_of_sight(&register) {
                let all = SheetFilter::all(Kind::Award, sight);
                let unit = *register.dice.pick(&register.units.clone());
                let recipient = register.dice.pick(&register.recipients).to_string();
                let campaign = register.dice.pick(&register.campaigns).to_string();
                let year = (2015 + round % 4).to_string();
                let term = |name, value: &str| (name, vec![value.to_owned()]);
                register.check(&all);
                register.check(&SheetFilter { under: Some(unit), ..all.clone() });
                register.check(&SheetFilter { under: Some(unit), terms: vec![term("year", &year)], ..all.clone() });
                register.check(&SheetFilter { terms: vec![term("recipientId", &recipient)], ..all.clone() });
                register.check(&SheetFilter {
                    under: Some(unit),
                    terms: vec![term("campaignId", &campaign), ("year", vec!["2015".into(), "2017".into()])],
                    ..all.clone()
                });
                register.check(&SheetFilter { under: Some(unit), terms: vec![term("workerClass", "worker")], ..all.clone() });
                register.check(&SheetFilter { keeper: Some(unit), terms: vec![term("awardType", TYPES[0])], ..all.clone() });
                let decision = register.dice.pick(&register.decisions).to_string();
                register.check(&SheetFilter { terms: vec![term("decisionId", &decision), term("year", &year)], ..all.clone() });
                register.check(&SheetFilter {
                    under: Some(unit),
                    terms: vec![term("posthumous", "true"), term("workerClass", "farmer")],
                    ..all.clone()
                });
                let words = |text: &str| Some(Matching { exact: lower(text), loose: fold(text) });
                register.check(&SheetFilter { words: words("người cứu"), ..all.clone() });
                register.check(&SheetFilter { under: Some(unit), words: words("nguoi t"), ..all.clone() });
                let since = register.dice.pick(&register.awards.values().collect::<Vec<_>>()).front.updated_at;
                register.check(&SheetFilter { under: Some(unit), updated_since: Some(since), ..all.clone() });
                register.check(&SheetFilter { terms: vec![term("posthumous", "false")], ..all.clone() });
                register.check(&SheetFilter {
                    terms: vec![term("posthumous", "false"), term("workerClass", "farmer"), term("year", &year)],
                    ..all.clone()
                });
                let either = ("workerClass", vec!["farmer".to_owned(), "worker".to_owned()]);
                register.check(&SheetFilter {
                    under: Some(unit),
                    terms: vec![either.clone(), ("awardType", TYPES[..3].iter().map(|&code| code.to_owned()).collect())],
                    ..all.clone()
                });
                register.check(&SheetFilter { keeper: Some(unit), terms: vec![either, term("campaignId", &campaign)], ..all.clone() });
                let internal = Some("internal".to_owned());
                register.check(&SheetFilter { visibility: internal, terms: vec![term("awardType", TYPES[1])], ..all });
            }
        }
        assert!(register.awards.len() > 25, "{}", register.awards.len());
    }

    fn what_an_award_refers_to_is_not_deleted(world: &World) {
        let city = world.organization("city").add();
        let unit = world.organization("ward").add();
        let first = world.sheet(Kind::Award, city).add();
        let recipient = world.sheet(Kind::Recipient, city).add();
        let decision = world.document(city).add();
        let referred = |id: Uuid| world.db().read(|conn| sheets::is_referred_to(conn, id)).unwrap();
        assert!(![first.id, recipient.id, decision.id.uuid(), unit.uuid()].into_iter().any(referred));
        let _second = world.sheet(Kind::Award, city)
            .with("recipientId", json!(recipient.id))
            .with("decisionId", json!(decision.id))
            .with("unitId", json!(unit))
            .with("sameDeed", json!([{"awardId": first.id}]))
            .add();
        assert!([first.id, recipient.id, decision.id.uuid(), unit.uuid()].into_iter().all(referred));
    }

    fn awards_are_called_in_their_order(world: &World) {
        let city = world.organization("city").add();
        let ceremony = world.sheet(Kind::Ceremony, city).add();
        for order in [json!(10), Value::Null, json!(2), json!(1), json!(2)] {
            let calling = json!({"order": order});
            let _award = world.sheet(Kind::Award, city).with("ceremonyId", json!(ceremony.id)).with("calling", calling).add();
        }
        let _elsewhere = world.sheet(Kind::Award, city).with("calling", json!({"order": 1})).add();
        let filter = SheetFilter {
            terms: vec![("ceremonyId", vec![ceremony.id.to_string()])],
            ..SheetFilter::all(Kind::Award, SightLine { all_drafts: true, all_internal: true, ..SightLine::default() })
        };
        let walked = |direction| {
            let (mut orders, mut place): (Vec<i32>, Option<sheets::SheetPlace>) = (vec![], None);
            loop {
                let order = (sheets::SheetSort::Calling, direction);
                let phase = thidua_persistence::documents::Phase::All;
                let found = world.db().read(|conn| sheets::list(conn, &filter, phase, order, place.as_ref(), 2)).unwrap();
                let Some(last) = found.last() else { return orders };
                place = Some(sheets::SheetPlace::Calling(awards::calling(last), last.id));
                orders.extend(found.iter().map(awards::calling));
            }
        };
        assert_eq!(walked(Direction::Ascending), [1, 2, 2, 10, i32::MAX]);
        assert_eq!(walked(Direction::Descending), [i32::MAX, 10, 2, 2, 1]);
    }

    fn awards_stand_in_the_order_of_their_annex(world: &World) {
        let city = world.organization("city").add();
        let decision = world.document(city).add();
        for order in [10, 2, 1] {
            let line = json!({"order": order});
            let _award = world.sheet(Kind::Award, city).with("decisionId", json!(decision.id)).with("line", line).add();
        }
        let filter = SheetFilter {
            terms: vec![("decisionId", vec![decision.id.to_string()])],
            ..SheetFilter::all(Kind::Award, SightLine { all_drafts: true, all_internal: true, ..SightLine::default() })
        };
        let order = (sheets::SheetSort::Name, Direction::Ascending);
        let found = world.db().read(|conn| sheets::list(conn, &filter, thidua_persistence::documents::Phase::All, order, None, 10)).unwrap();
        let orders: Vec<&Value> = found.iter().map(|award| &award.content["line"]["order"]).collect();
        assert_eq!(orders, [1, 2, 10]);
    }
}
