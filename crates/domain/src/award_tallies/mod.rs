//! Tallies: how many awards or exemplars a source counts without naming anyone. They are never added to named awards.

use uuid::Uuid;

use crate::{
    access::Permission,
    content,
    faults::{Fault, Faults},
    quantity::Quantity,
    records::Kind,
    sheets::{Content, Definition, Field, Filter, Is, Means, Of, Order, Provenance, Rights},
    time::TimeWindow,
};

/// What a tally is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::AwardTally,
    collection: "award-tallies",
    fields: &[
        Field::new("/counted", Means::Code("tally-subjects")),
        Field::new("/count", Means::Quantity),
        Field::new("/awardType", Means::AwardType),
        Field::new("/kind", Means::Code("award-kinds")),
        Field::new("/recipientKind", Means::Code("recipient-kinds")),
        Field::new("/workerClass", Means::Code("worker-classes")),
        Field::new("/granted", Means::Time),
        Field::new("/achieved", Means::Time),
        Field::new("/unitId", Means::Reference(&[Kind::Organization])),
        Field::new("/decisionId", Means::Reference(&[Kind::Document])),
        Field::new("/campaignId", Means::Reference(&[Kind::Campaign])),
        Field::new("/congressId", Means::Reference(&[Kind::Congress])),
    ],
    claimable: &[],
    public: &[
        "title",
        "counted",
        "count",
        "awardType",
        "kind",
        "recipientKind",
        "workerClass",
        "granted",
        "achieved",
        "unitId",
        "decisionId",
        "campaignId",
        "congressId",
    ],
    confidential: &[],
    filters: &[
        Filter::Term { name: "counted", at: "/counted", is: Is::Code("tally-subjects") },
        Filter::Term { name: "awardType", at: "/awardType", is: Is::Code("award-types") },
        Filter::Term { name: "kind", at: "/kind", is: Is::Code("award-kinds") },
        Filter::Term { name: "recipientKind", at: "/recipientKind", is: Is::Code("recipient-kinds") },
        Filter::Term { name: "workerClass", at: "/workerClass", is: Is::Code("worker-classes") },
        Filter::Term { name: "unitId", at: "/unitId", is: Is::Id },
        Filter::Term { name: "decisionId", at: "/decisionId", is: Is::Id },
        Filter::Term { name: "campaignId", at: "/campaignId", is: Is::Id },
        Filter::Term { name: "congressId", at: "/congressId", is: Is::Id },
        Filter::Days { name: "granted", at: &["/granted", "/achieved"] },
    ],
    recorded_from: None,
    inherits: &[("granted", "decisionId")],
    order: Order { by_time: Some("granted"), at: &["/granted", "/achieved"], by_name_first: false },
    searched: &[],
    rights: Rights { write: Permission::AwardsWrite, publish: Permission::AwardsPublish },
    of: Of::content::<AwardTally>(),
};

content! {
    /// A tally.
    pub struct AwardTally {
        /// What the source says: `327 điển hình tiên tiến được biểu dương`.
        pub title: String,
        /// What is counted: a code of `tally-subjects`.
        pub counted: String,
        /// How many.
        pub count: Option<Quantity>,
        /// A code of the catalogue of award types.
        pub award_type: Option<String>,
        /// A code of `award-kinds`.
        pub kind: Option<String>,
        /// A code of `recipient-kinds`.
        pub recipient_kind: Option<String>,
        /// A code of `worker-classes`.
        pub worker_class: Option<String>,
        /// When they were decided or honoured.
        pub granted: Option<TimeWindow>,
        /// For which time.
        pub achieved: Option<TimeWindow>,
        /// Of which unit.
        pub unit_id: Option<Uuid>,
        /// The decision.
        pub decision_id: Option<Uuid>,
        /// The campaign.
        pub campaign_id: Option<Uuid>,
        /// The congress or conference.
        pub congress_id: Option<Uuid>,
    }
}

impl Content for AwardTally {
    fn name(&self) -> String {
        self.title.clone()
    }

    fn check(&self, _provenance: &Provenance, faults: &mut Faults) {
        if self.count.is_none() {
            faults.push(Fault::body(
                "/count",
                "required",
                "Cần số lượng như nguồn ghi, ví dụ {\"text\": \"327 điển hình tiên tiến\"}.",
                "The quantity is needed as the source has it, such as {\"text\": \"327 điển hình tiên tiến\"}.",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::quantity::{Qualifier, Quantity};

    /// What the fault suggests yields the number.
    #[test]
    fn words_that_say_one_number_are_counted() {
        let read = |input| Quantity::parse(serde_json::from_value(input).unwrap(), "/count").unwrap();
        for (text, value) in [("327 điển hình tiên tiến", "327"), ("1.200 cá nhân", "1200"), ("mười lăm lá cờ", "15")]
        {
            let quantity = read(json!({"text": text}));
            assert_eq!(quantity.value().map(|value| value.to_string()).as_deref(), Some(value), "{text}");
            assert_eq!((quantity.qualifier(), quantity.text()), (Qualifier::Exact, Some(text)));
        }
        let about = read(json!({"text": "hơn 300 điển hình"}));
        assert_eq!(
            (about.value().map(|value| value.to_string()).as_deref(), about.qualifier()),
            (Some("300"), Qualifier::Over)
        );
        for unread in ["đông đảo điển hình", "từ 300 đến 350 người", "40 và 50 lá cờ"] {
            assert_eq!(read(json!({"text": unread})).value(), None, "{unread}");
        }
        let left = read(json!({"text": "327 điển hình tiên tiến", "qualifier": "about"}));
        assert_eq!((left.value(), left.qualifier()), (None, Qualifier::About));
    }
}
