//! What is written of a post.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Source, TimeInput};

/// A post of one person in one body.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct PostShape {
    /// The post as printed: `Phó Bí thư Thường trực Thành ủy`.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// Who holds it.
    person_id: Uuid,
    /// In which body.
    body: PostBody,
    /// From when to when, as far as it is known.
    held: Option<TimeInput>,
    /// Days on which a source shows them in it.
    #[schema(max_items = 200)]
    attested: Option<Vec<Attestation>>,
}

/// The body that a post is in.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct PostBody {
    /// An organization.
    organization_id: Option<Uuid>,
    /// The office of the organization that the post is.
    office_id: Option<Uuid>,
    /// An emulation block.
    block_id: Option<Uuid>,
    /// A congress, for a post in one of its boards.
    congress_id: Option<Uuid>,
    /// Its name as printed: `Hội đồng Thi đua – Khen thưởng thành phố`.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
}

/// A day on which somebody was seen in a post.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Attestation {
    /// When.
    on: Option<TimeInput>,
    /// By which source.
    source: Option<Source>,
}
