//! Reads of sheets.

use actix_web::{HttpResponse, http::header::LOCATION, web};
use thidua_app::sheets::{self as cases, Found, SheetList};
use thidua_domain::{
    access::Sight,
    records::Kind,
    sheets::{Definition, Means},
};

use super::{
    Collection, Shown,
    query::{ListQuery, ViewQuery},
    represent,
};
use crate::{
    call::{Call, Public},
    problems::Problem,
    records::parse_id,
    reply::Reply,
    shapes::page_links,
    sparse,
};

pub(super) async fn list<C: Collection>(call: Call<Public, ListQuery>) -> Result<HttpResponse, Problem> {
    let list = call.query.list(&call.call, C::DEFINITION)?;
    page(call, C::DEFINITION, list).await
}

/// A page of a list of sheets.
pub(crate) async fn page(
    call: Call<Public, ListQuery>,
    definition: &'static Definition,
    list: SheetList,
) -> Result<HttpResponse, Problem> {
    let request = call.query.paging().request();
    let state = call.state.clone();
    let (base, target, asked) = (state.base_url().to_owned(), call.target.clone(), request.clone());
    let fields = call.query.fields.clone();
    let (mut items, page) = state
        .clone()
        .read(move |conn, app| {
            let page = cases::list(conn, app, &call.call, &list, &asked)?;
            let shown =
                Shown { expand: call.query.expand.clone().unwrap_or_default(), ..Shown::in_language(call.language) };
            let items = represent(conn, &call.call, &state, &shown, &page.items)?;
            Ok((items, page))
        })
        .await?;
    for item in &mut items {
        sparse::keep(item, fields.as_deref());
    }
    let (info, links, header) = page_links(&base, &target, &request, &page);
    let body = serde_json::json!({"items": items, "page": info, "links": links});
    Ok(Reply::ok(&body)?.header("link", &header).built_from(&built_from(definition)).respond())
}

pub(super) async fn get<C: Collection>(
    path: web::Path<String>,
    call: Call<Public, ViewQuery>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    let state = call.state.clone();
    let fields = call.query.fields.clone();
    let (base, target) = (state.base_url().to_owned(), call.target.clone());
    let found = state
        .clone()
        .read(move |conn, _| {
            let found = match cases::find(conn, &call.call, C::DEFINITION, id)? {
                Found::Here(sheet, sight) => (*sheet, sight),
                Found::Moved(to) => return Ok(Err(to)),
            };
            let version = (found.1 == Sight::Full).then_some(found.0.front.version);
            let shown = Shown {
                expand: call.query.expand.clone().unwrap_or_default(),
                as_of: call.query.as_of,
                ..Shown::in_language(call.language)
            };
            let mut items = represent(conn, &call.call, &state, &shown, &[found])?;
            Ok(Ok((items.pop().unwrap_or_default(), version)))
        })
        .await?;
    let (mut value, version) = match found {
        Ok(found) => found,
        Err(to) => return Ok(moved(&base, &format!("{}/{to}", C::DEFINITION.collection), &target.1)),
    };
    sparse::keep(&mut value, fields.as_deref());
    Ok(Reply::ok(&value)?.version(version).built_from(&built_from(C::DEFINITION)).respond())
}

/// What stood at an address stands at another one below `/v1` now, with the same query.
pub(crate) fn moved(base_url: &str, to: &str, query: &str) -> HttpResponse {
    let joint = if query.is_empty() { "" } else { "?" };
    HttpResponse::TemporaryRedirect().insert_header((LOCATION, format!("{base_url}/v1/{to}{joint}{query}"))).finish()
}

/// The kinds that an answer about a kind is built from: its own, those of its sources and keeper, and all it refers to.
pub(crate) fn built_from(definition: &Definition) -> Vec<Kind> {
    let mut kinds = vec![definition.kind, Kind::Organization, Kind::Document, Kind::Article];
    for field in definition.fields {
        if let Means::Reference(referred) = field.means {
            kinds.extend(referred);
        }
    }
    kinds
}
