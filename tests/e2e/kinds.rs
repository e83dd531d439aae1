//! The kinds of record beside documents and organizations: where each is kept, and the least that makes one.

use serde_json::{Value, json};
use thidua_tests::Client;

use crate::locality::{Locality, Record};

/// A kind of record.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Kind {
    /// As ids of operations and `type` name one.
    pub(crate) one: &'static str,
    /// Its collection in addresses.
    pub(crate) collection: &'static str,
    /// The property that its records are called by.
    pub(crate) name: &'static str,
    /// The order by time of its lists, if they have one.
    pub(crate) by_time: Option<&'static str>,
}

const fn kind(one: &'static str, collection: &'static str, name: &'static str, by_time: Option<&'static str>) -> Kind {
    Kind { one, collection, name, by_time }
}

/// Every such kind.
pub(crate) static KINDS: [Kind; 12] = [
    kind("article", "articles", "title", Some("published")),
    kind("person", "people", "name", None),
    kind("post", "posts", "title", Some("held")),
    kind("campaign", "campaigns", "title", Some("window")),
    kind("emulation_block", "emulation-blocks", "title", None),
    kind("congress_series", "congress-series", "title", None),
    kind("congress", "congresses", "title", Some("held")),
    kind("exemplar", "exemplars", "name", Some("firstSeen")),
    kind("recipient", "recipients", "name", None),
    kind("award", "awards", "name", Some("granted")),
    kind("award_tally", "award-tallies", "title", Some("granted")),
    kind("ceremony", "ceremonies", "title", Some("held")),
];

/// The kind that is called so.
pub(crate) fn called(one: &str) -> &'static Kind {
    KINDS.iter().find(|kind| kind.one == one).unwrap_or_else(|| panic!("no kind {one}"))
}

impl Kind {
    /// The address of its list.
    pub(crate) fn list(&self) -> String {
        format!("/v1/{}", self.collection)
    }

    /// The least that makes one, kept by a unit. A post is held by `person`.
    pub(crate) fn body(&self, locality: &Locality, code: &str, name: &str, person: &str) -> Value {
        let mut body = json!({"organizationId": locality.unit(code), (self.name): name});
        match self.one {
            "post" => {
                body["personId"] = json!(person);
                body["body"] = json!({"name": "Ban Tổ chức"});
            }
            "congress_series" | "congress" => body["kind"] = json!("emulation_congress"),
            "recipient" => body["recipientKind"] = json!("individual"),
            "award" => body["awardType"] = json!("commune-commendation"),
            "award_tally" => {
                body["counted"] = json!("award");
                body["count"] = json!({"value": 40, "unit": "award"});
            }
            _ => {}
        }
        body
    }

    /// The same with a day in the property that lists by time run by, and the source that a time needs.
    pub(crate) fn dated(&self, mut body: Value, day: &str) -> Value {
        let time = json!({"edtf": day});
        match self.one {
            "campaign" | "congress" => {
                let field = format!("/{}", self.by_time.expect("an order by time"));
                body["claims"] = json!([{"field": field, "value": time, "source": {"title": "Thông báo"}}]);
            }
            _ => body[self.by_time.expect("an order by time")] = time,
        }
        body
    }

    /// Creates one from a body.
    pub(crate) fn create(&self, client: &Client, body: &Value) -> Record {
        Record::of(&client.post(&self.list(), body), 201)
    }
}

/// Somebody whom everyone may read of: who holds the posts that are made.
pub(crate) fn public_person(locality: &Locality) -> Record {
    let kind = called("person");
    let body = kind.body(locality, "tinh", "Nguyễn Văn An", "");
    locality.publish(&kind.create(&locality.chief, &body))
}
