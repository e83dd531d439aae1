//! What is asked of an import, and what is answered.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{
    IntoParams, PartialSchema, ToSchema,
    openapi::{
        RefOr, Schema,
        schema::{ObjectBuilder, Type},
    },
};
use uuid::Uuid;

use crate::shapes::{PageInfo, PageLinks, Reference};

/// The file, as it is.
pub(crate) struct ImportFile;

impl PartialSchema for ImportFile {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(
                "The bytes of the file: at most 20 MiB, 100,000 rows, 100 columns, and 20,000 characters in a cell.",
            ))
            .max_length(Some(20_971_520))
            .into()
    }
}

impl ToSchema for ImportFile {}

/// What is asked of a file.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(crate) struct ImportQuery {
    /// What its rows are: lines of decisions' annexes (`awards`), `recipients`, `organizations` or `documents`.
    #[param(inline, pattern = "^(awards|recipients|organizations|documents)$", max_length = 20, example = "awards")]
    pub(super) of: String,
    /// The unit that is to keep what it makes; of organizations, what they stand under unless a row says more.
    pub(super) organization_id: Uuid,
    /// Whether to look only: nothing is written, and the report says what would be.
    pub(super) dry_run: Option<bool>,
    /// Whether the records are public from the beginning; needs the right to publish too. Lines that are in the register
    /// as the file says and are not public yet become public, with their decision.
    pub(super) publish: Option<bool>,
    /// The decision of rows that name none.
    pub(super) decision_id: Option<Uuid>,
    /// The same, by its number and symbol, with its date and issuer below.
    #[param(min_length = 1, max_length = 200, example = "1234/QĐ-UBND")]
    pub(super) decision: Option<String>,
    /// The day of that decision.
    pub(super) decision_date: Option<NaiveDate>,
    /// Who issued it: code, name or abbreviation of an organization.
    #[param(min_length = 1, max_length = 300, example = "hai-phong")]
    pub(super) decision_issuer: Option<String>,
    /// Its title (trích yếu).
    #[param(min_length = 1, max_length = 1000)]
    pub(super) decision_title: Option<String>,
    /// The campaign of rows that name none.
    pub(super) campaign_id: Option<Uuid>,
    /// The congress or conference of rows that name none.
    pub(super) congress_id: Option<Uuid>,
    /// The ceremony of rows that name none.
    pub(super) ceremony_id: Option<Uuid>,
    /// What recipients are where neither row nor heading says it: a code of `/v1/code-lists/recipient-kinds`.
    #[param(max_length = 40, pattern = "^[a-z_]+$", example = "individual")]
    pub(super) recipient_kind: Option<String>,
    /// The sheet of a workbook; the first one, unless said.
    #[param(min_length = 1, max_length = 100)]
    pub(super) sheet: Option<String>,
    /// The name of the file: it is the source of what the file says.
    #[param(min_length = 1, max_length = 200, example = "phu-luc-1234-qd-ubnd.xlsx")]
    pub(super) file_name: Option<String>,
}

/// How far an import is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportProgress)]
pub(crate) struct Progress {
    /// How many rows are taken.
    #[schema(minimum = 0, example = 700)]
    pub(super) done: i64,
    /// How many there are.
    #[schema(minimum = 0, example = 700)]
    pub(super) total: i64,
}

/// What came of the rows: every row that is taken is in one of these.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportCounts)]
pub(crate) struct Counts {
    /// Rows that became records; in a dry run, that would.
    #[schema(minimum = 0)]
    pub(super) created: u64,
    /// Rows that were in the register as they say, hidden, and are public now; in a dry run, would be.
    #[schema(minimum = 0)]
    pub(super) published: u64,
    /// Rows that are in the register as they say.
    #[schema(minimum = 0)]
    pub(super) unchanged: u64,
    /// Rows that are in the register and say something else; nothing was overwritten.
    #[schema(minimum = 0)]
    pub(super) differing: u64,
    /// Rows with faults, left out.
    #[schema(minimum = 0)]
    pub(super) faulty: u64,
    /// Rows that wait for an officer.
    #[schema(minimum = 0)]
    pub(super) uncertain: u64,
    /// Rows that an officer left out, and headings between rows.
    #[schema(minimum = 0)]
    pub(super) skipped: u64,
}

/// How many records of a kind were created; in a dry run, would be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportRecords)]
pub(crate) struct Records {
    /// The kind.
    #[serde(rename = "type")]
    #[schema(max_length = 40, pattern = "^[a-z_]+$", example = "award")]
    pub(super) kind: String,
    /// How many.
    #[schema(minimum = 0, example = 697)]
    pub(super) count: u64,
}

