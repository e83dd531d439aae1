//! Reading a sheet out of what an editor sent: all faults at once.

mod claims;

use claims::SentClaim;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Definition, Means, Provenance, pattern, provenance::PROPERTIES, texts, values};
use crate::{
    checks,
    faults::{Fault, Faults},
    input::tidy_nulls,
    records::{Mark, Origin, Source},
};

/// What reading needs from outside.
pub struct Reading<'a> {
    /// The codes of a list.
    pub codes: &'a dyn Fn(&str) -> Vec<&'static str>,
    /// A new id for an item.
    pub new_id: &'a dyn Fn() -> Uuid,
    /// The ids of items that the record has already: a change names no other. None for a record that is new: its items
    /// may bring ids of their own, so that others in the same body can name them.
    pub known_ids: Option<Vec<Uuid>>,
}

impl Reading<'_> {
    /// Provenance and content out of a body without what belongs to the record itself (`organizationId`, `visibility`).
    ///
    /// # Errors
    /// All faults, with pointers.
    pub fn read(&self, definition: &Definition, body: Value) -> Result<(Provenance, Value), Faults> {
        let mut faults = Faults::new();
        let read = self.read_on(definition, body, &mut faults);
        faults.finish()?;
        read.ok_or_else(Faults::new)
    }

    /// The same as far as it can be read, with what is wrong with it among `faults`: for who looks for more of them, and
    /// for nothing else while there are any.
    pub fn read_on(
        &self,
        definition: &Definition,
        mut body: Value,
        faults: &mut Faults,
    ) -> Option<(Provenance, Value)> {
        texts::tidy(&mut body, "", faults);
        let mut common = Map::new();
        if let Value::Object(properties) = &mut body {
            for name in PROPERTIES {
                if let Some(value) = properties.shift_remove(name) {
                    common.insert(name.to_owned(), value);
                }
            }
        }
        take_from_paper(definition, &body, &mut common);
        let provenance = self.provenance(definition, common, faults);
        for field in definition.fields {
            pattern::each_mut(&mut body, field.at, &mut |pointer, value| match field.means {
                Means::Code(list) => self.check_code(list, value, &pointer, faults),
                Means::Item => self.check_item(value, &pointer, faults),
                means => {
                    let read = values::read(means, std::mem::take(value), &pointer);
                    *value = faults.take(read).unwrap_or_default();
                }
            });
        }
        check_emptiness(&mut body, "", faults);
        check_ids(definition, &body, faults);
        // Ids of items that are left out come from the service.
        for field in definition.fields.iter().filter(|field| field.means == Means::Item) {
            self.give_ids(&mut body, field.at);
        }
        let normal = (definition.of.normal)(body).map_err(|error| checks::misread("", &error));
        let content = faults.take(normal);
        if let Some(content) = &content {
            check_name(definition, content, faults);
        }
        if let (Some(content), Some(provenance)) = (&content, &provenance) {
            (definition.of.check)(content, provenance, faults);
        }
        provenance.zip(content)
    }

    /// A faulty code stays where it is, so that a list of codes has no hole that were a fault of its own.
    fn check_code(&self, list: &str, value: &Value, pointer: &str, faults: &mut Faults) {
        if let Some(code) = value.as_str()
            && !(self.codes)(list).contains(&code)
        {
            faults.push(Fault::body(
                pointer,
                "unknown_code",
                format!("Mã {code:?} không có trong danh mục; xem /v1/code-lists/{list}."),
                format!("The list has no code {code:?}; see /v1/code-lists/{list}."),
            ));
        }
    }

    fn check_item(&self, value: &Value, pointer: &str, faults: &mut Faults) {
        let id = value.as_str().and_then(|text| text.parse::<Uuid>().ok());
        if !id.is_some_and(|id| self.may_name(id)) {
            faults.push(unknown_item(pointer));
        }
    }

    fn may_name(&self, item: Uuid) -> bool {
        self.known_ids.as_ref().is_none_or(|known| known.contains(&item))
    }

    /// Gives an id to every element of the list that `at` (`/phases/*/id`) names the ids of.
    fn give_ids(&self, body: &mut Value, at: &str) {
        let Some(list) = at.strip_suffix("/id") else { return };
        pattern::each_mut(body, list, &mut |_, item| {
            if let Value::Object(properties) = item
                && properties.get("id").is_none_or(Value::is_null)
            {
                properties.insert("id".to_owned(), Value::String((self.new_id)().to_string()));
            }
        });
    }

    fn provenance(
        &self,
        definition: &Definition,
        mut common: Map<String, Value>,
        faults: &mut Faults,
    ) -> Option<Provenance> {
        let origin = match common.shift_remove("origin").as_ref().and_then(Value::as_str) {
            Some(word) => Origin::parse(word).or_else(|| {
                faults.push(Fault::body(
                    "/origin",
                    "unknown_code",
                    "Nguồn gốc là processed hoặc recorded.",
                    "An origin is processed or recorded.",
                ));
                None
            }),
            None => Some(Origin::Processed),
        };
        let sources: Option<Vec<Source>> = faults.take(list(&mut common, "sources"));
        let marks: Option<Vec<Mark>> = faults.take(list(&mut common, "marks"));
        let sent: Option<Vec<SentClaim>> = faults.take(list(&mut common, "claims"));
        let claims = self.claims(definition, sent.unwrap_or_default(), faults);
        let (origin, sources, marks) = (origin?, sources?, marks?);
        checks::sources(&sources, "/sources", faults);
        checks::marks(&marks, definition.public, faults);
        if origin == Origin::Recorded && sources.is_empty() {
            faults.push(Fault::body(
                "/sources",
                "required",
                "Bản ghi lấy từ nơi khác phải nêu nguồn: bài báo, văn bản, tên trang hay giấy tờ, địa chỉ, hoặc người đã thấy bản gốc (seenBy).",
                "A recorded entry names its source: an article, a document, a title, an address, or who saw the original (seenBy).",
            ));
        }
        Some(Provenance { origin, sources, marks, claims })
    }
}

