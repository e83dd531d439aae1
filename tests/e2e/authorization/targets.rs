//! What the walk asks for: standing records for those who are refused, fresh ones for those who are not.

use std::{
    collections::HashMap,
    sync::atomic::{AtomicUsize, Ordering},
};

use serde_json::{Value, json};
use thidua_tests::{Answer, Client};

use super::{
    expectations::{Case, HOLDERS, Holder, PLACES, Place, STATES, State, of_kind},
    of_kinds::OfKinds,
};
use crate::locality::{Locality, Record};

/// A client per holder.
pub(super) struct Callers(HashMap<&'static str, Client>);

impl Callers {
    pub(super) fn new(locality: &Locality) -> Self {
        let client = |holder: &Holder| {
            if holder.is_nobody() {
                return locality.server.client();
            }
            for role in holder.roles {
                let unit = if holder.on_installation { "@" } else { "tinh-a" };
                locality.server.add_user(holder.name, role, unit);
            }
            locality.server.client_of(holder.name)
        };
        Self(HOLDERS.iter().map(|holder| (holder.name, client(holder))).collect())
    }

    pub(super) fn of(&self, holder: &Holder) -> &Client {
        &self.0[holder.name]
    }
}

pub(super) fn number() -> usize {
    static NUMBER: AtomicUsize = AtomicUsize::new(1);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// A document with a number, so that it has an address by symbol, in a state.
fn document(locality: &Locality, place: Place, state: State) -> Record {
    let mut body = locality.plan(place.unit(), &format!("Kế hoạch {}", number()));
    body["symbol"] = json!({"raw": format!("{}/KH-UBND", number())});
    body["issued"] = json!({"edtf": "2024-02-01"});
    if state == State::Internal {
        body["visibility"] = json!("internal");
    }
    in_state(locality, Record::of(&locality.chief.post("/v1/documents", &body), 201), state)
}

/// A unit under the place's unit, in a state.
fn unit(locality: &Locality, place: Place, state: State) -> Record {
    let mut body = founding(locality, place);
    if state == State::Internal {
        body["visibility"] = json!("internal");
    }
    in_state(locality, Record::of(&locality.admin.post("/v1/organizations", &body), 201), state)
}

pub(super) fn in_state(locality: &Locality, record: Record, state: State) -> Record {
    match state {
        State::Public => locality.publish(&record),
        State::Draft | State::Internal => record,
    }
}

fn founding(locality: &Locality, place: Place) -> Value {
    json!({"code": format!("don-vi-{}", number()), "name": {"vi": "Đơn vị mới"}, "kind": "agency",
           "parents": [{"organizationId": locality.unit(place.unit())}]})
}

/// A record of each place and state that nobody may change.
pub(super) struct Standing {
    documents: HashMap<(Place, State), Record>,
    units: HashMap<(Place, State), Record>,
    of_kinds: OfKinds,
}

impl Standing {
    pub(super) fn new(locality: &Locality) -> Self {
        let pairs = || PLACES.into_iter().flat_map(|place| STATES.into_iter().map(move |state| (place, state)));
        Self {
            documents: pairs().map(|(place, state)| ((place, state), document(locality, place, state))).collect(),
            units: pairs().map(|(place, state)| ((place, state), unit(locality, place, state))).collect(),
            of_kinds: OfKinds::new(locality),
        }
    }

    pub(super) fn document(&self, case: &Case) -> &Record {
        &self.documents[&(case.place, case.state)]
    }

    pub(super) fn unit(&self, case: &Case) -> &Record {
        &self.units[&(case.place, case.state)]
    }

    pub(super) fn of_kinds(&self) -> &OfKinds {
        &self.of_kinds
    }

    pub(super) fn is_untouched(&self, locality: &Locality) {
        let of_kinds = self.of_kinds.records().map(|record| (record, &locality.chief));
        let documents = self.documents.values().map(|record| (record, &locality.chief));
        let units = self.units.values().map(|record| (record, &locality.admin));
        for (record, client) in documents.chain(of_kinds).chain(units) {
            assert_eq!(client.read(&record.path)["version"], record.json["version"], "{record:?}");
        }
    }
}

/// Sends the request of a case. Where it is to succeed the record is made for it; else it is a standing one.
pub(super) fn ask(
    locality: &Locality,
    callers: &Callers,
    standing: &Standing,
    operation: &str,
    case: &Case,
    wanted: u16,
) -> Answer {
    let client = callers.of(case.holder);
    let changes = (201..300).contains(&wanted) || (wanted == 200 && operation.starts_with("update"));
    if let Some((kind, does)) = of_kind(operation) {
        return standing.of_kinds.ask(locality, client, (kind, does), case, changes);
    }
    let is_unit = operation.contains("organization");
    let record = match (changes, is_unit) {
        (true, true) => unit(locality, case.place, case.state),
        (true, false) => document(locality, case.place, case.state),
        (false, true) => standing.unit(case).clone(),
        (false, false) => standing.document(case).clone(),
    };
    let path = &record.path;
    let reason = "?changeReason=khong%20con%20can";
    match operation {
        "get_code_list" => client.get("/v1/code-lists/roles"),
        "list_award_types" => client.get("/v1/award-types"),
        "get_award_type" => client.get("/v1/award-types/commune-commendation"),
        "list_base_salaries" => client.get("/v1/base-salaries"),
        "get_document" | "get_organization" => client.get(path),
        "get_plan" | "get_directive" | "get_decision" => {
            client.get(&path.replace("/documents/", &format!("/{}s/", operation.trim_start_matches("get_"))))
        }
        "get_document_by_symbol" => {
            let slug = record.json["symbol"]["slug"].as_str().unwrap();
            client.get(&format!("/v1/documents/by-symbol/{}/2024/{slug}", case.place.unit()))
        }
        "list_document_relations" => client.get(&format!("{path}/relations")),
        "list_journal_entries" => client.get("/v1/journal"),
        "get_article_neighbours" => client.get(&format!("{}/neighbours", standing.of_kinds.article(case).path)),
        "list_related_articles" => client.get(&format!("{}/related", standing.of_kinds.article(case).path)),
        "list_recipient_timeline" => client.get(&format!("{}/timeline", standing.of_kinds.recipient(case).path)),
        "create_recipient_merge" => standing.of_kinds.merge(locality, client, case, "merges", changes),
        "create_recipient_separation" => standing.of_kinds.merge(locality, client, case, "separations", changes),
        "count_awards" => client.get("/v1/awards/counts?groupBy=year"),
        "list_articles_by_day" => client.get("/v1/articles/by-day"),
        "create_time_reading" => client.post("/v1/time-readings", &json!({"text": "quý I/2020"})),
        "get_openapi" => client.get("/v1/openapi.json"),
        "get_glossary" => client.get("/v1/glossary"),
        "get_healthz" | "get_livez" | "get_readyz" => client.get(&operation.replace("get_", "/")),
        "create_import" => {
            let unit = locality.unit(case.place.unit());
            client
                .request("POST", &format!("/v1/imports?of=recipients&dryRun=true&organizationId={unit}"))
                .header("Idempotency-Key", &format!("walk-{}", number()))
                .bytes("text/csv", "Họ và tên,Loại đối tượng\nNguyễn Văn A,Cá nhân\n")
                .send()
        }
        "get_import" => client.get(&format!("/v1/imports/{}", record.id)),
        "list_import_uncertain_rows" => client.get(&format!("/v1/imports/{}/uncertain", record.id)),
        "create_import_resolution" => client
            .post(&format!("/v1/imports/{}/resolutions", record.id), &json!({"items": [{"row": 2, "skip": true}]})),
        list if list.starts_with("list_") => {
            client.get(&format!("/v1/{}", list.trim_start_matches("list_").replace('_', "-")))
        }
        "create_session" => {
            client.post("/v1/sessions", &json!({"userName": "khong-co", "password": "không phải mật khẩu"}))
        }
        "create_session_renewal" => client.post("/v1/sessions/current/renewals", &json!({"refreshToken": "khong-co"})),
        "create_enrolment" => client
            .post("/v1/enrolments", &json!({"code": "khong-co", "userName": "x-y", "password": "không phải mật khẩu"})),
        "delete_session" => client.request("DELETE", "/v1/sessions/current").send(),
        "create_organization" => client.post("/v1/organizations", &founding(locality, case.place)),
        "create_document" | "create_plan" | "create_directive" | "create_decision" => {
            let kind = operation.trim_start_matches("create_");
            let mut body = locality.plan(case.place.unit(), &format!("Văn bản {}", number()));
            body["documentType"] = json!(match kind {
                "decision" => "adm-decision-individual",
                "directive" => "adm-directive",
                _ => "adm-plan",
            });
            client.post(&format!("/v1/{kind}s"), &body)
        }
        "update_document" => client.patch(path, &record.etag, &json!({"summary": "Tóm tắt đã sửa"})),
        "update_organization" => client.patch(path, &record.etag, &json!({"abbreviations": ["ĐV"]})),
        "delete_document" | "delete_organization" => client.delete(&format!("{path}{reason}"), &record.etag),
        "create_document_relation" => relate(client, &record, standing),
        "delete_document_relation" => {
            // Whoever may not sees the same with a relation and without one.
            let edge =
                if changes { relate(&locality.chief, &record, standing).ok(201) } else { json!({"id": record.id}) };
            let etag = if changes { locality.chief.get(path).etag() } else { record.etag.clone() };
            client.delete(&format!("{path}/relations/{}{reason}", edge["id"].as_str().unwrap()), &etag)
        }
        publication if publication.ends_with("publication") => client.post(&format!("{path}/publications"), &json!({})),
        withdrawal if withdrawal.ends_with("withdrawal") => {
            client.post(&format!("{path}/withdrawals"), &json!({"reason": "thu hồi để sửa lại"}))
        }
        other => panic!("{other} is new: say in ask how it is asked"),
    }
}

/// A relation to a document that everybody sees.
fn relate(client: &Client, from: &Record, standing: &Standing) -> Answer {
    let to = &standing.documents[&(Place::Stranger, State::Public)];
    let to = if to.id == from.id { &standing.documents[&(Place::Sibling, State::Public)] } else { to };
    let body = json!({"toId": to.id, "relation": "implements"});
    client.request("POST", &format!("{}/relations", from.path)).header("if-match", &from.etag).json(&body).send()
}
