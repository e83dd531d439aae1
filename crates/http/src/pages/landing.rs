//! The landing page: what this is, a call that works, and where to go next.

use actix_web::{HttpRequest, HttpResponse, get, web};
use thidua_domain::language::Language;

use super::{PAGE_POLICY, Site, html, language_of, no_such_file, page, part};
use crate::problems::Problem;

#[get("/")]
pub(super) async fn landing(request: HttpRequest, site: web::Data<Site>) -> HttpResponse {
    let language = language_of(&request);
    let template = match language {
        Language::Vi => include_str!("assets/landing.vi.html"),
        Language::En => include_str!("assets/landing.en.html"),
    };
    let (base, version) = (html::escape(&site.base_url), html::escape(&site.version));
    page(html::fill(template, &[("base", &base), ("version", &version)]), language, PAGE_POLICY)
}

#[get("/assets/{file}")]
pub(super) async fn asset(file: web::Path<String>) -> Result<HttpResponse, Problem> {
    match file.as_str() {
        "site.css" => Ok(part("text/css; charset=utf-8", include_str!("assets/site.css"))),
        "landing.js" => Ok(part("text/javascript; charset=utf-8", include_str!("assets/landing.js"))),
        "emblem.svg" => Ok(part("image/svg+xml", include_str!("assets/emblem.svg"))),
        _ => Err(no_such_file()),
    }
}
