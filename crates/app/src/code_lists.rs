//! The program's own code lists: what every enumeration's words mean, in both languages.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::NaiveDate;
use serde::Deserialize;
use thidua_domain::language::Label;

/// An item of a list.
#[derive(Debug, Clone, Deserialize)]
pub struct CodeItem {
    /// The code.
    pub code: String,
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: Option<String>,
    /// The last day the code was used for something new; none while it is.
    #[serde(default, rename = "validTo")]
    pub valid_to: Option<NaiveDate>,
    /// The same relation read from the other end; relation types only.
    #[serde(default)]
    pub inverse: Option<Box<CodeItem>>,
}

impl CodeItem {
    /// The item's label.
    #[must_use]
    pub fn label(&self) -> Label {
        Label { vi: self.vi.clone(), en: self.en.clone() }
    }
}

static LISTS: LazyLock<BTreeMap<String, Vec<CodeItem>>> = LazyLock::new(|| {
    // A test reads the same file, so that a build with a broken one does not pass.
    serde_json::from_str(include_str!("../../../data/code-lists.json")).unwrap_or_default()
});

/// The names of the lists.
pub fn names() -> impl Iterator<Item = &'static str> {
    LISTS.keys().map(String::as_str)
}

/// The list called `name`.
#[must_use]
pub fn list(name: &str) -> Option<&'static [CodeItem]> {
    LISTS.get(name).map(Vec::as_slice)
}

/// The codes of the list called `name`; none of an unknown list.
#[must_use]
pub fn codes(name: &str) -> Vec<&'static str> {
    list(name).unwrap_or_default().iter().map(|item| item.code.as_str()).collect()
}

/// The label of `code` in the list called `name`.
#[must_use]
pub fn label(name: &str, code: &str) -> Option<Label> {
    list(name)?.iter().find(|item| item.code == code).map(CodeItem::label)
}

/// The last day on which `code` of the list called `name` was used for something new; none while it is.
#[must_use]
pub fn ended(name: &str, code: &str) -> Option<NaiveDate> {
    list(name)?.iter().find(|item| item.code == code)?.valid_to
}

#[cfg(test)]
mod tests {
    use thidua_domain::{
        access::{Permission, Role},
        documents::Capacity,
        matching::Why,
        records::{MarkKind, Origin, Visibility},
        relations::RelationType,
    };

    use super::*;
    use crate::imports::{Of, Status};

    /// Every word the program knows has a label, and no label stands for a word it does not know.
    #[test]
    fn lists_and_program_have_the_same_words() {
        let words = |all: &[&'static str]| all.to_vec();
        assert_eq!(codes("visibilities"), Visibility::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>());
        assert_eq!(codes("origins"), Origin::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>());
        assert_eq!(codes("marks"), MarkKind::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>());
        assert_eq!(codes("signer-capacities"), Capacity::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>());
        assert_eq!(codes("roles"), Role::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>());
        assert_eq!(codes("permissions"), Permission::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>());
        assert_eq!(words(&codes("relation-types")), RelationType::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>());
        assert_eq!(codes("import-kinds"), Of::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>());
        assert_eq!(codes("import-statuses"), Status::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>());
        assert_eq!(codes("match-reasons"), Why::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>());
        for (item, relation) in list("relation-types").unwrap().iter().zip(RelationType::ALL) {
            assert_eq!(item.inverse.as_ref().unwrap().code, relation.inverse());
        }
    }
}
