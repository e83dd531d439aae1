//! Bodies and parameters of the steps that every kind of record has.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// A publication: now, or at a minute ahead.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[schema(example = json!({}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub struct Publication {
    /// When; left out: now. Until then the record is internal.
    publish_at: Option<DateTime<Utc>>,
}

/// A withdrawal from the public.
#[derive(ToSchema)]
#[schema(example = json!({"reason": "công bố nhầm bản chưa ký"}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub struct Withdrawal {
    /// Why: 5 to 500 characters.
    #[schema(
        min_length = 5,
        max_length = 500,
        pattern = r"[^\s\ufeff][\s\S]{3,}[^\s\ufeff]",
        example = "công bố nhầm bản chưa ký"
    )]
    reason: String,
}

/// Why something is removed.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct ReasonQuery {
    /// Why: 5 to 500 characters; kept in the journal.
    #[param(min_length = 5, max_length = 500, pattern = r"[^\s\ufeff][\s\S]{3,}[^\s\ufeff]", example = "nhập trùng")]
    pub change_reason: String,
}
