//! What is written of an emulation block.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{NamedDocument, Paragraph, Participant, TimeInput};

/// A block or cluster.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct EmulationBlockShape {
    /// Its name.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// Block or cluster: a code of `block-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    kind: Option<String>,
    /// At which level: a code of `levels`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    level: Option<String>,
    /// Since when there is one.
    founded: Option<TimeInput>,
    /// The larger one it belongs to.
    parent_id: Option<Uuid>,
    /// Who formed it.
    organizer_id: Option<Uuid>,
    /// Its own criteria.
    #[schema(max_items = 100)]
    criteria: Option<Vec<Paragraph>>,
    /// Members and head, year by year.
    #[schema(max_items = 200)]
    years: Option<Vec<BlockYear>>,
    /// The covenants its members signed.
    #[schema(max_items = 200)]
    covenants: Option<Vec<Covenant>>,
}

/// One year of a block.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct BlockYear {
    /// Its id.
    id: Option<Uuid>,
    /// The year.
    #[schema(minimum = 1945, maximum = 2200)]
    year: i32,
    /// The unit that leads it.
    head_id: Option<Uuid>,
    /// The units that deputize.
    #[schema(max_items = 500)]
    deputies: Option<Vec<BlockMember>>,
    /// Its members.
    #[schema(max_items = 500)]
    members: Option<Vec<BlockMember>>,
    /// The year's documents: rules, plan, review.
    #[schema(max_items = 200)]
    documents: Option<Vec<NamedDocument>>,
}

/// A member.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct BlockMember {
    /// The unit.
    organization_id: Option<Uuid>,
    /// Its name as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
}

/// A covenant (giao ước thi đua).
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Covenant {
    /// Its id.
    id: Option<Uuid>,
    /// Its title.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: Option<String>,
    /// Its paper.
    document_id: Option<Uuid>,
    /// The campaign it is signed for.
    campaign_id: Option<Uuid>,
    /// When it was signed.
    signed: Option<TimeInput>,
    /// The time it is for.
    period: Option<TimeInput>,
    /// What the members promise.
    #[schema(max_items = 100)]
    commitments: Option<Vec<Paragraph>>,
    /// Who signed.
    #[schema(max_items = 500)]
    signatories: Option<Vec<Participant>>,
}
