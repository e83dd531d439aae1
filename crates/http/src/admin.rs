//! The private listener: metrics and verbose readiness. They move with hidden writes, so the public never sees them.

use std::{net::TcpListener, sync::Arc};

use actix_web::{App, HttpResponse, HttpServer, dev::Server, get, http::StatusCode, web};
use serde_json::json;
use thidua_persistence::journal;

use crate::{problems::Problem, state::State, telemetry::Metrics};

#[get("/metrics")]
async fn get_metrics(metrics: web::Data<Metrics>) -> Result<HttpResponse, Problem> {
    let text = metrics.encode().map_err(Problem::internal)?;
    Ok(HttpResponse::Ok().content_type("application/openmetrics-text; version=1.0.0; charset=utf-8").body(text))
}

#[get("/livez")]
async fn livez() -> HttpResponse {
    HttpResponse::Ok().json(json!({"status": "ok"}))
}

/// Every check with its outcome; 503 when one says no.
#[get("/readyz")]
async fn readyz(state: web::Data<State>) -> HttpResponse {
    let database = state
        .blocking(|app| {
            let pending = app.db.pending_migrations()?;
            let head = app.db.read(journal::head_seq)?;
            Ok((pending, head, app.db.synchronous()?))
        })
        .await;
    let (database, migrations, head, synchronous) = match database {
        Ok((pending, head, synchronous)) => {
            ("ok", if pending.is_empty() { "ok" } else { "pending" }, Some(head), Some(synchronous))
        }
        Err(_) => ("failed", "unknown", None, None),
    };
    let ready = state.is_ready() && database == "ok" && migrations == "ok";
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    HttpResponse::build(status).json(json!({
        "status": if ready { "ok" } else { "not ready" },
        "version": state.version(),
        "database": database,
        "migrations": migrations,
        "synchronous": synchronous,
        "journalHead": head,
        "waitingForDatabase": state.waiting(),
        "accepting": state.is_ready(),
    }))
}

/// Starts the private listener.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(listener: TcpListener, state: &State, metrics: Arc<Metrics>) -> std::io::Result<Server> {
    let (state, metrics) = (web::Data::new(state.clone()), web::Data::from(metrics));
    let server = HttpServer::new(move || {
        App::new().app_data(state.clone()).app_data(metrics.clone()).service(get_metrics).service(livez).service(readyz)
    })
    .workers(1)
    .disable_signals()
    .listen(listener)?;
    Ok(server.run())
}
