//! One import, and its rows that wait.

use actix_web::{HttpResponse, get, web};
use thidua_app::imports;

use super::{
    ReadImports,
    representation::{import, uncertain},
    shape::{Import, UncertainRows},
};
use crate::{call::Call, problems::Problem, records::parse_id, reply::Reply};

/// Reads an import
///
/// How far it is, and what came of its rows. Those see it who may write its records on the unit that keeps them.
#[utoipa::path(tag = "imports", security(("bearer" = [])), params(("importId" = String, Path, description = "Its id.", max_length = 36, pattern = "^[0-9a-f-]{36}$", example = "019857a0-0000-7000-8000-000000000001")), responses((status = 200, body = Import, description = "The import.")))]
#[get("/v1/imports/{importId}")]
pub(super) async fn get_import(path: web::Path<String>, call: Call<ReadImports>) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    let state = call.state.clone();
    let found = state
        .read(move |conn, _| {
            let shown = imports::find(conn, &call.call, id)?;
            import(conn, &call.call, &call.state, call.language, &shown)
        })
        .await?;
    Ok(Reply::ok(&found)?.respond())
}

/// Reads the rows that wait
///
/// Rows whose recipient may be somebody in the register and may not, with who it may be.
#[utoipa::path(tag = "imports", security(("bearer" = [])), params(("importId" = String, Path, description = "Its id.", max_length = 36, pattern = "^[0-9a-f-]{36}$", example = "019857a0-0000-7000-8000-000000000001")), responses((status = 200, body = UncertainRows, description = "The rows that wait.")))]
#[get("/v1/imports/{importId}/uncertain")]
pub(super) async fn list_import_uncertain_rows(
    path: web::Path<String>,
    call: Call<ReadImports>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    let (state, language) = (call.state.clone(), call.language);
    let shown = state.read(move |conn, _| imports::find(conn, &call.call, id)).await?;
    Ok(Reply::ok(&uncertain(&state, language, &shown))?.respond())
}
