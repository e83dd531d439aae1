//! The five announcements as an officer enters them: the bodies of the demo, sent over HTTP, and read back field by field.

use std::collections::HashMap;

use serde_json::{Map, Value, json};
use thidua_tests::{Client, On, Server, Start};

use crate::{
    kinds,
    locality::{Record, id},
};

on_both!(what_was_sent_is_read_back);

/// The files, each with its kind, in an order in which what is named is there already. Articles and people name each
/// other: an article's pictures and subjects are added at the end.
const FILES: [(&str, &str); 6] = [
    ("article", "articles"),
    ("person", "people"),
    ("congress_series", "congress-series"),
    ("congress", "congresses"),
    ("campaign", "campaigns"),
    ("post", "posts"),
];

fn file(name: &str) -> Value {
    let path = format!("{}/../data/demo/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("the file")).expect("JSON")
}

/// The ids behind the names that the files use.
struct Names(HashMap<String, String>);

impl Names {
    fn of(client: &Client) -> Self {
        let mut names = HashMap::new();
        for unit in client.walk("/v1/organizations", 100) {
            let code = unit["code"].as_str().unwrap();
            for office in unit["offices"].as_array().unwrap() {
                names.insert(format!("@office:{code}/{}", office["code"].as_str().unwrap()), id(office));
            }
            names.insert(format!("@organization:{code}"), id(&unit));
        }
        let documents = client.walk("/v1/documents", 100);
        for row in file("documents")["documents"].as_array().unwrap() {
            let found = documents.iter().find(|document| document["title"] == row["title"]).expect("a document");
            names.insert(format!("@document:{}", row["key"].as_str().unwrap()), id(found));
        }
        Self(names)
    }

    /// A body with ids in the place of names; what names an item of the same body is left out.
    fn resolve(&self, value: &Value) -> Value {
        match value {
            Value::String(text) if text.starts_with('@') => json!(self.0.get(text).unwrap_or_else(|| panic!("{text}"))),
            Value::Array(items) => items.iter().map(|item| self.resolve(item)).collect(),
            Value::Object(properties) => {
                let known = properties.iter().filter(|(_, value)| !names_an_item(value));
                Value::Object(known.map(|(name, value)| (name.clone(), self.resolve(value))).collect())
            }
            other => other.clone(),
        }
    }
}

/// A unit beside the one that keeps a record of the demo, for a unit keeps what is the same once.
fn beside(keeper: &str) -> &str {
    match keeper {
        "hp-snv" => "hp-vpub",
        "nt-ubnd" => "nt-tinh-uy",
        "unidentified-city-2019-ubnd" => "unidentified-city-2019",
        other => panic!("no unit beside {other}"),
    }
}

fn names_an_item(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.starts_with("@item:"))
}

/// Every value that was sent is in the answer, at its place.
fn holds(answer: &Value, sent: &Value, place: &str) {
    match sent {
        Value::Object(properties) => {
            for (name, value) in properties {
                holds(&answer[name], value, &format!("{place}/{name}"));
            }
        }
        Value::Array(items) => {
            assert_eq!(answer.as_array().map(Vec::len), Some(items.len()), "{place}: {answer}");
            for (n, item) in items.iter().enumerate() {
                holds(&answer[n], item, &format!("{place}/{n}"));
            }
        }
        scalar => assert_eq!(answer, scalar, "{place}"),
    }
}

/// A record without what belongs to this one entry of it: ids, addresses, who keeps it, who may read it since when.
fn facts(record: &Value) -> Value {
    let of_the_entry =
        ["links", "id", "board", "visibility", "publishedAt", "publishAt", "updatedAt", "createdAt", "version"];
    match record {
        Value::Object(properties) => {
            let kept =
                properties.iter().filter(|(name, _)| !name.ends_with("Id") && !of_the_entry.contains(&name.as_str()));
            Value::Object(kept.map(|(name, value)| (name.clone(), facts(value))).collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(facts).collect(),
        other => other.clone(),
    }
}

/// What a record is called, and for a post also whose it is: several are chairmen.
fn called(record: &Value) -> (Value, Value) {
    let name = if record["title"].is_null() { &record["name"] } else { &record["title"] };
    (name.clone(), record["person"]["name"].clone())
}

/// Completes an article with what names records that were entered after it, a congress with the board that met.
fn complete(admin: &Client, names: &Names, row: &Value, record: &Record) -> Record {
    let mut patch = Map::new();
    for name in ["about", "pictures"] {
        if row["key"].is_string() && record.path.starts_with("/v1/articles/") && row[name].is_array() {
            patch.insert(name.to_owned(), names.resolve(&row[name]));
        }
    }
    if names_an_item(&row["meetings"][0]["board"]) {
        let mut meetings = names.resolve(&row["meetings"]);
        meetings[0]["board"] = record.json["boards"][0]["id"].clone();
        patch.insert("meetings".to_owned(), meetings);
    }
    if patch.is_empty() {
        return record.clone();
    }
    let sent = Value::Object(patch);
    let completed = Record::of(&admin.patch(&record.path, &record.etag, &sent), 200);
    holds(&completed.json, &sent, &record.path);
    completed
}

fn what_was_sent_is_read_back(on: On) {
    let server = Server::fresh(on, &Start::demo());
    let (reader, admin) = (server.client(), server.client_of("admin"));
    let mut names = Names::of(&reader);
    let mut entered = Vec::new();
    for (one, name) in FILES {
        for row in file(name).as_array().unwrap() {
            let mut sent = row.clone();
            let properties = sent.as_object_mut().unwrap();
            let key = properties.shift_remove("key").unwrap();
            let keeper = properties.shift_remove("keeper").unwrap();
            properties
                .insert("organizationId".into(), json!(format!("@organization:{}", beside(keeper.as_str().unwrap()))));
            if one == "article" {
                properties.shift_remove("about");
                properties.shift_remove("pictures");
            }
            let sent = names.resolve(&sent);
            let record = Record::of(&admin.post(&kinds::called(one).list(), &sent), 201);
            let read = admin.read(&record.path);
            assert_eq!(read, record.json, "{key}");
            holds(&read, &sent, &format!("{one} {key}"));
            names.0.insert(format!("@{one}:{}", key.as_str().unwrap()), record.id.clone());
            entered.push((one, row.clone(), record));
        }
    }
    for (one, row, record) in entered {
        let completed = complete(&admin, &names, &row, &record);
        // Nothing more and nothing less than what the demo has.
        let of_demo = reader.walk(&kinds::called(one).list(), 50);
        let twin = of_demo.iter().find(|other| called(other) == called(&completed.json)).expect("the demo's own");
        let of = |record: &Value| {
            let mut facts = facts(record);
            facts["organization"] = Value::Null;
            facts
        };
        assert_eq!(of(&completed.json), of(twin), "{one} {}", row["key"]);
    }
}
