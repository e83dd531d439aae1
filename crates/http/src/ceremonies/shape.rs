//! What is written of a ceremony.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Participant, Place, TimeInput};

/// A ceremony at which awards are handed over.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CeremonyShape {
    /// What it is called.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// When.
    held: Option<TimeInput>,
    /// Where.
    place: Option<Place>,
    /// Who holds it.
    organizer_id: Option<Uuid>,
    /// The congress or conference that it is part of.
    congress_id: Option<Uuid>,
    /// The campaign whose review it is part of.
    campaign_id: Option<Uuid>,
    /// Who hands the awards over.
    #[schema(max_items = 100)]
    presenters: Option<Vec<Participant>>,
    /// What else is to be known.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    note: Option<String>,
}
