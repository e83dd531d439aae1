//! The records of a synthetic city, as they are written.

use thidua_domain::{
    changes::Record,
    documents::{Document, DocumentType},
    faults::Faults,
    ids::{DocumentId, OrganizationId},
    language::Label,
    organizations::{Office, Organization, OrganizationContent, ParentSpan},
    records::{Front, Instant, Kind, Origin, Source, Visibility},
    sheets::{Provenance, Reading, Sheet, definition},
};
use thidua_persistence::errors::StoreError;
use uuid::Uuid;

use super::{City, SOURCE, awards::award_id, ids::id, random::Random, source, units::CITY};
use crate::code_lists;

fn broken(what: &str, faults: &Faults) -> StoreError {
    StoreError::internal(format!("the synthetic city holds a faulty {what}: {faults:?}"))
}

impl City {
    pub(super) fn unit_id(&self, unit: usize) -> OrganizationId {
        OrganizationId::from_uuid(id(self.city, "organization", unit))
    }

    /// What a reader of the whole city learns of its seed and scale.
    pub(super) fn called(&self) -> String {
        format!("{SOURCE} (--scale {} --seed {})", self.city.scale, self.city.seed)
    }

    /// A unit.
    pub(super) fn organization(&self, n: usize, now: Instant) -> Option<Record> {
        let unit = self.layout.units.get(n)?;
        let id = self.unit_id(n);
        let stays = unit.stays.iter().map(|stay| ParentSpan {
            organization_id: self.unit_id(stay.under),
            valid_from: stay.from,
            valid_to: stay.to,
        });
        let offices = unit.chairs.iter().enumerate().map(|(nth, chair)| Office {
            id: self.office(n, nth),
            code: chair.code.to_owned(),
            name: Label { vi: chair.vi.to_owned(), en: Some(chair.en.to_owned()) },
            valid_from: None,
            valid_to: None,
        });
        let named = if n == CITY { Source { title: Some(self.called()), ..Source::default() } } else { source() };
        let content = OrganizationContent {
            code: unit.code.clone(),
            name: Label { vi: unit.name.clone(), en: Some(unit.en.clone()) },
            abbreviations: unit.abbreviations.clone(),
            kind: unit.kind.to_owned(),
            valid_from: unit.from,
            valid_to: unit.to,
            parents: stays.collect(),
            predecessors: unit.predecessors.iter().map(|before| self.unit_id(*before)).collect(),
            custodian_id: unit.custodian.map(|custodian| self.unit_id(custodian)),
            offices: offices.collect(),
            marks: vec![],
            sources: vec![named],
        };
        let front = Front::new(id, Visibility::Public, now);
        Some(Record::Organization(Organization { id, front, content }))
    }

    /// Campaigns, ceremonies and tallies, all public.
    pub(super) fn records_around(&self, now: Instant) -> Result<Vec<Record>, StoreError> {
        let items = std::cell::Cell::new(0);
        let new_id = || {
            items.set(items.get() + 1);
            id(self.city, "item", items.get())
        };
        let reading = Reading { codes: &code_lists::codes, new_id: &new_id, known_ids: None };
        let mut records = Vec::new();
        for (kind, n, body) in self.around() {
            let Some(definition) = definition(kind) else { continue };
            let read = reading.read(definition, body);
            let (provenance, content) = read.map_err(|faults| broken(kind.as_str(), &faults))?;
            let front = Front::new(self.unit_id(super::units::COMMITTEE), Visibility::Public, now);
            let id = id(self.city, kind.as_str(), n);
            records.push(Record::Sheet(Box::new(Sheet { id, definition, front, provenance, content })));
        }
        Ok(records)
    }

    /// A recipient.
    pub(super) fn recipient_record(&self, n: usize, now: Instant) -> Result<Option<Record>, StoreError> {
        let (Some(content), Some((home, _))) = (self.recipient(n), self.layout.home_of(n)) else { return Ok(None) };
        let visibility = self.visibility("recipient", n);
        let front = Front::new(self.unit_id(home.keeper), visibility, now);
        sheet(Kind::Recipient, id(self.city, "recipient", n), front, &content)
    }

    /// A decision with its awards: the document, when it is the city's own, and a record for each line.
    pub(super) fn decision_records(
        &self,
        n: usize,
        catalogue: &[DocumentType],
        now: Instant,
    ) -> Result<Vec<Record>, StoreError> {
        let Some(decision) = self.decisions.get(n) else { return Ok(vec![]) };
        let Some(decider) = self.layout.deciders.get(decision.decider) else { return Ok(vec![]) };
        let keeper = self.unit_id(decider.unit);
        let mut records = Vec::with_capacity(decision.lines.len() + 1);
        let visibility = self.visibility("document", n);
        if let Some(input) = self.document(decision) {
            let content = input.parse(catalogue, None).map_err(|faults| broken("document", &faults))?;
            let id = DocumentId::from_uuid(id(self.city, "document", n));
            let front = Front::new(keeper, visibility, now);
            records.push(Record::Document(Document { id, front, content }));
        }
        for (order, line) in decision.lines.iter().enumerate() {
            let Some(award) = self.award(n, decision, order, *line) else { continue };
            // Nothing of an award is public when its decision or its recipient is not.
            let own = self.visibility("award", decision.first + order);
            let visibility = own.min(visibility).min(self.visibility("recipient", line.recipient));
            let front = Front::new(keeper, visibility, now);
            records.extend(sheet(Kind::Award, award_id(self, decision, order), front, &award)?);
        }
        Ok(records)
    }

    /// The ids of a decision and of its awards.
    pub(super) fn decision_ids(&self, n: usize) -> Vec<Uuid> {
        let Some(decision) = self.decisions.get(n) else { return vec![] };
        let awards = (0..decision.lines.len()).map(|order| award_id(self, decision, order));
        awards.chain([id(self.city, "document", n)]).collect()
    }

    /// Public, but for a few: of awards some one in a hundred is internal, and two in a thousand are drafts.
    fn visibility(&self, kind: &str, n: usize) -> Visibility {
        match Random::of(self.city.seed, &format!("visibility of {kind}"), n).below(10_000) {
            0..6 => Visibility::Draft,
            6..40 => Visibility::Internal,
            _ => Visibility::Public,
        }
    }
}

fn sheet(kind: Kind, id: Uuid, front: Front, content: &impl serde::Serialize) -> Result<Option<Record>, StoreError> {
    let Some(definition) = definition(kind) else { return Ok(None) };
    let content = serde_json::to_value(content)?;
    let provenance = Provenance { origin: Origin::Recorded, sources: vec![source()], marks: vec![], claims: vec![] };
    Ok(Some(Record::Sheet(Box::new(Sheet { id, definition, front, provenance, content }))))
}
