//! Writes: the use case, off the async threads, and the answer it stored.

use actix_web::{HttpResponse, http::StatusCode};
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::Value;
use thidua_app::{App, Call as AppCall, errors::Error, records::Render};
use thidua_domain::language::Language;
use thidua_persistence::{connection::Conn, db::Answer};

use crate::{
    call::{Call, Policy},
    problems::Problem,
    state::State,
};

/// A kind of record whose writes are answered with the record.
pub(crate) trait Written: Sized + 'static {
    /// The answer of a write: the record as it stands, inside the transaction; with its address, when it is new there.
    fn answer(
        conn: &mut Conn,
        call: &AppCall,
        state: &State,
        language: Language,
        status: StatusCode,
        record: &Self,
    ) -> Result<Answer, Error>;
}

/// Runs a writing use case and answers with what it wrote, under `status`.
pub(crate) async fn write<R: Written, P: Policy, Q: DeserializeOwned + Send + 'static>(
    call: Call<P, Q>,
    status: StatusCode,
    work: impl FnOnce(&App, &Call<P, Q>, Render<'_, R>) -> Result<Answer, Error> + Send + 'static,
) -> Result<HttpResponse, Problem> {
    let state = call.state.clone();
    state
        .write(move |app| {
            work(app, &call, &mut |conn, record| {
                R::answer(conn, &call.call, &call.state, call.language, status, record)
            })
        })
        .await
}

/// Runs a deleting use case; there is nothing to answer with.
pub(crate) async fn delete<P: Policy, Q: DeserializeOwned + Send + 'static>(
    call: Call<P, Q>,
    work: impl FnOnce(&App, &Call<P, Q>) -> Result<(), Error> + Send + 'static,
) -> Result<HttpResponse, Problem> {
    let state = call.state.clone();
    state.blocking(move |app| work(app, &call)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The moment of a publication's body; none: now.
pub(crate) fn publish_at(body: &Value) -> Option<DateTime<Utc>> {
    let text = body.get("publishAt")?.as_str()?;
    DateTime::parse_from_rfc3339(text).ok().map(|at| thidua_app::ports::to_micros(at.with_timezone(&Utc)))
}

/// The reason of a withdrawal's body.
pub(crate) fn reason_of(body: &Value) -> &str {
    body.get("reason").and_then(Value::as_str).unwrap_or_default()
}
