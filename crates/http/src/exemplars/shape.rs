//! What is written of an exemplar.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Code, Picture, Source, TimeInput};

/// An exemplar: a person, a collective, a household.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct ExemplarShape {
    /// Its name as it is held up.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: String,
    /// The person it is.
    person_id: Option<Uuid>,
    /// The unit it is.
    unit_id: Option<Uuid>,
    /// Of which class: a code of `target-groups`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    class: Option<String>,
    /// In which fields: codes of `fields-of-work`.
    #[schema(max_items = 100)]
    fields: Option<Vec<Code>>,
    /// Where, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    place: Option<String>,
    /// What was done, in a sentence.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    deed: Option<String>,
    /// The story.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    story: Option<String>,
    /// Whether it is a new factor (nhân tố mới).
    new_factor: Option<bool>,
    /// When it was first seen.
    first_seen: Option<TimeInput>,
    /// The campaigns it stood out in.
    #[schema(max_items = 200)]
    campaigns: Option<Vec<ExemplarCampaign>>,
    /// What was made of it: detected, fostered, summed up, awarded, honoured, replicated.
    #[schema(max_items = 200)]
    events: Option<Vec<ExemplarEvent>>,
    /// What others say of it.
    #[schema(max_items = 200)]
    voices: Option<Vec<Testimonial>>,
    /// Pictures.
    #[schema(max_items = 200)]
    pictures: Option<Vec<Picture>>,
}

/// A campaign that an exemplar stood out in.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct ExemplarCampaign {
    /// The campaign.
    campaign_id: Option<Uuid>,
}

/// A dated event.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct ExemplarEvent {
    /// Its id.
    id: Option<Uuid>,
    /// What: a code of `exemplar-events`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    event: String,
    /// When.
    on: Option<TimeInput>,
    /// By which unit.
    organization_id: Option<Uuid>,
    /// By which document.
    document_id: Option<Uuid>,
    /// At which congress or conference.
    congress_id: Option<Uuid>,
    /// As printed.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    text: Option<String>,
    /// Where it was read.
    source: Option<Source>,
}

/// What somebody says of an exemplar.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Testimonial {
    /// The words.
    #[schema(min_length = 1, max_length = 10000, pattern = r"\S")]
    text: String,
    /// Who.
    person_id: Option<Uuid>,
    /// The name as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
}
