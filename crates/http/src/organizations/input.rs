//! What callers send of an organization.

use chrono::NaiveDate;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::shapes::{Label, Mark, Source};

/// A parent as it is written.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(super) struct ParentBody {
    /// The parent.
    organization_id: Uuid,
    /// The first day under it.
    valid_from: Option<NaiveDate>,
    /// The last day under it.
    valid_to: Option<NaiveDate>,
}

/// An office as it is written; one that names its id keeps it.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(super) struct OfficeBody {
    /// Its id; absent for a new one.
    id: Option<Uuid>,
    /// The code it shares with the powers it holds.
    #[schema(
        min_length = 2,
        max_length = 60,
        pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])$",
        example = "provincial-chairman"
    )]
    code: String,
    /// Its name.
    name: Label,
    /// The first day it exists.
    valid_from: Option<NaiveDate>,
    /// The last day it exists.
    valid_to: Option<NaiveDate>,
}

/// An organization to create.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[schema(example = json!({
    "code": "hp-snv-tdkt", "name": {"vi": "Phòng Thi đua, khen thưởng"}, "kind": "department",
    "parents": [{"organizationId": "019857a0-0000-7000-8000-000000000002", "validFrom": "2025-03-01"}]
}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub struct NewOrganization {
    /// Its stable code, unique in the installation.
    #[schema(min_length = 2, max_length = 60, pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])$", example = "hp-snv")]
    code: String,
    /// Its name.
    name: Label,
    /// What kind of unit it is: a code of `/v1/code-lists/organization-kinds`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$", example = "department")]
    kind: String,
    /// `internal` to create a record that every role above it reads; a draft otherwise.
    #[schema(max_length = 10, pattern = "^internal$", example = "internal")]
    visibility: Option<String>,
    /// How symbols and texts abbreviate it.
    #[schema(max_items = 20)]
    abbreviations: Option<Vec<Abbreviation>>,
    /// The first day it exists.
    valid_from: Option<NaiveDate>,
    /// The last day it exists.
    valid_to: Option<NaiveDate>,
    /// What it stands under, with days; none for a root.
    #[schema(max_items = 50)]
    parents: Option<Vec<ParentBody>>,
    /// The units it took over from.
    #[schema(max_items = 50)]
    predecessors: Option<Vec<Uuid>>,
    /// Who has custody of its records once it has ended.
    custodian_id: Option<Uuid>,
    /// Its offices.
    #[schema(max_items = 50)]
    offices: Option<Vec<OfficeBody>>,
    /// Marks on its values.
    #[schema(max_items = 50)]
    marks: Option<Vec<Mark>>,
    /// Where its facts were read.
    #[schema(max_items = 50)]
    sources: Option<Vec<Source>>,
}

/// An abbreviation.
#[derive(ToSchema)]
#[schema(min_length = 1, max_length = 40, pattern = r"\S", example = "UBND")]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(super) struct Abbreviation(String);

/// A merge patch (RFC 7396) of an organization: what is named is changed, `null` clears; lists are replaced whole.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[schema(example = json!({"validTo": "2025-06-30", "changeReason": "kết thúc theo sắp xếp đơn vị hành chính"}))]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub struct OrganizationPatch {
    /// Its stable code; it cannot be cleared.
    #[schema(min_length = 2, max_length = 60, pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])$", required = false)]
    code: String,
    /// Its name; only the English one can be cleared.
    #[schema(required = false)]
    name: LabelPatch,
    /// What kind of unit it is.
    #[schema(max_length = 60, pattern = "^[a-z_]+$", required = false)]
    kind: String,
    /// How symbols and texts abbreviate it.
    #[schema(max_items = 20)]
    abbreviations: Option<Vec<Abbreviation>>,
    /// The first day it exists.
    valid_from: Option<NaiveDate>,
    /// The last day it exists.
    valid_to: Option<NaiveDate>,
    /// What it stands under, with days.
    #[schema(max_items = 50)]
    parents: Option<Vec<ParentBody>>,
    /// The units it took over from.
    #[schema(max_items = 50)]
    predecessors: Option<Vec<Uuid>>,
    /// Who has custody of its records once it has ended.
    custodian_id: Option<Uuid>,
    /// Its offices; one that names its id keeps it.
    #[schema(max_items = 50)]
    offices: Option<Vec<OfficeBody>>,
    /// Marks on its values.
    #[schema(max_items = 50)]
    marks: Option<Vec<Mark>>,
    /// Where its facts were read.
    #[schema(max_items = 50)]
    sources: Option<Vec<Source>>,
    /// Why; kept in the journal, never in the record.
    #[schema(
        min_length = 5,
        max_length = 500,
        pattern = r"[^\s\ufeff][\s\S]{3,}[^\s\ufeff]",
        example = "đổi tên theo nghị quyết"
    )]
    change_reason: Option<String>,
}

/// A name in a patch.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape of a body, for the contract")]
pub(super) struct LabelPatch {
    /// Vietnamese.
    #[schema(min_length = 1, max_length = 300, pattern = r"\S", required = false)]
    vi: String,
    /// English.
    #[schema(max_length = 300)]
    en: Option<String>,
}
