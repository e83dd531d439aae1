//! Pages for people: the landing page, the types of problems, and the interactive documentation (rules 39, 140, 141).
//!
//! Everything is in the binary, links are relative so that a gateway may put a prefix in front, and the policies allow
//! no outside request.

mod docs;
mod html;
mod landing;
mod problem_pages;

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue},
    web,
};
use thidua_domain::language::Language;

use crate::{
    answers::{BuiltFrom, KindSet},
    negotiation::negotiate_language,
    problems::Problem,
};

/// The addresses of the pages, as templates: all of them answer `GET` only.
pub const TEMPLATES: &[&str] = &["/", "/problems", "/problems/{slug}", "/docs", "/docs/{file}", "/assets/{file}"];

/// What the pages say about the service.
#[derive(Debug, Clone)]
pub struct Site {
    /// The address callers use, without a slash at its end.
    pub base_url: String,
    /// The version of the API.
    pub version: String,
}

/// Registers the pages. The application needs [`Site`] as data.
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .service(landing::landing)
        .service(landing::asset)
        .service(problem_pages::list_problems)
        .service(problem_pages::get_problem)
        .service(docs::docs)
        .service(docs::file);
}

/// No script, style or request from elsewhere; none inline.
const PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// `?lang=` before `Accept-Language`: a link can name the language of a page.
fn language_of(request: &HttpRequest) -> Language {
    let asked = request.query_string().split('&').find_map(|pair| pair.strip_prefix("lang="));
    match asked {
        Some("vi") => Language::Vi,
        Some("en") => Language::En,
        _ => negotiate_language(request.headers()),
    }
}

fn page(html: String, language: Language, policy: HeaderValue) -> HttpResponse {
    kept(
        HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")))
            .insert_header((CONTENT_LANGUAGE, HeaderValue::from_static(language.tag())))
            .insert_header((CONTENT_SECURITY_POLICY, policy))
            .body(html),
    )
}

/// A part of a page. Names carry no version, so an hour is as long as it may be kept unasked.
fn part(content_type: &'static str, bytes: impl actix_web::body::MessageBody + 'static) -> HttpResponse {
    kept(
        HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, HeaderValue::from_static(content_type)))
            .insert_header((CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")))
            .body(actix_web::body::BoxBody::new(bytes)),
    )
}

/// Pages change with a release only: once made and compressed they are kept.
fn kept(mut response: HttpResponse) -> HttpResponse {
    response.extensions_mut().insert(BuiltFrom { kinds: KindSet::NONE, fresh_until: None });
    response
}

fn no_such_file() -> Problem {
    Problem::not_found()
}

#[cfg(test)]
mod tests;
