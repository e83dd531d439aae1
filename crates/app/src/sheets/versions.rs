//! The versions of a sheet, as the journal has them. What is stored is shown as the JSON it is: never read into the types
//! of today.

use std::collections::HashSet;

use serde_json::{Map, Value};
use thidua_domain::{
    access::{Permission, Sight, permit, sight},
    ids::OrganizationId,
    records::{Instant, Visibility},
    sheets::{Definition, Sheet},
};
use thidua_persistence::{
    connection::Conn,
    journal::{self, Entry},
    organizations,
    sheets::names,
};
use uuid::Uuid;

use super::read;
use crate::{
    App,
    call::Call,
    errors::Error,
    names::visible,
    paging::{self, Page, PageRequest},
};

/// One version of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Its number.
    pub version: i64,
    /// Since when it is.
    pub at: Instant,
    /// What happened: `award.updated`.
    pub event: String,
    /// Who did it under the law; none for the service itself.
    pub actor: Option<Uuid>,
    /// The account that entered it.
    pub recorder: Option<Uuid>,
    /// Why, for those who may know.
    pub reason: Option<String>,
    /// Schema number of what is stored.
    pub schema: i32,
    /// What is different from the version before it, in the order of pointers; nothing for the first one shown.
    pub changes: Vec<Difference>,
}

/// A value that a version has otherwise than the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// JSON pointer into the record.
    pub pointer: String,
    /// Before.
    pub was: Value,
    /// Since.
    pub is: Value,
}

/// The versions of a sheet, newest first, for callers with a right on it. What is private is compared for those alone who
/// may change the record, and so is the reason told to them and to auditors. A version that was a draft is shown to those
/// who see drafts.
///
/// # Errors
/// Not found, that the caller has no right on it, a cursor of another list, or that the store fails.
pub fn versions(
    conn: &mut Conn,
    app: &App,
    call: &Call,
    (definition, id): (&Definition, Uuid),
    request: &PageRequest,
) -> Result<Page<Version>, Error> {
    let (sheet, seen) = read(conn, call, definition, id)?;
    if seen != Sight::Full {
        return Err(Error::Forbidden(definition.rights.read()));
    }
    let list = ("versions", definition.kind, id);
    let before: Option<i64> = request.cursor.as_deref().map(|cursor| paging::open(app, &list, cursor)).transpose()?;
    let rights = Rights::of(conn, call, &sheet)?;
    let mut entries = journal::entries_of(conn, id, before, request.size + 1)?;
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let more = entries.len() > size;
    let stored: Vec<Option<Value>> = entries.iter().map(|entry| rights.shown(call, entry)).collect();
    entries.truncate(size);
    let next = match entries.last().filter(|_| more) {
        Some(last) => Some(paging::seal(app, &list, last.seq)?),
        None => None,
    };
    let mut items = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        let Some(Some(is)) = stored.get(n) else { continue };
        let was = stored.get(n + 1).and_then(Option::as_ref);
        let mut changes = Vec::new();
        if let Some(was) = was {
            compare(
                &comparable(definition, was, rights.changes),
                &comparable(definition, is, rights.changes),
                "",
                &mut changes,
            );
        }
        let reason = is.get("reason").and_then(Value::as_str).filter(|_| rights.changes || rights.audits);
        items.push(Version {
            version: entry.version,
            at: entry.at.0,
            event: entry.event.clone(),
            actor: entry.actor.map(|id| id.0),
            recorder: entry.recorder.map(|id| id.0),
            reason: reason.map(str::to_owned),
            schema: entry.schema_number,
            changes,
        });
    }
    hide(conn, call, &mut items)?;
    Ok(Page { items, next, total: None })
}

/// What a caller with a right on a record may know of its versions.
struct Rights {
    above: Vec<OrganizationId>,
    changes: bool,
    audits: bool,
}

impl Rights {
    fn of(conn: &mut Conn, call: &Call, sheet: &Sheet) -> Result<Self, Error> {
        let above = organizations::above(conn, sheet.front.organization_id)?;
        let may = |permission: Permission| {
            let caller = call.principal.as_ref();
            caller.is_some_and(|caller| permit(caller, &[permission], &above, Sight::Full).is_ok())
        };
        let (changes, audits) = (may(sheet.definition.rights.write), may(Permission::JournalRead));
        Ok(Self { above, changes, audits })
    }

