//! Ceremonies (lễ trao tặng, công bố): where and when awards are handed over, and by whom. The order of calling and who
//! came stand with each award.

use uuid::Uuid;

use crate::{
    access::Permission,
    content,
    records::Kind,
    sheets::{
        Content, Definition, Field, Filter, Is, Means, Of, Order, Rights,
        parts::{Participant, Place},
    },
    time::TimeWindow,
};

/// What a ceremony is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::Ceremony,
    collection: "ceremonies",
    fields: &[
        Field::new("/held", Means::Time),
        Field::new("/place/organizationId", Means::Reference(&[Kind::Organization])),
        Field::new("/organizerId", Means::Reference(&[Kind::Organization])),
        Field::new("/congressId", Means::Reference(&[Kind::Congress])),
        Field::new("/campaignId", Means::Reference(&[Kind::Campaign])),
        Field::new("/presenters/*/personId", Means::Reference(&[Kind::Person])),
        Field::new("/presenters/*/organizationId", Means::Reference(&[Kind::Organization])),
    ],
    claimable: &[],
    public: &["title", "held", "place", "organizerId", "congressId", "campaignId", "presenters", "note"],
    confidential: &[],
    filters: &[
        Filter::Term { name: "organizerId", at: "/organizerId", is: Is::Id },
        Filter::Term { name: "congressId", at: "/congressId", is: Is::Id },
        Filter::Term { name: "campaignId", at: "/campaignId", is: Is::Id },
        Filter::Term { name: "presenterId", at: "/presenters/*/personId", is: Is::Id },
        Filter::Days { name: "held", at: &["/held"] },
    ],
    recorded_from: None,
    inherits: &[],
    order: Order { by_time: Some("held"), at: &["/held"], by_name_first: false },
    searched: &["/place/name", "/note"],
    rights: Rights { write: Permission::AwardsWrite, publish: Permission::AwardsPublish },
    of: Of::content::<Ceremony>(),
};

content! {
    /// A ceremony.
    pub struct Ceremony {
        /// What it is called.
        pub title: String,
        /// When.
        pub held: Option<TimeWindow>,
        /// Where.
        pub place: Option<Place>,
        /// Who holds it.
        pub organizer_id: Option<Uuid>,
        /// The congress or conference that it is part of.
        pub congress_id: Option<Uuid>,
        /// The campaign whose review it is part of.
        pub campaign_id: Option<Uuid>,
        /// Who hands the awards over, in the order of calling.
        pub presenters: Vec<Participant>,
        /// What else is to be known.
        pub note: Option<String>,
    }
}

impl Content for Ceremony {
    fn name(&self) -> String {
        self.title.clone()
    }
}
