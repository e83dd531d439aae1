//! The decisions of a synthetic city as documents.

use chrono::Datelike;
use thidua_domain::{
    documents::{Capacity, DocumentInput, IssuerInput, Signer, SymbolInput},
    ids::{OfficeId, OrganizationId},
    records::Origin,
    time::TimeInput,
};

use super::{
    City, awards::period_words, data::Occasion, ids::id, names::vietnamese, plan::Decision, random::Random, source,
};

impl City {
    /// The document of a decision; none of one that is decided outside the city.
    pub(super) fn document(&self, decision: &Decision) -> Option<DocumentInput> {
        let decider = self.layout.deciders.get(decision.decider)?;
        if decider.level.is_outside() {
            return None;
        }
        let titles = &self.data.texts.titles;
        let unit = self.layout.name(decider.unit);
        let title = match decision.occasion {
            Occasion::Annual => titles.annual.replace("năm {period}", &period_words(decision)),
            Occasion::Topic => {
                titles.topic.replace("{topic}", self.topic(decision).map_or("", |topic| topic.text.as_str()))
            }
            Occasion::Sudden => titles.sudden.replace("{topic}", self.deed(decision)),
            Occasion::Contribution => titles.contribution.clone(),
        };
        // One holder of an office for five years.
        let term = usize::try_from(decision.day.year() / 5).unwrap_or_default();
        let mut random = Random::of(self.city.seed, "signer", decider.unit * 1000 + term);
        let chair = self.layout.units.get(decider.unit).and_then(|unit| unit.chairs.first());
        let signer = Signer {
            person: vietnamese(&self.data.names, &mut random, false).name,
            post: chair.map(|chair| chair.vi.to_owned()),
            capacity: Capacity::Direct,
        };
        Some(DocumentInput {
            document_type: Some("adm-decision-individual".to_owned()),
            symbol: Some(SymbolInput { raw: format!("{:02}/QĐ-{}", decision.number, decider.symbol) }),
            symbol_year: None,
            term: None,
            issuers: vec![IssuerInput {
                organization_id: OrganizationId::from_uuid(id(self.city, "organization", decider.unit)),
                office_id: Some(self.office(decider.unit, 0)),
            }],
            signers: vec![signer],
            issued: Some(TimeInput { edtf: Some(decision.day.to_string()), ..TimeInput::default() }),
            marks: vec![],
            origin: Some(Origin::Recorded),
            sources: vec![source()],
            title: title.replace("{unit}", &unit),
            summary: None,
            known_by_name_only: false,
        })
    }

    /// The id of an office of a unit.
    pub(super) fn office(&self, unit: usize, nth: usize) -> OfficeId {
        OfficeId::from_uuid(id(self.city, "office", unit * 10 + nth))
    }
}
