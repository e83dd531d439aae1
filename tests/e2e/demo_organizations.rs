//! The demo's organizations, code lists and glossary.

use serde_json::Value;
use thidua_tests::{Client, On, Server, Start, with_query};

use crate::locality::id;

on_both!(the_tree_is_read_as_of_a_day, lists_are_in_the_order_of_the_alphabet, code_lists_and_glossary_are_there);

fn by_code(client: &Client, code: &str) -> Value {
    let found = client.read(&with_query("/v1/organizations", &[("code", code)]));
    assert_eq!(found["items"].as_array().map(Vec::len), Some(1), "{code}: {found}");
    found["items"][0].clone()
}

fn codes(items: &[Value]) -> Vec<&str> {
    items.iter().filter_map(|item| item["code"].as_str()).collect()
}

fn the_tree_is_read_as_of_a_day(on: On) {
    let server = Server::fresh(on, &Start::demo());
    let client = server.client();
    let city = id(&by_code(&client, "hp"));
    let under = |day: &str| client.walk(&format!("/v1/organizations?parentId={city}&asOf={day}"), 100);
    let (in_2020, in_2026) = (under("2020-11-09"), under("2026-01-01"));
    assert!(codes(&in_2020).contains(&"hp-h-thuy-nguyen") && !codes(&in_2020).contains(&"hp-x-thuy-nguyen"));
    assert!(codes(&in_2026).contains(&"hp-x-thuy-nguyen") && !codes(&in_2026).contains(&"hp-h-thuy-nguyen"));
    let whenever = client.walk(&format!("/v1/organizations?parentId={city}"), 100);
    for code in ["hp-h-thuy-nguyen", "hp-x-thuy-nguyen"] {
        assert!(codes(&whenever).contains(&code), "{code} without a day");
    }
    let province = by_code(&client, "nt");
    assert_eq!(province["validTo"], "2025-06-30");
    assert_eq!(province["successors"][0]["name"], "Tỉnh Khánh Hòa");
    let successor = by_code(&client, "kh");
    assert_eq!(successor["predecessors"][0]["id"], province["id"]);
    assert_eq!(province["organizationId"], province["id"], "an organization keeps itself");
    let committee = by_code(&client, "hp-ubnd");
    assert!(!committee["offices"].as_array().unwrap().is_empty(), "offices hold powers: {committee}");
    let roots = client.walk("/v1/organizations", 100);
    assert!(roots.iter().filter(|unit| unit["parents"].as_array().unwrap().is_empty()).count() > 1, "several roots");
}

fn lists_are_in_the_order_of_the_alphabet(on: On) {
    let server = Server::fresh(on, &Start::demo());
    let client = server.client();
    let all = client.walk("/v1/organizations", 17);
    let names: Vec<&str> = all.iter().filter_map(|unit| unit["name"]["vi"].as_str()).collect();
    let place = |wanted: &str| names.iter().position(|name| *name == wanted).unwrap_or_else(|| panic!("{wanted}"));
    // By bytes, Đ and Ủ would stand behind everything.
    assert!(place("Công an thành phố Hải Phòng") < place("Đặc khu Bạch Long Vĩ"));
    assert!(place("Đặc khu Bạch Long Vĩ") < place("Hội Nông dân thành phố"));
    assert!(place("Sở Y tế") < place("Thành phố Hải Phòng"));
    let backwards = client.walk("/v1/organizations?sort=-name", 100);
    let reversed: Vec<&str> = backwards.iter().rev().filter_map(|unit| unit["name"]["vi"].as_str()).collect();
    assert_eq!(reversed, names);
    let found = client.read(&with_query("/v1/organizations", &[("q", "so noi vu")]));
    assert!(codes(found["items"].as_array().unwrap()).contains(&"hp-snv"), "{found}");
}

fn code_lists_and_glossary_are_there(on: On) {
    let server = Server::fresh(on, &Start::demo());
    let client = server.client();
    let lists = client.read("/v1/code-lists");
    for list in lists["items"].as_array().unwrap() {
        let list = client.read(list["links"]["self"].as_str().unwrap());
        let items = list["items"].as_array().unwrap();
        assert!(!items.is_empty(), "{list}");
        for item in items {
            assert!(item["labels"]["vi"].as_str().is_some_and(|label| !label.is_empty()), "{item}");
            let code = item["code"].as_str().unwrap();
            assert!(
                code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_:.".contains(&b)),
                "{code}"
            );
        }
    }
    let types = client.read("/v1/code-lists/document-types");
    assert!(types["items"].as_array().unwrap().iter().any(|item| item["code"] == "party-directive"));
    let _unknown = client.get("/v1/code-lists/khong-co").problem(404, "not-found");
    let glossary = client.read("/v1/glossary");
    assert!(glossary.to_string().contains("phong trào thi đua"), "{glossary}");
}
