//! What callers send of a document. These say what the contract checks; the domain reads the value itself.

use utoipa::ToSchema;
use uuid::Uuid;

use super::representation::SignerShape;
use crate::shapes::{Mark, Source, TimeInput};

/// A symbol as it is written.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(super) struct SymbolBody {
    /// As the paper prints it.
    #[schema(
        min_length = 1,
        max_length = 100,
        pattern = r"^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*[0-9A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ][^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*$",
        example = "298/KH-UBND"
    )]
    raw: String,
}

/// An issuer as it is written.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(super) struct IssuerBody {
    /// The organization.
    organization_id: Uuid,
    /// Its office, when the office's holder issues.
    office_id: Option<Uuid>,
}

/// A document to create.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[schema(example = json!({
    "organizationId": "019857a0-0000-7000-8000-000000000002",
    "symbol": {"raw": "298/KH-UBND"},
    "issuers": [{"organizationId": "019857a0-0000-7000-8000-000000000003"}],
    "issued": {"text": "ngày 15 tháng 10 năm 2019", "edtf": "2019-10-15"},
    "title": "Kế hoạch tổ chức Hội nghị điển hình tiên tiến",
    "origin": "recorded",
    "sources": [{"seenBy": "Phòng Thi đua, khen thưởng"}]
}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub struct NewDocument {
    /// The unit that keeps the record, never its issuer.
    organization_id: Uuid,
    /// `internal` to create a record that every role above the keeper reads; a draft otherwise.
    #[schema(max_length = 10, pattern = "^internal$", example = "internal")]
    visibility: Option<String>,
    /// Code of `/v1/code-lists/document-types`; may be left out when the symbol, or the address, decides it.
    #[schema(max_length = 60, pattern = "^[a-z][a-z0-9-]+$", example = "adm-plan")]
    document_type: Option<String>,
    /// Number and symbol.
    symbol: Option<SymbolBody>,
    /// Year of the number; may be left out when symbol or date says it.
    #[schema(minimum = 1900, maximum = 2200, example = 2020)]
    symbol_year: Option<i32>,
    /// Committee term, for Party documents.
    #[schema(minimum = 1, maximum = 99, example = 11)]
    term: Option<i32>,
    /// Issuers, the lead first.
    #[schema(max_items = 20)]
    issuers: Option<Vec<IssuerBody>>,
    /// Signers.
    #[schema(max_items = 20)]
    signers: Option<Vec<SignerShape>>,
    /// When it was issued.
    issued: Option<TimeInput>,
    /// Marks on its values.
    #[schema(max_items = 50)]
    marks: Option<Vec<Mark>>,
    /// `processed` (made in this service, the default) or `recorded` (entered from elsewhere; needs sources).
    #[schema(max_length = 20, pattern = "^(processed|recorded)$", example = "recorded")]
    origin: Option<String>,
    /// Where its facts were read.
    #[schema(max_items = 50)]
    sources: Option<Vec<Source>>,
    /// Title (trích yếu).
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S", example = "Phát động phong trào thi đua")]
    title: String,
    /// What it says, in short.
    #[schema(max_length = 10_000)]
    summary: Option<String>,
    /// A placeholder: named somewhere, number not known.
    known_by_name_only: Option<bool>,
}

/// A merge patch (RFC 7396) of a document: what is named is changed, `null` clears. Of `issued` send the whole new
/// value, with `null` for what it no longer says.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[schema(example = json!({"summary": "Kế hoạch phát động phong trào thi đua trong toàn thành phố.", "changeReason": "bổ sung tóm tắt"}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub struct DocumentPatch {
    /// Code of `/v1/code-lists/document-types`.
    #[schema(max_length = 60, pattern = "^[a-z][a-z0-9-]+$", example = "adm-plan")]
    document_type: Option<String>,
    /// Number and symbol.
    symbol: Option<SymbolPatch>,
    /// Year of the number.
    #[schema(minimum = 1900, maximum = 2200)]
    symbol_year: Option<i32>,
    /// Committee term.
    #[schema(minimum = 1, maximum = 99)]
    term: Option<i32>,
    /// Issuers, the lead first.
    #[schema(max_items = 20)]
    issuers: Option<Vec<IssuerBody>>,
    /// Signers.
    #[schema(max_items = 20)]
    signers: Option<Vec<SignerShape>>,
    /// When it was issued.
    issued: Option<TimeInput>,
    /// Marks on its values.
    #[schema(max_items = 50)]
    marks: Option<Vec<Mark>>,
    /// Where its facts were read.
    #[schema(max_items = 50)]
    sources: Option<Vec<Source>>,
    /// Title; it cannot be cleared.
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S", required = false)]
    title: String,
    /// What it says, in short.
    #[schema(max_length = 10_000)]
    summary: Option<String>,
    /// A placeholder: named somewhere, number not known.
    known_by_name_only: Option<bool>,
    /// Why; kept in the journal, never in the record.
    #[schema(
        min_length = 5,
        max_length = 500,
        pattern = r"[^\s\ufeff][\s\S]{3,}[^\s\ufeff]",
        example = "bổ sung tóm tắt"
    )]
    change_reason: Option<String>,
}

/// A symbol in a patch.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(super) struct SymbolPatch {
    /// As the paper prints it.
    #[schema(
        min_length = 1,
        max_length = 100,
        pattern = r"^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*[0-9A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ][^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*$"
    )]
    raw: String,
}
