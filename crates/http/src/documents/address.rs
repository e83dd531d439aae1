//! The readable address of a document: issuer, year, symbol.

use actix_web::{HttpResponse, get, web};
use thidua_app::documents::{self as cases, Address};

use super::{Document, ViewQuery, read::one};
use crate::{
    call::{Call, Public},
    problems::Problem,
};

/// Reads a document by its symbol
///
/// `undated` stands for a year that is not stated. The answer names the canonical address in `Content-Location`.
#[utoipa::path(tag = "documents", params(
    ("issuerCode" = String, Path, description = "Code of the issuing organization.", max_length = 60, pattern = "^[a-z0-9-]+$", example = "hp-ubnd"),
    ("year" = String, Path, description = "Year of the number, or `undated` when it is not stated.", max_length = 10, pattern = "^([0-9]{4}|undated)$", example = "2019"),
    ("slug" = String, Path, description = "Slug of the symbol.", max_length = 200, example = "298-kh-ubnd"),
    ViewQuery,
), responses((status = 200, body = Document, description = "The document.")))]
#[get("/v1/documents/by-symbol/{issuerCode}/{year}/{slug}")]
pub(super) async fn get_document_by_symbol(
    path: web::Path<(String, String, String)>,
    call: Call<Public, ViewQuery>,
) -> Result<HttpResponse, Problem> {
    let (issuer, year, slug) = path.into_inner();
    let year = match year.as_str() {
        "undated" => None,
        digits if digits.len() == 4 => Some(digits.parse::<i32>().map_err(|_| Problem::not_found())?),
        _ => return Err(Problem::not_found()),
    };
    if issuer.chars().chain(slug.chars()).any(char::is_control) {
        return Err(Problem::not_found());
    }
    let address = Address { issuer, year, slug };
    let (reply, canonical) = one(call, move |conn, call| cases::by_symbol(conn, call, &address)).await?;
    Ok(reply.header("content-location", &canonical).respond())
}
