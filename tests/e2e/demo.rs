//! The five announcements, as a portal reads them.

use serde_json::{Value, json};
use thidua_tests::{Client, On, Server, Start, with_query};

use crate::{
    kinds::KINDS,
    locality::{id, only, symbols},
};

on_both!(
    symbols_are_found_in_every_form,
    words_are_found_without_accents,
    graphs_lead_to_the_directive_in_one_call,
    exactly_what_the_announcements_say_is_there,
    documents_have_an_address_by_symbol,
    a_second_start_adds_nothing,
);

fn demo(on: On) -> (Server, Client) {
    let server = Server::fresh(on, &Start::demo());
    let client = server.client();
    (server, client)
}

fn symbols_are_found_in_every_form(on: On) {
    let (_server, client) = demo(on);
    let forms = ["34-ct/tw", "34/CT-TW", "Chỉ thị số 34-CT/TW", "34-CT/TW", "chi thi so 34–CT / TW", "số 034-CT/TW"];
    for form in forms {
        let directive = only(&client, "/v1/directives", "symbol", form);
        assert_eq!(directive["symbol"], json!({"raw": "34-CT/TW", "key": "34 ct tw", "slug": "34-ct-tw"}), "{form}");
        assert_eq!(directive["issuers"][0]["organization"]["name"], "Bộ Chính trị");
    }
    for form in ["298/KH-UBND", "298-kh/ubnd", "Kế hoạch số 298/KH-UBND"] {
        let plan = only(&client, "/v1/plans", "symbol", form);
        assert_eq!(plan["issuers"].as_array().map(Vec::len), Some(1), "{form}");
        assert_eq!(plan["issuers"][0]["organization"]["name"], "Ủy ban nhân dân thành phố Hải Phòng");
    }
    let other_class = client.read(&with_query("/v1/plans", &[("symbol", "34-CT/TW")]));
    assert_eq!(other_class["items"], json!([]));
    assert_eq!(client.read(&with_query("/v1/documents", &[("symbol", "299/KH-UBND")]))["items"], json!([]));
}

fn words_are_found_without_accents(on: On) {
    let (_server, client) = demo(on);
    for path in ["/v1/plans", "/v1/documents"] {
        for (q, symbol) in [
            ("ke hoach dien hinh tien tien", "156/KH-UBND"),
            ("ke hoach phong trao thi dua", "298/KH-UBND"),
            ("kế hoạch điển hình tiên tiến", "156/KH-UBND"),
            ("298 ubnd", "298/KH-UBND"),
            ("hai phong phat dong", "298/KH-UBND"),
        ] {
            let found = client.read(&with_query(path, &[("q", q)]));
            assert!(symbols(&found).contains(&symbol), "{path}?q={q}: {:?}", symbols(&found));
        }
    }
    assert_eq!(client.read("/v1/documents?q=khongcotunaonhuthe")["items"], json!([]));
    let unmatched = client.read(&with_query("/v1/plans", &[("q", "kế hoạch dièn hình tiên tiến")]));
    assert!(symbols(&unmatched).contains(&"156/KH-UBND"), "other accents are found too, after the exact ones");
}

fn graph(client: &Client, symbol: &str, query: &str) -> Value {
    let plan = only(client, "/v1/plans", "symbol", symbol);
    client.read(&format!("/v1/documents/{}/relations?{query}", id(&plan)))
}

fn graphs_lead_to_the_directive_in_one_call(on: On) {
    let (_server, client) = demo(on);
    let directive = id(&only(&client, "/v1/directives", "symbol", "34-CT/TW"));
    for (symbol, depth) in [("298/KH-UBND", 1), ("156/KH-UBND", 2)] {
        let graph = graph(&client, symbol, "depth=10");
        let nodes = graph["nodes"].as_array().unwrap();
        let reached = nodes.iter().find(|node| node["id"] == directive.as_str());
        assert_eq!(reached.map(|node| &node["depth"]), Some(&json!(depth)), "{symbol}: {graph}");
        assert_eq!(graph["truncated"], false);
        for edge in graph["edges"].as_array().unwrap() {
            for end in ["fromId", "toId"] {
                assert!(nodes.iter().any(|node| node["id"] == edge[end]), "an edge without its node: {edge}");
            }
        }
    }
    let shallow = graph(&client, "156/KH-UBND", "depth=1");
    assert!(!shallow.to_string().contains(&directive), "one step does not reach it");
    let backwards = client.read(&format!("/v1/documents/{directive}/relations?direction=in&depth=10"));
    let mut found: Vec<&str> =
        backwards["nodes"].as_array().unwrap().iter().filter_map(|node| node["symbol"].as_str()).collect();
    found.sort_unstable();
    assert_eq!(found, ["156/KH-UBND", "298/KH-UBND", "34-CT/TW"]);
}

