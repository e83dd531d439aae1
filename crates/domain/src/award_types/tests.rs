//! The catalogue's file, read whole.

use rust_decimal::Decimal;
use serde_json::Value;

use super::*;

fn catalogue() -> Vec<AwardType> {
    read_catalogue(include_str!("../../../../data/award-types.json")).expect("the file is readable")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn every_row_is_read_with_its_flags_and_exact_numbers() {
    let file: Vec<Value> = serde_json::from_str(include_str!("../../../../data/award-types.json")).unwrap();
    let read = catalogue();
    assert_eq!((read.len(), file.len()), (67, 67));
    for (one, row) in read.iter().zip(&file) {
        assert_eq!(one.code, row["code"].as_str().unwrap());
        assert_eq!(one.confirmed, row["confirmed"].as_bool().unwrap());
        for (period, row) in one.periods.iter().zip(row["periods"].as_array().unwrap()) {
            for kind in ["individual", "collective", "household"] {
                let written = row[format!("multiple_{kind}")].as_str().map(str::to_owned);
                assert_eq!(period.multiple(kind).map(|multiple| multiple.to_string()), written, "{} {kind}", one.code);
            }
            assert_eq!(period.reward_confirmed, row["reward_confirmed"].as_bool().unwrap());
            assert_eq!(period.deciders_confirmed, row["deciders_confirmed"].as_bool().unwrap());
        }
    }
}

#[test]
fn no_number_of_the_file_is_a_float() {
    fn floats(value: &Value) -> usize {
        match value {
            Value::Number(number) => usize::from(number.is_f64()),
            Value::Array(items) => items.iter().map(floats).sum(),
            Value::Object(properties) => properties.values().map(floats).sum(),
            _ => 0,
        }
    }
    assert_eq!(floats(&serde_json::from_str(include_str!("../../../../data/award-types.json")).unwrap()), 0);
    let as_number = include_str!("../../../../data/award-types.json").replacen("\"0.3\"", "0.3", 1);
    assert!(read_catalogue(&as_number).is_err(), "a multiple that is a JSON number is refused");
    let with_more =
        include_str!("../../../../data/award-types.json").replacen("\"code\"", "\"colour\": 1, \"code\"", 1);
    assert!(read_catalogue(&with_more).is_err(), "a property that is not known is refused");
}

#[test]
fn the_period_of_a_day_is_the_one_that_holds_it() {
    let catalogue = catalogue();
    let find = |code: &str| catalogue.iter().find(|one| one.code == code).unwrap();
    let commune = find("commune-commendation");
    for (on, multiple) in [
        ("2017-10-01", Some("0.15")),
        ("2023-12-31", Some("0.15")),
        ("2024-01-01", None),
        ("2025-06-30", None),
        ("2025-07-01", Some("0.3")),
    ] {
        let period = commune.period_on(day(on)).unwrap();
        assert_eq!(period.multiple_individual, multiple.map(|text| text.parse::<Decimal>().unwrap()), "{on}");
    }
    assert_eq!(commune.period_on(day("2017-09-30")), None);
    assert_eq!(commune.last_day(), None);
    assert_eq!(find("district-commendation").last_day(), Some(day("2025-06-30")));
    assert_eq!(find("district-commendation").period_on(day("2025-07-01")), None);
}

#[test]
fn deciders_change_within_a_period() {
    let catalogue = catalogue();
    let village = catalogue.iter().find(|one| one.code == "cultural-village").unwrap();
    let deciders = |on: &str| -> Vec<&str> {
        let on = day(on);
        village.period_on(on).unwrap().deciders_on(on).map(|decider| decider.office.as_str()).collect()
    };
    assert_eq!(deciders("2025-06-30"), ["district-chairman"]);
    assert_eq!(deciders("2025-07-01"), ["commune-chairman"]);
}

#[test]
fn what_is_said_beside_is_kept() {
    let catalogue = catalogue();
    let find = |code: &str| &catalogue.iter().find(|one| one.code == code).unwrap().background;
    assert_eq!(find("provincial-emulation-fighter").council_vote_percent, Some(90));
    let prerequisite = find("excellent-labour-collective").prerequisite.as_ref().unwrap();
    let shares = prerequisite.share_of_members.as_ref().unwrap();
    assert_eq!(shares.operator, ">=");
    assert!(shares.shares.contains(&Share { of: "advanced-worker".into(), part: "0.7".parse().unwrap() }));
    let flag = find("government-emulation-flag").prerequisite.as_ref().unwrap();
    assert_eq!(flag.any_of.len(), 3);
    assert_eq!(flag.any_of[2].min_movement_years, Some(5));
    let fighter = find("grassroots-emulation-fighter");
    assert_eq!(fighter.prerequisite.as_ref().unwrap().requires, ["advanced-worker", "advanced-soldier"]);
    assert_eq!(fighter.notes.iter().map(|note| note.about.as_str()).collect::<Vec<_>>(), ["quota"]);
    let consultation = find("national-emulation-fighter").public_consultation.as_ref().unwrap();
    assert_eq!((consultation.working_days, consultation.confirmed), (10, Some(false)));
}
