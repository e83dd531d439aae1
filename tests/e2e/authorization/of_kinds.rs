//! What the walk asks of the kinds beside documents and organizations, which all have the same operations.

use std::collections::HashMap;

use serde_json::json;
use thidua_tests::{Answer, Client};

use super::{
    expectations::{Case, Does, PLACES, Place, STATES, State},
    targets::{in_state, number},
};
use crate::{
    kinds::{KINDS, Kind, called, public_person},
    locality::{Locality, Record},
};

/// A record of each kind, place and state that nobody may change.
pub(super) struct OfKinds {
    person: Record,
    standing: HashMap<(&'static str, Place, State), Record>,
}

impl OfKinds {
    pub(super) fn new(locality: &Locality) -> Self {
        let mut all = Self { person: public_person(locality), standing: HashMap::new() };
        for kind in &KINDS {
            for (place, state) in PLACES.into_iter().flat_map(|place| STATES.map(|state| (place, state))) {
                let record = all.make(locality, kind, place, state);
                all.standing.insert((kind.one, place, state), record);
            }
        }
        all
    }

    pub(super) fn record(&self, kind: &Kind, case: &Case) -> &Record {
        &self.standing[&(kind.one, case.place, case.state)]
    }

    pub(super) fn article(&self, case: &Case) -> &Record {
        self.record(called("article"), case)
    }

    pub(super) fn recipient(&self, case: &Case) -> &Record {
        self.record(called("recipient"), case)
    }

    /// Merges a recipient of the case with another one that only it needs, kept by the same unit, or takes it out again.
    pub(super) fn merge(&self, locality: &Locality, client: &Client, case: &Case, step: &str, changes: bool) -> Answer {
        let new = |state| self.make(locality, called("recipient"), case.place, state);
        let send = |client: &Client, step: &str, kept: &Record, from: &Record| {
            let body = json!({"fromId": from.id, "changeReason": "nhập trùng"});
            client.request("POST", &format!("{}/{step}", kept.path)).header("if-match", &kept.etag).json(&body).send()
        };
        if !changes {
            // Nobody gets as far as the other one.
            let kept = self.recipient(case);
            return send(client, step, kept, kept);
        }
        let (kept, from) = (new(case.state), new(State::Draft));
        if step == "merges" {
            return send(client, step, &kept, &from);
        }
        let merged = Record::of(&send(&locality.chief, "merges", &kept, &from), 201);
        send(client, step, &merged, &from)
    }

    pub(super) fn records(&self) -> impl Iterator<Item = &Record> {
        self.standing.values()
    }

    fn make(&self, locality: &Locality, kind: &Kind, place: Place, state: State) -> Record {
        let mut body = kind.body(locality, place.unit(), &format!("Bản ghi {}", number()), &self.person.id);
        if state == State::Internal {
            body["visibility"] = json!("internal");
        }
        in_state(locality, kind.create(&locality.chief, &body), state)
    }

    /// Sends the request of a case. Where it is to change something the record is made for it; else it is a standing one.
    pub(super) fn ask(
        &self,
        locality: &Locality,
        client: &Client,
        (kind, does): (&Kind, Does),
        case: &Case,
        changes: bool,
    ) -> Answer {
        let on_record = !matches!(does, Does::List | Does::Create | Does::Read | Does::Versions);
        let Record { path, etag, .. } = if changes && on_record {
            self.make(locality, kind, case.place, case.state)
        } else {
            self.record(kind, case).clone()
        };
        match does {
            Does::List => client.get(&kind.list()),
            Does::Create => {
                let name = format!("Bản ghi {}", number());
                client.post(&kind.list(), &kind.body(locality, case.place.unit(), &name, &self.person.id))
            }
            Does::Read => client.get(&path),
            Does::Versions => client.get(&format!("{path}/versions")),
            Does::Update => client.patch(&path, &etag, &json!({(kind.name): "Tên đã sửa"})),
            Does::Delete => client.delete(&format!("{path}?changeReason=khong%20con%20can"), &etag),
            Does::Publish => client.post(&format!("{path}/publications"), &json!({})),
            Does::Withdraw => client.post(&format!("{path}/withdrawals"), &json!({"reason": "thu hồi để sửa lại"})),
            Does::Claim => {
                let field = format!("/{}", kind.by_time.expect("a time that sources disagree on"));
                let claim = json!({"field": field, "value": {"edtf": "2024-02-01"}, "source": {"title": "Thông báo"}});
                client.request("POST", &format!("{path}/claims")).header("if-match", &etag).json(&claim).send()
            }
        }
    }
}
