//! Awards (khen thưởng đã trao): one recipient, one award type, one achievement, in one decision. An award is a line of
//! the annex of its decision, with name, post and unit as printed that day, and stays so when people move.

use uuid::Uuid;

use crate::{
    access::Permission,
    content,
    faults::{Fault, Faults},
    records::{Kind, Origin},
    sheets::{Content, Definition, Field, Filter, Is, Means, Of, Order, Provenance, Rights},
    time::TimeWindow,
};

/// What an award is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::Award,
    collection: "awards",
    fields: &[
        Field::new("/decisionId", Means::Reference(&[Kind::Document])),
        Field::new("/recipientId", Means::Reference(&[Kind::Recipient])),
        Field::new("/recipientKind", Means::Code("recipient-kinds")),
        Field::new("/unitId", Means::Reference(&[Kind::Organization])),
        Field::new("/awardType", Means::AwardType),
        Field::new("/printedFamily", Means::Code("award-families")),
        Field::new("/kind", Means::Code("award-kinds")),
        Field::new("/granted", Means::Time),
        Field::new("/decidedBy/organizationId", Means::Reference(&[Kind::Organization])),
        Field::new("/decidedBy/officeId", Means::Office),
        Field::new("/achievement/period", Means::Time),
        Field::new("/campaignId", Means::Reference(&[Kind::Campaign])),
        Field::new("/congressId", Means::Reference(&[Kind::Congress])),
        Field::new("/ceremonyId", Means::Reference(&[Kind::Ceremony])),
        Field::new("/calling/attendance", Means::Code("award-attendances")),
        Field::new("/workerClass", Means::Code("worker-classes")),
        Field::new("/sector", Means::Code("economic-sectors")),
        Field::new("/fields/*", Means::Code("fields-of-work")),
        Field::new("/sameDeed/*/awardId", Means::Reference(&[Kind::Award])),
    ],
    claimable: &[],
    public: &[
        "name",
        "line",
        "decisionId",
        "recipientId",
        "recipientKind",
        "unitId",
        "awardType",
        "printedFamily",
        "kind",
        "granted",
        "decidedBy",
        "achievement",
        "citation",
        "campaignId",
        "congressId",
        "ceremonyId",
        "calling",
        "posthumous",
        "amount",
        "works",
        "fund",
        "workerClass",
        "smallCollective",
        "sector",
        "fields",
        "sameDeed",
    ],
    confidential: &["private"],
    filters: &[
        Filter::Derived { name: "year", is: Is::Number },
        Filter::Term { name: "recipientId", at: "/recipientId", is: Is::Id },
        Filter::Term { name: "decisionId", at: "/decisionId", is: Is::Id },
        Filter::Term { name: "campaignId", at: "/campaignId", is: Is::Id },
        Filter::Term { name: "congressId", at: "/congressId", is: Is::Id },
        Filter::Term { name: "ceremonyId", at: "/ceremonyId", is: Is::Id },
        Filter::Term { name: "awardType", at: "/awardType", is: Is::Code("award-types") },
        Filter::Derived { name: "family", is: Is::Code("award-families") },
        Filter::Derived { name: "group", is: Is::Code("award-groups") },
        Filter::Derived { name: "level", is: Is::Code("award-levels") },
        Filter::Term { name: "kind", at: "/kind", is: Is::Code("award-kinds") },
        Filter::Term { name: "recipientKind", at: "/recipientKind", is: Is::Code("recipient-kinds") },
        Filter::Term { name: "workerClass", at: "/workerClass", is: Is::Code("worker-classes") },
        Filter::Term { name: "smallCollective", at: "/smallCollective", is: Is::Flag },
        Filter::Term { name: "sector", at: "/sector", is: Is::Code("economic-sectors") },
        Filter::Term { name: "posthumous", at: "/posthumous", is: Is::Flag },
        Filter::Days { name: "granted", at: &["/granted"] },
    ],
    recorded_from: Some("decisionId"),
    inherits: &[("recipientKind", "recipientId"), ("granted", "decisionId")],
    order: Order { by_time: Some("granted"), at: &["/granted"], by_name_first: false },
    searched: &["/line/post", "/line/unit", "/line/award", "/citation"],
    rights: Rights { write: Permission::AwardsWrite, publish: Permission::AwardsPublish },
    of: Of::content::<Award>(),
};

