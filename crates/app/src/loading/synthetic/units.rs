//! The units of a synthetic city: its committee and departments, districts and communes until the reform of 1 July 2025,
//! the merged communes after it, and schools, hospitals, enterprises and villages.

use chrono::NaiveDate;

use super::{
    SyntheticCity,
    data::{Data, Department, HomeKind, Level},
    institutions,
    layout::{Layout, Sizes},
    random::Random,
};

/// The last day of districts and of the communes before the merger (Resolution 202/2025/QH15).
pub(super) const LAST_DAY_BEFORE: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 6, 30);
/// The first day of the merged communes.
pub(super) const FIRST_DAY_AFTER: Option<NaiveDate> = NaiveDate::from_ymd_opt(2025, 7, 1);

/// The code of the city itself: there is one synthetic city in a register.
pub(super) const ROOT_CODE: &str = "mau-thanh-pho";

/// Indexes of the units that are always there.
pub(super) const CITY: usize = 0;
/// The city's people's committee.
pub(super) const COMMITTEE: usize = 1;

/// What stands for a hospital in symbols.
pub(super) const HOSPITAL: &str = "BV";

/// Where a unit stands, from a day and until a day.
pub(super) struct Stay {
    pub under: usize,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// An office of a unit.
pub(super) struct Chair {
    pub code: &'static str,
    pub vi: &'static str,
    pub en: &'static str,
}

/// A unit; others are named by their indexes, all of which are lower.
#[derive(Default)]
pub(super) struct Unit {
    pub code: String,
    pub name: String,
    pub en: String,
    pub kind: &'static str,
    pub abbreviations: Vec<String>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub stays: Vec<Stay>,
    pub predecessors: Vec<usize>,
    pub custodian: Option<usize>,
    pub chairs: Vec<Chair>,
}

impl Unit {
    pub(super) fn new(
        code: impl Into<String>,
        kind: &'static str,
        name: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { code: code.into(), kind, name: name.into(), en: en.into(), ..Self::default() }
    }

    pub(super) fn under(mut self, under: usize) -> Self {
        self.stays = vec![Stay { under, from: None, to: None }];
        self
    }

    /// Under one unit until the reform, and under another one since.
    pub(super) fn moved(mut self, before: usize, after: usize) -> Self {
        self.stays = vec![
            Stay { under: before, from: None, to: LAST_DAY_BEFORE },
            Stay { under: after, from: FIRST_DAY_AFTER, to: None },
        ];
        self
    }

    fn ended(mut self, custodian: Option<usize>) -> Self {
        self.to = LAST_DAY_BEFORE;
        self.custodian = custodian;
        self
    }

    fn after(mut self, predecessors: Vec<usize>) -> Self {
        self.from = FIRST_DAY_AFTER;
        self.predecessors = predecessors;
        self
    }

    fn abbreviated(mut self, abbreviation: &str) -> Self {
        self.abbreviations = vec![abbreviation.to_owned()];
        self
    }

