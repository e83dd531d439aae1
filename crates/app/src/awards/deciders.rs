//! Who decided awards: the decisions they name, as far as the caller sees them, and the offices of those who issued them.

use std::collections::{BTreeMap, HashMap, HashSet};

use thidua_domain::{
    documents::Document,
    ids::{OfficeId, OrganizationId},
    language::Label,
    sheets::Sheet,
};
use thidua_persistence::{
    connection::Conn,
    document_types, documents,
    organizations::{self, OfficeCode},
};
use uuid::Uuid;

use super::findings::{id, text};
use crate::{call::Call, errors::Error, names::visible};

/// The classes of document by which awards are decided: decisions, and resolutions of the National Assembly's Standing
/// Committee.
const DECIDING: [&str; 2] = ["decision", "resolution"];

/// The decisions that awards name, those that the caller sees: nothing is told of the others.
pub(super) fn seen_decisions(
    conn: &mut Conn,
    call: &Call,
    awards: &[&Sheet],
) -> Result<HashMap<Uuid, Document>, Error> {
    let named: HashSet<Uuid> = awards.iter().filter_map(|award| id(award, "/decisionId")).collect();
    let named: Vec<Uuid> = named.into_iter().collect();
    let seen: Vec<_> = visible(conn, call, &named)?.into_keys().map(Into::into).collect();
    Ok(documents::find_many(conn, &seen)?.into_iter().map(|decision| (decision.id.uuid(), decision)).collect())
}

/// The names of the types of those of some documents that decide nothing, by code.
pub(super) fn types_of(conn: &mut Conn, decisions: &HashMap<Uuid, Document>) -> Result<HashMap<String, Label>, Error> {
    let others = decisions.values().filter(|document| !decides(document));
    let codes: Vec<String> = others.map(|document| document.content.document_type.clone()).collect();
    if codes.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(document_types::labels(conn, &codes)?.into_iter().collect())
}

fn decides(document: &Document) -> bool {
    DECIDING.contains(&document.content.document_class.as_str())
}

/// The type of a document by which nothing is decided, as it is called.
pub(super) fn not_deciding(document: &Document, types: &HashMap<String, Label>) -> Option<Label> {
    let code = &document.content.document_type;
    let name = || types.get(code).cloned().unwrap_or_else(|| Label { vi: code.clone(), en: None });
    (!decides(document)).then(name)
}

/// Who decided: offices, and organizations with the offices they have.
#[derive(Default)]
pub(super) struct Deciders {
    /// Of each decision, whom it is issued by.
    issuers: HashMap<Uuid, Vec<(OrganizationId, Option<OfficeId>)>>,
    offices: Vec<OfficeCode>,
}

/// Who decided one award.
#[derive(Default)]
pub(super) struct Decided {
    /// Whether anything of it is known.
    pub is_known: bool,
    /// The codes of the offices that are named.
    pub offices: Vec<String>,
    /// The codes of the offices that organizations have of which none is named.
    pub possible: Vec<String>,
    /// What the organizations call these offices, by code.
    pub names: BTreeMap<String, Label>,
}

impl Deciders {
    pub(super) fn of(conn: &mut Conn, awards: &[&Sheet], decisions: &HashMap<Uuid, Document>) -> Result<Self, Error> {
        let issuers: HashMap<Uuid, Vec<_>> = decisions
            .iter()
            .map(|(id, decision)| {
                let issuers = decision.content.issuers.iter();
                (*id, issuers.map(|issuer| (issuer.organization_id, issuer.office_id)).collect())
            })
            .collect();
        let named = awards.iter().filter_map(|award| id(award, "/decidedBy/organizationId"));
        let mut units: Vec<OrganizationId> = named.map(OrganizationId::from_uuid).collect();
        units.extend(issuers.values().flatten().map(|(unit, _): &(OrganizationId, Option<OfficeId>)| *unit));
        units.sort_unstable();
        units.dedup();
        Ok(Self { issuers, offices: organizations::office_codes(conn, &units)? })
    }

    /// Who decided an award: by its decision, else by what it says itself.
    pub(super) fn of_award(&self, award: &Sheet) -> Decided {
        let mut issuers = id(award, "/decisionId").and_then(|id| self.issuers.get(&id).cloned()).unwrap_or_default();
        if issuers.is_empty()
            && let Some(unit) = id(award, "/decidedBy/organizationId")
        {
            issuers.push((OrganizationId::from_uuid(unit), id(award, "/decidedBy/officeId").map(OfficeId::from_uuid)));
        }
        let mut decided =
            Decided { is_known: !issuers.is_empty() || text(award, "/decidedBy/name").is_some(), ..Decided::default() };
        for (unit, office) in issuers {
            let (codes, fits): (_, &dyn Fn(&&OfficeCode) -> bool) = match office {
                Some(named) => (&mut decided.offices, &move |known| known.id == named),
                None => (&mut decided.possible, &move |known| known.organization_id == unit),
            };
            for known in self.offices.iter().filter(fits) {
                codes.push(known.code.clone());
                decided.names.insert(known.code.clone(), known.name.clone());
            }
        }
        for codes in [&mut decided.offices, &mut decided.possible] {
            codes.sort_unstable();
            codes.dedup();
        }
        decided
    }
}
