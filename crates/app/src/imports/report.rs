//! What came of the rows of an import.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thidua_domain::language::Label;
use uuid::Uuid;

use super::columns::RowFault;

/// What came of the rows, in numbers: every row that is done is in one of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Counts {
    /// Rows that became records; in a dry run, that would.
    pub created: u64,
    /// Rows that were in the register as they say, hidden, and are public now; in a dry run, would be.
    pub published: u64,
    /// Rows that are in the register as they say.
    pub unchanged: u64,
    /// Rows that are in the register and say something else: nothing was overwritten.
    pub differing: u64,
    /// Rows with faults, left out.
    pub faulty: u64,
    /// Rows that wait for an officer.
    pub uncertain: u64,
    /// Rows that an officer had left out, and headings between rows.
    pub skipped: u64,
}

/// What came of the rows, one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Report {
    /// Columns that nothing was taken from.
    pub unknown_columns: Vec<String>,
    /// How many records of each kind were created; in a dry run, would be.
    pub records: BTreeMap<String, u64>,
    /// What is wrong with rows that were left out.
    pub faults: Vec<RowFault>,
    /// What is worth a look in rows that count.
    pub notes: Vec<RowFault>,
    /// Rows that wait for an officer.
    pub uncertain: Vec<Uncertain>,
    /// Rows that say something else than the register.
    pub differing: Vec<Differing>,
    /// The kind of recipients that the last heading between rows named.
    pub section: Option<String>,
    /// The number of the row before, where that is a line.
    pub last_number: Option<u64>,
    /// Why the import could not go on.
    pub failure: Option<Label>,
}

/// A row whose recipient may be in the register already, and may not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Uncertain {
    /// Its number.
    pub row: u32,
    /// The name in it.
    pub name: String,
    /// The unit in it.
    pub unit: Option<String>,
    /// Who it may be, the likeliest first.
    pub candidates: Vec<CandidateFound>,
}

/// Somebody in the register who may be the one in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CandidateFound {
    /// The recipient; none in a dry run for one whom an earlier row would create.
    pub recipient_id: Option<Uuid>,
    /// That earlier row.
    pub row: Option<u32>,
    /// The name.
    pub name: String,
    /// The unit, where one is known.
    pub unit: Option<String>,
    /// What speaks for it: a code of `match-reasons`.
    pub why: String,
}

/// A row that says something else than the record that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Differing {
    /// Its number.
    pub row: u32,
    /// The kind of the record.
    pub kind: String,
    /// The record.
    pub id: Uuid,
    /// Where they differ: JSON pointers into the record.
    pub pointers: Vec<String>,
}
