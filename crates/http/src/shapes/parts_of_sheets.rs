//! Parts that several kinds of sheet have, as the API documents them.

use utoipa::ToSchema;
use uuid::Uuid;

/// A paragraph or an item of a list of texts.
#[derive(ToSchema)]
#[schema(
    min_length = 1,
    max_length = 5000,
    pattern = r"\S",
    example = "Thường xuyên đôn đốc, kiểm tra, sơ kết, tổng kết."
)]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Paragraph(String);

/// A code of a list.
#[derive(ToSchema)]
#[schema(min_length = 1, max_length = 60, pattern = "^[a-z_]+$", example = "economy")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Code(String);

/// A quantity as it is written: the words of the source, the number, how it is meant and what is counted.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[schema(example = json!({"text": "khoảng 550 đại biểu", "value": 550, "qualifier": "about", "unit": "delegate"}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct QuantityInput {
    /// As the source said it.
    #[schema(min_length = 1, max_length = 500, pattern = r"\S", example = "khoảng 550 đại biểu")]
    text: Option<String>,
    /// The number.
    #[schema(minimum = 0, maximum = 1_000_000_000_000_i64, example = 550)]
    value: Option<f64>,
    /// How it is meant: a code of `/v1/code-lists/quantity-qualifiers`.
    #[schema(max_length = 20, pattern = "^(exact|about|over|under|at_least|at_most|almost)$", example = "about")]
    qualifier: Option<String>,
    /// What is counted: a code of `/v1/code-lists/quantity-units`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$", example = "delegate")]
    unit: Option<String>,
}

/// A quantity: the words of the source, and the number they may mean.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[schema(example = json!({"text": "khoảng 550 đại biểu", "value": 550, "qualifier": "about", "unit": "delegate"}))]
#[expect(dead_code, reason = "the shape of an answer, for the contract")]
pub(crate) struct Quantity {
    /// As the source said it; null when entered as values.
    #[schema(max_length = 500)]
    text: Option<String>,
    /// The number; null when it is not said.
    value: Option<f64>,
    /// How it is meant: a code of `/v1/code-lists/quantity-qualifiers`.
    #[schema(max_length = 20, pattern = "^[a-z_]+$")]
    qualifier: String,
    /// What is counted: a code of `/v1/code-lists/quantity-units`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    unit: Option<String>,
}

/// A picture. The file and its address may be missing; the words about it are kept.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Picture {
    /// Its id.
    id: Option<Uuid>,
    /// What is printed below it.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    caption: Option<String>,
    /// What it shows, for those who cannot see it.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    alt_text: Option<String>,
    /// Its address.
    #[schema(max_length = 2000, pattern = r"^https?://[^\s\u0000-\u001f\u007f-\u009f]+$")]
    url: Option<String>,
    /// Who took it.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    credit: Option<String>,
    /// On which terms it may be shown.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    licence: Option<String>,
    /// Who is on it.
    #[schema(max_items = 200)]
    people: Option<Vec<PicturedPerson>>,
    /// After how many paragraphs of the text it stands.
    #[schema(minimum = 0, maximum = 10_000)]
    after_paragraph: Option<u16>,
}

/// Somebody on a picture.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct PicturedPerson {
    /// The person.
    person_id: Option<Uuid>,
    /// The name as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
}

/// A place as printed.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Place {
    /// The place as a unit of the register, of kind `venue`.
    organization_id: Option<Uuid>,
    /// Its name as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
    /// The hall in it.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    hall: Option<String>,
    /// Its address as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    address: Option<String>,
    /// How many people it holds.
    #[schema(minimum = 1, maximum = 1_000_000)]
    capacity: Option<u32>,
}

/// A document that something rests on or belongs to.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct NamedDocument {
    /// The document.
    document_id: Option<Uuid>,
    /// In which role: a code of `document-roles`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$", example = "plan")]
    role: Option<String>,
    /// The words that say so, as printed.
    #[schema(min_length = 1, max_length = 20000, pattern = r"\S")]
    words: Option<String>,
}

/// Somebody who takes part, a person or a unit, as printed.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct Participant {
    /// The person.
    person_id: Option<Uuid>,
    /// The unit, when no single person is named.
    organization_id: Option<Uuid>,
    /// The name as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    name: Option<String>,
    /// Their posts on that day, as printed.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    posts: Option<String>,
}
