//! Programme, broadcasts and coverage, as written.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Paragraph, Participant, QuantityInput, TimeInput};

/// An item of the programme, or a side activity.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct ProgrammeItem {
    /// Its id.
    id: Option<Uuid>,
    /// The item it is part of, by its id.
    under_item: Option<Uuid>,
    /// Its title.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// What kind: a code of `programme-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    kind: Option<String>,
    /// Before, during or after: a code of `coverage-phases`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    phase: Option<String>,
    /// When, to the minute where it is said.
    on: Option<TimeInput>,
    /// Where, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    place: Option<String>,
    /// Who speaks or performs.
    #[schema(max_items = 500)]
    speakers: Option<Vec<Participant>>,
}

/// How it is sent out.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Broadcast {
    /// Its id.
    id: Option<Uuid>,
    /// Television, radio, web: a code of `media`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    medium: Option<String>,
    /// The station or site, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    outlet: String,
    /// Whether it is live.
    live: Option<bool>,
    /// When it is planned.
    planned: Option<TimeInput>,
    /// When it was.
    actual: Option<TimeInput>,
    /// Where to see or hear it.
    #[schema(max_length = 2000, pattern = r"^https?://[^\s\u0000-\u001f\u007f-\u009f]+$")]
    url: Option<String>,
    /// Where the recording is.
    #[schema(max_length = 2000, pattern = r"^https?://[^\s\u0000-\u001f\u007f-\u009f]+$")]
    recording_url: Option<String>,
}

/// A phase of the coverage plan.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CoveragePhase {
    /// Before, during, after: a code of `coverage-phases`; left out when it is for all of them alike.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    phase: Option<String>,
    /// When.
    window: Option<TimeInput>,
    /// What is to be done.
    #[schema(max_items = 100)]
    tasks: Option<Vec<Paragraph>>,
}

/// Something that was published.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CoverageItem {
    /// Its id.
    id: Option<Uuid>,
    /// Television, radio, print, web: a code of `media`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    medium: Option<String>,
    /// The outlet, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    outlet: Option<String>,
    /// Its title.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: Option<String>,
    /// Before, during or after: a code of `coverage-phases`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    phase: Option<String>,
    /// When.
    on: Option<TimeInput>,
    /// How long on air.
    airtime: Option<QuantityInput>,
    /// Its address.
    #[schema(max_length = 2000, pattern = r"^https?://[^\s\u0000-\u001f\u007f-\u009f]+$")]
    url: Option<String>,
    /// The article, when the register has it.
    article_id: Option<Uuid>,
    /// What it covers, when that is not the congress as a whole.
    subject_id: Option<Uuid>,
}
