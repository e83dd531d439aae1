//! Recipients: whom awards are given to. A person, a collective, a household, an enterprise, from here or abroad.
//!
//! What identifies somebody beyond name, post and unit is private: it serves to tell namesakes apart and is shown only to
//! those who keep the record (D4, Law 91/2025/QH15 on personal data).

pub mod merging;

use uuid::Uuid;

use crate::{
    access::Permission,
    content,
    faults::{Fault, Faults},
    records::Kind,
    sheets::{Content, Definition, Field, Filter, Is, Means, Of, Order, Provenance, Rights},
    time::TimeWindow,
};

/// The filter that finds those that were merged into another one. Lists that do not name it leave them out.
pub const MERGED_INTO: &str = "mergedIntoId";

/// What a recipient is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::Recipient,
    collection: "recipients",
    fields: &[
        Field::new("/recipientKind", Means::Code("recipient-kinds")),
        Field::new("/personId", Means::Reference(&[Kind::Person])),
        Field::new("/unitId", Means::Reference(&[Kind::Organization])),
        Field::new("/atUnitId", Means::Reference(&[Kind::Organization])),
        Field::new("/representative/personId", Means::Reference(&[Kind::Person])),
        Field::new("/workerClass", Means::Code("worker-classes")),
        Field::new("/sector", Means::Code("economic-sectors")),
        Field::new("/belonging", Means::Code("recipient-belongings")),
        Field::new("/private/born", Means::Time),
        Field::new("/mergedIntoId", Means::Reference(&[Kind::Recipient])),
    ],
    claimable: &[],
    public: &[
        "name",
        "honorific",
        "variants",
        "recipientKind",
        "personId",
        "unitId",
        "atUnitId",
        "post",
        "representative",
        "workerClass",
        "smallCollective",
        "sector",
        "belonging",
        "country",
        "note",
        "mergedIntoId",
    ],
    confidential: &["private"],
    filters: &[
        Filter::Term { name: "name", at: "/name", is: Is::Text },
        Filter::Term { name: "recipientKind", at: "/recipientKind", is: Is::Code("recipient-kinds") },
        Filter::Term { name: "personId", at: "/personId", is: Is::Id },
        Filter::Term { name: "unitId", at: "/unitId", is: Is::Id },
        Filter::Term { name: "atUnitId", at: "/atUnitId", is: Is::Id },
        Filter::Term { name: "workerClass", at: "/workerClass", is: Is::Code("worker-classes") },
        Filter::Term { name: "smallCollective", at: "/smallCollective", is: Is::Flag },
        Filter::Term { name: "sector", at: "/sector", is: Is::Code("economic-sectors") },
        Filter::Term { name: "belonging", at: "/belonging", is: Is::Code("recipient-belongings") },
        Filter::Term { name: MERGED_INTO, at: "/mergedIntoId", is: Is::Id },
    ],
    recorded_from: None,
    inherits: &[],
    order: Order { by_time: None, at: &[], by_name_first: true },
    searched: &["/variants/*", "/post", "/representative/name"],
    rights: Rights { write: Permission::RecipientsWrite, publish: Permission::RecipientsPublish },
    of: Of::content::<Recipient>(),
};

