//! Titles and forms by the words for them: their codes, every name of every time, and who gives them.

#[cfg(test)]
mod tests;
mod wording;

use std::collections::{HashMap, HashSet};

use super::AwardType;
use crate::language::Label;
use chrono::NaiveDate;
use wording::{Who, family, loose, normal, of_city, of_issuer, who};

/// The catalogue by its words.
#[derive(Debug, Clone, Default)]
pub struct AwardWords {
    codes: HashMap<String, HashSet<String>>,
    /// The same by names without the small words between.
    loosely: HashMap<String, HashSet<String>>,
    types: HashMap<String, Known>,
}

/// A title or form.
#[derive(Debug, Clone, Default)]
struct Known {
    /// Its names, normal.
    names: Vec<String>,
    recipient_kinds: Vec<String>,
    /// Codes of `deciding-offices`, of any time.
    offices: HashSet<String>,
    /// The last day it could be given.
    ended: Option<NaiveDate>,
}

/// What is known of a decision, where its words alone do not say which title or form is meant.
#[derive(Debug, Clone, Copy, Default)]
pub struct Decided<'d> {
    /// Its day.
    pub day: Option<NaiveDate>,
    /// The kind of the organization that issued it: a code of `organization-kinds`.
    pub issuer: Option<&'d str>,
}

impl<'t> FromIterator<&'t AwardType> for AwardWords {
    fn from_iter<Types: IntoIterator<Item = &'t AwardType>>(types: Types) -> Self {
        let mut words = Self::default();
        for one in types {
            words.add(one);
        }
        words
    }
}

impl AwardWords {
    /// Adds a title or form with its names.
    fn add(&mut self, one: &AwardType) {
        let labels = std::iter::once(&one.label).chain(one.periods.iter().map(|period| &period.name));
        let names: Vec<String> = labels
            .flat_map(|Label { vi, en }| std::iter::once(vi.as_str()).chain(en.as_deref()))
            .chain([one.code.as_str()])
            .map(normal)
            .collect();
        for name in &names {
            self.codes.entry(name.clone()).or_default().insert(one.code.clone());
            self.loosely.entry(loose(name)).or_default().insert(one.code.clone());
        }
        let offices = one.periods.iter().flat_map(|period| &period.deciders).map(|decider| decider.office.clone());
        let known = Known {
            names,
            recipient_kinds: one.recipient_kinds.clone(),
            offices: offices.collect(),
            ended: one.last_day(),
        };
        self.types.insert(one.code.clone(), known);
    }

    /// The code of the one title or form that is called so.
    #[must_use]
    pub fn code(&self, words: &str) -> Option<String> {
        only(self.codes.get(&normal(words))?.iter()).cloned()
    }

    /// The code of the one title or form that these words mean in a decision: one of those called so that could be given
    /// on its day, or what a family word and whoever decides leave open no longer.
    #[must_use]
    pub fn recognize(&self, words: &str, decided: Decided<'_>) -> Option<String> {
        let said = normal(words);
        let lived = |code: &&String| {
            let ended = self.types.get(*code).and_then(|known| known.ended);
            !matches!((ended, decided.day), (Some(ended), Some(day)) if ended < day)
        };
        let called = self.codes.get(&said).or_else(|| self.loosely.get(&loose(&said)));
        if let Some(codes) = called {
            return only(codes.iter().filter(lived)).cloned();
        }
        if let Some((family, rest)) = family(&said)
            && let Some(offices) = offices(family, rest, decided)
        {
            let fits = |known: &Known| {
                known.names.iter().any(|name| name.starts_with(family))
                    && offices.iter().any(|office| known.offices.contains(*office))
            };
            return only(self.types.iter().filter(|(_, known)| fits(known)).map(|(code, _)| code).filter(lived))
                .cloned();
        }
        // "Lao động tiên tiến năm 2020": a name, and when.
        let begun = |known: &Known| {
            let rest = |name: &String| said.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix(' '));
            known.names.iter().filter_map(rest).any(|rest| ["nam ", "giai doan "].iter().any(|w| rest.starts_with(w)))
        };
        only(self.types.iter().filter(|(_, known)| begun(known)).map(|(code, _)| code).filter(lived)).cloned()
    }

    /// The only kind of recipients that a title or form is for.
    #[must_use]
    pub fn only_recipient_kind(&self, code: &str) -> Option<&str> {
        match self.types.get(code).map(|known| known.recipient_kinds.as_slice()) {
            Some([only]) => Some(only),
            _ => None,
        }
    }
}

/// The offices that may be meant; none when nobody is, or who is said is not understood.
fn offices(family: &str, rest: &str, decided: Decided<'_>) -> Option<Vec<&'static str>> {
    let mut offices = match who(rest)? {
        Who::Office(office) => Some(vec![office]),
        Who::City => Some(of_city(decided.issuer).to_vec()),
        Who::Unsaid if matches!(family, "bang khen" | "giay khen" | "co thi dua") => {
            decided.issuer.and_then(of_issuer).map(|office| vec![office])
        }
        Who::Unsaid => None,
    }?;
    if family == "chien si thi dua" {
        // Those of the grassroots level are called so, and never by who decides.
        offices.retain(|office| !matches!(*office, "district-chairman" | "commune-chairman"));
    }
    Some(offices)
}

fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}