    /// What is stored of a version; none for one that was hidden from the caller. An erased one is empty.
    fn shown(&self, call: &Call, entry: &Entry) -> Option<Value> {
        let Some(text) = &entry.private else { return Some(Value::Null) };
        let stored: Value = serde_json::from_str(text).unwrap_or_default();
        let visibility = stored.pointer("/record/front/visibility").and_then(Value::as_str).and_then(Visibility::parse);
        let seen = sight(call.principal.as_ref(), visibility.unwrap_or(Visibility::Draft), &self.above);
        (seen == Sight::Full).then_some(stored)
    }
}

/// The record of a version as it is compared: its properties, where it comes from, who keeps it and who reads it. Without
/// the right to change it, the properties that everyone may read of a public one.
fn comparable(definition: &Definition, stored: &Value, all: bool) -> Value {
    let mut record = Map::new();
    let parts = |pointer: &str| stored.pointer(pointer).and_then(Value::as_object).into_iter().flatten();
    for (name, value) in parts("/record/front") {
        if matches!(name.as_str(), "organizationId" | "visibility" | "publishAt") {
            record.insert(name.clone(), value.clone());
        }
    }
    for (name, value) in parts("/record/content") {
        if all || definition.public.contains(&name.as_str()) {
            record.insert(name.clone(), value.clone());
        }
    }
    for (name, value) in parts("/record/provenance") {
        record.insert(name.clone(), value.clone());
    }
    Value::Object(record)
}

/// Collects what is different. Lists of the same length are compared item by item, others as wholes.
fn compare(was: &Value, is: &Value, pointer: &str, found: &mut Vec<Difference>) {
    match (was, is) {
        (Value::Object(before), Value::Object(after)) => {
            let mut names: Vec<&String> =
                before.keys().chain(after.keys().filter(|name| !before.contains_key(*name))).collect();
            names.sort_unstable();
            for name in names {
                let of = |map: &Map<String, Value>| map.get(name).cloned().unwrap_or_default();
                let step = name.replace('~', "~0").replace('/', "~1");
                compare(&of(before), &of(after), &format!("{pointer}/{step}"), found);
            }
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            for (n, (before, after)) in before.iter().zip(after).enumerate() {
                compare(before, after, &format!("{pointer}/{n}"), found);
            }
        }
        (was, is) if was == is => {}
        (was, is) => found.push(Difference { pointer: pointer.to_owned(), was: was.clone(), is: is.clone() }),
    }
}

/// Puts null in the place of the ids of records that the caller does not see.
fn hide(conn: &mut Conn, call: &Call, versions: &mut [Version]) -> Result<(), Error> {
    let mut ids = Vec::new();
    for value in values(versions) {
        each_id(value, &mut |id, _| ids.push(id));
    }
    let seen = visible(conn, call, &ids)?;
    let known = names(conn, &ids)?.into_iter().map(|found| found.id);
    let hidden: HashSet<Uuid> = known.filter(|id| !seen.contains_key(id)).collect();
    for value in values(versions) {
        each_id(value, &mut |id, value| {
            if hidden.contains(&id) {
                *value = Value::Null;
            }
        });
    }
    Ok(())
}

fn values(versions: &mut [Version]) -> impl Iterator<Item = &mut Value> {
    let changes = versions.iter_mut().flat_map(|version| version.changes.iter_mut());
    changes.flat_map(|one| [&mut one.was, &mut one.is])
}

fn each_id(value: &mut Value, visit: &mut impl FnMut(Uuid, &mut Value)) {
    match value {
        Value::String(text) => {
            if let Ok(id) = text.parse() {
                visit(id, value);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each_id(item, visit)),
        Value::Object(properties) => properties.values_mut().for_each(|inner| each_id(inner, visit)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_different_is_named_where_it_stands() {
        let was =
            json!({"line": {"order": 12, "post": "Công nhân"}, "fields": ["a", "b"], "same": 1, "gone": "x", "a/b": 1});
        let is = json!({"line": {"order": 12, "post": "Tổ trưởng"}, "fields": ["a"], "same": 1, "new": null, "a/b": 2});
        let mut found = Vec::new();
        compare(&was, &is, "", &mut found);
        let pointers: Vec<&str> = found.iter().map(|one| one.pointer.as_str()).collect();
        assert_eq!(pointers, ["/a~1b", "/fields", "/gone", "/line/post"]);
        assert_eq!((&found[3].was, &found[3].is), (&json!("Công nhân"), &json!("Tổ trưởng")));
        assert_eq!((&found[2].was, &found[2].is), (&json!("x"), &Value::Null));
    }
}
