//! One's own imports.

use actix_web::{HttpResponse, get};
use serde::Deserialize;
use thidua_app::imports;
use utoipa::IntoParams;

use super::{ReadImports, representation::import, shape::PageImport};
use crate::{
    call::Call,
    problems::Problem,
    reply::Reply,
    shapes::{Paging, page_links},
};

/// Which page.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(crate) struct ImportsQuery {
    /// How many items a page has: 20 unless said, at most 100; a larger number counts as 100.
    #[param(minimum = 1, maximum = 100, default = 20)]
    page_size: Option<i64>,
    /// Where to go on: `page.nextCursor` of the page before.
    #[param(max_length = 2000, pattern = "^[A-Za-z0-9_-]+$")]
    cursor: Option<String>,
}

/// Lists one's own imports
///
/// Newest first.
#[utoipa::path(tag = "imports", security(("bearer" = [])), params(ImportsQuery), responses((status = 200, body = PageImport, description = "A page of imports.")))]
#[get("/v1/imports")]
pub(super) async fn list_imports(call: Call<ReadImports, ImportsQuery>) -> Result<HttpResponse, Problem> {
    let paging = Paging {
        page_size: call.query.page_size,
        cursor: call.query.cursor.clone(),
        include_total: None,
        fields: None,
    };
    let request = paging.request();
    let (state, target, asked) = (call.state.clone(), call.target.clone(), request.clone());
    let (page, items) = state
        .read(move |conn, app| {
            let page = imports::list(conn, app, &call.call, &asked)?;
            let items = page
                .items
                .iter()
                .map(|shown| import(conn, &call.call, &call.state, call.language, shown))
                .collect::<Result<Vec<_>, _>>()?;
            Ok((page, items))
        })
        .await?;
    let (info, links, header) = page_links(state.base_url(), &target, &request, &page);
    Ok(Reply::ok(&PageImport { items, page: info, links })?.header("link", &header).respond())
}
