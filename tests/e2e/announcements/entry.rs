//! Entering a file: its steps in their order, with names in the place of ids.
//!
//! A step creates a record in a collection, changes one, adds a claim to one, or relates a document to another. In bodies
//! `@name` is the id of the record that a step calls so, and `@name#boards/0` that of an item of it. `gives` is what the
//! service concludes beside what was sent; `context` and `byHand` are for the reading of words (see `reading`).

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value, json};
use thidua_tests::{Client, On, Server, Start};

use super::{comparison, reading};
use crate::locality::{Record, id};

/// Every list of records.
const COLLECTIONS: [&str; 10] = [
    "organizations",
    "documents",
    "articles",
    "people",
    "posts",
    "campaigns",
    "emulation-blocks",
    "congress-series",
    "congresses",
    "exemplars",
];

/// A record as it was entered.
struct Entered {
    record: Record,
    /// What it holds by what was sent, and by `gives`.
    content: Value,
    /// The relations that go out from it.
    relations: Vec<Value>,
}

/// A register that began empty, and what was entered into it.
pub(super) struct Register {
    server: Server,
    clients: HashMap<&'static str, Client>,
    /// Names of steps, in the order of their creation.
    order: Vec<String>,
    entered: HashMap<String, Entered>,
}

/// The steps of a file.
fn steps(file: &str) -> Vec<Value> {
    serde_json::from_str(file).expect("a list of steps")
}

fn text<'v>(step: &'v Value, name: &str) -> &'v str {
    step[name].as_str().unwrap_or_else(|| panic!("{name}: {step}"))
}

impl Register {
    /// Enters files one after the other, and publishes everything.
    pub(super) fn with(on: On, files: &[&str]) -> Self {
        let server = Server::fresh(on, &Start::default());
        let seen = server.client().read("/v1/organizations");
        assert_eq!(seen["items"], json!([]), "the register begins empty");
        let mut register = Self { server, clients: HashMap::new(), order: Vec::new(), entered: HashMap::new() };
        let (organizations, others): (Vec<Value>, Vec<Value>) =
            files.iter().flat_map(|file| steps(file)).partition(|step| step["create"] == "organizations");
        register.establish(&organizations, &others);
        for step in &others {
            register.take(step);
        }
        for name in &register.order {
            if !register.entered[name].record.path.starts_with("/v1/organizations/") {
                register.publish(name);
            }
        }
        register
    }

    /// Creates and publishes the organizations, and gives the other accounts their roles on them.
    fn establish(&mut self, organizations: &[Value], others: &[Value]) {
        self.server.add_user("quan-tri", "administrator", "@");
        self.clients.insert("administrator", self.server.client_of("quan-tri"));
        for step in organizations {
            self.take(step);
        }
        let keepers: BTreeSet<&str> =
            others.iter().filter_map(|step| step["body"]["organizationId"].as_str()?.strip_prefix('@')).collect();
        for step in organizations {
            let code = text(&step["body"], "code");
            self.server.add_user("cong-bo", "publisher", code);
            if keepers.contains(text(step, "name")) {
                self.server.add_user("bien-tap", "editor", code);
            }
        }
        self.clients.insert("editor", self.server.client_of("bien-tap"));
        self.clients.insert("publisher", self.server.client_of("cong-bo"));
        for step in organizations {
            self.publish(text(step, "name"));
        }
    }

    fn publish(&self, name: &str) {
        let address = format!("{}/publications", self.entered[name].record.path);
        self.clients["publisher"].post(&address, &json!({})).has(201);
    }

    /// Takes one step, as whom it says.
    fn take(&mut self, step: &Value) {
        let client = self.clients[text(step, "as")].clone();
        let body = self.resolve(&step["body"]);
        reading::read_alike(&self.server.client(), step, &body);
        if step["create"].is_string() {
            return self.create(&client, step, body);
        }
        let (way, name) = ["change", "claim", "relate"]
            .iter()
            .find_map(|way| Some((*way, step[*way].as_str()?)))
            .unwrap_or_else(|| panic!("no such step: {step}"));
        let entered = self.entered.get_mut(name).unwrap_or_else(|| panic!("{name} is not entered yet"));
        let Record { path, etag, .. } = entered.record.clone();
        let post = |address: &str| {
            client.request("POST", &format!("{path}/{address}")).header("if-match", &etag).json(&body).send()
        };
        match way {
            "change" => {
                entered.record = Record::of(&client.patch(&path, &etag, &body), 200);
                for (property, value) in body.as_object().expect("a patch") {
                    entered.content[property] = value.clone();
                }
            }
            "claim" => {
                entered.record = Record::of(&post("claims"), 201);
                entered.content["claims"].as_array_mut().expect("claims").push(body);
            }
            _ => {
                post("relations").has(201);
                entered.record = Record::of(&client.get(&path), 200);
                entered.relations.push(body);
            }
        }
    }

