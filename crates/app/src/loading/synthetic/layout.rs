//! How a synthetic city is laid out: units, the places recipients belong to, and who decides over which of them.

use super::{
    SyntheticCity,
    data::{Data, HomeKind, Level},
    units::Unit,
};

/// How many units of each kind there are: from some 60 in all to some 1,500, by the root of the number of awards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    pub districts: usize,
    /// Communes of a district, before the merger.
    pub communes: usize,
    /// What became of them.
    pub merged: usize,
    pub schools: usize,
    pub high_schools: usize,
    pub hospitals: usize,
    pub enterprises: usize,
    pub villages: usize,
}

impl Sizes {
    pub(super) fn of(scale: u32) -> Self {
        let more = usize::try_from(scale.isqrt()).unwrap_or_default() * 144 / 100;
        let districts = 2 + more / 144;
        let communes = 3 + more / 180;
        let merged = communes.div_ceil(2);
        let rest = 24 + more * 3 / 4;
        let (schools, high_schools, hospitals) = (rest * 3 / 10, rest / 16, rest / 16);
        let enterprises = rest / 4;
        let villages = rest - schools - high_schools - hospitals - enterprises;
        Self { districts, communes, merged, schools, high_schools, hospitals, enterprises, villages }
    }
}

/// Where recipients belong.
pub(super) struct Home {
    pub kind: HomeKind,
    /// Their unit until the reform.
    pub before: usize,
    /// Their unit since.
    pub after: usize,
    /// Who keeps their records.
    pub keeper: usize,
    pub sector: Option<String>,
    /// Its first recipient.
    pub first: usize,
    /// How many it has.
    pub count: usize,
    /// Index of its commune in [`Layout::communes`].
    commune: Option<usize>,
}

/// Somebody who decides.
pub(super) struct Decider {
    pub level: Level,
    /// The unit; the holder of its first office decides.
    pub unit: usize,
    /// What stands for it in symbols.
    pub symbol: String,
    /// As decisions print it.
    pub printed: String,
    /// The homes whose recipients it decides about.
    homes: Vec<usize>,
    /// How many recipients there are up to the end of each of them.
    ends: Vec<usize>,
}

impl Decider {
    /// How many recipients it decides about.
    pub(super) fn reach(&self) -> usize {
        self.ends.last().copied().unwrap_or_default()
    }
}

/// A commune of before the reform: itself and its committee, then and now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Commune {
    district: usize,
    pub old: (usize, usize),
    pub new: (usize, usize),
}

/// The whole.
#[derive(Default)]
pub(super) struct Layout {
    pub units: Vec<Unit>,
    pub homes: Vec<Home>,
    pub deciders: Vec<Decider>,
    pub communes: Vec<Commune>,
    /// How many recipients there are.
    pub recipients: usize,
}

impl Layout {
    pub(super) fn add(&mut self, unit: Unit) -> usize {
        self.units.push(unit);
        self.units.len() - 1
    }

    pub(super) fn name(&self, unit: usize) -> String {
        self.units.get(unit).map_or_else(String::new, |unit| unit.name.clone())
    }

    pub(super) fn en(&self, unit: usize) -> String {
        self.units.get(unit).map_or_else(String::new, |unit| unit.en.clone())
    }

    pub(super) fn decider(&mut self, level: Level, unit: usize, symbol: &str, printed: &str) {
        let (symbol, printed) = (symbol.to_owned(), printed.to_owned());
        self.deciders.push(Decider { level, unit, symbol, printed, homes: vec![], ends: vec![] });
    }

    pub(super) fn home(&mut self, kind: HomeKind, before: usize, after: usize, keeper: usize) -> usize {
        self.homes.push(Home { kind, before, after, keeper, sector: None, first: 0, count: 0, commune: None });
        self.homes.len() - 1
    }

    /// The sector of the home added last.
    pub(super) fn sector(&mut self, sector: &str) {
        if let Some(home) = self.homes.last_mut() {
            home.sector = Some(sector.to_owned());
        }
    }

