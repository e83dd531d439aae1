//! Rows that wait for an officer, and what the officer says of them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Somebody in the register who may be the one in a row.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ImportCandidate)]
pub(crate) struct Candidate {
    /// The recipient; null in a dry run for one whom an earlier row would create.
    pub(in crate::imports) recipient_id: Option<Uuid>,
    /// That earlier row.
    #[schema(minimum = 0, maximum = 100_000)]
    pub(in crate::imports) row: Option<u32>,
    /// The name.
    #[schema(max_length = 20_000, example = "Nguyễn Văn Hùng")]
    pub(in crate::imports) name: String,
    /// The unit, where one is known.
    #[schema(max_length = 20_000, example = "Trường THPT Ngô Quyền")]
    pub(in crate::imports) unit: Option<String>,
    /// What speaks for it: a code of `/v1/code-lists/match-reasons`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$", example = "name_elsewhere")]
    pub(in crate::imports) why: String,
    /// The same in words, in the language asked for.
    #[schema(max_length = 300)]
    pub(in crate::imports) why_label: String,
}

/// A row that waits for an officer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportUncertainRow)]
pub(crate) struct UncertainRow {
    /// Its number.
    #[schema(minimum = 0, maximum = 100_000, example = 17)]
    pub(in crate::imports) row: u32,
    /// The name in it.
    #[schema(max_length = 20_000)]
    pub(in crate::imports) name: String,
    /// The unit in it.
    #[schema(max_length = 20_000)]
    pub(in crate::imports) unit: Option<String>,
    /// Who it may be, the likeliest first.
    #[schema(max_items = 1000)]
    pub(in crate::imports) candidates: Vec<Candidate>,
}

/// The rows of an import that wait for an officer: the first thousand, and how many there are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportUncertainRows)]
pub(crate) struct UncertainRows {
    /// The first of them, in the order of the rows.
    #[schema(max_items = 1000)]
    pub(in crate::imports) items: Vec<UncertainRow>,
    /// How many there are.
    #[schema(minimum = 0)]
    pub(in crate::imports) total: usize,
    /// Its address.
    pub(in crate::imports) links: crate::shapes::Links,
}

/// What an officer says of rows that wait.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({"items": [{"row": 17, "recipientId": "019857a0-0000-7000-8000-000000000001"}, {"row": 18, "createNew": true}, {"row": 19, "skip": true}]}))]
pub(crate) struct ImportResolutions {
    /// Each row once, at most two hundred.
    #[schema(min_items = 1, max_items = 200)]
    pub(in crate::imports) items: Vec<ImportResolution>,
}

/// What an officer says of one row: just one of `recipientId`, `createNew` and `skip`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportResolution {
    /// The number of the row.
    #[schema(minimum = 1, maximum = 100_000, example = 17)]
    pub(in crate::imports) row: u32,
    /// It is this recipient.
    pub(in crate::imports) recipient_id: Option<Uuid>,
    /// It is nobody in the register yet.
    pub(in crate::imports) create_new: Option<bool>,
    /// It is left out.
    pub(in crate::imports) skip: Option<bool>,
}
