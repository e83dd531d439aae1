//! What is written of a series of congresses.

use utoipa::ToSchema;
use uuid::Uuid;

/// A series.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(crate) struct CongressSeriesShape {
    /// Its name: `Đại hội Thi đua yêu nước thành phố Hải Phòng`.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    title: String,
    /// Congress or conference: a code of `congress-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    kind: String,
    /// At which level: a code of `levels`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$")]
    level: Option<String>,
    /// Who convenes its congresses.
    convener_id: Option<Uuid>,
    /// The series it sends delegates to.
    parent_id: Option<Uuid>,
}
