//! The schools, hospitals, enterprises and villages of a synthetic city.

use super::{
    data::{Data, HomeKind, Level},
    layout::{Layout, Sizes},
    random::Random,
    units::{CITY, COMMITTEE, HOSPITAL, Unit},
};

/// Schools of communes and of the city, and hospitals.
pub(super) fn schools(layout: &mut Layout, sizes: &Sizes, data: &Data, departments: &[usize]) {
    for n in 0..sizes.schools {
        let Some(commune) = layout.communes.get(n % layout.communes.len().max(1)).copied() else { continue };
        let place = layout.name(commune.old.0);
        let lower = lower_first(&place);
        let (vi, en) = if n % 2 == 0 {
            ("Trường Tiểu học", "Primary School")
        } else {
            ("Trường THCS", "Lower Secondary School")
        };
        let number = n / layout.communes.len().max(1) + 1;
        let unit = Unit::new(
            format!("mau-truong-{:03}", n + 1),
            "school",
            format!("{vi} số {number} {lower}"),
            format!("{en} No. {number} of {}", layout.en(commune.old.0)),
        );
        let unit = with_head(unit.moved(commune.old.1, commune.new.1), "Hiệu trưởng", "Head of the school");
        let unit = layout.add(unit);
        unit_home(layout, HomeKind::School, unit, commune.new.1, "TH", "Hiệu trưởng");
        layout.belongs(n % layout.communes.len().max(1));
    }
    let overseer = |kind| {
        let row = data.places.departments.iter().position(|row| row.oversees == Some(kind));
        row.and_then(|row| departments.get(row).copied()).unwrap_or(COMMITTEE)
    };
    let (education, health) = (overseer(HomeKind::HighSchool), overseer(HomeKind::Hospital));
    for n in 1..=sizes.high_schools {
        let unit = Unit::new(
            format!("mau-thpt-{n:02}"),
            "school",
            format!("Trường THPT Mẫu số {n}"),
            format!("Sample Upper Secondary School No. {n}"),
        );
        let unit = layout.add(with_head(unit.under(education), "Hiệu trưởng", "Head of the school"));
        unit_home(layout, HomeKind::HighSchool, unit, education, "THPT", "Hiệu trưởng");
    }
    for n in 1..=sizes.hospitals {
        let unit = Unit::new(
            format!("mau-benh-vien-{n:02}"),
            "hospital",
            format!("Bệnh viện Đa khoa Mẫu số {n}"),
            format!("Sample General Hospital No. {n}"),
        );
        let unit = layout.add(with_head(unit.under(health), "Giám đốc Bệnh viện", "Director of the hospital"));
        unit_home(layout, HomeKind::Hospital, unit, health, HOSPITAL, "Giám đốc");
    }
}

fn with_head(unit: Unit, vi: &'static str, en: &'static str) -> Unit {
    unit.chaired("head-of-unit-with-legal-personality", vi, en)
}

fn unit_home(layout: &mut Layout, kind: HomeKind, unit: usize, keeper: usize, symbol: &str, head: &str) {
    layout.home(kind, unit, unit, keeper);
    let decider = format!("{head} {}", layout.name(unit));
    layout.decider(Level::Unit, unit, symbol, &decider);
}

/// Enterprises and cooperatives.
pub(super) fn enterprises(layout: &mut Layout, sizes: &Sizes, data: &Data, seed: u64) {
    for n in 1..=sizes.enterprises {
        let mut random = Random::of(seed, "enterprise", n);
        let Some(form) = random.weighted(&data.places.company_forms, |form| form.weight) else { continue };
        let trade = random.word(&data.places.trades);
        let unit = Unit::new(
            format!("mau-dn-{n:03}"),
            "state_enterprise",
            format!("{} {trade} Mẫu số {n}", form.name),
            format!("Sample {} No. {n}", form.en),
        );
        let unit = unit.under(CITY).chaired("director-of-enterprise-or-cooperative", "Giám đốc", "Director");
        let unit = layout.add(unit);
        layout.home(HomeKind::Enterprise, unit, unit, unit);
        layout.sector(&form.sector);
        let decider = format!("Giám đốc {}", layout.name(unit));
        layout.decider(Level::Enterprise, unit, "CTY", &decider);
    }
}

/// Villages and residential groups: each in one commune until the reform, and in another one since.
pub(super) fn villages(layout: &mut Layout, sizes: &Sizes) {
    let count = layout.communes.len().max(1);
    for n in 0..sizes.villages {
        let Some(commune) = layout.communes.get(n % count).copied() else { continue };
        let (place, number) = (lower_first(&layout.name(commune.old.0)), n / count + 1);
        let (vi, en) =
            if place.starts_with('p') { ("Tổ dân phố", "Residential Group") } else { ("Thôn", "Village") };
        let unit = Unit::new(
            format!("mau-thon-{:03}", n + 1),
            "village",
            format!("{vi} số {number} {place}"),
            format!("{en} No. {number}, {}", layout.en(commune.old.0)),
        );
        let unit = layout.add(unit.moved(commune.old.0, commune.new.0));
        layout.home(HomeKind::Village, unit, unit, commune.new.1);
        layout.belongs(n % count);
    }
}

/// `Phường An Thành Mẫu` within a name: `phường An Thành Mẫu`.
fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