    fn create(&mut self, client: &Client, step: &Value, body: Value) {
        let name = text(step, "name").to_owned();
        let record = Record::of(&client.post(&format!("/v1/{}", text(step, "create")), &body), 201);
        let mut content = body;
        if step["create"] == "organizations" {
            content["organizationId"] = json!(record.id);
        }
        overlay(&mut content, &step["gives"]);
        let twice = self.entered.insert(name.clone(), Entered { record, content, relations: Vec::new() });
        assert!(twice.is_none(), "{name} is the name of two steps");
        self.order.push(name);
    }

    /// A body with ids in the place of names.
    fn resolve(&self, value: &Value) -> Value {
        match value {
            Value::String(text) if text.starts_with('@') => json!(self.id(&text[1..])),
            Value::Array(items) => items.iter().map(|item| self.resolve(item)).collect(),
            Value::Object(properties) => Value::Object(
                properties.iter().map(|(name, value)| (name.clone(), self.resolve(value))).collect::<Map<_, _>>(),
            ),
            other => other.clone(),
        }
    }

    /// The id of a record, or with `#` of an item of it.
    pub(super) fn id(&self, name: &str) -> String {
        let (record, item) = name.split_once('#').map_or((name, None), |(record, item)| (record, Some(item)));
        let entered = self.entered.get(record).unwrap_or_else(|| panic!("{record} is not entered yet"));
        item.map_or_else(
            || entered.record.id.clone(),
            |item| id(entered.record.json.pointer(&format!("/{item}")).unwrap_or_else(|| panic!("no {name}"))),
        )
    }

    /// The address of a record.
    pub(super) fn path(&self, name: &str) -> &str {
        &self.entered[name].record.path
    }

    /// Everyone.
    pub(super) fn reader(&self) -> Client {
        self.server.client()
    }

    /// A record as everyone reads it.
    pub(super) fn read(&self, name: &str) -> Value {
        self.reader().read(self.path(name))
    }

    /// Whatever was entered is there for everyone, at its place, with what it names; and there is nothing else.
    pub(super) fn is_read_back(&self) {
        let called = self.called();
        let reader = self.reader();
        let mut faults = Vec::new();
        for name in &self.order {
            let entered = &self.entered[name];
            let answer = reader.read(&entered.record.path);
            faults.extend(comparison::of_record(&entered.content, &answer, &called, name));
            if let Some(relations) = comparison::relations(&reader, &entered.record, &entered.relations, &called) {
                faults.push(relations);
            }
        }
        assert!(faults.is_empty(), "{} differences:\n{}", faults.len(), faults.join("\n"));
        self.nothing_else(&reader);
    }

    /// The lists hold what was entered and nothing else.
    fn nothing_else(&self, reader: &Client) {
        for collection in COLLECTIONS {
            let of_the_list = |path: &str| path.split('/').nth(2) == Some(collection);
            let listed: BTreeSet<String> = reader.walk(&format!("/v1/{collection}"), 50).iter().map(id).collect();
            let entered = self.entered.values().filter(|entered| of_the_list(&entered.record.path));
            assert_eq!(listed, entered.map(|entered| entered.record.id.clone()).collect(), "{collection}");
        }
    }

    /// What references call each record and each office, by id.
    fn called(&self) -> HashMap<String, Value> {
        let mut called = HashMap::new();
        for Entered { record, content, .. } in self.entered.values() {
            let name = if content["title"].is_null() { &content["name"] } else { &content["title"] };
            called.insert(record.id.clone(), name.get("vi").unwrap_or(name).clone());
            for office in record.json["offices"].as_array().into_iter().flatten() {
                called.insert(id(office), office["name"]["vi"].clone());
            }
        }
        called
    }
}

/// Adds what the service concludes, in depth.
fn overlay(content: &mut Value, more: &Value) {
    for (name, value) in more.as_object().into_iter().flatten() {
        if content[name].is_object() {
            overlay(&mut content[name], value);
        } else {
            content[name] = value.clone();
        }
    }
}
