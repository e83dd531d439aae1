//! Sending a file in.

use actix_web::{HttpResponse, http::StatusCode, post};
use thidua_app::imports::{self, DecisionNamed, NewImport, Of, Options, Shown};
use thidua_domain::faults::Fault;
use thidua_persistence::{db::Answer, errors::StoreError};

use super::{
    SendFile,
    representation::{address, import},
    shape::{Import, ImportFile, ImportQuery},
};
use crate::{call::Call, problems::Problem};

/// Sends a file in
///
/// A table of award lines, recipients, organizations or documents, as CSV (UTF-8) or XLSX. It is read at once, and
/// refused at once when it cannot be; its rows are taken in the background, at most 1,000 in one transaction, and the
/// import says how far it is. Rows with faults are left out and named; rows that are in the register already change
/// nothing; rows whose recipient may be somebody in the register and may not wait for an officer. The header is the first
/// row in which two known names of columns stand, so titles above it do no harm. The same file may be sent again.
#[utoipa::path(
    tag = "imports",
    security(("bearer" = ["awards:write", "recipients:write"]), ("bearer" = ["organizations:write"]), ("bearer" = ["documents:write"])),
    params(
        ImportQuery,
        ("Idempotency-Key" = String, Header, description = "A key of your own for this file, such as a UUID: the same key, query and file again give the same answer. Required here.", min_length = 1, max_length = 255, pattern = "^[!-~]+$", example = "4b7f1c9e-5a0d-4f6e-9a3b-2f8d1c7e6a55"),
    ),
    request_body(content(
        (ImportFile = "text/csv", example = json!("TT,Họ và tên,Đơn vị công tác,Hình thức khen thưởng,Loại đối tượng\n1,Nguyễn Văn A,Sở Nội vụ,Bằng khen,Cá nhân\n")),
        (ImportFile = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", example = json!("PK…")),
    )),
    responses((status = 202, body = Import, description = "The file is taken in; its rows follow."))
)]
#[post("/v1/imports")]
pub(super) async fn create_import(call: Call<SendFile, ImportQuery>) -> Result<HttpResponse, Problem> {
    if call.call.idempotency.is_none() {
        return Err(Problem::invalid_input(
            Fault::parameter(
                "Idempotency-Key",
                "required",
                "Cần Idempotency-Key, ví dụ một UUID, để gửi lại mà không nhập hai lần.",
                "An Idempotency-Key is needed, such as a UUID, so that sending again imports nothing twice.",
            )
            .into(),
        ));
    }
    let of = Of::parse(&call.query.of).ok_or_else(|| Problem::internal("an unknown kind of rows"))?;
    let state = call.state.clone();
    state
        .write(move |app| {
            let query = &call.query;
            let options = Options {
                dry_run: query.dry_run.unwrap_or(false),
                publish: query.publish.unwrap_or(false),
                sheet: query.sheet.clone(),
                decision_id: query.decision_id,
                decision: DecisionNamed {
                    symbol: query.decision.clone(),
                    issued: query.decision_date.map(|day| day.to_string()),
                    issuer: query.decision_issuer.clone(),
                    title: query.decision_title.clone(),
                },
                campaign_id: query.campaign_id,
                congress_id: query.congress_id,
                ceremony_id: query.ceremony_id,
                recipient_kind: query.recipient_kind.clone(),
            };
            let fallback = match imports::table::Format::of(&call.file) {
                imports::table::Format::Csv => "import.csv",
                imports::table::Format::Xlsx => "import.xlsx",
            };
            let new = NewImport {
                of,
                keeper: query.organization_id.into(),
                file_name: query.file_name.as_deref().unwrap_or(fallback),
                file: &call.file,
                options,
            };
            imports::start(app, &call.call, &new, &mut |conn, started| {
                let shown = Shown::of(started.clone())?;
                let body = import(conn, &call.call, &call.state, call.language, &shown)?;
                answer(StatusCode::ACCEPTED, &body, &address(&call.state, &shown), call.language.tag())
            })
        })
        .await
}

/// An answer as it is stored for those who ask again with the same key.
pub(super) fn answer(
    status: StatusCode,
    body: &Import,
    location: &str,
    language: &str,
) -> Result<Answer, thidua_app::errors::Error> {
    Ok(Answer {
        status: status.as_u16(),
        headers: vec![
            ("content-language".to_owned(), language.to_owned()),
            ("location".to_owned(), location.to_owned()),
        ],
        body: serde_json::to_vec(body).map_err(StoreError::from)?,
    })
}
