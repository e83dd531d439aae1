//! What an answer adds to a view: the names of others, looked up in one batch, and only those the caller may see.

use std::collections::{HashMap, hash_map::Entry};

use thidua_domain::{
    access::{Sight, sight},
    documents::Document,
    ids::{OfficeId, OrganizationId},
    language::Label,
    organizations::Organization,
    records::{Front, Kind, Source, Visibility},
    sheets::definition,
};
use thidua_persistence::{
    connection::Conn,
    document_types, organizations,
    sheets::{self, RecordName},
};
use uuid::Uuid;

use crate::{call::Call, errors::Error};

/// Names by id. What is not in here is hidden from the caller, or not there.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Organizations.
    pub organizations: HashMap<OrganizationId, Label>,
    /// Offices.
    pub offices: HashMap<OfficeId, Label>,
    /// Documents and articles that sources may name.
    pub sources: HashMap<Uuid, RecordName>,
    /// Document types, by code.
    pub document_types: HashMap<String, Label>,
    /// Successors of organizations, those the caller may see.
    pub successors: HashMap<OrganizationId, Vec<OrganizationId>>,
}

/// How much of each of several records the caller sees, in their order.
///
/// # Errors
/// When the store fails.
pub fn sights(conn: &mut Conn, call: &Call, fronts: &[&Front]) -> Result<Vec<Sight>, Error> {
    if call.principal.is_none() {
        return Ok(fronts.iter().map(|front| sight(None, front.visibility, &[])).collect());
    }
    let mut custody: HashMap<OrganizationId, Vec<OrganizationId>> = HashMap::new();
    for front in fronts {
        if let Entry::Vacant(entry) = custody.entry(front.organization_id) {
            entry.insert(organizations::above(conn, front.organization_id)?);
        }
    }
    Ok(fronts
        .iter()
        .map(|front| {
            let above = custody.get(&front.organization_id).map_or(&[][..], Vec::as_slice);
            sight(call.principal.as_ref(), front.visibility, above)
        })
        .collect())
}

/// The records of any kind among `ids` that the caller sees.
///
/// # Errors
/// When the store fails.
pub fn visible(conn: &mut Conn, call: &Call, ids: &[Uuid]) -> Result<HashMap<Uuid, RecordName>, Error> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut custody: HashMap<Uuid, Vec<OrganizationId>> = HashMap::new();
    let mut seen = HashMap::new();
    for found in sheets::names(conn, &ids)? {
        let above = match (&call.principal, custody.entry(found.organization_id)) {
            (None, _) => &[][..],
            (Some(_), Entry::Occupied(entry)) => entry.into_mut(),
            (Some(_), Entry::Vacant(entry)) => entry.insert(organizations::above(conn, found.organization_id.into())?),
        };
        if sight(call.principal.as_ref(), found.visibility, above) != Sight::Nothing {
            seen.insert(found.id, found);
        }
    }
    Ok(seen)
}

/// The collection that records of a kind are in.
#[must_use]
pub fn collection(kind: Kind) -> &'static str {
    match kind {
        Kind::Organization => "organizations",
        Kind::Document => "documents",
        Kind::Relation => "relations",
        Kind::User => "users",
        kind => definition(kind).map_or("records", |definition| definition.collection),
    }
}

impl Names {
    /// What documents refer to.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of_documents(conn: &mut Conn, call: &Call, documents: &[&Document]) -> Result<Self, Error> {
        let mut names = Self::default();
        let mut organization_ids = Vec::new();
        let mut office_ids = Vec::new();
        let mut types = Vec::new();
        let mut sources = Vec::new();
        for document in documents {
            organization_ids.push(document.front.organization_id);
            for issuer in &document.content.issuers {
                organization_ids.push(issuer.organization_id);
                office_ids.extend(issuer.office_id);
            }
            types.push(document.content.document_type.clone());
            sources.extend(&document.content.sources);
        }
        types.sort_unstable();
        types.dedup();
        names.add_organizations(conn, call, organization_ids)?;
        names.add_offices(conn, office_ids)?;
        names.add_sources(conn, call, &sources)?;
        names.document_types = document_types::labels(conn, &types)?.into_iter().collect();
        Ok(names)
    }

    /// What organizations refer to.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of_organizations(conn: &mut Conn, call: &Call, of: &[&Organization]) -> Result<Self, Error> {
        let mut names = Self::default();
        let ids: Vec<OrganizationId> = of.iter().map(|organization| organization.id).collect();
        let successors = organizations::successors(conn, &ids)?;
        let mut wanted = ids;
        for organization in of {
            wanted.extend(organization.content.parents.iter().map(|span| span.organization_id));
            wanted.extend(&organization.content.predecessors);
            wanted.extend(organization.content.custodian_id);
        }
        wanted.extend(successors.iter().map(|(_, successor)| *successor));
        names.add_organizations(conn, call, wanted)?;
        let sources: Vec<&Source> = of.iter().flat_map(|organization| &organization.content.sources).collect();
        names.add_sources(conn, call, &sources)?;
        for (predecessor, successor) in successors {
            if names.organizations.contains_key(&successor) {
                names.successors.entry(predecessor).or_default().push(successor);
            }
        }
        Ok(names)
    }

    fn add_organizations(&mut self, conn: &mut Conn, call: &Call, mut ids: Vec<OrganizationId>) -> Result<(), Error> {
        ids.sort_unstable();
        ids.dedup();
        for found in organizations::names(conn, &ids)? {
            let is_seen = found.visibility == Visibility::Public
                || (call.principal.is_some() && {
                    let above = organizations::above(conn, found.id)?;
                    sight(call.principal.as_ref(), found.visibility, &above) != Sight::Nothing
                });
            if is_seen {
                self.organizations.insert(found.id, found.name);
            }
        }
        Ok(())
    }

    /// Offices are as visible as the organization they belong to.
    fn add_offices(&mut self, conn: &mut Conn, mut ids: Vec<OfficeId>) -> Result<(), Error> {
        ids.sort_unstable();
        ids.dedup();
        for found in organizations::office_names(conn, &ids)? {
            if self.organizations.contains_key(&found.organization_id) {
                self.offices.insert(found.id, found.name);
            }
        }
        Ok(())
    }

    /// The documents and articles that sources name, for callers who see them.
    ///
    /// # Errors
    /// When the store fails.
    pub fn add_sources(&mut self, conn: &mut Conn, call: &Call, sources: &[&Source]) -> Result<(), Error> {
        let ids: Vec<Uuid> =
            sources.iter().flat_map(|source| [source.document_id, source.article_id]).flatten().collect();
        self.sources.extend(visible(conn, call, &ids)?);
        Ok(())
    }
}
