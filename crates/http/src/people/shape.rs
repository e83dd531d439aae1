//! What is written of a person.

use utoipa::ToSchema;

use crate::shapes::Paragraph;

/// A person.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct PersonShape {
    /// The full name, family name first, without honorific.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: String,
    /// How sources address them, apart from the name: `đồng chí`, `ông`.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    honorific: Option<String>,
    /// Other ways in which the name is written.
    #[schema(max_items = 100)]
    variants: Option<Vec<Paragraph>>,
    /// What tells them from others of the same name, where that may be public.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    note: Option<String>,
}
