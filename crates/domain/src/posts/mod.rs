//! Posts: what somebody is in a body. One person may hold several on one day, each in its own record.

use uuid::Uuid;

use crate::{
    access::Permission,
    content,
    faults::{Fault, Faults},
    records::Kind,
    sheets::{Content, Definition, Field, Filter, Is, Means, Of, Order, Provenance, Rights},
    time::TimeWindow,
};

/// What a post is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::Post,
    collection: "posts",
    fields: &[
        Field::new("/personId", Means::Reference(&[Kind::Person])),
        Field::new("/body/organizationId", Means::Reference(&[Kind::Organization])),
        Field::new("/body/officeId", Means::Office),
        Field::new("/body/blockId", Means::Reference(&[Kind::EmulationBlock])),
        Field::new("/body/congressId", Means::Reference(&[Kind::Congress])),
        Field::new("/held", Means::Time),
        Field::new("/attested/*/on", Means::Time),
        Field::new("/attested/*/source", Means::Source),
    ],
    claimable: &[],
    public: &["title", "personId", "body", "held", "attested"],
    confidential: &[],
    filters: &[
        Filter::Term { name: "personId", at: "/personId", is: Is::Id },
        Filter::Term { name: "bodyId", at: "/body/organizationId", is: Is::Id },
        Filter::Term { name: "officeId", at: "/body/officeId", is: Is::Id },
        Filter::Term { name: "congressId", at: "/body/congressId", is: Is::Id },
        Filter::Day { name: "heldOn", at: &["/held", "/attested/*/on"] },
    ],
    recorded_from: None,
    inherits: &[],
    order: Order { by_time: Some("held"), at: &["/held", "/attested/*/on"], by_name_first: false },
    searched: &["/body/name"],
    rights: Rights { write: Permission::PeopleWrite, publish: Permission::PeoplePublish },
    of: Of::content::<Post>(),
};

content! {
    /// A post of one person in one body.
    pub struct Post {
        /// The post as printed: `Phó Bí thư Thường trực Thành ủy`.
        pub title: String,
        /// Who holds it.
        pub person_id: Option<Uuid>,
        /// In which body.
        pub body: Option<Body>,
        /// From when to when, as far as it is known.
        pub held: Option<TimeWindow>,
        /// Days on which a source shows them in it.
        pub attested: Vec<Attested>,
    }

    /// The body that a post is in.
    pub struct Body {
        /// An organization.
        pub organization_id: Option<Uuid>,
        /// The office of the organization that the post is.
        pub office_id: Option<Uuid>,
        /// An emulation block.
        pub block_id: Option<Uuid>,
        /// A congress, for a post in one of its boards.
        pub congress_id: Option<Uuid>,
        /// Its name as printed: `Hội đồng Thi đua – Khen thưởng thành phố`.
        pub name: Option<String>,
    }

    /// A day on which somebody was seen in a post.
    pub struct Attested {
        /// When.
        pub on: Option<TimeWindow>,
        /// By which source.
        pub source: Option<crate::records::Source>,
    }
}

impl Content for Post {
    fn name(&self) -> String {
        self.title.clone()
    }

    fn check(&self, _provenance: &Provenance, faults: &mut Faults) {
        if self.person_id.is_none() {
            faults.push(Fault::body(
                "/personId",
                "required",
                "Cần id của người giữ chức vụ; hãy tra ở /v1/people?q=….",
                "The id of the person who holds the post is needed; look it up at /v1/people?q=….",
            ));
        }
        let named = self.body.as_ref().is_some_and(|body| {
            body.name.is_some() || [body.organization_id, body.block_id, body.congress_id].iter().any(Option::is_some)
        });
        if !named {
            faults.push(Fault::body(
                "/body",
                "required",
                "Nêu cơ quan, tổ chức của chức vụ: organizationId, blockId, congressId hoặc name như nguồn ghi.",
                "Name the body of the post: organizationId, blockId, congressId, or name as printed.",
            ));
        }
    }
}
