//! Titles and forms by the words for them: their codes, and every name of every time.

use std::collections::{HashMap, HashSet};

use thidua_domain::{language::Label, matching::folded_key};
use thidua_persistence::{award_types, connection::Conn};

use crate::errors::Error;

/// The catalogue by its words.
#[derive(Debug, Clone, Default)]
pub(super) struct AwardWords {
    codes: HashMap<String, HashSet<String>>,
    recipient_kinds: HashMap<String, Vec<String>>,
}

/// The catalogue, by its words.
pub(super) fn load(conn: &mut Conn) -> Result<AwardWords, Error> {
    let mut words = AwardWords::default();
    for one in award_types::all(conn)? {
        let labels = std::iter::once(&one.label).chain(one.periods.iter().map(|period| &period.name));
        let names = labels.flat_map(|Label { vi, en }| std::iter::once(vi.as_str()).chain(en.as_deref()));
        words.add(&one.code, names, &one.recipient_kinds);
    }
    Ok(words)
}

impl AwardWords {
    /// Adds a title or form with its names.
    fn add<'n>(&mut self, code: &'n str, names: impl Iterator<Item = &'n str>, recipient_kinds: &[String]) {
        for name in names.chain([code]) {
            self.codes.entry(folded_key(name)).or_default().insert(code.to_owned());
        }
        self.recipient_kinds.insert(code.to_owned(), recipient_kinds.to_vec());
    }

    /// The code of the one title or form that these words mean.
    pub(super) fn code(&self, words: &str) -> Option<String> {
        let mut codes = self.codes.get(&folded_key(words))?.iter();
        codes.next().filter(|_| codes.next().is_none()).cloned()
    }

    /// The only kind of recipients that a title or form is for.
    pub(super) fn only_recipient_kind(&self, code: &str) -> Option<&str> {
        match self.recipient_kinds.get(code).map(Vec::as_slice) {
            Some([only]) => Some(only),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_one_type_give_its_code() {
        let mut words = AwardWords::default();
        let both = ["individual".to_owned(), "collective".to_owned()];
        words.add("provincial-certificate", ["Bằng khen cấp tỉnh", "Bằng khen"].into_iter(), &both);
        words.add("ministry-certificate", ["Bằng khen cấp bộ", "Bằng khen"].into_iter(), &both);
        words.add("advanced-worker", ["Lao động tiên tiến"].into_iter(), &["individual".to_owned()]);
        assert_eq!(words.code("BẰNG KHEN CẤP TỈNH").as_deref(), Some("provincial-certificate"));
        assert_eq!(words.code("advanced-worker").as_deref(), Some("advanced-worker"));
        assert_eq!(words.code("Bằng khen"), None);
        assert_eq!(words.only_recipient_kind("advanced-worker"), Some("individual"));
        assert_eq!(words.only_recipient_kind("provincial-certificate"), None);
    }
}
