//! What is private about people is in nothing that leaves without a right to it (Law 91/2025/QH15): not as it was written,
//! not folded for search, not encoded for an address, in no answer, no list, no count, no error, no line of the log.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use thidua_tests::{Client, On, Start, eventually, with_query};

use crate::locality::{Locality, Record, id};

on_both!(canaries_in_private_facts_are_seen_by_those_alone_who_keep_them);

/// Texts that stand in private facts and nowhere else.
#[derive(Default)]
struct Canaries(Vec<String>);

impl Canaries {
    fn text(&mut self, about: &str) -> String {
        let text = format!("Chim-Hoàng-Yến-{about}-Đảo-{:04}", 7_001 + self.0.len());
        self.0.push(text.clone());
        text
    }

    /// A value of every private fact of a kind, as the contract has them: one that is added later is among them.
    fn facts(&mut self, contract: &Value, schema: &str) -> Value {
        let properties = contract["components"]["schemas"][schema]["properties"].as_object().expect("properties");
        let mut facts = Map::new();
        for (name, property) in properties {
            let number = 100 + self.0.len();
            let is_time = property.to_string().contains("TimeInput");
            let fact = if is_time {
                let day = format!("19{:02}-0{}-2{}", number % 40 + 30, number % 9 + 1, number % 9);
                self.0.push(day.clone());
                json!({"text": self.text(name), "edtf": day})
            } else if property["pattern"].as_str().is_some_and(|pattern| pattern.contains("[0-9]{12}")) {
                let digits = format!("079061000{number}");
                self.0.push(digits.clone());
                json!(digits)
            } else {
                assert!(
                    property["type"].to_string().contains("string"),
                    "say here what a canary is for {name}: {property}"
                );
                json!(self.text(name))
            };
            facts.insert(name.clone(), fact);
        }
        assert!(!facts.is_empty(), "{schema}");
        Value::Object(facts)
    }

    /// Wants a text to hold none of them, in any form.
    fn are_not_in(&self, text: &str, place: &str) {
        let lower = text.to_lowercase();
        for canary in &self.0 {
            for form in forms(canary) {
                assert!(!lower.contains(&form), "{canary} is in {place} as {form}: {text}");
            }
        }
    }
}

/// A text as it is, without accents, as words, within JSON and within an address; in lower case.
fn forms(text: &str) -> BTreeSet<String> {
    let folded: String = text.chars().map(without_accent).collect();
    let mut forms = BTreeSet::new();
    for one in
        [text.to_owned(), folded.clone(), folded.replace('-', " "), text.replace('-', " "), text.replace('-', "")]
    {
        let encoded: String = url::form_urlencoded::byte_serialize(one.as_bytes()).collect();
        let ascii = one.chars().flat_map(|letter| {
            if letter.is_ascii() { letter.to_string() } else { letter.escape_unicode().to_string() }
                .chars()
                .collect::<Vec<_>>()
        });
        let escaped: String = ascii.collect();
        forms.extend([one, encoded.replace('+', "%20"), encoded, escaped].map(|form| form.to_lowercase()));
    }
    forms
}

fn without_accent(letter: char) -> char {
    match letter {
        'à' => 'a',
        'ế' => 'e',
        'ả' => 'a',
        'Đ' => 'D',
        other => other,
    }
}

/// A service in which private facts of two recipients and an award were written, changed, published and merged.
struct Planted {
    locality: Locality,
    contract: Value,
    canaries: Canaries,
    kept: Record,
    merged: Record,
    award: Record,
}

impl Planted {
    fn new(on: On) -> Self {
        let locality = Locality::started(on, &Start::default().logging("trace"));
        let contract = locality.server.client().read("/v1/openapi.json");
        let mut canaries = Canaries::default();
        let chief = &locality.chief;
        let mut recipient = |name: &str| {
            let facts = canaries.facts(&contract, "RecipientPrivateFactsInput");
            let body = json!({"organizationId": locality.unit("tinh-a"), "name": name, "recipientKind": "individual",
                "private": facts});
            let made = Record::of(&chief.post("/v1/recipients", &body), 201);
            // What was there before a change is as private.
            let change = json!({"private": canaries.facts(&contract, "RecipientPrivateFactsInput"),
                "changeReason": canaries.text("lý do")});
            locality.publish(&Record::of(&chief.patch(&made.path, &made.etag, &change), 200))
        };
        let (kept, merged) = (recipient("Nguyễn Văn A"), recipient("Nguyễn Văn Á"));
        let body = json!({"organizationId": locality.unit("tinh-a"), "name": "Nguyễn Văn Á", "recipientId": merged.id,
            "sources": [{"title": "Quyết định"}], "awardType": "commune-commendation", "granted": {"edtf": "2025-09-02"}, "unitId": locality.unit("tinh-a"),
            "private": canaries.facts(&contract, "AwardPrivateFactsInput")});
        let award = locality.publish(&Record::of(&chief.post("/v1/awards", &body), 201));
        let merge = json!({"fromId": merged.id, "changeReason": canaries.text("gộp")});
        let merges = format!("{}/merges", kept.path);
        chief.request("POST", &merges).header("if-match", &kept.etag).json(&merge).send().has(201);
        Self { locality, contract, canaries, kept, merged, award }
    }

