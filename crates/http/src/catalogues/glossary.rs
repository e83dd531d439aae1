//! The glossary: one English term per Vietnamese legal term (rule 11).

use std::sync::LazyLock;

use actix_web::{HttpResponse, get};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    call::{Call, Public},
    problems::Problem,
    reply::Reply,
    shapes::{Label, Links},
};

/// A term.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GlossaryTerm {
    /// The English term that code, API and documentation use.
    #[schema(max_length = 200, example = "emulation campaign")]
    pub term: String,
    /// The Vietnamese term.
    #[schema(max_length = 300, example = "phong trào thi đua")]
    pub vi: String,
    /// What the law's own English says, where it differs.
    #[schema(max_length = 300, example = "emulation movement")]
    pub law_english: Option<String>,
    /// Its legal source, where one was read.
    #[schema(max_length = 500)]
    pub source: Option<String>,
    /// What to know of it.
    pub note: Option<Label>,
}

/// The glossary.
#[derive(Debug, Serialize, ToSchema)]
pub struct Glossary {
    /// Its terms.
    #[schema(max_items = 1000)]
    pub items: Vec<GlossaryTerm>,
    /// The address of this.
    pub links: Links,
}

static TERMS: LazyLock<Vec<GlossaryTerm>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../data/glossary.json")).unwrap_or_default());

/// Reads the glossary
///
/// One English term for each Vietnamese legal term, as code, API and documentation use it.
#[utoipa::path(tag = "catalogues", responses((status = 200, body = Glossary, description = "The glossary.")))]
#[get("/v1/glossary")]
pub(super) async fn get_glossary(call: Call<Public>) -> Result<HttpResponse, Problem> {
    let links = Links { this: format!("{}/v1/glossary", call.state.base_url()) };
    let body = Glossary { items: TERMS.clone(), links };
    Ok(Reply::ok(&body)?.header("cache-control", "public, max-age=3600").built_from(&[]).respond())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_file_is_readable() {
        assert!(super::TERMS.len() > 100);
    }
}
