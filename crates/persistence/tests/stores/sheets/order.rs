//! Orders, and walks through a list by key.

use std::collections::BTreeSet;

use serde_json::json;
use thidua_domain::{
    access::SightLine,
    records::{Kind, Visibility},
    sheets::Sheet,
};
use thidua_persistence::{
    documents::Phase,
    query::Direction::{self, Ascending, Descending},
    sheets::{self, SheetFilter, SheetPlace, SheetSort},
};
use thidua_test_support::{World, on_both};
use uuid::Uuid;

use super::all;

const ORDERS: [(SheetSort, Direction); 6] = [
    (SheetSort::Time, Ascending),
    (SheetSort::Time, Descending),
    (SheetSort::Name, Ascending),
    (SheetSort::Name, Descending),
    (SheetSort::Updated, Ascending),
    (SheetSort::Updated, Descending),
];

/// The whole list by pages of three.
fn walk(world: &World, filter: &SheetFilter, order: (SheetSort, Direction)) -> Vec<Uuid> {
    let (mut ids, mut place) = (Vec::new(), None);
    loop {
        let page = world.db().read(|conn| sheets::list(conn, filter, Phase::All, order, place.as_ref(), 3)).unwrap();
        let Some(last) = page.last() else { return ids };
        place = Some(SheetPlace::of(last, filter, order.0));
        ids.extend(page.iter().map(|sheet| sheet.id));
    }
}

fn at_once(world: &World, filter: &SheetFilter, order: (SheetSort, Direction)) -> Vec<Sheet> {
    world.db().read(|conn| sheets::list(conn, filter, Phase::All, order, None, 1_000)).unwrap()
}

on_both! {
    fn a_walk_meets_each_sheet_once_in_every_order(world: &World) {
        let keeper = world.organization("hai-phong").add();
        for n in 0..20 {
            let visibility = if n % 3 == 0 { Visibility::Internal } else { Visibility::Public };
            let article = world.sheet(Kind::Article, keeper).with("title", json!(format!("Bài {}", n % 4))).visible(visibility);
            // Several of each day and of each minute, and several unknown.
            let published = match n % 5 {
                0 => serde_json::Value::Null,
                m => json!({"edtf": format!("2020-12-{}", 10 + m / 2), "startTime": format!("1{}:30", n % 2)}),
            };
            let _article = article.with("published", published).add();
            let _other = world.sheet(Kind::Campaign, keeper).visible(Visibility::Public).add();
        }
        for sight in [super::everything(), SightLine::default()] {
            let filter = SheetFilter { sight, ..all(Kind::Article) };
            for order in ORDERS {
                let whole: Vec<Uuid> = at_once(world, &filter, order).iter().map(|sheet| sheet.id).collect();
                assert_eq!(whole.iter().collect::<BTreeSet<_>>().len(), if filter.sight.is_public_only() { 13 } else { 20 });
                assert_eq!(walk(world, &filter, order), whole, "{order:?}");
            }
            for sort in [SheetSort::Time, SheetSort::Name, SheetSort::Updated] {
                let mut backwards = walk(world, &filter, (sort, Descending));
                backwards.reverse();
                assert_eq!(walk(world, &filter, (sort, Ascending)), backwards, "{sort:?}");
            }
        }
    }

    fn minutes_order_within_a_day_and_unknown_comes_last_in_newest_first(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let article = |title: &str, published: serde_json::Value| {
            let _article = world.sheet(Kind::Article, keeper).with("title", json!(title)).with("published", published).add();
        };
        article("chiều", json!({"edtf": "2020-12-30", "startTime": "15:23"}));
        article("không rõ", serde_json::Value::Null);
        article("sáng", json!({"edtf": "2020-12-30", "startTime": "07:05"}));
        article("cũ", json!({"edtf": "1948-06-11"}));
        let titles = |direction| {
            let found = at_once(world, &all(Kind::Article), (SheetSort::Time, direction));
            found.iter().map(Sheet::name).collect::<Vec<_>>()
        };
        assert_eq!(titles(Descending), ["chiều", "sáng", "cũ", "không rõ"]);
        assert_eq!(titles(Ascending), ["không rõ", "cũ", "sáng", "chiều"]);
    }

    fn people_run_by_given_name_in_the_order_of_the_alphabet(world: &World) {
        let keeper = world.organization("hai-phong").add();
        for name in ["Đỗ Mạnh Hiến", "Lê Ân", "Nguyễn Văn An", "Phạm Đạt", "Trần Văn An", "Vũ Dũng"] {
            let _person = world.sheet(Kind::Person, keeper).with("name", json!(name)).add();
        }
        let found = at_once(world, &all(Kind::Person), (SheetSort::Name, Ascending));
        let names: Vec<String> = found.iter().map(Sheet::name).collect();
        assert_eq!(names, ["Nguyễn Văn An", "Trần Văn An", "Lê Ân", "Vũ Dũng", "Phạm Đạt", "Đỗ Mạnh Hiến"]);
    }
}
