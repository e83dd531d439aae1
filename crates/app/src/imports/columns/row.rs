//! A row, read: its values where their columns say, and its faults.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use thidua_domain::faults::{Fault, Place};

use super::{Column, Columns, Means, values};
use crate::imports::table::Row;

/// What is wrong with a cell, or with a row as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowFault {
    /// The number of the row, as a spreadsheet program shows it.
    pub row: u32,
    /// The name of the column in the file; none when the row as a whole is meant.
    pub column: Option<String>,
    /// What kind of fault.
    pub code: String,
    /// What is wrong and what to do, in Vietnamese.
    pub vi: String,
    /// The same in English.
    pub en: String,
    /// What stands in the cell. Never that of a column which holds private facts.
    pub value: Option<String>,
}

/// A row that was read.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// Its number.
    pub number: u32,
    /// Its values.
    pub values: Value,
    /// How many of its cells hold something, those of unknown columns included.
    pub filled: usize,
    /// What stands in the only cell that holds something.
    pub alone: Option<String>,
    /// What is wrong with it: it is left out then.
    pub faults: Vec<RowFault>,
    /// What is worth a look, though the row counts.
    pub notes: Vec<RowFault>,
}

/// So much of a cell is shown beside its fault.
const SHOWN: usize = 200;

/// The code of the note that a title or form is not in the catalogue by its words.
pub const AWARD_TYPE_UNKNOWN: &str = "award_type_unknown";

fn is_private(at: &str) -> bool {
    at.contains("/private/")
}

impl Read {
    /// A fault of the whole row.
    pub fn fault(&mut self, code: &str, vi: impl Into<String>, en: impl Into<String>) {
        let (row, vi, en) = (self.number, vi.into(), en.into());
        self.faults.push(RowFault { row, column: None, code: code.to_owned(), vi, en, value: None });
    }

    /// A fault of the cell in the column whose value stands at `at`.
    pub fn fault_at(&mut self, columns: &Columns, at: &str, code: &str, vi: impl Into<String>, en: impl Into<String>) {
        let value = self.text(at).filter(|_| !is_private(at)).map(shortened);
        let column = columns.name_at(at).map(str::to_owned);
        let (row, vi, en) = (self.number, vi.into(), en.into());
        self.faults.push(RowFault { row, column, code: code.to_owned(), vi, en, value });
    }

    /// Something that is worth a look, though the row counts.
    pub fn note(&mut self, code: &str, vi: impl Into<String>, en: impl Into<String>) {
        let (row, vi, en) = (self.number, vi.into(), en.into());
        self.notes.push(RowFault { row, column: None, code: code.to_owned(), vi, en, value: None });
    }

    /// The text at a pointer.
    #[must_use]
    pub fn text(&self, at: &str) -> Option<&str> {
        self.values.pointer(at).and_then(Value::as_str)
    }

    /// The object at a pointer; an empty one when there is none.
    #[must_use]
    pub fn part(&self, name: &str) -> Map<String, Value> {
        self.values.get(name).and_then(Value::as_object).cloned().unwrap_or_default()
    }
}

impl Columns {
    /// Reads a row. `award_type` gives the code of a title or form, by any of its names; `document_type` that of a type.
    pub fn read(
        &self,
        row: &Row,
        award_type: &dyn Fn(&str) -> Option<String>,
        document_type: &dyn Fn(&str) -> Option<String>,
    ) -> Read {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
        let alone = filled.next().filter(|_| filled.next().is_none()).cloned();
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let mut read = Read { number: row.number, values: json!({}), filled, alone, ..Read::default() };
        for (place, name, column) in &self.known {
            let Some(cell) = row.cell(*place) else {
                if column.required {
                    read.faults.push(RowFault {
                        row: row.number,
                        column: Some(name.clone()),
                        code: "required".into(),
                        vi: "Ô này không được để trống.".into(),
                        en: "This cell must not be blank.".into(),
                        value: None,
                    });
                }
                continue;
            };
            if cell.chars().count() > longest(column) {
                read.faults.push(of_cell(row.number, name, column, cell, too_long(longest(column))));
                continue;
            }
            let parsed = match column.means {
                Means::DocumentType => values::document_type(cell, document_type),
                Means::AwardCode => values::award_code(cell, award_type),
                Means::Award(family) => {
                    self.award(&mut read, name, cell, family, award_type);
                    continue;
                }
                means => values::read(means, cell),
            };
            match parsed {
                Ok(Some(value)) => put(&mut read.values, column.at, value),
                Ok(None) => {}
                Err(fault) => read.faults.push(of_cell(row.number, name, column, cell, fault)),
            }
        }
        read
    }

