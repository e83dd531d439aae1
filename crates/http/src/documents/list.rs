//! Lists of documents.

use actix_web::{HttpResponse, get};
use serde::Serialize;
use thidua_app::documents as cases;
use thidua_domain::{
    faults::{Fault, Faults},
    records::Kind,
};
use utoipa::ToSchema;

use super::{Document, DocumentQuery, answer};
use crate::{
    call::{Call, Public},
    problems::Problem,
    reply::Reply,
    shapes::{PageInfo, PageLinks, page_links},
    sparse,
};

/// A page of documents.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Page_Document)]
pub struct PageDocument {
    /// Its documents.
    #[schema(max_items = 100)]
    pub items: Vec<Document>,
    /// Where it stands.
    pub page: PageInfo,
    /// The addresses of this page, the first and the next.
    pub links: PageLinks,
}

/// Lists documents
///
/// Newest first; unknown days come last. Everyone reads what is public; a credential shows what its roles reach.
#[utoipa::path(tag = "documents", params(DocumentQuery), responses((status = 200, body = PageDocument, description = "A page of documents.")))]
#[get("/v1/documents")]
pub(super) async fn list_documents(call: Call<Public, DocumentQuery>) -> Result<HttpResponse, Problem> {
    list(call, None).await
}

/// A page of documents, of one class where the address fixes it.
pub(super) async fn list(
    call: Call<Public, DocumentQuery>,
    class: Option<&'static str>,
) -> Result<HttpResponse, Problem> {
    check_order(&call.query).map_err(Problem::invalid_input)?;
    let state = call.state.clone();
    let (base, target) = (state.base_url().to_owned(), call.target.clone());
    let request = call.query.paging().request();
    let asked = request.clone();
    let fields = call.query.fields.clone();
    let (mut items, page) = state
        .clone()
        .read(move |conn, app| {
            let list = call.query.list(&call.call, class);
            let page = cases::list(conn, app, &call.call, &list, &asked)?;
            let expand = call.query.expand.clone().unwrap_or_default();
            let items = answer(conn, &call.call, &state, call.language, &expand, &page.items)?;
            Ok((items, page))
        })
        .await?;
    for item in &mut items {
        sparse::keep(item, fields.as_deref());
    }
    let (info, links, header) = page_links(&base, &target, &request, &page);
    let body = serde_json::json!({"items": items, "page": info, "links": links});
    Ok(Reply::ok(&body)?
        .header("link", &header)
        .built_from(&[Kind::Document, Kind::Organization, Kind::Article])
        .respond())
}

/// A list to keep a copy up with runs in the order of change, and in no other.
fn check_order(query: &DocumentQuery) -> Result<(), Faults> {
    match (&query.updated_since, query.sort.as_deref()) {
        (Some(_), Some(sort)) if sort != "updatedAt" => Err(Fault::parameter(
            "sort",
            "contradiction",
            "updatedSince luôn sắp theo updatedAt; hãy bỏ sort hoặc ghi sort=updatedAt.",
            "updatedSince runs in the order of updatedAt; leave sort out or say sort=updatedAt.",
        )
        .into()),
        _ => Ok(()),
    }
}