    pub(super) fn chaired(mut self, code: &'static str, vi: &'static str, en: &'static str) -> Self {
        self.chairs.push(Chair { code, vi, en });
        self
    }
}

/// Names of places that are not taken yet, in an order of the seed.
fn place_names(data: &Data, seed: u64) -> Vec<String> {
    let second = &data.places.second;
    let mut all: Vec<String> = data
        .places
        .first
        .iter()
        .flat_map(|first| second.iter().map(move |second| format!("{first} {second}")))
        .collect();
    Random::of(seed, "places", 0).shuffle(&mut all);
    all
}

/// Lays the city out.
pub(super) fn lay_out(city: SyntheticCity, data: &Data) -> Layout {
    let sizes = Sizes::of(city.scale);
    let mut layout = Layout::default();
    layout.add(Unit::new(ROOT_CODE, "city", "Thành phố Mẫu (dữ liệu tổng hợp)", "Sample City (synthetic data)"));
    layout.add(
        Unit::new(
            "mau-ubnd",
            "city_people_committee",
            "Ủy ban nhân dân thành phố Mẫu",
            "Sample City People's Committee",
        )
        .under(CITY)
        .abbreviated("UBND")
        .chaired("provincial-chairman", "Chủ tịch UBND thành phố", "Chairman of the people's committee")
        .chaired("provincial-vice-chairman", "Phó Chủ tịch UBND", "Vice-chairman of the people's committee"),
    );
    layout.add(
        Unit::new(
            "mau-hdtdkt",
            "council",
            "Hội đồng Thi đua – Khen thưởng thành phố Mẫu",
            "Sample City Emulation and Commendation Council",
        )
        .under(COMMITTEE),
    );
    for level in [Level::City, Level::PrimeMinister, Level::President] {
        layout.decider(level, COMMITTEE, "UBND", "Chủ tịch Ủy ban nhân dân thành phố Mẫu");
    }
    let departments: Vec<usize> = data.places.departments.iter().map(|row| department(&mut layout, row)).collect();
    communes(&mut layout, &sizes, &place_names(data, city.seed));
    institutions::schools(&mut layout, &sizes, data, &departments);
    institutions::enterprises(&mut layout, &sizes, data, city.seed);
    institutions::villages(&mut layout, &sizes);
    layout.settle(city, data);
    layout
}

fn department(layout: &mut Layout, row: &Department) -> usize {
    let name = format!("{} thành phố Mẫu", row.name);
    let unit = Unit::new(format!("mau-{}", row.code), "department", &name, format!("Sample City {}", row.en))
        .under(COMMITTEE)
        .abbreviated(&row.abbreviation)
        .chaired("head-of-provincial-department", "Giám đốc Sở", "Director of department");
    let unit = layout.add(unit);
    layout.decider(Level::Department, unit, &row.abbreviation, &format!("Giám đốc {name}"));
    layout.home(HomeKind::Department, unit, unit, unit);
    unit
}

/// Districts with their communes, and what became of them.
fn communes(layout: &mut Layout, sizes: &Sizes, names: &[String]) {
    let mut names = names.iter();
    let mut next = move || names.next().map_or("", String::as_str);
    for d in 0..sizes.districts {
        let urban = d % 2 == 0;
        let name = format!("{} Mẫu", next());
        let (vi, lower) = if urban { ("Quận", "quận") } else { ("Huyện", "huyện") };
        let code = format!("mau-{}-{:02}", if urban { "quan" } else { "huyen" }, d + 1);
        let district = Unit::new(&code, "district", format!("{vi} {name}"), format!("{name} District"))
            .under(CITY)
            .ended(Some(CITY));
        let district = layout.add(district);
        let full = format!("Ủy ban nhân dân {lower} {name}");
        let committee = committee_of(&code, "district_people_committee", &full, &format!("{name} District"))
            .under(district)
            .ended(Some(CITY))
            .chaired("district-chairman", "Chủ tịch UBND cấp huyện", "Chairman of the people's committee");
        let committee = layout.add(committee);
        layout.decider(Level::District, committee, "UBND", &format!("Chủ tịch {full}"));
        let olds: Vec<(String, usize, usize)> = (0..sizes.communes)
            .map(|c| {
                let code = format!("{code}-{}-{:02}", if urban { "p" } else { "x" }, c + 1);
                let name = format!("{} Mẫu", next());
                let (commune, committee) = commune(layout, urban, &code, &name, Place::Before { district });
                (name, commune, committee)
            })
            .collect();
        for m in 0..sizes.merged {
            let group: Vec<&(String, usize, usize)> = olds
                .iter()
                .enumerate()
                .filter(|(n, _)| n * sizes.merged / sizes.communes == m)
                .map(|(_, old)| old)
                .collect();
            let Some((name, ..)) = group.first() else { continue };
            let code = format!("mau-{}-{:02}-{:02}", if urban { "phuong" } else { "xa" }, d + 1, m + 1);
            let before = |which: fn(&(String, usize, usize)) -> usize| group.iter().map(|old| which(old)).collect();
            let after = Place::After { communes: before(|old| old.1), committees: before(|old| old.2) };
            let (commune, merged) = commune(layout, urban, &code, name, after);
            for (_, old_commune, old_committee) in group {
                let seat = layout.home(HomeKind::Seat, *old_committee, merged, merged);
                layout.commune(committee, (*old_commune, *old_committee), (commune, merged), seat);
            }
        }
    }
}

/// Whether a commune is one of before the reform, or one that took over from others.
enum Place {
    Before { district: usize },
    After { communes: Vec<usize>, committees: Vec<usize> },
}

fn commune(layout: &mut Layout, urban: bool, code: &str, name: &str, place: Place) -> (usize, usize) {
    let (vi, lower, en) = if urban { ("Phường", "phường", "Ward") } else { ("Xã", "xã", "Commune") };
    let full = format!("Ủy ban nhân dân {lower} {name}");
    let unit = Unit::new(code, "commune", format!("{vi} {name}"), format!("{name} {en}"));
    let committee = committee_of(code, "commune_people_committee", &full, &format!("{name} {en}")).chaired(
        "commune-chairman",
        "Chủ tịch UBND cấp xã",
        "Chairman of the people's committee",
    );
    let (unit, committee) = match place {
        Place::Before { district } => (unit.under(district).ended(None), committee.ended(None)),
        Place::After { communes, committees } => (unit.under(CITY).after(communes), committee.after(committees)),
    };
    let unit = layout.add(unit);
    let committee = layout.add(committee.under(unit));
    layout.decider(Level::Commune, committee, "UBND", &format!("Chủ tịch {full}"));
    (unit, committee)
}

fn committee_of(code: &str, kind: &'static str, name: &str, en: &str) -> Unit {
    Unit::new(format!("{code}-ubnd"), kind, name, format!("People's Committee of {en}")).abbreviated("UBND")
}
