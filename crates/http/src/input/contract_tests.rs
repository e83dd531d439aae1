use thidua_domain::{
    faults::{Fault, Faults, Place},
    language::Language,
};

use super::*;

fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "servers": [{"url": "https://thidua.example/gateway/v1"}],
        "paths": {
            "/plans": {
                "get": {
                    "operationId": "list_plans",
                    "parameters": [
                        {"name": "pageSize", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 1_000_000, "x-coerce-maximum": 100}},
                        {"name": "type", "in": "query", "schema": {"type": "array", "maxItems": 3, "items": {"type": "string", "enum": ["plan", "directive"]}}},
                        {"name": "q", "in": "query", "schema": {"type": ["string", "null"], "maxLength": 5}},
                        {"name": "includeTotal", "in": "query", "schema": {"type": "boolean"}},
                        {"$ref": "#/components/parameters/issuedFrom"}
                    ]
                },
                "post": {
                    "operationId": "create_plan",
                    "requestBody": {"required": true, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/NewPlan"}}}}
                }
            },
            "/plans/{id}": {
                "patch": {
                    "operationId": "update_plan",
                    "parameters": [{"name": "If-Match", "in": "header", "required": true, "schema": {"type": "string"}}],
                    "requestBody": {"content": {"application/merge-patch+json": {"schema": {"type": "object", "properties": {"issued": {"$ref": "#/components/schemas/Time"}}}}}}
                }
            }
        },
        "components": {
            "parameters": {"issuedFrom": {"name": "issuedFrom", "in": "query", "schema": {"type": "string", "format": "date"}}},
            "schemas": {
                "Time": {"type": "object", "additionalProperties": false, "required": ["precision"], "properties": {"precision": {"type": "string", "enum": ["day", "year"]}}},
                "ByDay": {"type": "object", "required": ["kind", "day"], "properties": {"kind": {"const": "day"}, "day": {"type": "integer"}}},
                "ByYear": {"type": "object", "required": ["kind", "year"], "properties": {"kind": {"const": "year"}, "year": {"type": "integer"}}},
                "NewPlan": {
                    "type": "object", "additionalProperties": false, "required": ["title", "organizationId"],
                    "properties": {
                        "title": {"type": "string", "minLength": 1, "maxLength": 10},
                        "organizationId": {"type": "string", "format": "uuid"},
                        "issued": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Time"}]},
                        "when": {"oneOf": [{"$ref": "#/components/schemas/ByDay"}, {"$ref": "#/components/schemas/ByYear"}]},
                        "issuers": {"type": "array", "uniqueItems": true, "maxItems": 2, "items": {"type": "string"}}
                    }
                }
            }
        }
    })
}

fn contract() -> Contract {
    Contract::compile(&document()).expect("compiles")
}

fn places(faults: &Faults) -> Vec<(String, &'static str)> {
    faults
        .iter()
        .map(|fault| match &fault.place {
            Place::Body(pointer) => (pointer.clone(), fault.code),
            Place::Parameter(name) => (name.clone(), fault.code),
        })
        .collect()
}

fn query_faults(query: &str) -> Vec<(String, &'static str)> {
    let contract = contract();
    let faults = contract.operation(&Method::GET, "/v1/plans").unwrap().read_query(query).expect_err("refused");
    places(&faults)
}

fn body_faults(body: &Value) -> Faults {
    contract().operation(&Method::POST, "/v1/plans").unwrap().check_body(body).expect_err("refused")
}

#[test]
fn templates_carry_the_version_of_the_server() {
    let contract = contract();
    assert_eq!(contract.operation(&Method::POST, "/v1/plans").unwrap().id(), "create_plan");
    assert!(contract.operation(&Method::DELETE, "/v1/plans").is_none());
    assert_eq!(contract.methods_at("/v1/plans/0198"), [Method::PATCH]);
    assert!(contract.methods_at("/v1/plans/").is_empty());
    assert!(contract.methods_at("/v1/plans/1/2").is_empty());
    let update = contract.operation(&Method::PATCH, "/v1/plans/{id}").unwrap();
    assert!(update.needs_if_match());
    assert_eq!(update.body_media_type(), Some("application/merge-patch+json"));
}