    /// The addresses of an operation that reads, with every parameter that shows more.
    fn addresses(&self, template: &str, operation: &Value) -> Vec<String> {
        let prefix = if operation["operationId"].as_str().is_some_and(|id| id.ends_with("z")) { "" } else { "/v1" };
        let path = format!("{prefix}{template}");
        let ids: Vec<&str> = match template.split('/').nth(1) {
            Some("recipients") => vec![&self.kept.id, &self.merged.id],
            Some("awards") => vec![&self.award.id],
            Some("organizations") => vec![self.locality.unit("tinh-a")],
            Some("code-lists") => vec!["recipient-kinds", "worker-classes"],
            Some("award-types") => vec!["commune-commendation"],
            _ => vec![&self.kept.id],
        };
        let mut addresses = Vec::new();
        for id in ids {
            let parts = path.split('/').map(|step| if step.starts_with('{') { id } else { step });
            let bare = parts.collect::<Vec<&str>>().join("/");
            addresses.push(bare.clone());
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                let Some(name) = parameter["name"].as_str().filter(|_| parameter["in"] == "query") else { continue };
                let words = parameter["schema"]["items"]["enum"].as_array().into_iter().flatten();
                let words: Vec<&str> = words.filter_map(Value::as_str).collect();
                if !words.is_empty() {
                    addresses.push(with_query(&bare, &[(name, &words.join(","))]));
                }
                if name == "includeTotal" {
                    addresses.push(with_query(&bare, &[(name, "true")]));
                }
            }
        }
        addresses
    }
}

fn canaries_in_private_facts_are_seen_by_those_alone_who_keep_them(on: On) {
    let planted = Planted::new(on);
    let Planted { locality, contract, canaries, kept, merged, award } = &planted;
    let anyone = locality.server.client();
    let reader = locality.holder("reader", "tinh-a");
    assert!(canaries.0.len() > 20, "{:?}", canaries.0);
    those_who_keep_them_see_them(&planted);

    let mut read = 0;
    for (template, methods) in contract["paths"].as_object().expect("paths") {
        let Some(operation) = methods.get("get") else { continue };
        for address in planted.addresses(template, operation) {
            for client in [&anyone, &reader] {
                let answer = client.get(&address);
                assert!(answer.status < 500, "{address}: {}", answer.text());
                canaries.are_not_in(&answer.text(), &address);
                canaries.are_not_in(&format!("{:?}", answer.headers), &address);
                read += usize::from(answer.status == 200);
            }
        }
    }
    assert!(read > 120, "only {read} answers were looked at");
    assert_eq!(anyone.get(&merged.path).status, 307);
    for change in anyone.walk_changes() {
        canaries.are_not_in(&change.to_string(), "the change feed");
    }
    no_search_finds_them(&planted, &[&anyone, &reader, &locality.chief]);

    // Errors say what is wrong with what was sent, and nothing of what is there.
    let tag = locality.chief.get(&kept.path).etag();
    let faulty = json!({"recipientKind": "khong-co", "personId": kept.id, "private": {"identityNumber": "12"}});
    for answer in [
        locality.chief.patch(&kept.path, &tag, &faulty),
        locality.chief.patch(&kept.path, "\"1.0\"", &json!({"post": "Tổ trưởng"})),
        reader.patch(&kept.path, &tag, &json!({"post": "Tổ trưởng"})),
        anyone.patch(&award.path, &tag, &json!({"private": null})),
        locality.chief.patch(&award.path, &locality.chief.get(&award.path).etag(), &json!({"awardType": "khong-co"})),
        locality.chief.post(&format!("{}/publications", kept.path), &json!({})),
        locality.chief.post("/v1/recipients", &json!({"private": {"identityNumber": "x"}})),
    ] {
        assert!((400..500).contains(&answer.status), "{}", answer.text());
        canaries.are_not_in(&answer.text(), "an error");
    }
    canaries.are_not_in(&locality.server.admin_client().get("/metrics").text(), "the metrics");

    let last = anyone.get(&kept.path);
    let last = last.header("x-request-id").expect("the id of a request");
    eventually("the line of the last request", || locality.server.logged().contains(last).then_some(()));
    let log = locality.server.logged();
    assert!(log.lines().count() > read, "the log is at its most verbose");
    canaries.are_not_in(&log, "the log");
}

