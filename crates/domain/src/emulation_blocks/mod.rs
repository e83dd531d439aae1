//! Emulation blocks and clusters (khối, cụm thi đua): units that compete with each other, and whose head rotates.

use uuid::Uuid;

use crate::{
    access::Permission,
    content,
    faults::{Fault, Faults},
    records::Kind,
    sheets::{
        Content, Definition, Field, Filter, Is, Means, Of, Order, Provenance, Rights,
        parts::{NamedDocument, Participant},
    },
    time::TimeWindow,
};

/// What a block is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::EmulationBlock,
    collection: "emulation-blocks",
    fields: &[
        Field::new("/kind", Means::Code("block-kinds")),
        Field::new("/level", Means::Code("levels")),
        Field::new("/founded", Means::Time),
        Field::new("/parentId", Means::Reference(&[Kind::EmulationBlock])),
        Field::new("/organizerId", Means::Reference(&[Kind::Organization])),
        Field::new("/years/*/id", Means::Item),
        Field::new("/years/*/headId", Means::Reference(&[Kind::Organization])),
        Field::new("/years/*/deputies/*/organizationId", Means::Reference(&[Kind::Organization])),
        Field::new("/years/*/members/*/organizationId", Means::Reference(&[Kind::Organization])),
        Field::new("/years/*/documents/*/documentId", Means::Reference(&[Kind::Document])),
        Field::new("/years/*/documents/*/role", Means::Code("document-roles")),
        Field::new("/covenants/*/id", Means::Item),
        Field::new("/covenants/*/documentId", Means::Reference(&[Kind::Document])),
        Field::new("/covenants/*/campaignId", Means::Reference(&[Kind::Campaign])),
        Field::new("/covenants/*/signed", Means::Time),
        Field::new("/covenants/*/period", Means::Time),
        Field::new("/covenants/*/signatories/*/organizationId", Means::Reference(&[Kind::Organization])),
        Field::new("/covenants/*/signatories/*/personId", Means::Reference(&[Kind::Person])),
    ],
    claimable: &[],
    public: &["title", "kind", "level", "founded", "parentId", "organizerId", "criteria", "years", "covenants"],
    confidential: &[],
    filters: &[
        Filter::Term { name: "kind", at: "/kind", is: Is::Code("block-kinds") },
        Filter::Term { name: "level", at: "/level", is: Is::Code("levels") },
        Filter::Term { name: "parentId", at: "/parentId", is: Is::Id },
        Filter::Term { name: "organizerId", at: "/organizerId", is: Is::Id },
        Filter::Term { name: "memberId", at: "/years/*/members/*/organizationId", is: Is::Id },
        Filter::Term { name: "headId", at: "/years/*/headId", is: Is::Id },
        Filter::Term { name: "year", at: "/years/*/year", is: Is::Number },
    ],
    recorded_from: None,
    inherits: &[],
    order: Order { by_time: None, at: &["/founded"], by_name_first: true },
    searched: &["/years/*/members/*/name", "/criteria/*"],
    rights: Rights { write: Permission::CampaignsWrite, publish: Permission::CampaignsPublish },
    of: Of::content::<EmulationBlock>(),
};

content! {
    /// A block or cluster.
    pub struct EmulationBlock {
        /// Its name.
        pub title: String,
        /// Block or cluster: a code of `block-kinds`.
        pub kind: Option<String>,
        /// At which level: a code of `levels`.
        pub level: Option<String>,
        /// Since when there is one.
        pub founded: Option<TimeWindow>,
        /// The larger one it belongs to.
        pub parent_id: Option<Uuid>,
        /// Who formed it.
        pub organizer_id: Option<Uuid>,
        /// Its own criteria.
        pub criteria: Vec<String>,
        /// Members and head, year by year.
        pub years: Vec<Year>,
        /// The covenants its members signed.
        pub covenants: Vec<Covenant>,
    }

    /// One year of a block.
    pub struct Year {
        /// Its id.
        pub id: Option<Uuid>,
        /// The year.
        pub year: i32,
        /// The unit that leads it.
        pub head_id: Option<Uuid>,
        /// The units that deputize.
        pub deputies: Vec<Member>,
        /// Its members.
        pub members: Vec<Member>,
        /// The year's documents: rules, plan, review.
        pub documents: Vec<NamedDocument>,
    }

    /// A member.
    pub struct Member {
        /// The unit.
        pub organization_id: Option<Uuid>,
        /// Its name as printed.
        pub name: Option<String>,
    }

    /// A covenant (giao ước thi đua).
    pub struct Covenant {
        /// Its id.
        pub id: Option<Uuid>,
        /// Its title.
        pub title: Option<String>,
        /// Its paper.
        pub document_id: Option<Uuid>,
        /// The campaign it is signed for.
        pub campaign_id: Option<Uuid>,
        /// When it was signed.
        pub signed: Option<TimeWindow>,
        /// The time it is for.
        pub period: Option<TimeWindow>,
        /// What the members promise.
        pub commitments: Vec<String>,
        /// Who signed.
        pub signatories: Vec<Participant>,
    }
}

impl Content for EmulationBlock {
    fn name(&self) -> String {
        self.title.clone()
    }

    fn check(&self, _provenance: &Provenance, faults: &mut Faults) {
        for (n, year) in self.years.iter().enumerate() {
            if self.years.iter().take(n).any(|earlier| earlier.year == year.year) {
                faults.push(Fault::body(
                    format!("/years/{n}/year"),
                    "not_unique",
                    "Năm này đã có ở trên; mỗi năm chỉ một dòng.",
                    "This year stands above already; a year has one entry.",
                ));
            }
            let is_member = |id: Uuid| year.members.iter().any(|member| member.organization_id == Some(id));
            if year.head_id.is_some_and(|head| !is_member(head)) {
                faults.push(Fault::body(
                    format!("/years/{n}/headId"),
                    "not_a_member",
                    "Đơn vị trưởng cụm, khối phải là một thành viên của năm đó; hãy thêm vào members.",
                    "The head of a block is one of its members of that year; add it to members.",
                ));
            }
        }
        for (n, covenant) in self.covenants.iter().enumerate() {
            for (s, signatory) in covenant.signatories.iter().enumerate() {
                if signatory.organization_id.is_none() && signatory.person_id.is_none() && signatory.name.is_none() {
                    faults.push(Fault::body(
                        format!("/covenants/{n}/signatories/{s}"),
                        "required",
                        "Nêu đơn vị hoặc người ký: organizationId, personId hoặc name như bản giao ước ghi.",
                        "Name who signed: organizationId, personId, or name as printed.",
                    ));
                }
            }
        }
    }
}
