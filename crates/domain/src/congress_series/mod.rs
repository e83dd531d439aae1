//! Series of congresses and conferences: the one that a congress with an ordinal belongs to.

use uuid::Uuid;

use crate::{
    access::Permission,
    content,
    faults::{Fault, Faults},
    records::Kind,
    sheets::{Content, Definition, Field, Filter, Is, Means, Of, Order, Provenance, Rights},
    text::{lower, tokens},
};

/// What a series is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::CongressSeries,
    collection: "congress-series",
    fields: &[
        Field::new("/kind", Means::Code("congress-kinds")),
        Field::new("/level", Means::Code("levels")),
        Field::new("/convenerId", Means::Reference(&[Kind::Organization])),
        Field::new("/parentId", Means::Reference(&[Kind::CongressSeries])),
    ],
    claimable: &[],
    public: &["title", "kind", "level", "convenerId", "parentId"],
    confidential: &[],
    filters: &[
        Filter::Term { name: "kind", at: "/kind", is: Is::Code("congress-kinds") },
        Filter::Term { name: "level", at: "/level", is: Is::Code("levels") },
        Filter::Term { name: "convenerId", at: "/convenerId", is: Is::Id },
        Filter::Term { name: "parentId", at: "/parentId", is: Is::Id },
    ],
    recorded_from: None,
    inherits: &[],
    order: Order { by_time: None, at: &[], by_name_first: true },
    searched: &[],
    rights: Rights { write: Permission::CongressesWrite, publish: Permission::CongressesPublish },
    of: Of::content::<CongressSeries>(),
};

content! {
    /// A series.
    pub struct CongressSeries {
        /// Its name: `Đại hội Thi đua yêu nước thành phố Hải Phòng`.
        pub title: String,
        /// Congress or conference: a code of `congress-kinds`.
        pub kind: Option<String>,
        /// At which level: a code of `levels`.
        pub level: Option<String>,
        /// Who convenes its congresses.
        pub convener_id: Option<Uuid>,
        /// The series it sends delegates to.
        pub parent_id: Option<Uuid>,
    }
}

impl Content for CongressSeries {
    fn name(&self) -> String {
        self.title.clone()
    }

    /// Who convenes, and the name: nobody convenes two series of one name.
    fn identity(&self) -> Option<String> {
        Some(format!("{}/{}", self.convener_id?, tokens(&lower(&self.title))))
    }

    fn check(&self, _provenance: &Provenance, faults: &mut Faults) {
        if self.kind.is_none() {
            faults.push(Fault::body(
                "/kind",
                "required",
                "Cần biết là đại hội hay hội nghị; xem /v1/code-lists/congress-kinds.",
                "Say whether these are congresses or conferences; see /v1/code-lists/congress-kinds.",
            ));
        }
    }
}