/// Editors read them with the record, and auditors in the journal; publicly, exactly these properties are missing.
fn those_who_keep_them_see_them(planted: &Planted) {
    let Planted { locality, kept, award, .. } = planted;
    let anyone = locality.server.client();
    let editor = locality.holder("editor", "tinh-a");
    let reader = locality.holder("reader", "tinh-a");
    for (path, more) in [(&kept.path, vec![]), (&award.path, vec!["findings"])] {
        let properties = |client: &Client| -> BTreeSet<String> {
            client.read(path).as_object().expect("an object").keys().cloned().collect()
        };
        let hidden: Vec<String> = properties(&editor).difference(&properties(&anyone)).cloned().collect();
        let mut wanted = [vec!["createdAt", "private", "publishAt", "version"], more].concat();
        wanted.sort_unstable();
        assert_eq!(hidden, wanted, "{path}: a property that is withheld from the public holds a canary here");
        assert!(!properties(&reader).contains("private"), "{path}");
    }
    let facts = &editor.read(&kept.path)["private"];
    for (name, fact) in facts.as_object().expect("facts") {
        let planted = planted.canaries.0.iter().any(|canary| fact.to_string().contains(canary.as_str()));
        assert!(planted, "{name} holds no canary: {fact}");
    }
    let written = kept.json["private"].as_object().map(Map::len);
    assert_eq!(facts.as_object().map(Map::len), written, "{facts}");
    let noted = editor.read(&award.path)["private"].clone();
    for (name, fact) in noted.as_object().expect("facts") {
        assert!(
            fact.as_str().is_some_and(|fact| planted.canaries.0.iter().any(|canary| canary == fact)),
            "{name}: {fact}"
        );
    }
    let auditor = locality.holder("auditor", "tinh-a");
    let journal = json!(auditor.walk(&with_query("/v1/journal", &[("subjectId", &kept.id)]), 100));
    let shown = |entry: &Value, part: &str| entry[part].to_string();
    for entry in journal.as_array().expect("entries") {
        planted.canaries.are_not_in(&shown(entry, "public"), "the public payload");
    }
    let all: String = journal.as_array().expect("entries").iter().map(|entry| shown(entry, "private")).collect();
    for fact in facts.as_object().expect("facts").values() {
        let text = fact.as_str().or(fact["text"].as_str()).expect("a text");
        assert!(all.contains(text), "an auditor reads {text} in the journal");
    }
    let _lacks = editor.get("/v1/journal").problem(403, "forbidden");
    planted.canaries.are_not_in(&auditor.get(&kept.path).text(), "a record, to an auditor");
}

/// Whoever searches for one finds nothing, not even how many there are.
fn no_search_finds_them(planted: &Planted, clients: &[&Client]) {
    let searched = planted.contract["paths"].as_object().expect("paths").iter().filter(|(_, methods)| {
        let parameters = methods["get"]["parameters"].as_array().into_iter().flatten();
        parameters.into_iter().any(|parameter| parameter["name"] == "q")
    });
    let lists: Vec<String> = searched.map(|(path, _)| format!("/v1{path}")).collect();
    assert!(lists.len() > 12, "{lists:?}");
    for canary in &planted.canaries.0 {
        for list in lists.iter().filter(|list| list.contains("recipients") || list.contains("awards")) {
            for client in clients {
                let found = client.read(&with_query(list, &[("q", canary), ("includeTotal", "true")]));
                let has_none = found["items"] == json!([]) && found["page"]["total"] == 0;
                assert!(has_none, "{list}?q={canary}: {found}");
            }
        }
    }
    for list in &lists {
        let canary = &planted.canaries.0[0];
        let found = planted.locality.server.client().read(&with_query(list, &[("q", canary)]));
        assert_eq!(found["items"], json!([]), "{list}");
    }
    let exact = with_query("/v1/recipients", &[("name", &planted.canaries.0[0])]);
    assert_eq!(planted.locality.server.client().read(&exact)["items"], json!([]));
    let ids: Vec<String> = clients[0].walk("/v1/recipients", 10).iter().map(id).collect();
    assert_eq!(ids, std::slice::from_ref(&planted.kept.id));
}