/// What is wrong with a row, or worth a look in it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportRowFault)]
pub(crate) struct RowFault {
    /// The number of the row, as a spreadsheet program shows it.
    #[schema(minimum = 0, maximum = 100_000, example = 17)]
    pub(super) row: u32,
    /// The name of the column in the file; null when the row as a whole is meant.
    #[schema(max_length = 20_000, example = "Tiền thưởng (đồng)")]
    pub(super) column: Option<String>,
    /// What kind of fault.
    #[schema(max_length = 60, pattern = "^[a-z_]+$", example = "invalid_amount")]
    pub(super) code: String,
    /// What is wrong and what to do, in the language asked for.
    #[schema(max_length = 4000)]
    pub(super) detail: String,
    /// What stands in the cell; null where that is private, or no single cell is meant.
    #[schema(max_length = 200)]
    pub(super) value: Option<String>,
}

/// Faults or notes: the first thousand, and how many there are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportRowsInfo)]
pub(crate) struct RowFaults {
    /// The first of them, in the order of the rows.
    #[schema(max_items = 1000)]
    pub(super) items: Vec<RowFault>,
    /// How many there are.
    #[schema(minimum = 0)]
    pub(super) total: usize,
}

/// A row that says something else than the record that it is about. Of a decision whose day differs, the first row that
/// names it: what comes of its lines is counted by themselves.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportDifference)]
pub(crate) struct Difference {
    /// The number of the row.
    #[schema(minimum = 0, maximum = 100_000, example = 18)]
    pub(super) row: u32,
    /// The kind of the record.
    #[serde(rename = "type")]
    #[schema(max_length = 40, pattern = "^[a-z_]+$", example = "award")]
    pub(super) kind: String,
    /// The record: change it there, where the row is right.
    pub(super) id: Uuid,
    /// Where they differ: JSON pointers into the record.
    #[schema(max_items = 100)]
    pub(super) pointers: Vec<String>,
}

/// Differences: the first thousand, and how many there are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportDifferences)]
pub(crate) struct Differences {
    /// The first of them, in the order of the rows.
    #[schema(max_items = 1000)]
    pub(super) items: Vec<Difference>,
    /// How many there are.
    #[schema(minimum = 0)]
    pub(super) total: usize,
}

/// What was asked of the file.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ImportOptions)]
pub(crate) struct Options {
    /// Whether it was a dry run.
    pub(super) dry_run: bool,
    /// Whether the records are public from the beginning.
    pub(super) publish: bool,
    /// The sheet of the workbook; null for the first one.
    #[schema(max_length = 100)]
    pub(super) sheet: Option<String>,
    /// The decision of rows that name none.
    pub(super) decision_id: Option<Uuid>,
    /// The same, by its number and symbol.
    #[schema(max_length = 200)]
    pub(super) decision: Option<String>,
    /// The campaign of rows that name none.
    pub(super) campaign_id: Option<Uuid>,
    /// The congress or conference of rows that name none.
    pub(super) congress_id: Option<Uuid>,
    /// The ceremony of rows that name none.
    pub(super) ceremony_id: Option<Uuid>,
    /// What recipients are where nothing says it.
    #[schema(max_length = 40)]
    pub(super) recipient_kind: Option<String>,
}

/// The addresses of an import.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportLinks)]
pub(crate) struct ImportLinks {
    /// Its own.
    #[serde(rename = "self")]
    #[schema(format = "uri", max_length = 2048)]
    pub(super) this: String,
    /// Its rows that wait for an officer.
    #[schema(format = "uri", max_length = 2048)]
    pub(super) uncertain: String,
}

