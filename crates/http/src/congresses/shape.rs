//! What is written of a congress.

use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    preparation::{CongressBoard, CongressMeeting},
    programme::{Broadcast, CoverageItem, CoveragePhase, ProgrammeItem},
};
use crate::shapes::{NamedDocument, Paragraph, Picture, Place, QuantityInput, TimeInput};

/// A congress or conference. When, where and with how many it is planned and was held is written as claims.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CongressShape {
    /// Its name.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// The series it belongs to.
    series_id: Option<Uuid>,
    /// Congress or conference: a code of `congress-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    kind: Option<String>,
    /// At which level: a code of `levels`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    level: Option<String>,
    /// Which of its series.
    ordinal: Option<Ordinal>,
    /// The term it is for: 2020–2025.
    term: Option<TimeInput>,
    /// The years it looks back on: 2015–2020.
    review_period: Option<TimeInput>,
    /// The congress it leads to, and sends delegates to.
    parent_id: Option<Uuid>,
    /// Whether it was chosen as the pilot of its kind.
    pilot: Option<bool>,
    /// Where it stands: a code of `congress-statuses`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    status: Option<String>,
    /// Who convenes it.
    convener: Option<Convener>,
    /// Its days, when they are told apart.
    #[schema(max_items = 200)]
    days: Option<Vec<CongressDay>>,
    /// What it is for.
    #[schema(max_items = 100)]
    purposes: Option<Vec<Paragraph>>,
    /// What is asked of those who prepare it.
    #[schema(max_items = 100)]
    requirements: Option<Vec<Paragraph>>,
    /// Its documents: plan, programme, report.
    #[schema(max_items = 200)]
    documents: Option<Vec<NamedDocument>>,
    /// The boards that prepare it.
    #[schema(max_items = 200)]
    boards: Option<Vec<CongressBoard>>,
    /// Meetings about it.
    #[schema(max_items = 200)]
    meetings: Option<Vec<CongressMeeting>>,
    /// Its programme and what goes on around it.
    #[schema(max_items = 200)]
    programme: Option<Vec<ProgrammeItem>>,
    /// How it is sent out live or later.
    #[schema(max_items = 200)]
    broadcasts: Option<Vec<Broadcast>>,
    /// What is to be published about it, in phases.
    #[schema(max_items = 200)]
    coverage_plan: Option<Vec<CoveragePhase>>,
    /// What was published about it.
    #[schema(max_items = 200)]
    coverage: Option<Vec<CoverageItem>>,
    /// How delegates, its own and those it sends on, are chosen.
    #[schema(max_items = 100)]
    delegate_selection: Option<Vec<Paragraph>>,
    /// What came of it.
    #[schema(max_items = 200)]
    outcomes: Option<Vec<CongressOutcome>>,
    /// What was made for it: a yearbook, a film.
    #[schema(max_items = 200)]
    outputs: Option<Vec<CongressOutput>>,
    /// Pictures.
    #[schema(max_items = 200)]
    pictures: Option<Vec<Picture>>,
}

/// An ordinal, as written and as a number.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Ordinal {
    /// `IX`, `thứ chín`. A congress with an ordinal has it.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    written: Option<String>,
    /// 9.
    #[schema(minimum = 1, maximum = 999)]
    number: Option<u16>,
}

/// Who convenes.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Convener {
    /// The organization.
    organization_id: Option<Uuid>,
    /// Its office.
    office_id: Option<Uuid>,
    /// As printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
}

/// One of several days.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CongressDay {
    /// Its id.
    id: Option<Uuid>,
    /// When.
    on: Option<TimeInput>,
    /// What it is for.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: Option<String>,
    /// Where.
    venue: Option<Place>,
}

/// Something that came of it.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CongressOutcome {
    /// Its id.
    id: Option<Uuid>,
    /// As printed.
    #[schema(min_length = 1, max_length = 10000, pattern = r"\S")]
    text: String,
    /// How many, where a number is said.
    value: Option<QuantityInput>,
    /// The document that says so.
    document_id: Option<Uuid>,
}

/// Something made for it.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CongressOutput {
    /// Its id.
    id: Option<Uuid>,
    /// What: a code of `output-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    kind: Option<String>,
    /// Its title.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
}
