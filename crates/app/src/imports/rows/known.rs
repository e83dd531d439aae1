//! What rows name in words, looked up once for many of them.

use std::collections::HashMap;

use thidua_domain::{
    access::Sight,
    award_types::{AwardWords, Decided},
    documents::DocumentType,
    ids::OrganizationId,
    matching::{Candidate, exact_key, folded_key},
    organizations::Organization,
    records::Kind,
    sheets::Sheet,
};
use thidua_persistence::{
    award_types,
    connection::Conn,
    organizations::{self, OrganizationFilter, OrganizationSort},
    query::Direction,
};
use uuid::Uuid;

use super::{Of, Read, Setting, candidates, lines::Lines};
use crate::{documents, errors::Error, names::sights};

/// More organizations than any installation has.
const MOST_ORGANIZATIONS: i64 = 1_000_000;

/// What rows name.
pub(super) struct Known {
    organizations: Vec<Organization>,
    by_code: HashMap<String, usize>,
    /// The same by codes in lower case; none where several have one.
    by_any_case: HashMap<String, Option<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    types: Vec<DocumentType>,
    award_types: AwardWords,
    /// Recipients whose names rows have, by the folded name.
    pub candidates: HashMap<String, Vec<Candidate>>,
    /// Recipients with the number of an identity card that rows have.
    pub by_number: HashMap<String, Vec<Candidate>>,
    /// The lines of decisions that are in the register.
    pub lines: HashMap<Uuid, Lines>,
    /// Campaigns, congresses and ceremonies, by the words for them.
    pub occasions: HashMap<(Kind, String), Vec<Uuid>>,
}

impl Known {
    /// What every row may name.
    pub(super) fn load(setting: &Setting<'_>, conn: &mut Conn) -> Result<Self, Error> {
        let filter = OrganizationFilter { sight: setting.call.sight_line(), ..OrganizationFilter::default() };
        let sort = (OrganizationSort::Name, Direction::Ascending);
        let organizations = organizations::list(conn, &filter, sort.0, sort.1, None, MOST_ORGANIZATIONS)?;
        let mut by_code = HashMap::new();
        let mut by_any_case: HashMap<String, Option<usize>> = HashMap::new();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (n, organization) in organizations.iter().enumerate() {
            let code = &organization.content.code;
            by_code.insert(code.clone(), n);
            by_any_case.entry(code.to_lowercase()).and_modify(|known| *known = None).or_insert(Some(n));
            for name in names_of(organization) {
                let named = by_name.entry(exact_key(name)).or_default();
                if !named.contains(&n) {
                    named.push(n);
                }
            }
        }
        let types = documents::catalogue(conn)?;
        let award_types =
            if setting.of == Of::Awards { award_types::all(conn)?.iter().collect() } else { AwardWords::default() };
        Ok(Self {
            organizations,
            by_code,
            by_any_case,
            by_name,
            types,
            award_types,
            candidates: HashMap::new(),
            by_number: HashMap::new(),
            lines: HashMap::new(),
            occasions: HashMap::new(),
        })
    }

    /// Looks up whom rows name.
    pub(super) fn look_up(&mut self, setting: &Setting<'_>, conn: &mut Conn, reads: &[Read]) -> Result<(), Error> {
        if matches!(setting.of, Of::Awards | Of::Recipients) {
            candidates::look_up(self, setting, conn, reads)?;
        }
        Ok(())
    }

    /// The code of a title or form, by its code or any name of any time.
    pub(super) fn award_type(&self, words: &str) -> Option<String> {
        self.award_types.code(words)
    }

    /// The same, with what is known of the decision.
    pub(super) fn recognized(&self, words: &str, decided: Decided<'_>) -> Option<String> {
        self.award_types.recognize(words, decided)
    }

    /// The only kind of recipients that a title or form is for.
    pub(super) fn only_recipient_kind(&self, code: &str) -> Option<&str> {
        self.award_types.only_recipient_kind(code)
    }

    /// The code of a document type, by its code, name or abbreviation.
    pub(super) fn document_type(&self, words: &str) -> Option<String> {
        let wanted = folded_key(words);
        let fits = |text: &str| folded_key(text) == wanted;
        let mut found = self.types.iter().filter(|known| {
            known.row.code == words
                || fits(&known.label.vi)
                || known.label.en.as_deref().is_some_and(fits)
                || known.row.abbreviation.as_deref().is_some_and(fits)
        });
        match (found.next(), found.next()) {
            (Some(only), None) => Some(only.row.code.clone()),
            // A name that several families have is told by the symbol.
            (Some(first), Some(_)) => first.row.code.starts_with("adm-").then(|| first.row.code.clone()),
            _ => None,
        }
    }

    /// The organization with this id.
    pub(super) fn organization(&self, id: OrganizationId) -> Option<&Organization> {
        self.organizations.iter().find(|known| known.id == id)
    }

    /// The organization with this code.
    pub(super) fn by_code(&self, code: &str) -> Option<&Organization> {
        self.by_code.get(code).and_then(|n| self.organizations.get(*n))
    }

    /// The one organization that is called so, by code in whatever case, name or abbreviation.
    pub(super) fn named(&self, words: &str) -> Option<&Organization> {
        let words = words.trim();
        if let Some(found) = self.by_code(words) {
            return Some(found);
        }
        if let Some(Some(n)) = self.by_any_case.get(&words.to_lowercase()) {
            return self.organizations.get(*n);
        }
        match self.by_name.get(&exact_key(words)).map(Vec::as_slice) {
            Some([only]) => self.organizations.get(*only),
            _ => None,
        }
    }

    /// What an organization is called.
    pub(super) fn names(&self, id: Uuid) -> Vec<String> {
        let found = self.organization(OrganizationId::from_uuid(id));
        found.map(|found| names_of(found).map(str::to_owned).collect()).unwrap_or_default()
    }
}

fn names_of(organization: &Organization) -> impl Iterator<Item = &str> {
    let content = &organization.content;
    std::iter::once(content.name.vi.as_str())
        .chain(content.name.en.as_deref())
        .chain(content.abbreviations.iter().map(String::as_str))
}

/// Sheets with how much of each the caller sees.
pub(super) fn in_sight(
    conn: &mut Conn,
    setting: &Setting<'_>,
    sheets: Vec<Sheet>,
) -> Result<Vec<(Sheet, Sight)>, Error> {
    let fronts: Vec<_> = sheets.iter().map(|sheet| &sheet.front).collect();
    let seen = sights(conn, setting.call, &fronts)?;
    Ok(sheets.into_iter().zip(seen).collect())
}
