//! Organizations of the demo, from the file that says what is unconfirmed.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;
use thidua_domain::{
    access::Permit,
    changes::{Change, Event, Record},
    ids::{OfficeId, OrganizationId},
    language::Label,
    organizations::{Office, Organization, OrganizationContent, ParentSpan},
    records::{Front, Mark, MarkKind, Source, Visibility},
};
use thidua_persistence::{errors::StoreError, organizations};

use crate::{App, call::service_act, errors::Error};

#[derive(Deserialize)]
struct OfficeRow {
    code: String,
    name_vi: String,
    name_en: Option<String>,
}

#[derive(Deserialize)]
struct Row {
    code: String,
    name_vi: String,
    name_en: Option<String>,
    kind: String,
    parent: Option<String>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    confirmed: bool,
    #[serde(default)]
    abbreviations: Vec<String>,
    #[serde(default)]
    offices: Vec<OfficeRow>,
    custodian: Option<String>,
    successor: Option<String>,
    predecessor: Option<String>,
    source: Option<String>,
    source_url: Option<String>,
    note: Option<String>,
    certainty: Option<String>,
    abbreviations_confirmed: Option<bool>,
    custodian_confirmed: Option<bool>,
    dates_confirmed: Option<bool>,
    valid_to_confirmed: Option<bool>,
    parent_confirmed: Option<bool>,
    merger_confirmed: Option<bool>,
}

/// Adds the organizations whose codes are not there yet, all public. Gives every code its id.
pub(super) fn load(app: &App) -> Result<(HashMap<String, OrganizationId>, usize), Error> {
    let rows: Vec<Row> =
        serde_json::from_str(include_str!("../../../../data/organizations.json")).map_err(StoreError::from)?;
    let now = app.clock.now();
    let mut ids = HashMap::new();
    let mut missing = Vec::new();
    app.db.read(|conn| {
        ids.clear();
        missing.clear();
        for (n, row) in rows.iter().enumerate() {
            if let Some(found) = organizations::find_by_code(conn, &row.code)?.first() {
                ids.insert(row.code.clone(), found.id);
            } else {
                missing.push(n);
            }
        }
        Ok::<_, StoreError>(())
    })?;
    for row in missing.iter().filter_map(|n| rows.get(*n)) {
        ids.insert(row.code.clone(), OrganizationId::from_uuid(app.ids.next()));
    }
    let mut predecessors: HashMap<&str, Vec<OrganizationId>> = HashMap::new();
    for row in &rows {
        if let (Some(successor), Some(id)) = (&row.successor, ids.get(&row.code)) {
            predecessors.entry(successor).or_default().push(*id);
        }
        if let Some(predecessor) = row.predecessor.as_ref().and_then(|code| ids.get(code)) {
            predecessors.entry(&row.code).or_default().push(*predecessor);
        }
    }
    let mut changes = Vec::new();
    for row in missing.iter().filter_map(|n| rows.get(*n)) {
        let Some(id) = ids.get(&row.code).copied() else { continue };
        let before = predecessors.remove(row.code.as_str()).unwrap_or_default();
        let content = content(app, row, &ids, before);
        let organization = Organization { id, front: Front::new(id, Visibility::Public, now), content };
        changes.push(Change::new(Event::Created, Record::Organization(organization)));
    }
    let added = changes.len();
    app.db.write_unanswered::<Error>(&service_act(app, now), |tx| {
        let admitted = tx.admit(&Permit::service())?;
        Ok((admitted, changes.clone()))
    })?;
    Ok((ids, added))
}

fn content(
    app: &App,
    row: &Row,
    ids: &HashMap<String, OrganizationId>,
    predecessors: Vec<OrganizationId>,
) -> OrganizationContent {
    let find = |code: &Option<String>| code.as_ref().and_then(|code| ids.get(code)).copied();
    let source = Source { title: row.source.clone(), url: row.source_url.clone(), ..Source::default() };
    OrganizationContent {
        code: row.code.clone(),
        name: Label { vi: row.name_vi.clone(), en: row.name_en.clone() },
        abbreviations: row.abbreviations.clone(),
        kind: row.kind.clone(),
        valid_from: row.valid_from,
        valid_to: row.valid_to,
        parents: find(&row.parent)
            .map(|organization_id| ParentSpan { organization_id, valid_from: None, valid_to: None })
            .into_iter()
            .collect(),
        predecessors,
        custodian_id: find(&row.custodian),
        offices: row
            .offices
            .iter()
            .map(|office| Office {
                id: OfficeId::from_uuid(app.ids.next()),
                code: office.code.clone(),
                name: Label { vi: office.name_vi.clone(), en: office.name_en.clone() },
                valid_from: None,
                valid_to: None,
            })
            .collect(),
        marks: marks(row),
        sources: if source.is_named() { vec![source] } else { vec![] },
    }
}

/// What the file does not call confirmed is marked so, each at its place.
fn marks(row: &Row) -> Vec<Mark> {
    let basis = row.note.clone().or_else(|| row.certainty.clone());
    let unconfirmed =
        |pointer: &str, basis: Option<String>| Mark { pointer: pointer.to_owned(), mark: MarkKind::Unconfirmed, basis };
    let mut marks = Vec::new();
    if !row.confirmed {
        marks.push(unconfirmed("", basis.clone()));
    }
    let flags = [
        (row.abbreviations_confirmed, "/abbreviations"),
        (row.custodian_confirmed, "/custodianId"),
        (row.valid_to_confirmed, "/validTo"),
        (row.parent_confirmed, "/parents"),
        (row.dates_confirmed, "/validFrom"),
        (row.dates_confirmed, "/validTo"),
        (row.merger_confirmed, "/validTo"),
    ];
    for (flag, pointer) in flags {
        if flag == Some(false) && !marks.iter().any(|mark: &Mark| mark.pointer == pointer) {
            marks.push(unconfirmed(pointer, basis.clone()));
        }
    }
    marks
}
