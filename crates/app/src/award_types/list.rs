//! Lists of the catalogue. It is small and has an order of its own, so pages are cut from the whole of it.

use std::fmt::Debug;

use chrono::NaiveDate;
use thidua_domain::{
    award_types::{AwardType, Family},
    base_salaries::BaseSalary,
    text::{fold, lower, tokens},
};
use thidua_persistence::{award_types, base_salaries, connection::Conn};

use crate::{
    App,
    errors::Error,
    paging::{self, Page, PageRequest},
};

/// Which award types. An empty list asks for all.
#[derive(Debug, Clone, Default)]
pub struct AwardTypeFilter {
    /// Of one of these families.
    pub families: Vec<Family>,
    /// Of one of these groups.
    pub groups: Vec<String>,
    /// Of one of these levels.
    pub levels: Vec<String>,
    /// Given to one of these kinds of recipient.
    pub recipient_kinds: Vec<String>,
    /// Words of its code or of any of its names; the last may be a beginning.
    pub words: Option<String>,
}

/// How well words are met.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Met {
    WithAccents,
    WithoutAccents,
}

impl AwardTypeFilter {
    fn takes(&self, one: &AwardType) -> bool {
        let among = |asked: &[String], code: &String| asked.is_empty() || asked.contains(code);
        (self.families.is_empty() || self.families.contains(&one.family))
            && among(&self.groups, &one.group)
            && among(&self.levels, &one.level)
            && (self.recipient_kinds.is_empty()
                || one.recipient_kinds.iter().any(|kind| self.recipient_kinds.contains(kind)))
    }

    fn met_by(&self, one: &AwardType) -> Option<Met> {
        let Some(words) = &self.words else { return Some(Met::WithAccents) };
        let names = one.periods.iter().map(|period| &period.name).chain([&one.label]);
        let names = names.flat_map(|name| [Some(name.vi.as_str()), name.en.as_deref()]).flatten();
        let text = names.chain([one.code.as_str()]).collect::<Vec<_>>().join(" ");
        if has(&tokens(&lower(&text)), &tokens(&lower(words))) {
            return Some(Met::WithAccents);
        }
        has(&tokens(&fold(&text)), &tokens(&fold(words))).then_some(Met::WithoutAccents)
    }
}

/// Whether every asked word is among the words of a text, the last one also as a beginning.
fn has(text: &str, asked: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let mut asked = asked.split(' ').filter(|word| !word.is_empty());
    asked.next_back().is_some_and(|last| words.iter().any(|word| word.starts_with(last)))
        && asked.all(|word| words.contains(&word))
}

/// A page of award types, in the order of the catalogue; better matches of words first.
///
/// # Errors
/// When the cursor is not of this list, or when the store fails.
pub fn list_award_types(
    conn: &mut Conn,
    app: &App,
    filter: &AwardTypeFilter,
    request: &PageRequest,
) -> Result<Page<AwardType>, Error> {
    let all = award_types::all(conn)?;
    let mut found: Vec<(Met, AwardType)> = all
        .into_iter()
        .filter(|one| filter.takes(one))
        .filter_map(|one| filter.met_by(&one).map(|met| (met, one)))
        .collect();
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    let found = found.into_iter().map(|(_, one)| one).collect();
    cut(app, &("award types", filter), found, |one| one.code.clone(), request)
}

/// A page of base salaries, oldest first; the one of a day where one is given.
///
/// # Errors
/// When the cursor is not of this list, or when the store fails.
pub fn list_base_salaries(
    conn: &mut Conn,
    app: &App,
    as_of: Option<NaiveDate>,
    request: &PageRequest,
) -> Result<Page<BaseSalary>, Error> {
    let salaries = base_salaries::all(conn)?;
    let found = match as_of {
        Some(day) => salaries.on(day).cloned().into_iter().collect(),
        None => salaries.rows().to_vec(),
    };
    cut(app, &("base salaries", as_of), found, |one| one.valid_from.to_string(), request)
}

/// The page of `items` that is asked for; its cursor holds the key of its last item.
fn cut<T>(
    app: &App,
    list: &impl Debug,
    items: Vec<T>,
    key: impl Fn(&T) -> String,
    request: &PageRequest,
) -> Result<Page<T>, Error> {
    let total = if request.with_total { i64::try_from(items.len()).ok() } else { None };
    let size = usize::try_from(request.size).unwrap_or_default();
    let mut rest = items.into_iter();
    if let Some(cursor) = &request.cursor {
        let last: String = paging::open(app, list, cursor)?;
        rest.by_ref().find(|item| key(item) == last).ok_or(Error::InvalidCursor)?;
    }
    let items: Vec<T> = rest.by_ref().take(size).collect();
    let next = match (items.last(), rest.next()) {
        (Some(last), Some(_)) => Some(paging::seal(app, list, key(last))?),
        _ => None,
    };
    Ok(Page { items, next, total })
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn words_are_whole_but_for_the_last() {
        for (asked, found) in [
            ("huan chuong lao dong", true),
            ("lao dong huan", true),
            ("dong la", true),
            ("la dong", false),
            ("huy chuong", false),
            ("", false),
        ] {
            assert_eq!(has("huan chuong lao dong hang nhat", asked), found, "{asked}");
        }
    }
}
