//! What happens at a congress and around it, and what is published about it.

use uuid::Uuid;

use crate::{content, quantity::Quantity, sheets::parts::Participant, time::TimeWindow};

content! {
    /// An item of the programme, or a side activity.
    pub struct ProgrammeItem {
        /// Its id.
        pub id: Option<Uuid>,
        /// The item it is part of, by its id.
        pub under_item: Option<Uuid>,
        /// Its title.
        pub title: String,
        /// What kind: a code of `programme-kinds`.
        pub kind: Option<String>,
        /// Before, during or after: a code of `coverage-phases`.
        pub phase: Option<String>,
        /// When, to the minute where it is said.
        pub on: Option<TimeWindow>,
        /// Where, as printed.
        pub place: Option<String>,
        /// Who speaks or performs.
        pub speakers: Vec<Participant>,
    }

    /// How it is sent out.
    pub struct Broadcast {
        /// Its id.
        pub id: Option<Uuid>,
        /// Television, radio, web: a code of `media`.
        pub medium: Option<String>,
        /// The station or site, as printed.
        pub outlet: String,
        /// Whether it is live.
        pub live: Option<bool>,
        /// When it is planned.
        pub planned: Option<TimeWindow>,
        /// When it was.
        pub actual: Option<TimeWindow>,
        /// Where to see or hear it.
        pub url: Option<String>,
        /// Where the recording is.
        pub recording_url: Option<String>,
    }

    /// A phase of the coverage plan.
    pub struct CoveragePhase {
        /// Before, during, after: a code of `coverage-phases`; none when it is for all of them alike.
        pub phase: Option<String>,
        /// When.
        pub window: Option<TimeWindow>,
        /// What is to be done.
        pub tasks: Vec<String>,
    }

    /// Something that was published.
    pub struct CoverageItem {
        /// Its id.
        pub id: Option<Uuid>,
        /// Television, radio, print, web: a code of `media`.
        pub medium: Option<String>,
        /// The outlet, as printed.
        pub outlet: Option<String>,
        /// Its title.
        pub title: Option<String>,
        /// Before, during or after: a code of `coverage-phases`.
        pub phase: Option<String>,
        /// When.
        pub on: Option<TimeWindow>,
        /// How long on air.
        pub airtime: Option<Quantity>,
        /// Its address.
        pub url: Option<String>,
        /// The article, when the register has it.
        pub article_id: Option<Uuid>,
        /// What it covers, when that is not the congress as a whole.
        pub subject_id: Option<Uuid>,
    }
}
