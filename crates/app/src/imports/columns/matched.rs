//! The columns of a file, found by their names.

use std::collections::HashMap;

use thidua_domain::{
    faults::Fault,
    text::{fold, tokens},
};

use super::{Column, Of, columns};

/// The columns of a file: which of them are known, and what the others are called.
#[derive(Debug, Clone)]
pub struct Columns {
    /// The place of each known column in the file, with its name there.
    pub known: Vec<(usize, String, &'static Column)>,
    /// The names of columns that nothing is taken from.
    pub unknown: Vec<String>,
}

/// A name without case, accents, signs.
fn key(name: &str) -> String {
    tokens(&fold(name))
}

/// The column of this name; what stands in brackets may be left out: `Tiền thưởng (đồng)`.
pub(super) fn find(of: Of, name: &str) -> Option<&'static Column> {
    let all = columns(of);
    let by = |wanted: &str| {
        all.iter().find(|column| !wanted.is_empty() && column.names.iter().any(|known| key(known) == wanted))
    };
    by(&key(name)).or_else(|| by(&key(name.split('(').next().unwrap_or_default())))
}

/// Whether a text is the name of a column.
#[must_use]
pub fn knows(of: Of, name: &str) -> bool {
    name.chars().count() <= 100 && find(of, name).is_some()
}

impl Columns {
    /// Finds the columns of a header.
    ///
    /// # Errors
    /// Two columns of one meaning, or a column that is needed and not there.
    pub fn of(of: Of, header: &[String]) -> Result<Self, Fault> {
        let mut found = Self { known: Vec::new(), unknown: Vec::new() };
        let mut taken: HashMap<(&str, String), String> = HashMap::new();
        for (place, name) in header.iter().enumerate() {
            let Some(column) = find(of, name) else {
                if !name.is_empty() {
                    found.unknown.push(name.clone());
                }
                continue;
            };
            if let Some(other) = taken.insert((column.at, format!("{:?}", column.means)), name.clone()) {
                return Err(Fault::body(
                    "",
                    "column_twice",
                    format!("Cột \"{name}\" và cột \"{other}\" cùng một nội dung; hãy bỏ hoặc đổi tên một cột."),
                    format!("The columns \"{name}\" and \"{other}\" mean the same; remove or rename one."),
                ));
            }
            found.known.push((place, name.clone(), column));
        }
        for column in columns(of).iter().filter(|column| column.required) {
            if !found.known.iter().any(|(_, _, known)| known.at == column.at) {
                let names = column.names.iter().take(4).copied().collect::<Vec<_>>().join("\", \"");
                return Err(Fault::body(
                    "",
                    "column_missing",
                    format!("Thiếu một cột bắt buộc; hãy thêm cột với một trong các tên: \"{names}\"."),
                    format!("A column is missing; add one with one of these names: \"{names}\"."),
                ));
            }
        }
        Ok(found)
    }
}
