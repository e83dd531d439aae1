//! What nobody may see changes nothing that anybody sees: not a byte.

mod of_kinds;

use std::collections::BTreeMap;

use serde_json::json;
use thidua_tests::{Answer, Client, On, Server, Start, with_query};

use crate::locality::{Locality, Record};
use of_kinds::OfKinds;

on_both!(a_hundred_hidden_writes_move_no_public_byte);

/// Every kind of public request there is, in every coding and language.
fn requests(locality: &Locality, public: &Record) -> Vec<String> {
    let mut paths: Vec<String> = [
        "/v1/documents",
        "/v1/documents?includeTotal=true&pageSize=2",
        "/v1/documents?sort=title",
        "/v1/documents?sort=-updatedAt",
        "/v1/documents?q=ke%20hoach",
        "/v1/documents?q=mat",
        "/v1/documents?updatedSince=2020-01-01T00:00:00Z",
        "/v1/documents?expand=issuers,organization",
        "/v1/documents?visibility=draft",
        "/v1/documents?visibility=internal&includeTotal=true",
        "/v1/documents?fields=title",
        "/v1/plans",
        "/v1/directives",
        "/v1/decisions",
        "/v1/organizations",
        "/v1/organizations?includeTotal=true",
        "/v1/organizations?q=don%20vi",
        "/v1/organizations?sort=-updatedAt",
        "/v1/changes",
        "/v1/changes?pageSize=3",
        "/v1/changes?types=document",
        "/v1/code-lists",
        "/v1/code-lists/document-types",
        "/v1/award-types",
        "/v1/award-types/commune-commendation",
        "/v1/base-salaries",
        "/v1/glossary",
        "/v1/openapi.json",
        "/",
        "/problems",
        "/docs",
        "/readyz",
        "/livez",
        "/v1/journal",
        "/nothing",
        "/v1/documents?stat=x",
    ]
    .map(str::to_owned)
    .to_vec();
    paths.push(public.path.clone());
    paths.push(format!("{}?expand=organization,issuers", public.path));
    paths.push(format!("{}/relations?depth=10&direction=both", public.path));
    paths.push(format!("/v1/plans/{}", public.id));
    paths.push(format!("/v1/organizations/{}", locality.unit("tinh-a")));
    paths.push(with_query("/v1/organizations", &[("parentId", locality.unit("tinh"))]));
    paths.push(with_query("/v1/documents", &[("unit", locality.unit("tinh")), ("includeTotal", "true")]));
    paths.push("/v1/documents/by-symbol/tinh-a/2024/1-kh-ubnd".to_owned());
    paths
}

fn pictures(client: &Client, paths: &[String]) -> BTreeMap<String, Answer> {
    let mut pictures = BTreeMap::new();
    for path in paths {
        for (method, coding, language) in [("GET", "identity", "vi"), ("GET", "br", "en"), ("HEAD", "gzip", "vi")] {
            let request = client.request(method, path).header("accept-encoding", coding);
            let mut answer = request.header("accept-language", language).send().without_what_belongs_to_one_request();
            // A problem names the request that met it.
            if answer.status >= 400 && coding == "identity" {
                let mut problem = answer.json();
                problem["requestId"] = json!(null);
                answer.body = problem.to_string().into_bytes();
            } else if answer.status >= 400 {
                answer.body.clear();
                answer.headers.retain(|(name, _)| name != "content-length");
            }
            pictures.insert(format!("{method} {path} {coding} {language}"), answer);
        }
    }
    pictures
}

fn same(before: &BTreeMap<String, Answer>, after: &BTreeMap<String, Answer>, when: &str) {
    for (request, answer) in before {
        let now = &after[request];
        assert_eq!((answer.status, &answer.headers), (now.status, &now.headers), "{when}: {request}");
        assert!(answer.body == now.body, "{when}: {request}:\n{}\n{}", answer.text(), now.text());
    }
}

