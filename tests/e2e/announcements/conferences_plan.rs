//! Plan 156/KH-UBND of a city that the article does not name: conferences of the wards in the first quarter, that of the
//! city some time from 20 to 25 April 2020, campaigns, and what the plan carries out.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thidua_tests::{On, with_query};

use super::entry::Register;

on_both!(the_plan_of_the_conferences_is_read_back);

const FILE: &str = include_str!("conferences_plan.json");

fn the_plan_of_the_conferences_is_read_back(on: On) {
    let register = Register::with(on, &[FILE]);
    register.is_read_back();
    let reader = register.reader();
    let conference = register.read("conference-v");
    assert_eq!((&conference["pilot"], &conference["ordinal"]["number"]), (&json!(true), &json!(5)));
    assert_eq!(conference["planned"]["extent"], "within", "some time from 20 to 25 April");
    assert_eq!(register.read("conference-communes")["planned"]["precision"], "quarter");
    // What the plan rests on, in one call.
    let graph = reader.read(&format!("{}/relations?depth=3&direction=out", register.path("plan-156")));
    let edges = graph["edges"].as_array().unwrap().iter();
    let edges: BTreeSet<[&str; 4]> =
        edges.map(|edge| ["fromId", "relation", "toId", "words"].map(|name| edge[name].as_str().unwrap())).collect();
    let id = |name: &str| register.id(name);
    let (plan, party, province, basis) =
        (id("plan-156"), id("directive-province"), id("plan-province"), id("directive-34"));
    let carried_out = "Tổ chức triển khai thực hiện";
    let expected: BTreeSet<[&str; 4]> = [
        [plan.as_str(), "implements", &party, carried_out],
        [&plan, "implements", &province, carried_out],
        [&party, "based_on", &basis, "theo tinh thần"],
        [&province, "based_on", &basis, "theo tinh thần"],
    ]
    .into();
    assert_eq!(edges, expected);
    // The article is found by whatever it is about.
    for name in ["plan-156", "conference-v", "campaign-special", "directive-34"] {
        let found = reader.walk(&with_query("/v1/articles", &[("aboutId", &id(name))]), 20);
        let ids: Vec<&Value> = found.iter().map(|article| &article["id"]).collect();
        assert_eq!(ids, [&json!(id("article-003"))], "{name}");
    }
}
