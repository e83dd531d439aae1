//! A small locality to write in: two roots, and under the first a unit, its own unit, and a sibling.

use std::collections::HashMap;

use serde_json::{Value, json};
use thidua_tests::{Answer, Client, On, Server, Start, with_query};

/// The units: code, and the code of the unit above.
const UNITS: [(&str, Option<&str>); 5] =
    [("tinh", None), ("tinh-a", Some("tinh")), ("tinh-a-x", Some("tinh-a")), ("tinh-b", Some("tinh")), ("khac", None)];

/// A service with a locality in it, and the two accounts that set it up.
pub(crate) struct Locality {
    pub(crate) server: Server,
    /// Administrator of the installation.
    pub(crate) admin: Client,
    /// Editor and publisher of both roots.
    pub(crate) chief: Client,
    ids: HashMap<String, String>,
}

impl Locality {
    pub(crate) fn new(on: On) -> Self {
        Self::started(on, &Start::default())
    }

    pub(crate) fn started(on: On, start: &Start) -> Self {
        let server = Server::fresh(on, start);
        server.add_user("admin", "administrator", "@");
        let admin = server.client_of("admin");
        let mut ids = HashMap::new();
        for (code, above) in UNITS {
            let parents: Vec<Value> = above.iter().map(|above| json!({"organizationId": ids[*above]})).collect();
            let body =
                json!({"code": code, "name": {"vi": format!("Đơn vị {code}")}, "kind": "agency", "parents": parents});
            let created = admin.post("/v1/organizations", &body).ok(201);
            ids.insert(code.to_owned(), id(&created));
        }
        for root in ["tinh", "khac"] {
            for role in ["editor", "publisher"] {
                server.add_user("chief", role, root);
            }
        }
        let chief = server.client_of("chief");
        for id in ids.values() {
            chief.post(&format!("/v1/organizations/{id}/publications"), &json!({})).has(201);
        }
        Self { server, admin, chief, ids }
    }

    /// The id of a unit.
    pub(crate) fn unit(&self, code: &str) -> &str {
        &self.ids[code]
    }

    /// Makes an account with a role on a unit, and gives its client.
    pub(crate) fn holder(&self, role: &str, code: &str) -> Client {
        let name = format!("{role}-{code}");
        self.server.add_user(&name, role, code);
        self.server.client_of(&name)
    }

    /// The body of a plan kept and issued by a unit.
    pub(crate) fn plan(&self, code: &str, title: &str) -> Value {
        let unit = self.unit(code);
        json!({
            "organizationId": unit, "documentType": "adm-plan", "title": title,
            "issuers": [{"organizationId": unit}],
        })
    }

    /// Creates a plan kept by a unit; a draft.
    pub(crate) fn draft(&self, code: &str, title: &str) -> Record {
        self.record(&self.plan(code, title))
    }

    /// Creates a document from a body.
    pub(crate) fn record(&self, body: &Value) -> Record {
        Record::of(&self.chief.post("/v1/documents", body), 201)
    }

    /// Creates an internal plan.
    pub(crate) fn internal(&self, code: &str, title: &str) -> Record {
        let mut body = self.plan(code, title);
        body["visibility"] = json!("internal");
        self.record(&body)
    }

    /// Publishes a record.
    pub(crate) fn publish(&self, record: &Record) -> Record {
        Record::of(&self.chief.post(&format!("{}/publications", record.path), &json!({})), 201)
    }

    /// Creates and publishes a plan.
    pub(crate) fn public(&self, code: &str, title: &str) -> Record {
        self.publish(&self.draft(code, title))
    }
}

/// A record as it was last answered to somebody with a right on it.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) id: String,
    pub(crate) path: String,
    pub(crate) etag: String,
    pub(crate) json: Value,
}

impl Record {
    pub(crate) fn of(answer: &Answer, status: u16) -> Self {
        let json = answer.ok(status);
        let id = id(&json);
        let link = json["links"]["self"].as_str().expect("a link");
        let path = link[link.find("/v1/").expect("an address of the API")..].to_owned();
        Self { path, id, etag: answer.etag(), json }
    }
}

pub(crate) fn id(record: &Value) -> String {
    record["id"].as_str().expect("an id").to_owned()
}

/// The only item of a list with this parameter.
pub(crate) fn only(client: &Client, path: &str, name: &str, value: &str) -> Value {
    let list = client.read(&with_query(path, &[(name, value)]));
    let items = list["items"].as_array().expect("items");
    assert_eq!(items.len(), 1, "{path}?{name}={value}: {list}");
    items[0].clone()
}

/// The raw symbols of a list.
pub(crate) fn symbols(list: &Value) -> Vec<&str> {
    list["items"].as_array().expect("items").iter().filter_map(|item| item["symbol"]["raw"].as_str()).collect()
}
