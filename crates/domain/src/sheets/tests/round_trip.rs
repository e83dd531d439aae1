//! The writable form: a patch that says nothing new changes nothing, and one that does changes that.

use super::{super::ALL, *};

fn with_everything(definition: &'static Definition) -> Sheet {
    sheet(definition, full(definition))
}

#[test]
fn a_patch_that_changes_nothing_changes_nothing() {
    for definition in ALL {
        for sheet in [with_everything(definition), sheet(definition, least(definition))] {
            let same = patched(&sheet, &json!({})).unwrap();
            assert_eq!((&same.content, &same.provenance), (&sheet.content, &sheet.provenance), "{definition:?}");
        }
    }
}

/// What an editor reads, without the properties that are only read.
fn as_read(sheet: &Sheet) -> Value {
    let mut shown = sheet.shown(None);
    let properties = shown.as_object_mut().unwrap();
    for read_only in ["id", "type"] {
        properties.remove(read_only);
    }
    for known in sheet.definition.claimable {
        properties.remove(known.field.trim_start_matches('/'));
    }
    for claim in properties.get_mut("claims").and_then(Value::as_array_mut).into_iter().flatten() {
        claim.as_object_mut().unwrap().remove("preferred");
    }
    shown
}

#[test]
fn a_patch_that_sends_back_what_was_read_changes_nothing() {
    for definition in ALL {
        for sheet in [with_everything(definition), sheet(definition, least(definition))] {
            let same = patched(&sheet, &as_read(&sheet)).unwrap_or_else(|faults| panic!("{definition:?} {faults:?}"));
            assert_eq!((&same.content, &same.provenance), (&sheet.content, &sheet.provenance), "{definition:?}");
        }
    }
}

#[test]
fn what_is_stored_is_read_again_as_it_was() {
    for definition in ALL {
        let sheet = with_everything(definition);
        let stored: Value = serde_json::from_str(&serde_json::to_string(&sheet.content).unwrap()).unwrap();
        let again = Sheet { content: stored, ..sheet.clone() };
        let same = patched(&again, &json!({})).unwrap();
        assert_eq!(same.content, sheet.content, "{definition:?}");
    }
}

/// The part of a patch that leaves of a value what is needed.
fn cleared_to(needed: Option<&Value>, value: &Value) -> Value {
    match (needed, value) {
        (Some(Value::Object(needed)), Value::Object(had)) => {
            let part = |name: &String| (name.clone(), needed.get(name).cloned().unwrap_or_default());
            Value::Object(had.keys().map(part).collect())
        }
        (needed, _) => needed.cloned().unwrap_or_default(),
    }
}

#[test]
fn every_property_but_the_needed_ones_is_cleared_by_null() {
    for definition in ALL {
        let sheet = with_everything(definition);
        let needed = least(definition);
        let mut patch: Value = as_read(&sheet);
        for (name, value) in patch.as_object_mut().unwrap() {
            *value = cleared_to(needed.get(name), value);
        }
        let cleared = patched(&sheet, &patch).unwrap_or_else(|faults| panic!("{definition:?} {faults:?}"));
        let created = self::sheet(definition, needed);
        assert_eq!(cleared.provenance, created.provenance, "{definition:?}");
        assert_eq!(as_read(&cleared), as_read(&created), "{definition:?}");
    }
}

#[test]
fn null_and_absent_are_the_same() {
    for definition in ALL {
        let sparse = sheet(definition, least(definition));
        let mut body = sparse.shown(None);
        for read_only in ["id", "type"] {
            body.as_object_mut().unwrap().remove(read_only);
        }
        for (name, value) in body.as_object_mut().unwrap() {
            *value = least(definition).get(name).cloned().unwrap_or_default();
        }
        for known in definition.claimable {
            body.as_object_mut().unwrap().remove(known.field.trim_start_matches('/'));
        }
        let same = sheet(definition, body);
        assert_eq!((same.content, same.provenance), (sparse.content, sparse.provenance), "{definition:?}");
    }
}

#[test]
fn the_days_of_a_time_can_be_moved_one_by_one() {
    let campaign = sheet(
        &crate::campaigns::DEFINITION,
        json!({"title": "Phong trào", "period": {"text": "giai đoạn 2016-2020", "edtf": "2016/2020"}}),
    );
    let moved = patched(&campaign, &json!({"period": {"latest": "2021-06-30"}})).unwrap();
    assert_eq!(moved.content["period"]["earliest"], "2016-01-01");
    assert_eq!(moved.content["period"]["latest"], "2021-06-30");
    assert_eq!(moved.content["period"]["extent"], "span");
    let said = patched(&campaign, &json!({"period": {"text": "nhiệm kỳ"}})).unwrap();
    assert_eq!(said.content["period"]["edtf"], "2016/2020");
    let gone = patched(&campaign, &json!({"period": null})).unwrap();
    assert_eq!(gone.content["period"], Value::Null);
}
