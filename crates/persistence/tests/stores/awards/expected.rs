//! What lists and counts should be, from the awards themselves, looked at one by one.

use std::collections::HashMap;

use chrono::Datelike;
use serde_json::Value;
use thidua_domain::{
    access::{Sight, SightLine},
    ids::OrganizationId,
    records::{Instant, Visibility},
    sheets::Sheet,
    text::{fold, lower, tokens},
};
use thidua_persistence::{
    awards::{self, Along, Order},
    documents::Phase,
    organizations,
    query::Direction,
    sheets::{self, SheetFilter},
};
use thidua_test_support::World;
use uuid::Uuid;

use super::history::Register;

impl Register<'_> {
    /// What is above each unit now.
    fn custody(&self) -> HashMap<OrganizationId, Vec<OrganizationId>> {
        let above = |unit| self.world.db().read(|conn| organizations::above(conn, unit)).unwrap();
        self.units.iter().map(|unit| (*unit, above(*unit))).collect()
    }

    /// What a filter should find, newest first, looked at one by one.
    fn expected(&self, filter: &SheetFilter) -> Vec<&Sheet> {
        let above = self.custody();
        let sees = |award: &Sheet| {
            let custody = &above[&award.front.organization_id];
            let line = &filter.sight;
            let under = |roots: &[OrganizationId]| roots.iter().any(|root| custody.contains(root));
            match award.front.visibility {
                Visibility::Public => Sight::Public,
                Visibility::Internal if line.all_internal || under(&line.internal_under) => Sight::Full,
                Visibility::Draft if line.all_drafts || under(&line.drafts_under) => Sight::Full,
                _ => Sight::Nothing,
            }
        };
        let text = |award: &Sheet, name: &str| match &award.content[name] {
            Value::Bool(flag) => flag.to_string(),
            // What is not said counts as no.
            Value::Null if name == "posthumous" => "false".to_owned(),
            value => value.as_str().unwrap_or_default().to_owned(),
        };
        let fits = |award: &Sheet| {
            let unit = text(award, "unitId").parse().map_or(award.front.organization_id, OrganizationId::from_uuid);
            let visibility = filter.visibility.as_ref();
            visibility.is_none_or(|wanted| award.front.visibility.as_str() == wanted)
                && filter.under.is_none_or(|root| above[&unit].contains(&root))
                && filter.keeper.is_none_or(|keeper| award.front.organization_id == keeper)
                && filter.updated_since.is_none_or(|since| changed(award, &filter.sight) >= Some(since))
                && filter.words.as_ref().is_none_or(|words| holds(&fold(&text(award, "citation")), &words.loose))
                && filter.terms.iter().all(|(name, values)| {
                    let has = if *name == "year" { year(award).to_string() } else { text(award, name) };
                    values.contains(&has)
                })
        };
        let mut found: Vec<&Sheet> =
            self.awards.values().filter(|award| sees(award) != Sight::Nothing && fits(award)).collect();
        found.sort_by_key(|award| std::cmp::Reverse((award.index().sort_on, award.id)));
        found
    }

    /// The filter finds what it should, in pages of any size and both directions, and counts are right.
    pub(super) fn check(&self, filter: &SheetFilter) {
        let expected = self.expected(filter);
        let ids: Vec<Uuid> = expected.iter().map(|award| award.id).collect();
        let size = 1 + self.dice.0 % 7;
        let size = usize::try_from(size).unwrap();
        assert_eq!(walked(self.world, filter, Order::by_time(Direction::Descending), size), ids, "{filter:?}");
        let mut oldest_first = ids.clone();
        oldest_first.reverse();
        assert_eq!(walked(self.world, filter, Order::by_time(Direction::Ascending), size), oldest_first, "{filter:?}");
        let mut by_change = expected.clone();
        by_change.sort_by_key(|award| (changed(award, &filter.sight), award.id));
        let by_change: Vec<Uuid> = by_change.iter().map(|award| award.id).collect();
        let order = Order { along: Along::Changes, direction: Direction::Ascending, phase: Phase::All };
        assert_eq!(walked(self.world, filter, order, size), by_change, "{filter:?}");
        if let Some(words) = &filter.words {
            let is_exact = |award: &&&Sheet| holds(&lower(award.content["citation"].as_str().unwrap()), &words.exact);
            let (exact, rest): (Vec<&Sheet>, Vec<&Sheet>) = expected.iter().partition(|award| is_exact(award));
            for (phase, part) in [(Phase::Exact, exact), (Phase::Rest, rest)] {
                let order = Order { phase, ..Order::by_time(Direction::Descending) };
                let part: Vec<Uuid> = part.iter().map(|award| award.id).collect();
                assert_eq!(walked(self.world, filter, order, size), part, "{phase:?} {filter:?}");
            }
        }
        let count = self.world.db().read(|conn| sheets::count(conn, filter)).unwrap();
        assert_eq!(count, Some(i64::try_from(ids.len()).unwrap()), "{filter:?}");
        for properties in [&["workerClass"][..], &["awardType"], &["kind"], &["awardType", "workerClass"]] {
            let mut groups: HashMap<(i32, Vec<String>), i64> = HashMap::new();
            for award in &expected {
                let values = properties.iter().map(|name| award.content[*name].as_str().unwrap_or_default().to_owned());
                *groups.entry((year(award), values.collect())).or_default() += 1;
            }
            let counted = self.world.db().read(|conn| awards::count_by(conn, filter, properties)).unwrap().unwrap();
            assert_eq!(counted.into_iter().collect::<HashMap<_, _>>(), groups, "{filter:?} by {properties:?}");
        }
    }
}

/// When it was changed last, as a caller sees it.
fn changed(award: &Sheet, sight: &SightLine) -> Option<Instant> {
    if sight.is_public_only() { award.front.public_updated_at } else { Some(award.front.updated_at) }
}

/// Whether a text holds all of some words, the last one as a beginning too.
fn holds(text: &str, words: &str) -> bool {
    let (text, words) = (tokens(text), tokens(words));
    let (text, mut words): (Vec<&str>, Vec<&str>) = (text.split(' ').collect(), words.split(' ').collect());
    let last = words.pop().unwrap();
    words.iter().all(|word| text.contains(word)) && text.iter().any(|word| word.starts_with(last))
}

fn year(award: &Sheet) -> i32 {
    let year = award.index().sort_on.year();
    if year == 1 { 0 } else { year }
}

fn walked(world: &World, filter: &SheetFilter, order: Order, size: usize) -> Vec<Uuid> {
    let (mut found, mut place): (Vec<Uuid>, Option<(Instant, Uuid)>) = (vec![], None);
    loop {
        let part = world.db().read(|conn| awards::walk(conn, filter, order, place, size)).unwrap();
        assert!(part.awards.len() <= size);
        found.extend(part.awards.iter().map(|award| award.id));
        match part.next {
            Some(next) => place = Some(next),
            None => return found,
        }
    }
}
