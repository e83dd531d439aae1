//! Emulation campaigns (phong trào thi đua): what was set in motion, by whom, for what, until when.

use uuid::Uuid;

use crate::{
    access::Permission,
    articles::SUBJECTS,
    content,
    faults::{Fault, Faults},
    quantity::Quantity,
    records::Kind,
    sheets::{Content, Definition, Field, Filter, Is, Means, Of, Order, Provenance, Rights},
    text::{lower, tokens},
    time::TimeWindow,
};

/// What a campaign is.
pub static DEFINITION: Definition = Definition {
    kind: Kind::Campaign,
    collection: "campaigns",
    fields: &[
        Field::new("/kind", Means::Code("campaign-kinds")),
        Field::new("/level", Means::Code("levels")),
        Field::new("/period", Means::Time),
        Field::new("/themes/*/id", Means::Item),
        Field::new("/themes/*/period", Means::Time),
        Field::new("/fields/*", Means::Code("fields-of-work")),
        Field::new("/targetGroups/*", Means::Code("target-groups")),
        Field::new("/targets/*/id", Means::Item),
        Field::new("/targets/*/value", Means::Quantity),
        Field::new("/targets/*/direction", Means::Code("target-directions")),
        Field::new("/targets/*/period", Means::Time),
        Field::new("/targets/*/group", Means::Code("target-groups")),
        Field::new("/launchedBy/documentId", Means::Reference(&[Kind::Document])),
        Field::new("/launchedBy/organizationId", Means::Reference(&[Kind::Organization])),
        Field::new("/launchedBy/officeId", Means::Office),
        Field::new("/launchedBy/on", Means::Time),
        Field::new("/parentId", Means::Reference(&[Kind::Campaign])),
        Field::new("/parentRelation", Means::Code("campaign-relations")),
        Field::new("/serves/*/subjectId", Means::Reference(SUBJECTS)),
        Field::new("/phases/*/id", Means::Item),
        Field::new("/phases/*/window", Means::Time),
    ],
    claimable: &[super::sheets::Claimable { field: "/window", means: Means::Time }],
    public: &[
        "title",
        "printedTitle",
        "kind",
        "special",
        "level",
        "period",
        "window",
        "slogan",
        "tradition",
        "spirit",
        "themes",
        "purposes",
        "requirements",
        "principles",
        "criteria",
        "fields",
        "targetGroups",
        "targets",
        "launchedBy",
        "parentId",
        "parentRelation",
        "serves",
        "phases",
    ],
    confidential: &[],
    filters: &[
        Filter::Term { name: "kind", at: "/kind", is: Is::Code("campaign-kinds") },
        Filter::Term { name: "level", at: "/level", is: Is::Code("levels") },
        Filter::Term { name: "special", at: "/special", is: Is::Flag },
        Filter::Term { name: "field", at: "/fields/*", is: Is::Code("fields-of-work") },
        Filter::Term { name: "targetGroup", at: "/targetGroups/*", is: Is::Code("target-groups") },
        Filter::Term { name: "launchedById", at: "/launchedBy/organizationId", is: Is::Id },
        Filter::Term { name: "documentId", at: "/launchedBy/documentId", is: Is::Id },
        Filter::Term { name: "parentId", at: "/parentId", is: Is::Id },
        Filter::Term { name: "servesId", at: "/serves/*/subjectId", is: Is::Id },
        Filter::Day { name: "runningOn", at: &["/window", "/period"] },
        Filter::Days { name: "window", at: &["/window", "/period"] },
        Filter::Days { name: "launched", at: &["/launchedBy/on"] },
    ],
    recorded_from: None,
    inherits: &[],
    order: Order { by_time: Some("window"), at: &["/window", "/launchedBy/on", "/period"], by_name_first: false },
    searched: &["/printedTitle", "/slogan", "/tradition", "/spirit", "/themes/*/text"],
    rights: Rights { write: Permission::CampaignsWrite, publish: Permission::CampaignsPublish },
    of: Of::content::<Campaign>(),
};

