//! Code lists and the glossary over HTTP.

mod code_lists;
mod glossary;

pub use code_lists::{CodeItem, CodeList, CodeLists};
pub use glossary::{Glossary, GlossaryTerm};

use utoipa_actix_web::service_config::ServiceConfig;

/// Registers the routes.
pub fn configure(config: &mut ServiceConfig) {
    config.service(code_lists::list_code_lists).service(code_lists::get_code_list).service(glossary::get_glossary);
}
