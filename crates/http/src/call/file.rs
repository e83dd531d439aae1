//! Files in the place of JSON: what they are is told by their content, never by the header alone.

use actix_web::http::header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue};

use thidua_app::imports::table::Format;

use crate::problems::{Problem, ProblemCode};

/// CSV (RFC 4180).
const CSV: &str = Format::Csv.media_type();
/// A workbook of Office Open XML.
const XLSX: &str = Format::Xlsx.media_type();

/// Lets a file pass whose header names one of the two types; which of them it is, its content says.
///
/// # Errors
/// `unsupported-media-type`.
pub(super) fn require_table(headers: &HeaderMap) -> Result<(), Problem> {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default().trim();
    let coded = headers.get(CONTENT_ENCODING).is_some_and(|value| !value.as_bytes().eq_ignore_ascii_case(b"identity"));
    if [CSV, XLSX].iter().any(|known| essence.eq_ignore_ascii_case(known)) && !coded {
        return Ok(());
    }
    Err(Problem::new(
        ProblemCode::UnsupportedMediaType,
        format!("Thao tác này chỉ nhận tệp CSV ({CSV}) hoặc XLSX ({XLSX}), không nén thêm; hãy ghi đúng Content-Type."),
        format!(
            "This operation reads CSV ({CSV}) or XLSX ({XLSX}) without Content-Encoding; say which in Content-Type."
        ),
    )
    .with_header(
        ACCEPT,
        HeaderValue::from_static("text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ))
}
