//! Who decides what about whom on which day: everything about the awards but their words.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::{
    SyntheticCity, calendar,
    data::{Data, Level, Occasion, Sort},
    layout::{Decider, Layout},
    random::{Random, wide},
    recipients::sort_of,
    units::HOSPITAL,
};

/// A decision.
#[derive(Debug)]
pub(super) struct Decision {
    /// Index of the decider.
    pub decider: usize,
    pub day: NaiveDate,
    pub occasion: Occasion,
    /// The year that an annual decision looks back on.
    pub year: i32,
    /// Whether that is a school year.
    pub school: bool,
    /// Draws the words of its title: a topic, a deed.
    pub topic: usize,
    /// Its number in the year of its decider.
    pub number: u32,
    /// Index of its first award.
    pub first: usize,
    pub lines: Vec<Line>,
}

/// A line of its annex.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub recipient: usize,
    /// Index of the award type.
    pub award_type: usize,
}

/// How often a decision is looked for that stands on its day: some deciders exist for a part of the time only.
const TRIES: usize = 12;

struct Planner<'a> {
    city: SyntheticCity,
    data: &'a Data,
    layout: &'a Layout,
    by_level: HashMap<Level, Vec<usize>>,
    offers: HashMap<(Level, Occasion, Sort), Vec<(usize, u64)>>,
    /// Who had an annual award of a year already.
    had: HashSet<(usize, i32)>,
}

/// The decisions, in the order of their days, with as many lines in all as there are to be awards.
pub(super) fn plan(city: SyntheticCity, data: &Data, layout: &Layout) -> Vec<Decision> {
    let mut planner =
        Planner { city, data, layout, by_level: HashMap::new(), offers: offers(data), had: HashSet::new() };
    for (n, decider) in layout.deciders.iter().enumerate() {
        planner.by_level.entry(decider.level).or_default().push(n);
    }
    let (mut decisions, mut left, mut n) = (Vec::new(), city.awards(), 0);
    while left > 0 {
        if let Some(decision) = planner.decision(n, left) {
            left -= decision.lines.len();
            decisions.push(decision);
        }
        n += 1;
    }
    // A stable sort: decisions of one day stay in the order in which they were made.
    decisions.sort_by_key(|decision| decision.day);
    number(city, &mut decisions);
    decisions
}

/// The award types that may be given, with their weights.
fn offers(data: &Data) -> HashMap<(Level, Occasion, Sort), Vec<(usize, u64)>> {
    let mut offers: HashMap<_, Vec<(usize, u64)>> = HashMap::new();
    for offer in &data.awards.offers {
        let found = data.awards.types.iter().position(|known| known.code == offer.award_type);
        for sort in &offer.to {
            if let Some(found) = found {
                offers.entry((offer.by, offer.occasion, *sort)).or_default().push((found, offer.weight));
            }
        }
    }
    offers
}

/// Gives each decision its number, rising within a decider's year, and each award its index.
fn number(city: SyntheticCity, decisions: &mut [Decision]) {
    let mut numbers: HashMap<(usize, i32), u32> = HashMap::new();
    let mut first = 0;
    for (n, decision) in decisions.iter_mut().enumerate() {
        let step = Random::of(city.seed, "number", n).below(7) + 1;
        let number = numbers.entry((decision.decider, decision.day.year())).or_default();
        *number += u32::try_from(step).unwrap_or(1);
        decision.number = *number;
        decision.first = first;
        first += decision.lines.len();
    }
}

impl<'a> Planner<'a> {
    fn decision(&mut self, n: usize, left: usize) -> Option<Decision> {
        let mut random = Random::of(self.city.seed, "decision", n);
        let awards = &self.data.awards;
        let level = random.weighted(&awards.deciders, |row| row.weight)?.level;
        let mut occasion = random.weighted(&awards.occasions, |row| row.weight)?.occasion;
        match level {
            Level::PrimeMinister | Level::President => occasion = Occasion::Annual,
            Level::City if random.happens(80) => occasion = Occasion::Contribution,
            _ => {}
        }
        let (index, decider, day, year, school) = (0..TRIES).find_map(|_| self.when(&mut random, level, occasion))?;
        let size = random.weighted(&awards.sizes, |size| size.weight)?;
        let size = random.between(size.from, size.to).min(decider.reach() * 3 / 5 + 1).min(left);
        let mut lines = self.lines(&mut random, decider, (level, occasion, year), size);
        lines.sort_unstable_by_key(|line| (line.award_type, line.recipient));
        let topic = random.index(1_000_000);
        let decision = Decision { decider: index, day, occasion, year, school, topic, number: 0, first: 0, lines };
        (!decision.lines.is_empty()).then_some(decision)
    }

    /// Somebody of this level who is there on the day.
    fn when(
        &self,
        random: &mut Random,
        level: Level,
        occasion: Occasion,
    ) -> Option<(usize, &'a Decider, NaiveDate, i32, bool)> {
        let of_level = self.by_level.get(&level)?;
        let index = *of_level.get(random.index(of_level.len()))?;
        let decider = self.layout.deciders.get(index)?;
        let school = occasion == Occasion::Annual && level == Level::Unit && decider.symbol != HOSPITAL;
        let mut year = calendar::year(random);
        let mut day = match occasion {
            Occasion::Annual => calendar::annual(random, year, school),
            _ => calendar::any(random),
        };
        if occasion != Occasion::Annual {
            year = day.year();
        }
        // A deed is sometimes honoured on the spot, whatever the day.
        if occasion != Occasion::Sudden || !random.happens(200) {
            day = calendar::working(day);
        }
        let unit = self.layout.units.get(decider.unit)?;
        let there = unit.from.is_none_or(|from| from <= day) && unit.to.is_none_or(|to| day <= to);
        there.then_some((index, decider, day, year, school))
    }

    fn lines(
        &mut self,
        random: &mut Random,
        decider: &Decider,
        (level, occasion, year): (Level, Occasion, i32),
        size: usize,
    ) -> Vec<Line> {
        let mut chosen = HashSet::new();
        let mut lines = Vec::with_capacity(size);
        for _ in 0..size * 4 {
            if lines.len() == size {
                break;
            }
            // Some are honoured far more often than others.
            let reach = wide(decider.reach());
            let bound = if random.happens(250) { random.below(reach) + 1 } else { reach };
            let place = usize::try_from(random.below(bound)).unwrap_or_default();
            let Some(recipient) = self.layout.within(decider, place) else { continue };
            let Some(sort) = sort_of(self.city, self.data, self.layout, recipient) else { continue };
            let Some(offers) = self.offers.get(&(level, occasion, sort)) else { continue };
            let Some((award_type, _)) = random.weighted(offers, |offer| offer.1).copied() else { continue };
            if !chosen.insert(recipient) || (occasion == Occasion::Annual && !self.had.insert((recipient, year))) {
                continue;
            }
            lines.push(Line { recipient, award_type });
        }
        lines
    }
}
