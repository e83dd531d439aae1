//! What an answer adds to sheets: the names of others, looked up in one batch, and only those the caller may see.

use std::collections::HashMap;

use thidua_domain::{
    award_types::AwardType,
    ids::{OfficeId, OrganizationId},
    language::Label,
    sheets::{Means, Sheet, pattern},
};
use thidua_persistence::{award_types, connection::Conn, organizations, sheets::RecordName};
use uuid::Uuid;

use crate::{call::Call, errors::Error, names::visible};

/// Names by id. What is not in here is hidden from the caller, or not there.
#[derive(Debug, Clone, Default)]
pub struct SheetNames {
    /// Records of any kind.
    pub records: HashMap<Uuid, RecordName>,
    /// The names of the organizations among them, in both languages.
    pub organizations: HashMap<Uuid, Label>,
    /// Award types, by code.
    pub award_types: HashMap<String, AwardType>,
    /// Offices, as visible as the organization they belong to.
    pub offices: HashMap<Uuid, Label>,
}

impl SheetNames {
    /// What sheets refer to, their keepers and sources included.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of(conn: &mut Conn, call: &Call, of: &[&Sheet]) -> Result<Self, Error> {
        let (mut ids, mut offices) = (Vec::new(), Vec::new());
        for sheet in of {
            ids.push(sheet.front.organization_id.uuid());
            ids.extend(sheet.references().into_iter().map(|(_, id, _)| id));
            ids.extend(
                sheet.all_sources().iter().flat_map(|(_, source)| [source.document_id, source.article_id]).flatten(),
            );
            offices.extend(sheet.offices().into_iter().map(|(_, id, _)| OfficeId::from_uuid(id)));
        }
        let records = visible(conn, call, &ids)?;
        let units: Vec<OrganizationId> = records
            .values()
            .filter(|found| found.kind == thidua_domain::records::Kind::Organization)
            .map(|found| found.id.into())
            .collect();
        let organizations =
            organizations::names(conn, &units)?.into_iter().map(|found| (found.id.uuid(), found.name)).collect();
        offices.sort_unstable();
        offices.dedup();
        let offices = organizations::office_names(conn, &offices)?
            .into_iter()
            .filter(|office| records.contains_key(&office.organization_id.uuid()))
            .map(|office| (office.id.uuid(), office.name))
            .collect();
        let award_types = award_types::find_many(conn, &named_types(of))?;
        let award_types = award_types.into_iter().map(|one| (one.code.clone(), one)).collect();
        Ok(Self { records, organizations, award_types, offices })
    }
}

/// The codes of the award types that sheets name.
fn named_types(of: &[&Sheet]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for sheet in of {
        for field in sheet.definition.fields.iter().filter(|field| field.means == Means::AwardType) {
            let found = pattern::all(&sheet.content, field.at).into_iter();
            codes.extend(found.filter_map(|(_, value)| value.as_str().map(str::to_owned)));
        }
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}