content! {
    /// An award.
    pub struct Award {
        /// The recipient's name as printed.
        pub name: String,
        /// The line of the annex, as printed.
        pub line: Option<Line>,
        /// The decision.
        pub decision_id: Option<Uuid>,
        /// The recipient.
        pub recipient_id: Option<Uuid>,
        /// What the recipient was that day: a code of `recipient-kinds`.
        pub recipient_kind: Option<String>,
        /// The unit it counts under: the recipient's unit that day.
        pub unit_id: Option<Uuid>,
        /// A code of the catalogue of award types.
        pub award_type: Option<String>,
        /// In which of the two columns the paper has it: a code of `award-families`.
        pub printed_family: Option<String>,
        /// A code of `award-kinds` (loại hình khen thưởng).
        pub kind: Option<String>,
        /// When it was decided; the date of the decision, unless said.
        pub granted: Option<TimeWindow>,
        /// Who decided, where the decision itself is not in the register.
        pub decided_by: Option<DecidedBy>,
        /// For what.
        pub achievement: Option<Achievement>,
        /// The citation, as published.
        pub citation: Option<String>,
        /// The campaign.
        pub campaign_id: Option<Uuid>,
        /// The congress or conference at which it was conferred.
        pub congress_id: Option<Uuid>,
        /// The ceremony at which it was conferred.
        pub ceremony_id: Option<Uuid>,
        /// The calling at the ceremony.
        pub calling: Option<Calling>,
        /// Whether the recipient had died.
        pub posthumous: Option<bool>,
        /// The reward on paper.
        pub amount: Option<Money>,
        /// How many works a prize is for.
        pub works: Option<u32>,
        /// The fund that pays.
        pub fund: Option<Fund>,
        /// The class the recipient belonged to that day: a code of `worker-classes`.
        pub worker_class: Option<String>,
        /// Whether the recipient was a small collective that day.
        pub small_collective: Option<bool>,
        /// A code of `economic-sectors`.
        pub sector: Option<String>,
        /// Codes of `fields-of-work`.
        pub fields: Vec<String>,
        /// Other awards for the same deed.
        pub same_deed: Vec<SameDeed>,
        /// What only those who keep the record see.
        pub private: Option<Private>,
    }

    /// A line of an annex.
    pub struct Line {
        /// Its number.
        pub order: Option<u32>,
        /// Post, as printed.
        pub post: Option<String>,
        /// Unit, as printed.
        pub unit: Option<String>,
        /// Award, as printed.
        pub award: Option<String>,
    }

    /// Who decided.
    pub struct DecidedBy {
        /// The organization.
        pub organization_id: Option<Uuid>,
        /// Its office.
        pub office_id: Option<Uuid>,
        /// As printed.
        pub name: Option<String>,
        /// Number and symbol of the decision, as printed.
        pub symbol: Option<String>,
    }

    /// For what an award is given.
    pub struct Achievement {
        /// In words.
        pub text: Option<String>,
        /// In which time: a year, a term, a day.
        pub period: Option<TimeWindow>,
    }

    /// The calling at a ceremony.
    pub struct Calling {
        /// Its place in the order.
        pub order: Option<u32>,
        /// Who came: a code of `award-attendances`.
        pub attendance: Option<String>,
        /// Who received it instead, as printed.
        pub received_by: Option<String>,
    }

    /// A sum of money.
    pub struct Money {
        /// A decimal number, as text.
        pub amount: String,
        /// ISO 4217.
        pub currency: String,
    }

    /// A fund.
    pub struct Fund {
        /// As printed.
        pub name: Option<String>,
        /// The year whose money it is.
        pub year: Option<u16>,
    }

    /// Another award for the same deed.
    pub struct SameDeed {
        /// The award.
        pub award_id: Option<Uuid>,
    }

    /// Private facts.
    pub struct Private {
        /// The address as printed.
        pub address: Option<String>,
        /// The year of birth as printed.
        pub born: Option<String>,
        /// What the officer notes.
        pub note: Option<String>,
    }
}

impl Money {
    /// Whether the amount is a sum: at most 15 digits before the point and 2 behind it.
    fn is_sum(&self) -> bool {
        let (whole, rest) = self.amount.split_once('.').unwrap_or((&self.amount, "0"));
        let are_digits = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        are_digits(whole, 15) && are_digits(rest, 2)
    }
}

impl Content for Award {
    fn name(&self) -> String {
        self.name.clone()
    }

    /// By the line in the annex, then by name.
    fn filed_under(&self) -> String {
        let order = self.line.as_ref().and_then(|line| line.order).unwrap_or(u32::MAX);
        format!("{order:010} {}", self.name)
    }

    fn check(&self, provenance: &Provenance, faults: &mut Faults) {
        if provenance.origin == Origin::Processed {
            faults.push(Fault::body(
                "/origin",
                "no_process",
                "Khen thưởng hiện chỉ được ghi lại từ quyết định đã ban hành: hãy bỏ origin hoặc ghi recorded, kèm decisionId hoặc sources.",
                "Awards are entered as recorded until nominations are processed here: leave origin out or say recorded, with decisionId or sources.",
            ));
        }
        let printed = self.line.as_ref().and_then(|line| line.award.as_ref());
        if self.award_type.is_none() && printed.is_none() {
            faults.push(Fault::body(
                "/awardType",
                "required",
                "Cần mã danh hiệu hoặc hình thức (xem /v1/award-types), hoặc ghi như văn bản ở line.award.",
                "The code of a title or form is needed (see /v1/award-types), or the words of the paper in line.award.",
            ));
        }
        if self.amount.as_ref().is_some_and(|money| !money.is_sum()) {
            faults.push(Fault::body(
                "/amount/amount",
                "amount",
                "Số tiền gồm nhiều nhất 15 chữ số và 2 chữ số thập phân, không có dấu phân cách, ví dụ 1410000.",
                "A sum has at most 15 digits and 2 decimals, without separators, such as 1410000.",
            ));
        }
        if self.amount.as_ref().is_some_and(|money| money.currency != "VND") {
            faults.push(Fault::body(
                "/amount/currency",
                "unknown_code",
                "Tiền thưởng ghi bằng đồng: VND.",
                "Rewards are in đồng: VND.",
            ));
        }
    }
}

#[cfg(test)]
mod tests;
