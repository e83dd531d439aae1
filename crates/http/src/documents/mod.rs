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
pub use input::{DocumentPatch, NewDocument};
pub use list::PageDocument;
pub use query::{DocumentQuery, ViewQuery};
pub use representation::{Document, IssuerAnswer, SignerShape, SymbolAnswer};
pub(crate) use representation::{answer, visible as visible_source};

use utoipa_actix_web::service_config::ServiceConfig;

use crate::call::policy;

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
