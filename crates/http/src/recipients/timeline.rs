//! Everything that a recipient received.

use actix_web::{HttpResponse, web};
use thidua_app::{recipients as cases, sheets::SheetList};
use thidua_domain::awards::DEFINITION;
use thidua_persistence::{query::Direction, sheets::SheetSort};

use crate::{
    call::{Call, Public},
    problems::Problem,
    records::parse_id,
    reply::Reply,
    shapes::page_links,
    sheets::{ListQuery, Shown, built_from, moved, represent},
    sparse,
};

/// The filters of awards that a timeline has too.
pub(super) const PARAMETERS: [&str; 17] = [
    "visibility",
    "year",
    "campaignId",
    "congressId",
    "ceremonyId",
    "awardType",
    "family",
    "group",
    "level",
    "kind",
    "grantedFrom",
    "grantedTo",
    "pageSize",
    "cursor",
    "includeTotal",
    "expand",
    "fields",
];

/// Lists what a recipient received.
pub(super) async fn list_recipient_timeline(
    path: web::Path<String>,
    call: Call<Public, ListQuery>,
) -> Result<HttpResponse, Problem> {
    let id = parse_id(&path)?;
    let list = SheetList {
        filter: call.query.filter(&call.call, &DEFINITION),
        sort: SheetSort::Time,
        direction: Direction::Descending,
        by_match: false,
    };
    let request = call.query.paging().request();
    let state = call.state.clone();
    let (base, target, asked) = (state.base_url().to_owned(), call.target.clone(), request.clone());
    let fields = call.query.fields.clone();
    let found = state
        .clone()
        .read(move |conn, app| {
            let page = match cases::timeline(conn, app, &call.call, (id, &list), &asked)? {
                Ok(page) => page,
                Err(to) => return Ok(Err(to)),
            };
            let shown =
                Shown { expand: call.query.expand.clone().unwrap_or_default(), ..Shown::in_language(call.language) };
            let items = represent(conn, &call.call, &state, &shown, &page.items)?;
            Ok(Ok((items, page)))
        })
        .await?;
    let (mut items, page) = match found {
        Ok(found) => found,
        Err(to) => return Ok(moved(&base, &format!("recipients/{to}/timeline"), &target.1)),
    };
    for item in &mut items {
        sparse::keep(item, fields.as_deref());
    }
    let (info, links, header) = page_links(&base, &target, &request, &page);
    let body = serde_json::json!({"items": items, "page": info, "links": links});
    Ok(Reply::ok(&body)?.header("link", &header).built_from(&built_from(&DEFINITION)).respond())
}