content! {
    /// A recipient.
    pub struct Recipient {
        /// The name: of a person the full name without honorific, family name first.
        pub name: String,
        /// How a person is addressed, apart from the name.
        pub honorific: Option<String>,
        /// Other ways in which the name is written.
        pub variants: Vec<String>,
        /// A code of `recipient-kinds`.
        pub recipient_kind: String,
        /// The person of the register that it is.
        pub person_id: Option<Uuid>,
        /// The organization that it is.
        pub unit_id: Option<Uuid>,
        /// The organization that it belongs to.
        pub at_unit_id: Option<Uuid>,
        /// The post last known, as printed.
        pub post: Option<String>,
        /// Who stands for a household, a collective or an enterprise.
        pub representative: Option<Representative>,
        /// A code of `worker-classes`.
        pub worker_class: Option<String>,
        /// Whether it is a small collective: a team, a shift, a group.
        pub small_collective: Option<bool>,
        /// A code of `economic-sectors`.
        pub sector: Option<String>,
        /// A code of `recipient-belongings`: from here, foreign, overseas Vietnamese.
        pub belonging: Option<String>,
        /// The country of one from abroad, as printed.
        pub country: Option<String>,
        /// What tells it from others of the same name, where that may be public.
        pub note: Option<String>,
        /// What only those who keep the record see.
        pub private: Option<Private>,
        /// The recipient that this one turned out to be.
        pub merged_into_id: Option<Uuid>,
        /// What was moved when it was merged, so that it can be moved back.
        pub merged: Option<Merged>,
    }

    /// Who stands for a recipient.
    pub struct Representative {
        /// The name as printed.
        pub name: Option<String>,
        /// The person.
        pub person_id: Option<Uuid>,
        /// What they are to it, as printed: `chủ hộ`, `giám đốc`.
        pub relation: Option<String>,
    }

    /// Private facts.
    pub struct Private {
        /// Number of the identity card (căn cước).
        pub identity_number: Option<String>,
        /// Day, or year, of birth.
        pub born: Option<TimeWindow>,
        /// Home address.
        pub home_address: Option<String>,
        /// Telephone.
        pub phone: Option<String>,
        /// Electronic mail.
        pub email: Option<String>,
        /// Bank account for the reward.
        pub bank_account: Option<String>,
        /// Parent or guardian of a minor.
        pub guardian: Option<String>,
        /// What is known of discipline.
        pub discipline_notes: Option<String>,
    }

    /// What a merge moved.
    pub struct Merged {
        /// The awards that were this recipient's.
        pub award_ids: Vec<Uuid>,
        /// The names that the other took over.
        pub variants: Vec<String>,
        /// The properties that the other took over.
        pub filled: Vec<String>,
        /// Whether this recipient was public until then.
        pub was_public: bool,
    }
}

impl Content for Recipient {
    fn name(&self) -> String {
        self.name.clone()
    }

    /// People by given name, then by the rest; all others by name.
    fn filed_under(&self) -> String {
        match self.name.rsplit_once(' ') {
            Some((rest, given)) if self.recipient_kind == "individual" => format!("{given} {rest}"),
            _ => self.name.clone(),
        }
    }

    fn check(&self, _provenance: &Provenance, faults: &mut Faults) {
        if matches!(self.recipient_kind.as_str(), "collective" | "household" | "enterprise") && self.person_id.is_some()
        {
            faults.push(Fault::body(
                "/personId",
                "contradiction",
                "Chỉ cá nhân mới gắn với một người; người đại diện ghi ở representative.",
                "Only an individual is a person of the register; who stands for others is the representative.",
            ));
        }
        if self.recipient_kind == "individual" && self.unit_id.is_some() {
            faults.push(Fault::body(
                "/unitId",
                "contradiction",
                "Cá nhân không phải là một đơn vị; nơi công tác ghi ở atUnitId.",
                "An individual is no organization; where they work is atUnitId.",
            ));
        }
        let number = self.private.as_ref().and_then(|private| private.identity_number.as_deref());
        if number.is_some_and(|number| {
            !(number.len() == 9 || number.len() == 12) || !number.bytes().all(|b| b.is_ascii_digit())
        }) {
            faults.push(Fault::body(
                "/private/identityNumber",
                "identity_number",
                "Số căn cước gồm 12 chữ số (số chứng minh cũ: 9 chữ số), không có dấu cách.",
                "An identity number has 12 digits (old cards: 9), without spaces.",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_filed_under_their_given_name_and_collectives_under_their_name() {
        let filed = |kind: &str, name: &str| {
            Recipient { name: name.into(), recipient_kind: kind.into(), ..Recipient::default() }.filed_under()
        };
        assert_eq!(filed("individual", "Đỗ Mạnh Hiến"), "Hiến Đỗ Mạnh");
        assert_eq!(filed("collective", "Tổ công nhân số 3"), "Tổ công nhân số 3");
    }
}
