//! What is written of a campaign.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Code, Paragraph, QuantityInput, TimeInput};

/// An emulation campaign.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CampaignShape {
    /// Its name, as the register writes it.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// Its name as the source prints it, where that differs.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    printed_title: Option<String>,
    /// Regular, thematic, periodic or a mobilization drive: a code of `campaign-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    kind: Option<String>,
    /// Whether it is called a special one.
    special: Option<bool>,
    /// At which level it is launched: a code of `levels`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    level: Option<String>,
    /// The years it belongs to: `nhiệm kỳ 2020-2025`.
    period: Option<TimeInput>,
    /// Its slogan, as quoted.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    slogan: Option<String>,
    /// The tradition it invokes, as quoted.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    tradition: Option<String>,
    /// The spirit it quotes.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    spirit: Option<String>,
    /// Its themes, for a year or for all of it.
    #[schema(max_items = 200)]
    themes: Option<Vec<CampaignTheme>>,
    /// What it is for.
    #[schema(max_items = 100)]
    purposes: Option<Vec<Paragraph>>,
    /// What is asked of those who carry it out.
    #[schema(max_items = 100)]
    requirements: Option<Vec<Paragraph>>,
    /// By which principles its work and its awards go.
    #[schema(max_items = 100)]
    principles: Option<Vec<Paragraph>>,
    /// By which criteria results are judged.
    #[schema(max_items = 100)]
    criteria: Option<Vec<Paragraph>>,
    /// The fields of work it is in: codes of `fields-of-work`.
    #[schema(max_items = 100)]
    fields: Option<Vec<Code>>,
    /// Whom it is for: codes of `target-groups`.
    #[schema(max_items = 100)]
    target_groups: Option<Vec<Code>>,
    /// What is to be reached.
    #[schema(max_items = 200)]
    targets: Option<Vec<CampaignTarget>>,
    /// Who launched it, and by which document.
    launched_by: Option<CampaignLaunch>,
    /// The campaign it responds to or is part of.
    parent_id: Option<Uuid>,
    /// Which of the two: a code of `campaign-relations`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    parent_relation: Option<String>,
    /// The resolution or congress it serves.
    #[schema(max_items = 200)]
    serves: Option<Vec<ServedRecord>>,
    /// Its phases.
    #[schema(max_items = 200)]
    phases: Option<Vec<CampaignPhase>>,
}

/// A theme.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CampaignTheme {
    /// Its id.
    id: Option<Uuid>,
    /// As quoted.
    #[schema(min_length = 1, max_length = 10000, pattern = r"\S")]
    text: String,
    /// The time it is for.
    period: Option<TimeInput>,
}

/// Something to be reached.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CampaignTarget {
    /// Its id.
    id: Option<Uuid>,
    /// As printed.
    #[schema(min_length = 1, max_length = 10000, pattern = r"\S")]
    text: String,
    /// How much, where a number is said.
    value: Option<QuantityInput>,
    /// Which way: a code of `target-directions`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    direction: Option<String>,
    /// By when, or in which years.
    period: Option<TimeInput>,
    /// For whom: a code of `target-groups`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    group: Option<String>,
}

/// A launch.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CampaignLaunch {
    /// The document that launches it.
    document_id: Option<Uuid>,
    /// The authority.
    organization_id: Option<Uuid>,
    /// Its office, when the office's holder launches (a chairman's own directive).
    office_id: Option<Uuid>,
    /// The authority as printed, where the register does not have it.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
    /// When.
    on: Option<TimeInput>,
}

/// A resolution or congress that a campaign serves.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct ServedRecord {
    /// The record.
    subject_id: Option<Uuid>,
    /// The words that say so, as printed.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    words: Option<String>,
}

/// A phase.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CampaignPhase {
    /// Its id.
    id: Option<Uuid>,
    /// Its name.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// When.
    window: Option<TimeInput>,
    /// What is done in it.
    #[schema(max_items = 100)]
    tasks: Option<Vec<Paragraph>>,
}
