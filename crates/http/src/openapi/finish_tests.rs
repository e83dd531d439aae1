use utoipa::OpenApi as _;

use super::*;
use crate::input::Contract;
use crate::sheets::Described;

#[derive(Debug, serde::Serialize, ToSchema)]
#[schema(example = json!({"title": "Kế hoạch", "pages": 3}))]
struct NewPlan {
    /// The title.
    #[schema(min_length = 1, max_length = 200)]
    title: String,
    /// How many pages it has.
    pages: Option<u32>,
}

/// List plans
///
/// Public plans, newest first.
#[utoipa::path(get, path = "/v1/plans", operation_id = "list_plans", tag = "plans",
    params(("pageSize" = Option<u32>, Query, description = "Page size", minimum = 1, maximum = 100)),
    responses((status = 200, description = "The plans", body = NewPlan)))]
fn list_plans() {}

/// Change a plan
///
/// Changes what is named.
#[utoipa::path(patch, path = "/v1/plans/{id}", operation_id = "update_plan", tag = "plans",
    params(("id" = uuid::Uuid, Path, description = "The id", example = "0198f0a0-0000-7000-8000-000000000000")),
    request_body(content = NewPlan, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The plan", body = NewPlan)))]
fn update_plan() {}

#[derive(utoipa::OpenApi)]
#[openapi(paths(list_plans, update_plan), tags((name = "plans", description = "Kế hoạch. Plans.")))]
struct Generated;

// The annotations are what is tested; the functions only carry them.
const _: (fn(), fn()) = (list_plans, update_plan);

fn finished() -> Value {
    let scopes = [("documents:write", Label { vi: "Ghi văn bản".into(), en: Some("Write documents".into()) })];
    let about = About {
        version: "1.2.3",
        base_url: "",
        contact_name: "Thi Đua",
        contact_url: "https://thidua.example",
        contact_email: "api@thidua.example",
        terms_url: "https://thidua.example/terms",
        scopes: &scopes,
    };
    finish(&Generated::openapi(), Described::default(), &about).expect("finishes")
}

#[test]
fn the_version_moves_into_the_server() {
    let document = finished();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["servers"][0]["url"], "/v1");
    assert!(document["paths"].get("/plans").is_some() && document["paths"].get("/v1/plans").is_none());
    assert_eq!(document["info"]["version"], "1.2.3");
    assert_eq!(
        document["components"]["securitySchemes"]["bearer"]["x-scopes"]["documents:write"],
        "Ghi văn bản / Write documents"
    );
}

#[test]
fn operations_list_what_they_can_answer() {
    let document = finished();
    let statuses = |pointer: &str| -> Vec<String> {
        document.pointer(pointer).and_then(Value::as_object).expect("responses").keys().cloned().collect()
    };
    assert_eq!(
        statuses("/paths/~1plans/get/responses"),
        ["200", "304", "400", "401", "406", "414", "429", "431", "500", "503"]
    );
    assert_eq!(
        statuses("/paths/~1plans~1{id}/patch/responses"),
        [
            "200", "400", "401", "403", "404", "406", "408", "409", "412", "413", "415", "422", "428", "429", "431",
            "500", "503"
        ]
    );
    let headers = document.pointer("/paths/~1plans/get/responses/200/headers").and_then(Value::as_object).unwrap();
    for name in ["API-Version", "ETag", "RateLimit-Limit", "RateLimit-Reset", "X-Request-Id", "Vary"] {
        assert!(headers.contains_key(name), "{name}");
    }
}

#[test]
fn the_finished_document_compiles_and_is_stable() {
    let document = finished();
    let contract = Contract::compile(&document).expect("compiles");
    let update = contract.operation(&actix_web::http::Method::PATCH, "/v1/plans/{id}").expect("known");
    assert!(update.needs_if_match());
    let list = contract.operation(&actix_web::http::Method::GET, "/v1/plans").expect("known");
    assert_eq!(list.read_query("pageSize=100000").unwrap()["pageSize"], 100);
    assert!(update.check_body(&json!({"title": "x", "extra": 1})).is_err());
    assert!(update.check_body(&json!({"title": "Kế hoạch số 1"})).is_ok());
    assert_eq!(to_pretty_json(&document).unwrap(), to_pretty_json(&finished()).unwrap());
}

#[test]
fn every_reference_has_its_target_and_every_example_its_schema() {
    let document = finished();
    let text = document.to_string();
    for part in text.split("\"$ref\":\"#").skip(1) {
        let pointer = part.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
    let schema = json!({"$ref": "#/components/schemas/Problem", "components": document["components"]});
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
    for response in document["components"]["responses"].as_object().unwrap().values() {
        let examples = response.pointer("/content/application~1problem+json/examples");
        for example in examples.and_then(Value::as_object).into_iter().flat_map(Map::values) {
            let errors: Vec<_> = validator.iter_errors(&example["value"]).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{errors:?}");
        }
    }
}