content! {
    /// An emulation campaign.
    pub struct Campaign {
        /// Its name, as the register writes it.
        pub title: String,
        /// Its name as the source prints it, where that differs.
        pub printed_title: Option<String>,
        /// Regular, thematic, periodic or a mobilization drive: a code of `campaign-kinds`.
        pub kind: Option<String>,
        /// Whether it is called a special one.
        pub special: Option<bool>,
        /// At which level it is launched: a code of `levels`.
        pub level: Option<String>,
        /// The years it belongs to: `nhiệm kỳ 2020-2025`.
        pub period: Option<TimeWindow>,
        /// Its slogan, as quoted.
        pub slogan: Option<String>,
        /// The tradition it invokes, as quoted.
        pub tradition: Option<String>,
        /// The spirit it quotes.
        pub spirit: Option<String>,
        /// Its themes, for a year or for all of it.
        pub themes: Vec<Theme>,
        /// What it is for.
        pub purposes: Vec<String>,
        /// What is asked of those who carry it out.
        pub requirements: Vec<String>,
        /// By which principles its work and its awards go.
        pub principles: Vec<String>,
        /// By which criteria results are judged.
        pub criteria: Vec<String>,
        /// The fields of work it is in: codes of `fields-of-work`.
        pub fields: Vec<String>,
        /// Whom it is for: codes of `target-groups`.
        pub target_groups: Vec<String>,
        /// What is to be reached.
        pub targets: Vec<Target>,
        /// Who launched it, and by which document.
        pub launched_by: Option<Launch>,
        /// The campaign it responds to or is part of.
        pub parent_id: Option<Uuid>,
        /// Which of the two: a code of `campaign-relations`.
        pub parent_relation: Option<String>,
        /// The resolution or congress it serves.
        pub serves: Vec<Served>,
        /// Its phases.
        pub phases: Vec<Phase>,
    }

    /// A theme.
    pub struct Theme {
        /// Its id.
        pub id: Option<Uuid>,
        /// As quoted.
        pub text: String,
        /// The time it is for.
        pub period: Option<TimeWindow>,
    }

    /// Something to be reached.
    pub struct Target {
        /// Its id.
        pub id: Option<Uuid>,
        /// As printed.
        pub text: String,
        /// How much, where a number is said.
        pub value: Option<Quantity>,
        /// Which way: a code of `target-directions`.
        pub direction: Option<String>,
        /// By when, or in which years.
        pub period: Option<TimeWindow>,
        /// For whom: a code of `target-groups`.
        pub group: Option<String>,
    }

    /// A launch.
    pub struct Launch {
        /// The document that launches it.
        pub document_id: Option<Uuid>,
        /// The authority.
        pub organization_id: Option<Uuid>,
        /// Its office, when the office's holder launches (a chairman's own directive).
        pub office_id: Option<Uuid>,
        /// The authority as printed, where the register does not have it.
        pub name: Option<String>,
        /// When.
        pub on: Option<TimeWindow>,
    }

    /// A resolution or congress that a campaign serves.
    pub struct Served {
        /// The record.
        pub subject_id: Option<Uuid>,
        /// The words that say so, as printed.
        pub words: Option<String>,
    }

    /// A phase.
    pub struct Phase {
        /// Its id.
        pub id: Option<Uuid>,
        /// Its name.
        pub title: String,
        /// When.
        pub window: Option<TimeWindow>,
        /// What is done in it.
        pub tasks: Vec<String>,
    }
}

impl Content for Campaign {
    fn name(&self) -> String {
        self.title.clone()
    }

    /// The document that launches it, and its name: a document launches each campaign once.
    fn identity(&self) -> Option<String> {
        let document = self.launched_by.as_ref()?.document_id?;
        Some(format!("{document}/{}", tokens(&lower(&self.title))))
    }

    fn check(&self, _provenance: &Provenance, faults: &mut Faults) {
        if self.parent_id.is_some() != self.parent_relation.is_some() {
            faults.push(Fault::body(
                if self.parent_id.is_some() { "/parentRelation" } else { "/parentId" },
                "required",
                "parentId và parentRelation (hưởng ứng hay là một phần) đi cùng nhau.",
                "parentId and parentRelation (responds to it, or is part of it) go together.",
            ));
        }
    }
}
