//! What is written of an award tally.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{QuantityInput, TimeInput};

/// A tally: how many awards or exemplars a source counts without naming anyone.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct AwardTallyShape {
    /// What the source says.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// What is counted: a code of `tally-subjects`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    counted: String,
    /// How many.
    count: QuantityInput,
    /// A code of `/v1/award-types`.
    #[schema(max_length = 100, pattern = "^[a-z0-9]+(-[a-z0-9]+)*$")]
    award_type: Option<String>,
    /// A code of `award-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    kind: Option<String>,
    /// A code of `recipient-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    recipient_kind: Option<String>,
    /// A code of `worker-classes`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    worker_class: Option<String>,
    /// When they were decided or honoured; the date of the decision, unless said.
    granted: Option<TimeInput>,
    /// For which time.
    achieved: Option<TimeInput>,
    /// Of which unit.
    unit_id: Option<Uuid>,
    /// The decision.
    decision_id: Option<Uuid>,
    /// The campaign.
    campaign_id: Option<Uuid>,
    /// The congress or conference.
    congress_id: Option<Uuid>,
}