#[test]
fn a_query_becomes_typed_values() {
    let contract = contract();
    let list = contract.operation(&Method::GET, "/v1/plans").unwrap();
    let read = list
        .read_query("pageSize=5000&type=plan,directive&type=plan&q=k%E1%BA%BF&includeTotal=true&issuedFrom=2020-01-01");
    assert_eq!(
        Value::Object(read.unwrap()),
        json!({"pageSize": 100, "type": ["plan", "directive", "plan"], "q": "kế", "includeTotal": true, "issuedFrom": "2020-01-01"})
    );
    assert_eq!(list.read_query("pageSize=99").unwrap()["pageSize"], 99);
    assert!(list.read_query("pageSize=99999999999999999999").is_err());
    assert!(list.read_query("").unwrap().is_empty());
}

#[test]
fn every_fault_of_a_query_is_named() {
    assert_eq!(
        query_faults("pageSize=0&includeTotal=yes&issuedFrom=2020-13-01&q=a&q=b&type=x"),
        [
            ("pageSize".into(), "too_small"),
            ("type".into(), "not_in_list"),
            ("q".into(), "repeated"),
            ("includeTotal".into(), "wrong_type"),
            ("issuedFrom".into(), "bad_format"),
        ]
    );
    assert_eq!(query_faults("pageSize=many"), [("pageSize".into(), "wrong_type")]);
    assert_eq!(query_faults("q=toolong"), [("q".into(), "too_long")]);
    assert_eq!(query_faults("q=%ff"), [("q".into(), "bad_encoding")]);
}

#[test]
fn an_unknown_parameter_gets_a_suggestion() {
    let contract = contract();
    let faults = contract.operation(&Method::GET, "/v1/plans").unwrap().read_query("pagesize=5").unwrap_err();
    let fault: &Fault = faults.iter().next().unwrap();
    assert_eq!(fault.code, "unknown_parameter");
    assert!(fault.detail.in_language(Language::En).contains("\"pageSize\""));
    assert!(fault.detail.in_language(Language::Vi).contains("“pageSize”"));
}

#[test]
fn every_fault_of_a_body_is_at_its_place() {
    let faults = body_faults(&json!({"titel": "x", "organizationId": "nope", "issuers": ["a", "a", 1]}));
    let mut places = places(&faults);
    places.sort();
    assert_eq!(
        places,
        [
            ("/issuers".into(), "not_unique"),
            ("/issuers".into(), "too_many"),
            ("/issuers/2".into(), "wrong_type"),
            ("/organizationId".into(), "bad_format"),
            ("/titel".into(), "unknown_property"),
            ("/title".into(), "required"),
        ]
    );
    let unknown = faults.iter().find(|fault| fault.code == "unknown_property").unwrap();
    assert!(unknown.detail.en.contains("\"title\""), "{}", unknown.detail.en);
}

#[test]
fn an_optional_object_shows_the_faults_inside_it() {
    let id = "0198f0a0-0000-7000-8000-000000000000";
    let faults =
        body_faults(&json!({"title": "x", "organizationId": id, "issued": {"precision": "dya", "presicion": 1}}));
    assert_eq!(
        {
            let mut places = places(&faults);
            places.sort();
            places
        },
        [("/issued/precision".to_owned(), "not_in_list"), ("/issued/presicion".to_owned(), "unknown_property")]
    );
    let listed = faults.iter().find(|fault| fault.code == "not_in_list").unwrap();
    assert!(listed.detail.en.contains("Did you mean \"day\""), "{}", listed.detail.en);
    let wrong = body_faults(&json!({"title": "x", "organizationId": id, "issued": 5}));
    assert_eq!(places(&wrong), [("/issued".to_owned(), "wrong_type")]);
    assert_eq!(wrong.iter().next().unwrap().detail.en, "Must be null or an object, not a number.");
}

#[test]
fn a_tag_chooses_the_branch_that_is_explained() {
    let id = "0198f0a0-0000-7000-8000-000000000000";
    let faults = body_faults(&json!({"title": "x", "organizationId": id, "when": {"kind": "year"}}));
    assert_eq!(places(&faults), [("/when/year".to_owned(), "required")]);
}

#[test]
fn a_body_that_is_no_object_is_told_so() {
    let faults = body_faults(&json!([]));
    assert_eq!(places(&faults), [(String::new(), "wrong_type")]);
    assert_eq!(faults.iter().next().unwrap().detail.vi, "Phải là đối tượng, không phải mảng.");
}

#[test]
fn a_broken_document_is_found_at_start() {
    let mut broken = document();
    broken["paths"]["/plans"]["post"]["requestBody"]["content"]["application/json"]["schema"] =
        json!({"$ref": "#/components/schemas/Nothing"});
    assert!(matches!(Contract::compile(&broken), Err(ContractError::Schema { .. })));
    assert!(matches!(Contract::compile(&json!({})), Err(ContractError::Shape(_))));
}