/// An import: a file that was sent in, how far it is, and what came of its rows.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Import {
    /// Its id.
    pub(super) id: Uuid,
    /// Always `import`.
    #[serde(rename = "type")]
    #[schema(max_length = 20, pattern = "^import$", example = "import")]
    pub(super) kind: String,
    /// What its rows are.
    #[schema(max_length = 20, pattern = "^(awards|recipients|organizations|documents)$", example = "awards")]
    pub(super) of: String,
    /// A code of `/v1/code-lists/import-statuses`.
    #[schema(max_length = 20, pattern = "^(queued|running|checked|done|failed)$", example = "done")]
    pub(super) status: String,
    /// The unit that keeps what it makes.
    pub(super) organization_id: Uuid,
    /// That unit.
    pub(super) organization: Option<Reference>,
    /// The name of the file.
    #[schema(max_length = 200)]
    pub(super) file_name: String,
    /// How the file is written, by its content.
    #[schema(max_length = 100, example = "text/csv")]
    pub(super) media_type: String,
    /// SHA-256 of the file, hexadecimal.
    #[schema(max_length = 64, pattern = "^[0-9a-f]{64}$")]
    pub(super) sha256: String,
    /// What was asked.
    pub(super) options: Options,
    /// How far it is.
    pub(super) progress: Progress,
    /// What came of the rows, in numbers.
    pub(super) counts: Counts,
    /// How many records of which kind.
    #[schema(max_items = 10)]
    pub(super) records: Vec<Records>,
    /// Columns of the file that nothing was taken from.
    #[schema(max_items = 100)]
    pub(super) unknown_columns: Vec<String>,
    /// What is wrong with rows that were left out.
    pub(super) faults: RowFaults,
    /// What is worth a look in rows that count.
    pub(super) notes: RowFaults,
    /// Rows that say something else than the register.
    pub(super) differing: Differences,
    /// Why it could not go on; null unless it failed.
    #[schema(max_length = 4000)]
    pub(super) failure: Option<String>,
    /// When it was sent in.
    pub(super) created_at: DateTime<Utc>,
    /// When it last went on.
    pub(super) updated_at: DateTime<Utc>,
    /// When it ended; null while it goes on.
    pub(super) ended_at: Option<DateTime<Utc>>,
    /// Labels of its codes, in the language asked for.
    pub(super) labels: ImportLabels,
    /// Its addresses.
    pub(super) links: ImportLinks,
}

/// Labels of an import's codes, in the language asked for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ImportLabels {
    /// Of `of`.
    #[schema(max_length = 200, example = "Khen thưởng theo quyết định")]
    pub(super) of: String,
    /// Of `status`.
    #[schema(max_length = 200, example = "Đã xong")]
    pub(super) status: String,
}

/// A page of imports.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Page_Import)]
pub(crate) struct PageImport {
    /// Its items, newest first.
    #[schema(max_items = 100)]
    pub(super) items: Vec<Import>,
    /// Where it stands.
    pub(super) page: PageInfo,
    /// The addresses of this page, the first and the next.
    pub(super) links: PageLinks,
}

/// Somebody in the register who may be the one in a row.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ImportCandidate)]
pub(crate) struct Candidate {
    /// The recipient; null in a dry run for one whom an earlier row would create.
    pub(super) recipient_id: Option<Uuid>,
    /// That earlier row.
    #[schema(minimum = 0, maximum = 100_000)]
    pub(super) row: Option<u32>,
    /// The name.
    #[schema(max_length = 20_000, example = "Nguyễn Văn Hùng")]
    pub(super) name: String,
    /// The unit, where one is known.
    #[schema(max_length = 20_000, example = "Trường THPT Ngô Quyền")]
    pub(super) unit: Option<String>,
    /// What speaks for it: a code of `/v1/code-lists/match-reasons`.
    #[schema(max_length = 60, pattern = "^[a-z_]+$", example = "name_elsewhere")]
    pub(super) why: String,
    /// The same in words, in the language asked for.
    #[schema(max_length = 300)]
    pub(super) why_label: String,
}

/// A row that waits for an officer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportUncertainRow)]
pub(crate) struct UncertainRow {
    /// Its number.
    #[schema(minimum = 0, maximum = 100_000, example = 17)]
    pub(super) row: u32,
    /// The name in it.
    #[schema(max_length = 20_000)]
    pub(super) name: String,
    /// The unit in it.
    #[schema(max_length = 20_000)]
    pub(super) unit: Option<String>,
    /// Who it may be, the likeliest first.
    #[schema(max_items = 1000)]
    pub(super) candidates: Vec<Candidate>,
}

/// The rows of an import that wait for an officer: the first thousand, and how many there are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportUncertainRows)]
pub(crate) struct UncertainRows {
    /// The first of them, in the order of the rows.
    #[schema(max_items = 1000)]
    pub(super) items: Vec<UncertainRow>,
    /// How many there are.
    #[schema(minimum = 0)]
    pub(super) total: usize,
    /// Its address.
    pub(super) links: crate::shapes::Links,
}

/// What an officer says of rows that wait.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({"items": [{"row": 17, "recipientId": "019857a0-0000-7000-8000-000000000001"}, {"row": 18, "createNew": true}, {"row": 19, "skip": true}]}))]
pub(crate) struct ImportResolutions {
    /// Each row once, at most two hundred.
    #[schema(min_items = 1, max_items = 200)]
    pub(super) items: Vec<ImportResolution>,
}

/// What an officer says of one row: just one of `recipientId`, `createNew` and `skip`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ImportResolution {
    /// The number of the row.
    #[schema(minimum = 1, maximum = 100_000, example = 17)]
    pub(super) row: u32,
    /// It is this recipient.
    pub(super) recipient_id: Option<Uuid>,
    /// It is nobody in the register yet.
    pub(super) create_new: Option<bool>,
    /// It is left out.
    pub(super) skip: Option<bool>,
}