/// A hundred writes of every kind that no public answer may tell of.
fn write_in_hiding(locality: &Locality, public: &Record) {
    let (chief, admin) = (&locality.chief, &locality.admin);
    for round in 0..12 {
        let draft = locality.draft("tinh-a", &format!("Kế hoạch mật {round}"));
        let edited =
            Record::of(&chief.patch(&draft.path, &draft.etag, &json!({"summary": "Kế hoạch mật, đã sửa"})), 200);
        let internal = locality.internal("tinh-b", &format!("Kế hoạch nội bộ {round}"));
        let scheduled = locality.draft("khac", &format!("Kế hoạch hẹn {round}"));
        chief.post(&format!("{}/publications", scheduled.path), &json!({"publishAt": "2100-01-01T00:00:00Z"})).has(201);
        let add = |path: &str, etag: &str, to: &str| {
            let body = json!({"toId": to, "relation": "implements"});
            chief.request("POST", &format!("{path}/relations")).header("if-match", etag).json(&body).send().has(201);
        };
        add(&edited.path, &edited.etag, &public.id);
        let etag = chief.get(&public.path).etag();
        add(&public.path, &etag, &internal.id);
        let unit = json!({"code": format!("mat-{round}"), "name": {"vi": "Đơn vị chưa công khai"}, "kind": "agency",
                          "parents": [{"organizationId": locality.unit("tinh-a")}]});
        admin.post("/v1/organizations", &unit).has(201);
        let reason = "changeReason=khong%20can%20nua";
        let internal = locality.draft("tinh-b", &format!("Kế hoạch bỏ {round}"));
        chief.delete(&format!("{}?{reason}", internal.path), &internal.etag).has(204);
    }
    // A hidden document of the same number, and one that refers to the public one's identity.
    let mut twin = locality.plan("tinh-b", "Kế hoạch trùng số, chưa công khai");
    twin["issuers"] = json!([{"organizationId": locality.unit("tinh-a")}]);
    twin["symbol"] = json!({"raw": "1/KH-UBND"});
    twin["issued"] = json!({"edtf": "2024-02-01"});
    locality.record(&twin);
    locality.server.add_user("them", "reader", "tinh-b");
}

fn a_hundred_hidden_writes_move_no_public_byte(on: On) {
    let locality = Locality::new(on);
    let mut body = locality.plan("tinh-a", "Kế hoạch công khai");
    body["symbol"] = json!({"raw": "1/KH-UBND"});
    body["issued"] = json!({"edtf": "2024-02-01"});
    let public = locality.publish(&locality.record(&body));
    for number in 0..4 {
        locality.public("tinh-b", &format!("Kế hoạch công khai {number}"));
    }
    let of_kinds = OfKinds::new(&locality);
    let anyone = locality.server.client();
    let mut paths = requests(&locality, &public);
    paths.extend(of_kinds.requests());
    let before = pictures(&anyone, &paths);
    assert!(before.values().filter(|answer| answer.status == 200).count() > 400, "most of these are answered");
    same(&before, &pictures(&anyone, &paths), "asked twice");

    let base = format!("--base-url={}", locality.server.base());
    let second = Server::on(locality.server.database(), &Start::default().with(&[&base]));
    same(&before, &pictures(&second.client(), &paths), "from a second process");
    let entries = |locality: &Locality| locality.server.admin_client().read("/readyz")["journalHead"].as_i64().unwrap();
    let head = entries(&locality);
    write_in_hiding(&locality, &public);
    of_kinds.write_in_hiding(&locality);
    assert!(entries(&locality) - head >= 130, "more than a hundred writes were made");

    same(&before, &pictures(&anyone, &paths), "after hidden writes");
    same(&before, &pictures(&second.client(), &paths), "from a second process, after hidden writes");
    let third = Server::on(locality.server.database(), &Start::default().with(&[&base]));
    same(&before, &pictures(&third.client(), &paths), "with a cold cache");
    let tag = anyone.get(&public.path).etag();
    let conditional = third.client().request("GET", &public.path).header("if-none-match", &tag).send();
    conditional.has(304);

    // And what the public may see moves, in every process, within its second.
    locality.publish(&locality.draft("tinh-a", "Kế hoạch mới công khai"));
    for client in [&anyone, &second.client(), &third.client()] {
        thidua_tests::eventually("the new document", || {
            let now = client.get("/v1/documents").without_what_belongs_to_one_request();
            (now.body != before["GET /v1/documents identity vi"].body).then_some(())
        });
    }
}