    /// Words of a title or form: as printed, in which column, and the code when they are known.
    fn award(
        &self,
        read: &mut Read,
        name: &str,
        cell: &str,
        family: Option<&'static str>,
        award_type: &dyn Fn(&str) -> Option<String>,
    ) {
        if matches!(cell, "-" | "–" | "—" | "0") {
            return;
        }
        if let Some(other) = read.text("/award/line/award").map(str::to_owned) {
            read.fault(
                "two_awards",
                format!("Một dòng chỉ ghi một danh hiệu hoặc một hình thức, dòng này ghi cả \"{other}\" và \"{cell}\"; hãy tách thành hai dòng."),
                format!("A row has one title or one form, this one has \"{other}\" and \"{cell}\"; make two rows of it."),
            );
            return;
        }
        let code = award_type(cell);
        if code.as_deref() == Some(cell) {
            // A code is nothing that a paper has: it says the type, and what is printed stays unsaid.
            put_if_unsaid(&mut read.values, "/award/awardType", json!(cell));
            return;
        }
        put(&mut read.values, "/award/line/award", json!(cell));
        if let Some(family) = family {
            put(&mut read.values, "/award/printedFamily", json!(family));
        }
        match code {
            Some(code) => put_if_unsaid(&mut read.values, "/award/awardType", json!(code)),
            None => read.notes.push(RowFault {
                row: read.number,
                column: Some(name.to_owned()),
                code: AWARD_TYPE_UNKNOWN.into(),
                vi: "Không có danh hiệu, hình thức này trong danh mục; dòng được nhập với nguyên văn. Muốn nêu rõ, hãy thêm cột \"Mã danh hiệu, hình thức khen thưởng\" với mã ở /v1/award-types.".into(),
                en: "The catalogue has no such title or form; the row counts with its words as printed. To say which it is, add a column \"Mã danh hiệu, hình thức khen thưởng\" with the code of /v1/award-types.".into(),
                value: Some(shortened(cell)),
            }),
        }
    }

    /// What stands in the cell of the column whose value stands at `at`, as it is.
    #[must_use]
    pub fn cell<'r>(&self, row: &'r Row, at: &str) -> Option<&'r str> {
        self.known.iter().filter(|(_, _, column)| column.at == at).find_map(|(place, _, _)| row.cell(*place))
    }

    /// The name in the file of the column whose value stands at `at`, or below or above it.
    #[must_use]
    pub fn name_at(&self, at: &str) -> Option<&str> {
        let fits = |own: &str| {
            own == at
                || at.strip_prefix(own).is_some_and(|rest| rest.starts_with('/'))
                || own.strip_prefix(at).is_some_and(|rest| rest.starts_with('/'))
        };
        self.known.iter().find(|(_, _, column)| fits(column.at)).map(|(_, name, _)| name.as_str())
    }

    /// What the use case says of a body that a row became, at the columns of the row. `part` is where the body stands.
    #[must_use]
    pub fn explain(&self, row: u32, part: &str, fault: &Fault) -> RowFault {
        let (Place::Body(pointer) | Place::Parameter(pointer)) = &fault.place;
        let column = self.name_at(&format!("{part}{pointer}")).map(str::to_owned);
        let (vi, en) = match column {
            Some(_) => (fault.detail.vi.clone(), fault.detail.en.clone()),
            None => (format!("{pointer}: {}", fault.detail.vi), format!("{pointer}: {}", fault.detail.en)),
        };
        RowFault { row, column, code: fault.code.to_owned(), vi, en, value: None }
    }
}

/// How many characters a cell may have: as many as the API takes at its place, or fewer.
fn longest(column: &Column) -> usize {
    match column.at {
        "/award/citation" | "/award/achievement/text" | "/award/private/note" | "/document/summary" => 20_000,
        "/recipient/private/phone" => 60,
        "/recipient/honorific" => 100,
        "/recipient/private/bankAccount" | "/recipient/country" | "/recipient/representative/relation" => 200,
        "/recipient/private/email" => 300,
        _ => 1_000,
    }
}

fn too_long(most: usize) -> Fault {
    Fault::body(
        "",
        "too_long",
        format!("Dài quá {most} ký tự; hãy rút ngắn."),
        format!("Longer than {most} characters; shorten it."),
    )
}

fn of_cell(row: u32, name: &str, column: &Column, cell: &str, fault: Fault) -> RowFault {
    RowFault {
        row,
        column: Some(name.to_owned()),
        code: fault.code.to_owned(),
        vi: fault.detail.vi,
        en: fault.detail.en,
        value: (!is_private(column.at)).then(|| shortened(cell)),
    }
}

fn shortened(cell: &str) -> String {
    cell.chars().take(SHOWN).collect()
}

/// Puts a value where none stands yet.
fn put_if_unsaid(into: &mut Value, at: &str, value: Value) {
    if into.pointer(at).is_none() {
        put(into, at, value);
    }
}

/// Puts a value at a pointer, with the objects that hold it.
pub(in crate::imports) fn put(into: &mut Value, at: &str, value: Value) {
    let mut place = into;
    for name in at.split('/').skip(1) {
        if !place.is_object() {
            *place = json!({});
        }
        let Value::Object(properties) = place else { return };
        place = properties.entry(name.to_owned()).or_insert(Value::Null);
    }
    *place = value;
}