    /// The home added last lies in this commune.
    pub(super) fn belongs(&mut self, commune: usize) {
        if let Some(home) = self.homes.last_mut() {
            home.commune = Some(commune);
        }
    }

    pub(super) fn commune(&mut self, district: usize, old: (usize, usize), new: (usize, usize), seat: usize) {
        self.communes.push(Commune { district, old, new });
        if let Some(home) = self.homes.get_mut(seat) {
            home.commune = Some(self.communes.len() - 1);
        }
    }

    /// Gives every home its recipients, two for five awards in all, and every decider those it decides about.
    pub(super) fn settle(&mut self, city: SyntheticCity, data: &Data) {
        let wanted = usize::try_from(city.scale).unwrap_or_default() * 2 / 5;
        let total: usize = self.homes.iter().map(|home| weight(home.kind)).sum();
        let mut next = 0;
        for home in &mut self.homes {
            home.first = next;
            home.count = (wanted * weight(home.kind) / total.max(1)).max(2);
            next += home.count;
        }
        self.recipients = next;
        let oversees = |unit: usize, kind: HomeKind| {
            let code = self.units.get(unit).map_or("", |unit| unit.code.as_str());
            let rows = &data.places.departments;
            rows.iter().any(|row| row.oversees == Some(kind) && code.strip_prefix("mau-") == Some(row.code.as_str()))
        };
        for n in 0..self.deciders.len() {
            let Some(decider) = self.deciders.get(n) else { continue };
            let (level, unit) = (decider.level, decider.unit);
            let is_its = |home: &Home| {
                let commune = home.commune.and_then(|commune| self.communes.get(commune));
                match level {
                    Level::City | Level::PrimeMinister | Level::President => true,
                    Level::Department => home.before == unit || oversees(unit, home.kind),
                    Level::District => commune.is_some_and(|commune| commune.district == unit),
                    Level::Commune => commune.is_some_and(|commune| commune.old.1 == unit || commune.new.1 == unit),
                    Level::Unit | Level::Enterprise => home.before == unit,
                }
            };
            let homes: Vec<usize> =
                self.homes.iter().enumerate().filter(|(_, home)| is_its(home)).map(|(n, _)| n).collect();
            let mut end = 0;
            let counts = homes.iter().filter_map(|home| self.homes.get(*home)).map(|home| home.count);
            let ends = counts.map(|count| {
                end += count;
                end
            });
            let ends = ends.collect();
            if let Some(decider) = self.deciders.get_mut(n) {
                (decider.homes, decider.ends) = (homes, ends);
            }
        }
    }

    /// The recipient at a place among those that somebody decides about.
    pub(super) fn within(&self, decider: &Decider, place: usize) -> Option<usize> {
        let n = decider.ends.partition_point(|end| *end <= place);
        let home = self.homes.get(*decider.homes.get(n)?)?;
        let before = decider.ends.get(n)?.checked_sub(home.count)?;
        Some(home.first + place.checked_sub(before)?)
    }

    /// The home of a recipient, and which of its recipients it is.
    pub(super) fn home_of(&self, recipient: usize) -> Option<(&Home, usize)> {
        let n = self.homes.partition_point(|home| home.first + home.count <= recipient);
        let home = self.homes.get(n)?;
        Some((home, recipient.checked_sub(home.first)?))
    }
}

/// How many recipients a home of this kind has, beside others.
fn weight(kind: HomeKind) -> usize {
    match kind {
        HomeKind::Seat => 12,
        HomeKind::School => 18,
        HomeKind::Department | HomeKind::Village => 25,
        HomeKind::HighSchool => 30,
        HomeKind::Enterprise => 40,
        HomeKind::Hospital => 60,
    }
}

impl SyntheticCity {
    /// The number of its awards.
    pub(super) fn awards(self) -> usize {
        usize::try_from(self.scale).unwrap_or_default()
    }
}