fn exactly_what_the_announcements_say_is_there(on: On) {
    let (server, client) = demo(on);
    let documents = client.read("/v1/documents?pageSize=100&includeTotal=true");
    assert_eq!(documents["page"]["total"], 8);
    let items = documents["items"].as_array().unwrap();
    assert_eq!(items.len(), 8);
    let mut edges = std::collections::BTreeMap::new();
    for document in items {
        assert_eq!((&document["origin"], &document["visibility"]), (&json!("recorded"), &json!("public")));
        assert!(!document["sources"].as_array().unwrap().is_empty(), "no source: {document}");
        assert!(document.get("version").is_none() && document.get("createdAt").is_none(), "{document}");
        let graph = client.read(&format!("/v1/documents/{}/relations?depth=10&direction=both", id(document)));
        for edge in graph["edges"].as_array().unwrap() {
            edges.insert(edge["id"].to_string(), edge["relation"].as_str().unwrap().to_owned());
        }
    }
    let count = |relation: &str| edges.values().filter(|found| *found == relation).count();
    assert_eq!((edges.len(), count("implements"), count("based_on")), (6, 4, 2));
    let placeholders = items.iter().filter(|document| document["knownByNameOnly"] == true).count();
    assert_eq!(placeholders, 5, "three have their number, five are known by name only");
    let plan = only(&client, "/v1/plans", "symbol", "298/KH-UBND");
    assert_eq!((&plan["issued"], &plan["symbolYear"]), (&Value::Null, &json!(2020)));
    assert_eq!(plan["marks"][0]["pointer"], "/symbolYear");
    assert_eq!(plan["marks"][0]["mark"], "inferred");
    let journal = server.client_of("auditor").walk("/v1/journal", 100);
    let of = |kind: &str| journal.iter().filter(|entry| entry["subjectType"] == kind).count();
    assert_eq!((of("document"), of("relation"), of("user")), (8, 6, 9));
}

fn documents_have_an_address_by_symbol(on: On) {
    let (_server, client) = demo(on);
    for (address, symbol) in [
        ("/v1/documents/by-symbol/bo-chinh-tri/2014/34-ct-tw", "34-CT/TW"),
        ("/v1/documents/by-symbol/hp-ubnd/undated/298-kh-ubnd", "298/KH-UBND"),
    ] {
        let answer = client.get(address);
        let document = answer.ok(200);
        assert_eq!(document["symbol"]["raw"], symbol);
        assert_eq!(answer.header("content-location"), document["links"]["self"].as_str());
        assert_eq!(client.read(document["links"]["self"].as_str().unwrap()), document);
    }
    for unknown in ["hp-ubnd/2020/298-kh-ubnd", "hp-ubnd/undated/298-kh-ubnx", "khong-co/2014/34-ct-tw"] {
        let _hidden = client.get(&format!("/v1/documents/by-symbol/{unknown}")).problem(404, "not-found");
    }
    let plan = only(&client, "/v1/plans", "symbol", "298/KH-UBND");
    let as_plan = client.get(&format!("/v1/plans/{}", id(&plan)));
    assert_eq!(as_plan.ok(200), plan);
    assert_eq!(as_plan.header("content-location"), plan["links"]["self"].as_str());
    let _other_class = client.get(&format!("/v1/decisions/{}", id(&plan))).problem(404, "not-found");
}

fn a_second_start_adds_nothing(on: On) {
    let (server, client) = demo(on);
    let picture = |client: &Client| {
        let base = client.base().to_owned();
        let kinds = KINDS.iter().map(|kind| kind.list());
        ["/v1/documents", "/v1/organizations", "/v1/changes"]
            .map(str::to_owned)
            .into_iter()
            .chain(kinds)
            .map(|path| client.get(&format!("{path}?pageSize=100")).text().replace(&base, ""))
            .collect::<Vec<_>>()
    };
    let before = picture(&client);
    let entries = server.client_of("auditor").walk("/v1/journal", 100).len();
    let database = server.stop();
    let again = Server::on(&database, &Start::demo());
    assert_eq!(picture(&again.client()), before);
    assert_eq!(again.client_of("auditor").walk("/v1/journal", 100).len(), entries);
    assert!(!again.said().contains("demo:"), "nothing was loaded: {}", again.said());
}
