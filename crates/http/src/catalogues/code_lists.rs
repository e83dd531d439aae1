//! Code lists: what every code of the API means (rule 29).

use actix_web::{HttpResponse, get, web};
use chrono::NaiveDate;
use serde::Serialize;
use thidua_app::code_lists as program;
use thidua_domain::records::Source as DomainSource;
use thidua_persistence::document_types;
use utoipa::ToSchema;

use crate::{
    call::{Call, Public},
    problems::Problem,
    reply::Reply,
    shapes::{Label, Links, Source},
};

/// The catalogue among the lists: its rows are data with dates.
const DOCUMENT_TYPES: &str = "document-types";

/// A code and what it means.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CodeItem {
    /// The code.
    #[schema(max_length = 80, example = "adm-plan")]
    pub code: String,
    /// Its labels.
    pub labels: Label,
    /// The first day it is valid; null when open.
    pub valid_from: Option<NaiveDate>,
    /// The last day it is valid; null when open.
    pub valid_to: Option<NaiveDate>,
    /// The code that replaces it.
    #[schema(max_length = 80)]
    pub replaced_by: Option<String>,
    /// Whether its source was read.
    pub confirmed: bool,
    /// Its source.
    #[schema(value_type = Option<Source>)]
    pub source: Option<DomainSource>,
    /// The same relation read from the other end; relation types only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 80, example = "implemented_by")]
    pub inverse: Option<String>,
    /// Labels of that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inverse_labels: Option<Label>,
    /// Abbreviation in symbols; document types only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 20, example = "KH")]
    pub abbreviation: Option<String>,
    /// Class; document types only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 40, example = "plan")]
    pub document_class: Option<String>,
    /// Family; document types only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 40, example = "administrative")]
    pub family: Option<String>,
}

/// A list of codes.
#[derive(Debug, Serialize, ToSchema)]
pub struct CodeList {
    /// Its name.
    #[schema(max_length = 60, example = "document-types")]
    pub name: String,
    /// Always `code_list`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^code_list$", example = "code_list")]
    pub kind: String,
    /// Its codes.
    #[schema(max_items = 1000)]
    pub items: Vec<CodeItem>,
    /// Its address.
    pub links: Links,
}

/// A list among the lists.
#[derive(Debug, Serialize, ToSchema)]
pub struct CodeListName {
    /// Its name.
    #[schema(max_length = 60, example = "document-types")]
    pub name: String,
    /// Its address.
    pub links: Links,
}

/// All lists.
#[derive(Debug, Serialize, ToSchema)]
pub struct CodeLists {
    /// The lists, by name.
    #[schema(max_items = 100)]
    pub items: Vec<CodeListName>,
    /// The address of this.
    pub links: Links,
}

fn address(base: &str, name: &str) -> Links {
    Links { this: format!("{base}/v1/code-lists/{name}") }
}

/// Lists the code lists
///
/// Every list of codes that the API uses, by name.
#[utoipa::path(tag = "catalogues", responses((status = 200, body = CodeLists, description = "The code lists.")))]
#[get("/v1/code-lists")]
pub(super) async fn list_code_lists(call: Call<Public>) -> Result<HttpResponse, Problem> {
    let base = call.state.base_url();
    let mut names: Vec<&str> = program::names().chain([DOCUMENT_TYPES]).collect();
    names.sort_unstable();
    let items =
        names.iter().map(|name| CodeListName { name: (*name).to_owned(), links: address(base, name) }).collect();
    let body = CodeLists { items, links: Links { this: format!("{base}/v1/code-lists") } };
    Ok(Reply::ok(&body)?.header("cache-control", "public, max-age=3600").built_from(&[]).respond())
}

/// Reads a code list
///
/// What each code means, in Vietnamese and English. Lists grow: treat a code you do not know as `unknown`.
#[utoipa::path(tag = "catalogues", params(("name" = String, Path, description = "Name of the list.", max_length = 60, example = "document-types")), responses((status = 200, body = CodeList, description = "The codes of the list.")))]
#[get("/v1/code-lists/{name}")]
pub(super) async fn get_code_list(path: web::Path<String>, call: Call<Public>) -> Result<HttpResponse, Problem> {
    let name = path.into_inner();
    let items = if name == DOCUMENT_TYPES {
        call.state.read(|conn, _| Ok(document_types::all(conn)?)).await?.into_iter().map(of_catalogue).collect()
    } else {
        program::list(&name).ok_or_else(Problem::not_found)?.iter().map(of_program).collect()
    };
    let links = address(call.state.base_url(), &name);
    let body = CodeList { name, kind: "code_list".into(), items, links };
    Ok(Reply::ok(&body)?.header("cache-control", "public, max-age=3600").built_from(&[]).respond())
}

fn of_program(item: &program::CodeItem) -> CodeItem {
    CodeItem {
        code: item.code.clone(),
        labels: item.label().into(),
        valid_from: None,
        valid_to: item.valid_to,
        replaced_by: None,
        confirmed: true,
        source: None,
        inverse: item.inverse.as_ref().map(|inverse| inverse.code.clone()),
        inverse_labels: item.inverse.as_ref().map(|inverse| inverse.label().into()),
        abbreviation: None,
        document_class: None,
        family: None,
    }
}

fn of_catalogue(row: document_types::CatalogueRow) -> CodeItem {
    let source = DomainSource { title: row.source, url: row.source_url, ..DomainSource::default() };
    CodeItem {
        code: row.document_type.row.code,
        labels: row.document_type.label.into(),
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        replaced_by: None,
        confirmed: row.confirmed,
        source: source.is_named().then_some(source),
        inverse: None,
        inverse_labels: None,
        abbreviation: row.document_type.row.abbreviation,
        document_class: Some(row.document_type.row.class),
        family: Some(row.document_type.row.family),
    }
}
