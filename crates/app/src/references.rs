//! References from one record to others: what they name must be there, for the caller.

use std::collections::HashMap;

use thidua_domain::{
    access::Sight,
    documents::DocumentInput,
    faults::{Fault, Faults},
    ids::{DocumentId, OrganizationId},
    organizations::{Organization, OrganizationInput},
    records::Source,
};
use thidua_persistence::{connection::Conn, documents, organizations};

use crate::{call::Call, errors::Error};

fn unknown_organization(pointer: String) -> Fault {
    Fault::body(
        pointer,
        "unknown_reference",
        "Không có đơn vị với id này; hãy tra ở /v1/organizations?q=….",
        "There is no organization with this id; look it up at /v1/organizations?q=….",
    )
}

/// The organizations among `ids` that the caller sees.
pub(crate) fn visible_organizations(
    conn: &mut Conn,
    call: &Call,
    ids: &[OrganizationId],
) -> Result<HashMap<OrganizationId, Organization>, Error> {
    let mut visible = HashMap::new();
    for organization in organizations::find_many(conn, ids)? {
        if call.sight(conn, &organization.front)? != Sight::Nothing {
            visible.insert(organization.id, organization);
        }
    }
    Ok(visible)
}

/// Issuers, their offices, and the documents that sources name.
pub(crate) fn check_document(
    conn: &mut Conn,
    call: &Call,
    input: &DocumentInput,
    faults: &mut Faults,
) -> Result<(), Error> {
    let ids: Vec<OrganizationId> = input.issuers.iter().map(|issuer| issuer.organization_id).collect();
    let visible = visible_organizations(conn, call, &ids)?;
    for (n, issuer) in input.issuers.iter().enumerate() {
        let Some(organization) = visible.get(&issuer.organization_id) else {
            faults.push(unknown_organization(format!("/issuers/{n}/organizationId")));
            continue;
        };
        if let Some(office) = issuer.office_id
            && !organization.content.offices.iter().any(|known| known.id == office)
        {
            faults.push(Fault::body(
                format!("/issuers/{n}/officeId"),
                "unknown_reference",
                "Đơn vị này không có chức vụ với id đã nêu; xem offices của đơn vị.",
                "This organization has no office with that id; see its offices.",
            ));
        }
    }
    check_sources(conn, call, &input.sources, "/sources", faults)
}

/// Parents, predecessors and custodian of an organization.
pub(crate) fn check_organization(
    conn: &mut Conn,
    call: &Call,
    input: &OrganizationInput,
    faults: &mut Faults,
) -> Result<(), Error> {
    let named: Vec<(String, OrganizationId)> = input
        .parents
        .iter()
        .enumerate()
        .map(|(n, span)| (format!("/parents/{n}/organizationId"), span.organization_id))
        .chain(input.predecessors.iter().enumerate().map(|(n, id)| (format!("/predecessors/{n}"), *id)))
        .chain(input.custodian_id.map(|id| ("/custodianId".to_owned(), id)))
        .collect();
    let ids: Vec<OrganizationId> = named.iter().map(|(_, id)| *id).collect();
    let visible = visible_organizations(conn, call, &ids)?;
    for (pointer, id) in named {
        if !visible.contains_key(&id) {
            faults.push(unknown_organization(pointer));
        }
    }
    check_sources(conn, call, &input.sources, "/sources", faults)
}

/// The documents and articles that sources name.
pub(crate) fn check_sources(
    conn: &mut Conn,
    call: &Call,
    sources: &[Source],
    pointer: &str,
    faults: &mut Faults,
) -> Result<(), Error> {
    for (n, source) in sources.iter().enumerate() {
        if let Some(id) = source.document_id {
            let seen = match documents::find(conn, DocumentId::from_uuid(id))? {
                Some(document) => call.sight(conn, &document.front)?,
                None => Sight::Nothing,
            };
            if seen == Sight::Nothing {
                faults.push(Fault::body(
                    format!("{pointer}/{n}/documentId"),
                    "unknown_reference",
                    "Không có văn bản với id này; hãy tra ở /v1/documents?q=….",
                    "There is no document with this id; look it up at /v1/documents?q=….",
                ));
            }
        }
        if source.article_id.is_some() {
            faults.push(Fault::body(
                format!("{pointer}/{n}/articleId"),
                "unknown_reference",
                "Không có bài báo với id này; hãy nêu nguồn bằng title, outlet, author, publishedOn.",
                "There is no article with this id; name the source by title, outlet, author, publishedOn.",
            ));
        }
    }
    Ok(())
}
