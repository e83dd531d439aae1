//! What everyone may read: each property of each struct is on the list of its kind, or left off on purpose.

use std::collections::BTreeSet;

use super::{super::ALL, *};

/// Properties that are kept and never shown to everyone. One that is added to a struct is listed either in `public` of
/// its definition or here.
const NOT_PUBLIC: &[(&str, &str)] = &[("recipients", "private"), ("recipients", "merged"), ("awards", "private")];

fn properties(definition: &'static Definition) -> BTreeSet<String> {
    let sheet = sheet(definition, least(definition));
    let of_struct = sheet.content.as_object().unwrap().keys().cloned();
    of_struct.chain(definition.claimable.iter().map(|known| known.field.trim_start_matches('/').to_owned())).collect()
}

#[test]
fn every_property_is_public_or_deliberately_not() {
    for definition in ALL {
        let listed: BTreeSet<String> = definition.public.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(listed.len(), definition.public.len(), "{definition:?} lists a property twice");
        let withheld = NOT_PUBLIC.iter().filter(|(collection, _)| *collection == definition.collection);
        let withheld: BTreeSet<String> = withheld.map(|(_, name)| (*name).to_owned()).collect();
        assert_eq!(listed.intersection(&withheld).count(), 0, "{definition:?}");
        let accounted: BTreeSet<String> = listed.union(&withheld).cloned().collect();
        assert_eq!(accounted, properties(definition), "{definition:?}");
    }
}

#[test]
fn the_public_view_has_the_listed_properties_and_those_of_every_record() {
    for definition in ALL {
        let view = sheet(definition, full(definition)).public_view();
        let shown: BTreeSet<&str> = view.as_object().unwrap().keys().map(String::as_str).collect();
        let of_every_record =
            ["id", "type", "visibility", "publishedAt", "organizationId", "origin", "sources", "marks"];
        let claims = (!definition.claimable.is_empty()).then_some("claims");
        let expected = definition.public.iter().copied().chain(of_every_record).chain(claims);
        assert_eq!(shown, expected.collect(), "{definition:?}");
    }
}

#[test]
fn what_is_not_listed_is_not_shown() {
    let definition = &crate::people::DEFINITION;
    let mut person = sheet(definition, least(definition));
    person.content["identityNumber"] = json!("031086000000");
    assert!(!person.public_view().to_string().contains("031086000000"));
    assert!(!person.shown(None).to_string().contains("031086000000"));
}

#[test]
fn every_place_of_a_table_is_one_that_its_struct_has() {
    for definition in ALL {
        let known = properties(definition);
        let is_known = |at: &str| {
            let first = at.trim_start_matches('/').split('/').next().unwrap_or_default();
            known.contains(first)
        };
        let places = definition.fields.iter().map(|field| field.at);
        let ordered = definition.order.at.iter().copied();
        for place in places.chain(ordered).chain(definition.searched.iter().copied()) {
            assert!(is_known(place), "{definition:?} has no {place}");
        }
        for filter in definition.filters {
            let places: Vec<&str> = match *filter {
                crate::sheets::Filter::Term { at, .. } => vec![at],
                crate::sheets::Filter::Derived { .. } => vec![],
                crate::sheets::Filter::Days { at, .. } | crate::sheets::Filter::Day { at, .. } => at.to_vec(),
            };
            assert!(places.iter().all(|place| is_known(place)), "{definition:?} {filter:?}");
        }
    }
}

#[test]
fn the_name_of_a_sheet_is_its_first_property() {
    for definition in ALL {
        let mut body = least(definition);
        body[definition.public[0]] = json!(null);
        let found = faults_of(read_as(definition, vec![], body));
        assert_eq!(found, [(format!("/{}", definition.public[0]), "required")], "{definition:?}");
    }
}
