//! Documents over HTTP: `/v1/documents`, and the classes that have addresses of their own.

mod address;
mod classes;
mod create;
mod delete;
mod edit;
mod input;
mod list;
mod publish;
mod query;
mod read;
mod representation;
mod written;

pub use classes::{decisions, directives, plans};
pub use delete::ReasonQuery;
pub use input::{DocumentPatch, NewDocument, Publication, Withdrawal};
pub use list::PageDocument;
pub(crate) use publish::publish_at;
pub use query::{DocumentQuery, ViewQuery};
pub use representation::{Document, IssuerAnswer, SignerShape, SymbolAnswer};
pub(crate) use representation::{answer, visible as visible_source};

use thidua_domain::ids::DocumentId;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::{call::policy, problems::Problem};

policy!(
    /// Changes documents.
    EditDocuments: DocumentsWrite
);
policy!(
    /// Creates documents, and is told all faults at once.
    CreateDocuments: DocumentsWrite; completes_faults = true
);
policy!(
    /// Moves documents to and from the public.
    PublishDocuments: DocumentsPublish
);

/// Registers the routes. Addresses by symbol and of sub-resources come before the one with an id.
pub fn configure(config: &mut ServiceConfig) {
    config
        .service(address::get_document_by_symbol)
        .service(list::list_documents)
        .service(create::create_document)
        .service(publish::create_document_publication)
        .service(publish::create_document_withdrawal)
        .service(read::get_document)
        .service(edit::update_document)
        .service(delete::delete_document);
    plans::configure(config);
    directives::configure(config);
    decisions::configure(config);
}

/// The id in an address; one that is no id is the id of nothing.
pub(crate) fn parse_id(text: &str) -> Result<DocumentId, Problem> {
    // Ids are written in one form: what another form names is not at this address.
    text.parse::<DocumentId>().ok().filter(|id| id.to_string() == text).ok_or_else(Problem::not_found)
}
