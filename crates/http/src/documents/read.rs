//! Reading one document.

use actix_web::{HttpResponse, get, web};
use thidua_app::documents as cases;
use thidua_domain::{access::Sight, documents::Document as Record, records::Kind};

use super::{Document, ViewQuery, answer};
use crate::{
    call::{Call, Public},
    problems::Problem,
    records::parse_id,
    reply::Reply,
    sparse,
};

/// Reads a document
///
/// Everyone reads what is public; a credential shows what its roles reach. What the caller does not see is not found.
#[utoipa::path(tag = "documents", params(("documentId" = uuid::Uuid, Path, description = "Id of the document.", example = "019857a0-0000-7000-8000-000000000001"), ViewQuery), responses((status = 200, body = Document, description = "The document.")))]
#[get("/v1/documents/{documentId}")]
pub(super) async fn get_document(
    path: web::Path<String>,
    call: Call<Public, ViewQuery>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    Ok(one(call, move |conn, call| cases::read(conn, call, id)).await?.0.respond())
}

/// One document, found by `find`, and its canonical address.
pub(super) async fn one(
    call: Call<Public, ViewQuery>,
    find: impl Fn(
        &mut thidua_persistence::connection::Conn,
        &thidua_app::Call,
    ) -> Result<(Record, Sight), thidua_app::errors::Error>
    + Send
    + 'static,
) -> Result<(Reply, String), Problem> {
    let state = call.state.clone();
    let (expand, fields) = (call.query.expand.clone().unwrap_or_default(), call.query.fields.clone());
    let (mut value, version) = state
        .clone()
        .read(move |conn, _| {
            let found = find(conn, &call.call)?;
            let version = (found.1 == Sight::Full).then_some(found.0.front.version);
            let mut items = answer(conn, &call.call, &state, call.language, &expand, &[found])?;
            Ok((items.pop().unwrap_or_default(), version))
        })
        .await?;
    let address = value.pointer("/links/self").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    sparse::keep(&mut value, fields.as_deref());
    let reply = Reply::ok(&value)?.version(version).built_from(&[Kind::Document, Kind::Organization, Kind::Article]);
    Ok((reply, address))
}
