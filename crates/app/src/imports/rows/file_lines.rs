//! The lines of a whole file: rows are taken some at a time, and which line of the register one is about depends on the
//! others.

use std::collections::{HashMap, HashSet};

use thidua_domain::matching::{exact_key, folded_key, split_honorific};

use crate::imports::{Of, columns::Columns, table::Table};

/// The lines of a file, by the decision that they name.
#[derive(Debug, Clone, Default)]
pub(in crate::imports) struct FileLines {
    lines: HashMap<(String, String), HashSet<Option<u64>>>,
    names: HashMap<(String, String), u32>,
    /// Rows that say the same of the same person under several numbers, with the others.
    twice: HashMap<u32, Vec<u32>>,
}

impl FileLines {
    /// Those of a table of award lines; none of any other.
    pub(in crate::imports) fn of(table: &Table, columns: &Columns, of: Of) -> Self {
        let mut all = Self::default();
        if of != Of::Awards {
            return all;
        }
        let mut said: HashMap<String, Vec<(u32, Option<u64>)>> = HashMap::new();
        for row in &table.rows {
            let cell = |at: &str| columns.cell(row, at).unwrap_or_default();
            let name = cell("/award/name");
            if name.is_empty() {
                continue;
            }
            let award = award_key(Some(cell("/award/line/award")).filter(|cell| !cell.is_empty()), {
                Some(cell("/award/awardType")).filter(|cell| !cell.is_empty())
            });
            let order = cell("/award/line/order").trim_end_matches(['.', ')']).parse().ok();
            let decision = decision_key(Some(cell("/decision/symbol")), Some(cell("/decision/issuer")));
            let key = identity(name, cell("/award/line/unit"), &award);
            all.lines.entry((decision.clone(), key.clone())).or_default().insert(order);
            *all.names.entry((decision.clone(), name_key(name))).or_default() += 1;
            let person = [cell("/recipient/private/identityNumber"), cell("/recipient/private/born")].join(" ");
            let kind = cell("/award/recipientKind");
            said.entry(format!("{decision}|{key}|{person}|{kind}")).or_default().push((row.number, order));
        }
        for rows in said.into_values().filter(|rows| rows.len() > 1) {
            for (row, order) in &rows {
                let others: Vec<u32> = rows.iter().filter(|(_, other)| other != order).map(|(row, _)| *row).collect();
                if !others.is_empty() {
                    all.twice.insert(*row, others);
                }
            }
        }
        all
    }

    /// The numbers under which a decision of the file has this line; none when it has not.
    pub(super) fn orders(&self, decision: &str, identity: &str) -> Option<&HashSet<Option<u64>>> {
        self.lines.get(&(decision.to_owned(), identity.to_owned()))
    }

    /// Whether some row of the decision has this name.
    pub(super) fn names(&self, decision: &str, name: &str) -> bool {
        self.names.contains_key(&(decision.to_owned(), name_key(name)))
    }

    /// The other rows that say the same of the same person under another number.
    pub(super) fn twice(&self, row: u32) -> Option<&[u32]> {
        self.twice.get(&row).map(Vec::as_slice)
    }
}

/// A name, whoever bears it and however they are addressed.
pub(super) fn name_key(name: &str) -> String {
    exact_key(split_honorific(name).1)
}

/// The words of an award, or its code where nothing is printed.
pub(super) fn award_key(words: Option<&str>, code: Option<&str>) -> String {
    words.or(code).map(folded_key).unwrap_or_default()
}

/// What makes two lines of one decision the same, whatever their numbers: name, unit, award.
pub(super) fn identity(name: &str, unit: &str, award: &str) -> String {
    format!("{}|{}|{award}", name_key(name), folded_key(unit))
}

/// The decision of a row, as the row names it.
pub(super) fn decision_key(symbol: Option<&str>, issuer: Option<&str>) -> String {
    format!("{} {}", folded_key(symbol.unwrap_or_default()), folded_key(issuer.unwrap_or_default()))
}
