//! Visibility as a column.

use thidua_domain::records::Visibility;

use crate::errors::StoreError;

pub(crate) fn visibility(text: &str) -> Result<Visibility, StoreError> {
    Visibility::parse(text).ok_or_else(|| StoreError::internal("unknown visibility in a row"))
}
