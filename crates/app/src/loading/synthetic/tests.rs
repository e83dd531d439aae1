//! What a synthetic city promises: the same again, nothing that the register would refuse, and a likeness to life.

use std::collections::{HashMap, HashSet};

use chrono::Datelike;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use thidua_domain::{
    changes::Record,
    documents::DocumentType,
    language::Label,
    organizations::OrganizationInput,
    records::{Kind, Visibility},
    sheets::{Reading, Sheet},
    symbols::TypeRow,
};
use uuid::Uuid;

use super::{City, SyntheticCity, data::Occasion, units::LAST_DAY_BEFORE};
use crate::code_lists;

fn city(scale: u32, seed: u64) -> City {
    City::plan(SyntheticCity { scale, seed }).unwrap()
}

/// The one row of the catalogue of document types that decisions need.
fn catalogue() -> Vec<DocumentType> {
    let row = TypeRow {
        code: "adm-decision-individual".into(),
        abbreviation: Some("QĐ".into()),
        aliases: vec![],
        family: "administrative".into(),
        class: "decision".into(),
        example_symbol: None,
    };
    vec![DocumentType { row, label: Label { vi: "Quyết định".into(), en: None } }]
}

/// Every record, in the order in which they are written.
fn records(city: &City) -> Vec<Record> {
    let now = chrono::DateTime::UNIX_EPOCH;
    let units = (0..city.layout.units.len()).filter_map(|n| city.organization(n, now));
    let recipients = (0..city.layout.recipients).filter_map(|n| city.recipient_record(n, now).unwrap());
    let decisions = (0..city.decisions.len()).flat_map(|n| city.decision_records(n, &catalogue(), now).unwrap());
    units.chain(city.records_around(now).unwrap()).chain(recipients).chain(decisions).collect()
}

