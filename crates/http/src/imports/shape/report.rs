//! What came of the rows of an import.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What came of the rows: every row that is taken is in one of these.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportCounts)]
pub(crate) struct Counts {
    /// Rows that became records; in a dry run, that would.
    #[schema(minimum = 0)]
    pub(in crate::imports) created: u64,
    /// Rows that were in the register as they say, hidden, and are public now; in a dry run, would be.
    #[schema(minimum = 0)]
    pub(in crate::imports) published: u64,
    /// Rows that are in the register as they say.
    #[schema(minimum = 0)]
    pub(in crate::imports) unchanged: u64,
    /// Rows that are in the register and say something else; nothing was overwritten.
    #[schema(minimum = 0)]
    pub(in crate::imports) differing: u64,
    /// Rows with faults, left out.
    #[schema(minimum = 0)]
    pub(in crate::imports) faulty: u64,
    /// Rows that wait for an officer.
    #[schema(minimum = 0)]
    pub(in crate::imports) uncertain: u64,
    /// Rows that an officer left out, and headings between rows.
    #[schema(minimum = 0)]
    pub(in crate::imports) skipped: u64,
}

/// How many records of a kind were created; in a dry run, would be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportRecords)]
pub(crate) struct Records {
    /// The kind.
    #[serde(rename = "type")]
    #[schema(max_length = 40, pattern = "^[a-z_]+$", example = "award")]
    pub(in crate::imports) kind: String,
    /// How many.
    #[schema(minimum = 0, example = 697)]
    pub(in crate::imports) count: u64,
}

/// What is wrong with a row, or worth a look in it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportRowFault)]
pub(crate) struct RowFault {
    /// The number of the row, as a spreadsheet program shows it.
    #[schema(minimum = 0, maximum = 100_000, example = 17)]
    pub(in crate::imports) row: u32,
    /// The name of the column in the file; null when the row as a whole is meant.
    #[schema(max_length = 20_000, example = "Tiền thưởng (đồng)")]
    pub(in crate::imports) column: Option<String>,
    /// What kind of fault.
    #[schema(max_length = 60, pattern = "^[a-z_]+$", example = "invalid_amount")]
    pub(in crate::imports) code: String,
    /// What is wrong and what to do, in the language asked for.
    #[schema(max_length = 4000)]
    pub(in crate::imports) detail: String,
    /// What stands in the cell; null where that is private, or no single cell is meant.
    #[schema(max_length = 200)]
    pub(in crate::imports) value: Option<String>,
}

/// Faults or notes: the first thousand, and how many there are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportRowsInfo)]
pub(crate) struct RowFaults {
    /// The first of them, in the order of the rows.
    #[schema(max_items = 1000)]
    pub(in crate::imports) items: Vec<RowFault>,
    /// How many there are.
    #[schema(minimum = 0)]
    pub(in crate::imports) total: usize,
}

/// A row that says something else than the record that it is about. Of a decision whose day differs, the first row that
/// names it: what comes of its lines is counted by themselves.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportDifference)]
pub(crate) struct Difference {
    /// The number of the row.
    #[schema(minimum = 0, maximum = 100_000, example = 18)]
    pub(in crate::imports) row: u32,
    /// The kind of the record.
    #[serde(rename = "type")]
    #[schema(max_length = 40, pattern = "^[a-z_]+$", example = "award")]
    pub(in crate::imports) kind: String,
    /// The record: change it there, where the row is right.
    pub(in crate::imports) id: Uuid,
    /// Where they differ: JSON pointers into the record.
    #[schema(max_items = 100)]
    pub(in crate::imports) pointers: Vec<String>,
}

/// Differences: the first thousand, and how many there are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ImportDifferences)]
pub(crate) struct Differences {
    /// The first of them, in the order of the rows.
    #[schema(max_items = 1000)]
    pub(in crate::imports) items: Vec<Difference>,
    /// How many there are.
    #[schema(minimum = 0)]
    pub(in crate::imports) total: usize,
}