/// What is recorded from a paper says so, and names the paper as its source, unless the body says otherwise.
fn take_from_paper(definition: &Definition, body: &Value, common: &mut Map<String, Value>) {
    let Some(property) = definition.recorded_from else { return };
    let is_said = |value: Option<&Value>| value.is_some_and(|value| !value.is_null() && value != &json!([]));
    if !is_said(common.get("origin")) {
        common.insert("origin".to_owned(), json!(Origin::Recorded));
    }
    if let Some(paper) = body.get(property).filter(|id| id.is_string())
        && !is_said(common.get("sources"))
    {
        common.insert("sources".to_owned(), json!([{"documentId": paper}]));
    }
}

/// An object of nothing is nothing, and says nothing as an item of a list.
fn check_emptiness(value: &mut Value, pointer: &str, faults: &mut Faults) {
    tidy_nulls(value);
    match value {
        Value::Object(properties) => {
            for (name, inner) in properties.iter_mut() {
                check_emptiness(inner, &format!("{pointer}/{name}"), faults);
            }
            properties.retain(|_, inner| inner.as_object().is_none_or(|inner| !inner.is_empty()));
        }
        Value::Array(items) => {
            for (n, item) in items.iter_mut().enumerate() {
                let pointer = format!("{pointer}/{n}");
                check_emptiness(item, &pointer, faults);
                let says =
                    |item: &Map<String, Value>| item.iter().any(|(name, inner)| name != "id" && !is_blank(inner));
                if item.as_object().is_some_and(|item| !says(item)) {
                    faults.push(Fault::body(
                        pointer,
                        "empty",
                        "Mục này không nói gì; hãy điền hoặc bỏ đi.",
                        "This item says nothing; fill it in or leave it out.",
                    ));
                }
            }
        }
        _ => {}
    }
}

fn is_blank(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty) || value == &Value::Bool(false)
}

/// What the record is called, its first property, is there.
fn check_name(definition: &Definition, content: &Value, faults: &mut Faults) {
    if (definition.of.name)(content).is_empty() {
        faults.push(Fault::body(
            format!("/{}", definition.public.first().unwrap_or(&"title")),
            "required",
            "Không được để trống.",
            "This must not be empty.",
        ));
    }
}

/// No two items have the same id.
fn check_ids(definition: &Definition, body: &Value, faults: &mut Faults) {
    let mut passed: Vec<Uuid> = Vec::new();
    for field in definition.fields.iter().filter(|field| field.means == Means::Item) {
        for (pointer, value) in pattern::all(body, field.at) {
            let Some(id) = value.as_str().and_then(|text| text.parse().ok()) else { continue };
            if passed.contains(&id) {
                faults.push(id_again(pointer));
            }
            passed.push(id);
        }
    }
}

fn list<T: serde::de::DeserializeOwned>(common: &mut Map<String, Value>, name: &str) -> Result<Vec<T>, Faults> {
    match common.shift_remove(name) {
        None | Some(Value::Null) => Ok(vec![]),
        Some(value) => serde_json::from_value(value).map_err(|error| checks::misread(&format!("/{name}"), &error)),
    }
}

fn unknown_item(pointer: &str) -> Fault {
    Fault::body(
        pointer,
        "unknown_reference",
        "Bản ghi không có mục nào mang id này; mục mới thì bỏ id, hệ thống sẽ cấp.",
        "The record has no item with this id; leave the id of a new item out, the service gives one.",
    )
}

fn id_again(pointer: String) -> Fault {
    Fault::body(
        pointer,
        "not_unique",
        "Id này đã dùng cho một mục ở trên; mục mới thì bỏ id, hệ thống sẽ cấp.",
        "An item above has this id; leave the id of a new item out, the service gives one.",
    )
}