fn digest(city: &City) -> String {
    let mut digest = Sha256::new();
    for record in records(city) {
        digest.update(record.private_view().to_string());
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sheets(records: &[Record], kind: Kind) -> Vec<&Sheet> {
    let sheets = records.iter().filter_map(|record| match record {
        Record::Sheet(sheet) => Some(sheet.as_ref()),
        _ => None,
    });
    sheets.filter(|sheet| sheet.kind() == kind).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_one_others() {
    assert_eq!(digest(&city(300, 7)), digest(&city(300, 7)));
    assert_ne!(digest(&city(300, 7)), digest(&city(300, 8)));
    assert_ne!(digest(&city(300, 7)), digest(&city(301, 7)));
}

#[test]
fn every_scale_gives_its_number_of_awards_and_no_id_twice() {
    for scale in [1, 2, 60, 1000] {
        let city = city(scale, 3);
        let records = records(&city);
        assert_eq!(sheets(&records, Kind::Award).len(), usize::try_from(scale).unwrap());
        let ids: HashSet<Uuid> = records.iter().map(Record::id).collect();
        assert_eq!(ids.len(), records.len(), "scale {scale}");
    }
    for (scale, least, most) in [(1, 55, 70), (10_000, 180, 220), (1_000_000, 1_400, 1_600)] {
        let city = SyntheticCity { scale, seed: 1 };
        let units = super::units::lay_out(city, &super::Data::read().unwrap()).units;
        assert!((least..=most).contains(&units.len()), "{} units for {scale} awards", units.len());
        let codes: HashSet<&str> = units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(codes.len(), units.len(), "a code twice at scale {scale}");
    }
}

#[test]
fn what_is_written_is_what_the_register_would_read() {
    let city = city(1500, 5);
    let records = records(&city);
    for kind in [Kind::Recipient, Kind::Award, Kind::Campaign, Kind::Ceremony, Kind::AwardTally] {
        let sheets = sheets(&records, kind);
        assert!(!sheets.is_empty(), "no {kind}");
        for sheet in sheets {
            let reading =
                Reading { codes: &code_lists::codes, new_id: &Uuid::now_v7, known_ids: Some(sheet.item_ids()) };
            let read = reading.read(sheet.definition, sheet.writable(&json!({})));
            let (provenance, content) = read.unwrap_or_else(|faults| panic!("{kind}: {faults:?}: {}", sheet.content));
            assert_eq!((&provenance, &content), (&sheet.provenance, &sheet.content), "{kind}");
        }
    }
    let kinds = code_lists::codes("organization-kinds");
    for record in &records {
        let Record::Organization(organization) = record else { continue };
        let offices: Vec<_> = organization.content.offices.iter().map(|office| office.id).collect();
        let input = OrganizationInput::of(&organization.content);
        let read = input.parse(&kinds, &offices, || panic!("a new office")).unwrap();
        assert_eq!(read, organization.content);
    }
}

#[test]
fn whatever_is_named_is_there_before() {
    let records = records(&city(800, 2));
    let mut there: HashMap<Uuid, Kind> = HashMap::new();
    for record in &records {
        match record {
            Record::Organization(unit) => {
                let content = &unit.content;
                let named = content.parents.iter().map(|span| span.organization_id);
                for id in named.chain(content.predecessors.iter().copied()).chain(content.custodian_id) {
                    assert!(there.contains_key(&id.uuid()), "{} names what comes later", content.code);
                }
            }
            Record::Sheet(sheet) => {
                for (pointer, id, kinds) in sheet.references() {
                    assert!(there.get(&id).is_some_and(|kind| kinds.contains(kind)), "{}: {pointer}", sheet.kind());
                }
            }
            _ => {}
        }
        there.insert(record.id(), record.kind());
    }
}

#[test]
fn everything_says_that_it_is_synthetic_and_is_recorded() {
    for record in records(&city(400, 1)) {
        let whole = record.private_view();
        assert!(whole.to_string().contains("Dữ liệu tổng hợp"), "{whole}");
        if let Record::Organization(unit) = &record {
            assert!(unit.content.name.vi.contains("Mẫu") && unit.content.code.starts_with("mau-"), "{whole}");
        }
        if let Record::Document(document) = &record {
            assert!(document.content.title.contains("Mẫu"), "{whole}");
        }
        let number = whole.pointer("/content/private/identityNumber").and_then(Value::as_str);
        assert!(number.is_none_or(|number| number.starts_with("000")), "{whole}");
    }
}

#[test]
fn awards_are_skewed_as_in_life() {
    let city = city(20_000, 1);
    let awards: Vec<(String, String)> = city
        .decisions
        .iter()
        .flat_map(|decision| decision.lines.iter().map(move |line| (decision, line)))
        .map(|(_, line)| {
            let kind = city.recipient(line.recipient).unwrap().recipient_kind;
            (city.data.awards.types[line.award_type].code.clone(), kind)
        })
        .collect();
    let share = |is: &dyn Fn(&(String, String)) -> bool| awards.iter().filter(|award| is(award)).count() * 100 / 20_000;
    let low = ["advanced-worker", "commune-commendation", "unit-commendation", "district-commendation"];
    assert!(share(&|award| low.contains(&award.0.as_str())) > 50);
    assert!(share(&|award| award.0 == "labour-order-third-class") < 3);
    assert!((55..90).contains(&share(&|award| award.1 == "individual")));
    let per_recipient = 20_000.0 / f64::from(u32::try_from(city.layout.recipients).unwrap());
    assert!((2.2..2.6).contains(&per_recipient), "{per_recipient}");
    assert!(city.decisions.iter().any(|decision| decision.lines.len() > 150));
    assert!(city.decisions.iter().all(|decision| decision.lines.len() <= 700));
    assert!(city.decisions.is_sorted_by_key(|decision| decision.day));
    assert!(city.decisions.iter().all(|decision| (2015..=2026).contains(&decision.day.year())));
    let namesakes: HashSet<String> =
        (0..city.layout.recipients).filter_map(|n| Some(city.recipient(n)?.name)).collect();
    assert!(namesakes.len() < city.layout.recipients, "some share a name");
    let hidden = (0..city.decisions.len())
        .flat_map(|n| city.decision_records(n, &catalogue(), chrono::DateTime::UNIX_EPOCH).unwrap())
        .filter(|record| record.front().is_some_and(|front| front.visibility != Visibility::Public))
        .count();
    assert!((60..600).contains(&hidden), "{hidden} of some 21,000");
}

#[test]
fn nobody_has_two_annual_awards_of_a_year_and_units_decide_only_while_they_are_there() {
    let city = city(5_000, 4);
    let mut had = HashSet::new();
    for decision in &city.decisions {
        let unit = &city.layout.units[city.layout.deciders[decision.decider].unit];
        assert!(unit.from.is_none_or(|from| from <= decision.day) && unit.to.is_none_or(|to| decision.day <= to));
        for line in decision.lines.iter().filter(|_| decision.occasion == Occasion::Annual) {
            assert!(had.insert((line.recipient, decision.year)), "{}", line.recipient);
        }
    }
    assert!(city.decisions.iter().any(|decision| Some(decision.day) > LAST_DAY_BEFORE), "some are of after the reform");
}
