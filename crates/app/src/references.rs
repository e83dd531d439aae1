//! References from one record to others: what they name must be there, for the caller.

use std::collections::HashMap;

use thidua_domain::{
    access::Sight,
    documents::{DocumentContent, DocumentInput, Issuer},
    faults::{Fault, Faults},
    ids::OrganizationId,
    organizations::{Organization, OrganizationContent, OrganizationInput},
    records::{Kind, Source},
};
use thidua_persistence::{connection::Conn, organizations};
use uuid::Uuid;

use crate::{call::Call, errors::Error, names::visible};

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

/// Issuers, their offices, and the documents that sources name. What the document named `before` stays, also where the
/// caller does not see it.
pub(crate) fn check_document(
    conn: &mut Conn,
    call: &Call,
    before: Option<&DocumentContent>,
    input: &DocumentInput,
    faults: &mut Faults,
) -> Result<(), Error> {
    let named = |issuer: &Issuer| before.is_some_and(|content| content.issuers.contains(issuer));
    let ids: Vec<OrganizationId> = input.issuers.iter().map(|issuer| issuer.organization_id).collect();
    let visible = visible_organizations(conn, call, &ids)?;
    for (n, issuer) in input.issuers.iter().enumerate() {
        if named(&Issuer { organization_id: issuer.organization_id, office_id: issuer.office_id }) {
            continue;
        }
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
    let sources = before.map_or(&[][..], |content| &content.sources);
    check_sources(conn, call, (&input.sources, sources), "/sources", faults)
}

/// Parents, predecessors and custodian of an organization. What it named `before` stays.
pub(crate) fn check_organization(
    conn: &mut Conn,
    call: &Call,
    before: Option<&OrganizationContent>,
    input: &OrganizationInput,
    faults: &mut Faults,
) -> Result<(), Error> {
    let known: Vec<OrganizationId> = before
        .into_iter()
        .flat_map(|content| {
            let parents = content.parents.iter().map(|span| span.organization_id);
            parents.chain(content.predecessors.iter().copied()).chain(content.custodian_id)
        })
        .collect();
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
        if !visible.contains_key(&id) && !known.contains(&id) {
            faults.push(unknown_organization(pointer));
        }
    }
    let sources = before.map_or(&[][..], |content| &content.sources);
    check_sources(conn, call, (&input.sources, sources), "/sources", faults)
}

/// The documents and articles that sources name, those of `before` left as they are.
pub(crate) fn check_sources(
    conn: &mut Conn,
    call: &Call,
    (sources, before): (&[Source], &[Source]),
    pointer: &str,
    faults: &mut Faults,
) -> Result<(), Error> {
    let new = sources.iter().enumerate().filter(|(_, source)| !before.contains(source));
    let named: Vec<(String, Source)> = new.map(|(n, source)| (format!("{pointer}/{n}"), source.clone())).collect();
    check_named_sources(conn, call, &named, faults)
}

/// The same, for sources that stand at pointers of their own.
pub(crate) fn check_named_sources(
    conn: &mut Conn,
    call: &Call,
    sources: &[(String, Source)],
    faults: &mut Faults,
) -> Result<(), Error> {
    let ids: Vec<Uuid> =
        sources.iter().flat_map(|(_, source)| [source.document_id, source.article_id]).flatten().collect();
    let seen = visible(conn, call, &ids)?;
    let is = |id: Option<Uuid>, kind: Kind| id.is_none_or(|id| seen.get(&id).is_some_and(|found| found.kind == kind));
    for (pointer, source) in sources {
        if !is(source.document_id, Kind::Document) {
            faults.push(Fault::body(
                format!("{pointer}/documentId"),
                "unknown_reference",
                "Không có văn bản với id này; hãy tra ở /v1/documents?q=….",
                "There is no document with this id; look it up at /v1/documents?q=….",
            ));
        }
        if !is(source.article_id, Kind::Article) {
            faults.push(Fault::body(
                format!("{pointer}/articleId"),
                "unknown_reference",
                "Không có bài báo với id này; hãy tra ở /v1/articles?q=…, hoặc nêu nguồn bằng title, outlet, author.",
                "There is no article with this id; look it up at /v1/articles?q=…, or name the source by title, outlet, author.",
            ));
        }
    }
    Ok(())
}
