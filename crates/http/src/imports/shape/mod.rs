//! What is asked of an import, and what is answered.

mod report;
mod waiting;

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

pub(crate) use self::{
    report::{Counts, Difference, Differences, Records, RowFault, RowFaults},
    waiting::{Candidate, ImportResolutions, UncertainRow, UncertainRows},
};
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
