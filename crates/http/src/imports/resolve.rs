//! Deciding rows that wait.

use actix_web::{HttpResponse, http::StatusCode, post, web};
use serde_json::Value;
use thidua_app::imports::{self, Resolution, Shown};
use thidua_domain::faults::{Fault, Faults};

use super::{
    ReadImports,
    create::answer,
    representation::{address, import},
    shape::{Import, ImportResolutions},
};
use crate::{call::Call, problems::Problem, records::parse_id};

/// Decides rows that wait
///
/// Says of each row who it is: a recipient of the register, somebody new, or nobody to be entered. What is not left out
/// becomes records at once, in one transaction.
#[utoipa::path(
    tag = "imports",
    security(("bearer" = ["awards:write", "recipients:write"])),
    params(("importId" = String, Path, description = "Its id.", max_length = 36, pattern = "^[0-9a-f-]{36}$", example = "019857a0-0000-7000-8000-000000000001")),
    request_body(content = ImportResolutions, content_type = "application/json"),
    responses((status = 201, body = Import, description = "The import after it."))
)]
#[post("/v1/imports/{importId}/resolutions")]
pub(super) async fn create_import_resolution(
    path: web::Path<String>,
    call: Call<ReadImports>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    let items = read(&call.body).map_err(Problem::invalid_input)?;
    let state = call.state.clone();
    state
        .write(move |app| {
            imports::resolve(app, &call.call, id, &items, &mut |conn, resolved| {
                let shown = Shown::of(resolved.clone())?;
                let body = import(conn, &call.call, &call.state, call.language, &shown)?;
                answer(StatusCode::CREATED, &body, &address(&call.state, &shown), call.language.tag())
            })
        })
        .await
}

/// What is said of each row: just one thing.
fn read(body: &Value) -> Result<Vec<(u32, Resolution)>, Faults> {
    let sent: ImportResolutions = serde_json::from_value(body.clone()).map_err(|_| one_thing(0))?;
    let mut faults = Faults::new();
    let mut items = Vec::new();
    for (n, item) in sent.items.iter().enumerate() {
        let said = (item.recipient_id, item.create_new.unwrap_or(false), item.skip.unwrap_or(false));
        match said {
            (Some(id), false, false) => items.push((item.row, Resolution::Recipient(id))),
            (None, true, false) => items.push((item.row, Resolution::New)),
            (None, false, true) => items.push((item.row, Resolution::Skip)),
            _ => faults.extend(one_thing(n)),
        }
    }
    faults.finish()?;
    Ok(items)
}

fn one_thing(n: usize) -> Faults {
    Fault::body(
        format!("/items/{n}"),
        "one_of",
        "Mỗi dòng nêu đúng một trong: recipientId, createNew: true, skip: true.",
        "Say just one of recipientId, createNew: true and skip: true of each row.",
    )
    .into()
}
