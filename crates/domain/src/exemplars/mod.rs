//! Exemplars (điển hình tiên tiến): who stood out, and what was made of it, in any order.

use uuid::Uuid;

use crate::{
    access::Permission,
    content,
    records::{Kind, Source},
    sheets::{Content, Definition, Field, Filter, Is, Means, Of, Order, Rights, parts::Picture},
    time::TimeWindow,
};

/// What an exemplar is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::Exemplar,
    collection: "exemplars",
    fields: &[
        Field::new("/personId", Means::Reference(&[Kind::Person])),
        Field::new("/unitId", Means::Reference(&[Kind::Organization])),
        Field::new("/class", Means::Code("target-groups")),
        Field::new("/fields/*", Means::Code("fields-of-work")),
        Field::new("/firstSeen", Means::Time),
        Field::new("/campaigns/*/campaignId", Means::Reference(&[Kind::Campaign])),
        Field::new("/events/*/id", Means::Item),
        Field::new("/events/*/event", Means::Code("exemplar-events")),
        Field::new("/events/*/on", Means::Time),
        Field::new("/events/*/organizationId", Means::Reference(&[Kind::Organization])),
        Field::new("/events/*/documentId", Means::Reference(&[Kind::Document])),
        Field::new("/events/*/congressId", Means::Reference(&[Kind::Congress])),
        Field::new("/events/*/source", Means::Source),
        Field::new("/voices/*/personId", Means::Reference(&[Kind::Person])),
        Field::new("/pictures/*/id", Means::Item),
        Field::new("/pictures/*/people/*/personId", Means::Reference(&[Kind::Person])),
    ],
    claimable: &[],
    public: &[
        "name",
        "personId",
        "unitId",
        "class",
        "fields",
        "place",
        "deed",
        "story",
        "newFactor",
        "firstSeen",
        "campaigns",
        "events",
        "voices",
        "pictures",
    ],
    confidential: &[],
    filters: &[
        Filter::Term { name: "class", at: "/class", is: Is::Code("target-groups") },
        Filter::Term { name: "field", at: "/fields/*", is: Is::Code("fields-of-work") },
        Filter::Term { name: "newFactor", at: "/newFactor", is: Is::Flag },
        Filter::Term { name: "personId", at: "/personId", is: Is::Id },
        Filter::Term { name: "unitId", at: "/unitId", is: Is::Id },
        Filter::Term { name: "campaignId", at: "/campaigns/*/campaignId", is: Is::Id },
        Filter::Term { name: "congressId", at: "/events/*/congressId", is: Is::Id },
        Filter::Term { name: "event", at: "/events/*/event", is: Is::Code("exemplar-events") },
        Filter::Days { name: "event", at: &["/events/*/on"] },
        Filter::Days { name: "firstSeen", at: &["/firstSeen"] },
    ],
    recorded_from: None,
    inherits: &[],
    order: Order { by_time: Some("firstSeen"), at: &["/firstSeen", "/events/*/on"], by_name_first: false },
    searched: &["/deed", "/story", "/place"],
    rights: Rights { write: Permission::ExemplarsWrite, publish: Permission::ExemplarsPublish },
    of: Of::content::<Exemplar>(),
};

content! {
    /// An exemplar: a person, a collective, a household.
    pub struct Exemplar {
        /// Its name as it is held up.
        pub name: String,
        /// The person it is.
        pub person_id: Option<Uuid>,
        /// The unit it is.
        pub unit_id: Option<Uuid>,
        /// Of which class: a code of `target-groups`.
        pub class: Option<String>,
        /// In which fields: codes of `fields-of-work`.
        pub fields: Vec<String>,
        /// Where, as printed.
        pub place: Option<String>,
        /// What was done, in a sentence.
        pub deed: Option<String>,
        /// The story.
        pub story: Option<String>,
        /// Whether it is a new factor (nhân tố mới).
        pub new_factor: Option<bool>,
        /// When it was first seen.
        pub first_seen: Option<TimeWindow>,
        /// The campaigns it stood out in.
        pub campaigns: Vec<InCampaign>,
        /// What was made of it: detected, fostered, summed up, awarded, honoured, replicated.
        pub events: Vec<ExemplarEvent>,
        /// What others say of it.
        pub voices: Vec<Voice>,
        /// Pictures.
        pub pictures: Vec<Picture>,
    }

    /// A campaign that an exemplar stood out in.
    pub struct InCampaign {
        /// The campaign.
        pub campaign_id: Option<Uuid>,
    }

    /// A dated event.
    pub struct ExemplarEvent {
        /// Its id.
        pub id: Option<Uuid>,
        /// What: a code of `exemplar-events`.
        pub event: String,
        /// When.
        pub on: Option<TimeWindow>,
        /// By which unit.
        pub organization_id: Option<Uuid>,
        /// By which document.
        pub document_id: Option<Uuid>,
        /// At which congress or conference.
        pub congress_id: Option<Uuid>,
        /// As printed.
        pub text: Option<String>,
        /// Where it was read.
        pub source: Option<Source>,
    }

    /// What somebody says of an exemplar.
    pub struct Voice {
        /// The words.
        pub text: String,
        /// Who.
        pub person_id: Option<Uuid>,
        /// The name as printed.
        pub name: Option<String>,
    }
}

impl Content for Exemplar {
    fn name(&self) -> String {
        self.name.clone()
    }
}
