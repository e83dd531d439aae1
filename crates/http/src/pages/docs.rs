//! The interactive documentation: Swagger UI out of the binary.

use std::sync::Arc;

use actix_web::{
    HttpResponse, get,
    http::header::HeaderValue,
    web::{self, Bytes},
};
use thidua_domain::language::Language;
use utoipa_swagger_ui::Config;

use super::{no_such_file, page, part};
use crate::{answers::compression, problems::Problem};

/// As strict as the pages' own; data images are those inside Swagger UI's style sheet.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
     font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

#[get("/docs")]
pub(super) async fn docs() -> HttpResponse {
    page(include_str!("assets/docs.html").to_owned(), Language::Vi, POLICY)
}

#[get("/docs/{file}")]
pub(super) async fn file(file: web::Path<String>) -> Result<HttpResponse, Problem> {
    let content_type = match file.as_str() {
        "start.js" => return Ok(part("text/javascript; charset=utf-8", include_str!("assets/docs.js"))),
        "swagger-ui.css" => "text/css; charset=utf-8",
        "swagger-ui-bundle.js" => "text/javascript; charset=utf-8",
        _ => return Err(no_such_file()),
    };
    let found = utoipa_swagger_ui::serve(&file, Arc::new(Config::default()));
    let found = found.map_err(|error| Problem::internal(error.to_string()))?.ok_or_else(no_such_file)?;
    let bytes = if found.gzpipped {
        // Kept plain: the outermost layer chooses the coding.
        compression::gunzip(&found.bytes, 16 * 1024 * 1024).ok_or_else(|| Problem::internal("a broken asset"))?
    } else {
        found.bytes.into_owned()
    };
    Ok(part(content_type, Bytes::from(bytes)))
}
