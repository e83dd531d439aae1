//! Sheets of every kind: what is read, shown, found and written again.

mod allow_list;
mod claims;
mod found_by;
mod reading;
mod round_trip;
mod rules;

use chrono::{TimeZone, Utc};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Definition, Reading, Sheet, pattern};
use crate::{
    faults::{Faults, Place},
    ids::OrganizationId,
    records::{Front, Visibility},
};

/// The codes that every list has here.
fn codes(_list: &str) -> Vec<&'static str> {
    vec!["one", "two"]
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn read_as(definition: &'static Definition, known_ids: Vec<Uuid>, body: Value) -> Result<Sheet, Faults> {
    let next = std::cell::Cell::new(0x1000_u128);
    let new_id = || {
        next.set(next.get() + 1);
        id(u128::try_from(known_ids.len()).unwrap() * 0x1_0000 + next.get())
    };
    let reading =
        Reading { codes: &codes, new_id: &new_id, known_ids: (!known_ids.is_empty()).then(|| known_ids.clone()) };
    let (provenance, content) = reading.read(definition, body)?;
    let now = Utc.with_ymd_and_hms(2026, 11, 21, 2, 0, 0).unwrap();
    let front = Front::new(OrganizationId::from_uuid(id(7)), Visibility::Public, now);
    Ok(Sheet { id: id(1), definition, front, provenance, content })
}

/// A sheet out of the body of its creation.
fn sheet(definition: &'static Definition, body: Value) -> Sheet {
    read_as(definition, vec![], body).unwrap_or_else(|faults| panic!("{faults:?}"))
}

/// The sheet that a merge patch makes.
fn patched(sheet: &Sheet, patch: &Value) -> Result<Sheet, Faults> {
    let mut body = sheet.writable(patch);
    crate::input::merge(&mut body, patch);
    read_as(sheet.definition, sheet.item_ids(), body)
}

/// Where the faults of a body are, and which.
fn faults_of(result: Result<Sheet, Faults>) -> Vec<(String, &'static str)> {
    let Err(faults) = result else { panic!("faults are expected, not {result:?}") };
    let place = |place| match place {
        Place::Body(pointer) | Place::Parameter(pointer) => pointer,
    };
    faults.into_vec().into_iter().map(|fault| (place(fault.place), fault.code)).collect()
}

fn at(pointer: &str, code: &'static str) -> (String, &'static str) {
    (pointer.to_owned(), code)
}

/// The least that a sheet of a kind has.
fn least(definition: &Definition) -> Value {
    match definition.collection {
        "people" | "exemplars" => json!({"name": "Nguyễn Văn An"}),
        "recipients" => json!({"name": "Nguyễn Văn An", "recipientKind": "one"}),
        "awards" => json!({"name": "Nguyễn Văn An", "awardType": "one", "sources": [{"seenBy": "Văn phòng"}]}),
        "award-tallies" => json!({"title": "40 cờ", "counted": "one", "count": {"value": 40}}),
        "posts" => json!({"title": "Phó Bí thư", "personId": id(2), "body": {"name": "Thành ủy"}}),
        "congresses" | "congress-series" => json!({"title": "Đại hội", "kind": "one"}),
        _ => json!({"title": "Tên"}),
    }
}

/// A body in which every property that the table of a kind knows of has a value, on top of the least.
fn full(definition: &Definition) -> Value {
    let mut body = least(definition);
    for field in definition.fields {
        let value = match field.means {
            super::Means::Time => json!({"text": "ngày 26/8/2020", "edtf": "2020-08-26", "startTime": "07:30"}),
            super::Means::Quantity => json!({"text": "khoảng 550 đại biểu", "value": 550, "qualifier": "about"}),
            super::Means::Reference(_) | super::Means::Office => json!(id(0xabc)),
            super::Means::Code(_) | super::Means::AwardType => json!("one"),
            super::Means::Source => json!({"title": "Báo Hải Phòng", "publishedOn": "2020-10-24"}),
            super::Means::Item | super::Means::Venues => continue,
        };
        put(&mut body, field.at, value);
    }
    settle(definition, &mut body);
    let claims = definition.claimable.iter().map(|known| {
        let value = match known.means {
            super::Means::Time => json!({"edtf": "2020-08-26", "partOfDay": "morning"}),
            super::Means::Quantity => json!({"text": "nửa ngày", "value": 0.5, "unit": "day"}),
            _ => json!([{"name": "Cung Văn hóa", "organizationId": id(0xdef), "capacity": 1200}]),
        };
        json!({"field": known.field, "value": value, "source": {"articleId": id(0xa11)}, "assertedOn": "2020-10-24"})
    });
    if !definition.claimable.is_empty() {
        body["claims"] = claims.collect();
    }
    body["origin"] = json!("recorded");
    body["sources"] = json!([{"title": "Cổng thông tin", "seenBy": "Văn phòng"}]);
    body["marks"] = json!([{"pointer": "", "mark": "inferred", "basis": "năm lấy từ tiêu đề"}]);
    body
}

/// What the rules of a kind ask of a body that has everything.
fn settle(definition: &Definition, body: &mut Value) {
    match definition.collection {
        "emulation-blocks" => {
            body["years"][0]["year"] = json!(2020);
            body["years"][0]["headId"] = body["years"][0]["members"][0]["organizationId"].clone();
        }
        "congresses" => {
            body["ordinal"] = json!({"written": "IX", "number": 9});
            body["meetings"][0]["instructions"][0]["number"] = json!(1);
        }
        _ => {}
    }
}

/// Puts a value at a pattern; where it goes through a list, into its one element.
fn put(body: &mut Value, pattern: &str, value: Value) {
    let mut here = body;
    for step in pattern.trim_start_matches('/').split('/') {
        if step == "*" {
            if !here.is_array() {
                *here = json!([null]);
            }
            here = &mut here[0];
        } else {
            if !here.is_object() {
                *here = Value::Object(Map::new());
            }
            here = here.as_object_mut().unwrap().entry(step).or_insert(Value::Null);
        }
    }
    *here = value;
}

#[test]
fn the_body_that_has_everything_has_every_property_of_the_table() {
    for definition in super::ALL {
        let sheet = sheet(definition, full(definition));
        for field in definition.fields {
            assert!(!pattern::all(&sheet.content, field.at).is_empty(), "{definition:?} {}", field.at);
        }
    }
}
