//! What operators and machines ask: `/livez`, `/readyz`, and the OpenAPI document.

use actix_web::{
    HttpResponse, get,
    http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER},
};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{
    call::{Call, Public},
    problems::{Problem, ProblemCode},
    reply::Reply,
};

/// That it is well.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    /// Always `ok`.
    #[schema(max_length = 5, pattern = "^ok$", example = "ok")]
    status: String,
}

/// Registers the routes.
pub fn configure(config: &mut ServiceConfig) {
    config.service(get_livez).service(get_healthz).service(get_readyz).service(get_openapi);
}

fn well() -> Result<HttpResponse, Problem> {
    Ok(Reply::ok(&Health { status: "ok".into() })?.header("cache-control", "no-store").respond())
}

/// Says whether the process lives
///
/// Nothing but the process: a database that is away does not matter here.
#[utoipa::path(tag = "operations", security(()), responses((status = 200, body = Health, description = "The process lives.")))]
#[get("/livez")]
async fn get_livez(_call: Call<Public>) -> Result<HttpResponse, Problem> {
    well()
}

/// Says whether the process lives, by its other name
///
/// The same as `/livez`.
#[utoipa::path(tag = "operations", security(()), responses((status = 200, body = Health, description = "The process lives.")))]
#[get("/healthz")]
async fn get_healthz(_call: Call<Public>) -> Result<HttpResponse, Problem> {
    well()
}

/// Says whether requests should be sent here
///
/// The database answers, due publications are made, and the service is not about to stop.
#[utoipa::path(tag = "operations", security(()), responses((status = 200, body = Health, description = "Requests are welcome.")))]
#[get("/readyz")]
async fn get_readyz(call: Call<Public>) -> Result<HttpResponse, Problem> {
    if !call.state.is_ready() {
        return Err(not_ready());
    }
    let answered = call.state.blocking(|app| Ok(app.db.ping()?)).await;
    match answered {
        Ok(()) => well(),
        Err(problem) => Err(not_ready().because(problem)),
    }
}

fn not_ready() -> Problem {
    Problem::plain(ProblemCode::NotReady).with_header(RETRY_AFTER, HeaderValue::from(5))
}

/// Reads the OpenAPI document
///
/// The contract that requests are checked against.
#[utoipa::path(tag = "operations", security(()), responses((status = 200, body = Object, description = "The contract of the API, OpenAPI 3.1.")))]
#[get("/v1/openapi.json")]
async fn get_openapi(call: Call<Public>) -> Result<HttpResponse, Problem> {
    let mut response = HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/json"))
        .insert_header(("cache-control", "public, max-age=3600"))
        .body(call.state.openapi().to_owned());
    let kept = crate::answers::BuiltFrom { kinds: crate::answers::KindSet::NONE, fresh_until: None };
    response.extensions_mut().insert(kept);
    Ok(response)
}
