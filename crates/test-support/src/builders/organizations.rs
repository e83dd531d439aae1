//! Organizations.

use chrono::NaiveDate;
use thidua_domain::{
    changes::{Change, Event, Record},
    ids::OrganizationId,
    language::Label,
    organizations::{Organization, OrganizationContent, ParentSpan},
    records::{Front, Visibility},
};

use crate::World;

/// An organization to be added: public, a root, without end.
pub struct OrganizationBuilder<'w> {
    world: &'w World,
    visibility: Visibility,
    content: OrganizationContent,
}

impl<'w> OrganizationBuilder<'w> {
    pub(crate) fn new(world: &'w World, code: &str) -> Self {
        let content = OrganizationContent {
            code: code.to_owned(),
            name: Label { vi: format!("Ủy ban nhân dân {code}"), en: None },
            abbreviations: vec!["UBND".to_owned()],
            kind: "city_people_committee".to_owned(),
            valid_from: None,
            valid_to: None,
            parents: vec![],
            predecessors: vec![],
            custodian_id: None,
            offices: vec![],
            marks: vec![],
            sources: vec![],
        };
        Self { world, visibility: Visibility::Public, content }
    }

    /// With this name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        self.content.name.vi = name.to_owned();
        self
    }

    /// Under this one, at all times.
    #[must_use]
    pub fn under(mut self, parent: OrganizationId) -> Self {
        self.content.parents.push(ParentSpan { organization_id: parent, valid_from: None, valid_to: None });
        self
    }

    /// Ends on this day.
    #[must_use]
    pub fn ending(mut self, last: NaiveDate) -> Self {
        self.content.valid_to = Some(last);
        self
    }

    /// In this one's custody once it has ended.
    #[must_use]
    pub fn in_custody_of(mut self, custodian: OrganizationId) -> Self {
        self.content.custodian_id = Some(custodian);
        self
    }

    /// Took over from this one.
    #[must_use]
    pub fn succeeding(mut self, predecessor: OrganizationId) -> Self {
        self.content.predecessors.push(predecessor);
        self
    }

    /// With this visibility.
    #[must_use]
    pub fn visible(mut self, visibility: Visibility) -> Self {
        self.visibility = visibility;
        self
    }

    /// The record, not yet written.
    #[must_use]
    pub fn build(self) -> Organization {
        let id = OrganizationId::from_uuid(self.world.app.ids.next());
        Organization { id, front: Front::new(id, self.visibility, self.world.app.clock.now()), content: self.content }
    }

    /// Writes it.
    #[must_use]
    pub fn add(self) -> OrganizationId {
        let world = self.world;
        let organization = self.build();
        let id = organization.id;
        world.write(&[Change::new(Event::Created, Record::Organization(organization))]).expect("it is written");
        id
    }
}
