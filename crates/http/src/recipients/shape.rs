//! What is written of a recipient.

use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Paragraph, TimeInput};

/// A recipient: a person, a collective, a household, an enterprise.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct RecipientShape {
    /// The name: of a person the full name without honorific, family name first.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: String,
    /// How a person is addressed, apart from the name.
    #[schema(min_length = 1, max_length = 100, pattern = r"\S")]
    honorific: Option<String>,
    /// Other ways in which the name is written.
    #[schema(max_items = 100)]
    variants: Option<Vec<Paragraph>>,
    /// A code of `recipient-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    recipient_kind: String,
    /// The person of the register that it is.
    person_id: Option<Uuid>,
    /// The organization that it is.
    unit_id: Option<Uuid>,
    /// The organization that it belongs to.
    at_unit_id: Option<Uuid>,
    /// The post last known, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    post: Option<String>,
    /// Who stands for a household, a collective or an enterprise.
    representative: Option<RecipientRepresentative>,
    /// A code of `worker-classes`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    worker_class: Option<String>,
    /// Whether it is a small collective: a team, a shift, a group.
    small_collective: Option<bool>,
    /// A code of `economic-sectors`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    sector: Option<String>,
    /// A code of `recipient-belongings`: from here, foreign, overseas Vietnamese.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    belonging: Option<String>,
    /// The country of one from abroad, as printed.
    #[schema(min_length = 1, max_length = 200, pattern = r"\S")]
    country: Option<String>,
    /// What tells it from others of the same name, where that may be public.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    note: Option<String>,
    /// What only those who may change the record see: never in anything public.
    private: Option<RecipientPrivateFacts>,
}

/// Who stands for a recipient.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct RecipientRepresentative {
    /// The name as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
    /// The person.
    person_id: Option<Uuid>,
    /// What they are to it, as printed: `chủ hộ`, `giám đốc`.
    #[schema(min_length = 1, max_length = 200, pattern = r"\S")]
    relation: Option<String>,
}

/// Private facts of a recipient.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct RecipientPrivateFacts {
    /// Number of the identity card: 12 digits, of old cards 9.
    #[schema(max_length = 12, pattern = "^([0-9]{9}|[0-9]{12})$", example = "001000000001")]
    identity_number: Option<String>,
    /// Day, or year, of birth.
    born: Option<TimeInput>,
    /// Home address.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    home_address: Option<String>,
    /// Telephone.
    #[schema(min_length = 1, max_length = 60, pattern = r"\S")]
    phone: Option<String>,
    /// Electronic mail.
    #[schema(min_length = 1, max_length = 300, pattern = r"\S")]
    email: Option<String>,
    /// Bank account for the reward.
    #[schema(min_length = 1, max_length = 200, pattern = r"\S")]
    bank_account: Option<String>,
    /// Parent or guardian of a minor.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    guardian: Option<String>,
    /// What is known of discipline.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    discipline_notes: Option<String>,
}
