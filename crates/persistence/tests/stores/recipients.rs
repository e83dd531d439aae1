//! Recipients: pages of every size together are what the list is that one statement makes.

use serde_json::{Value, json};
use thidua_domain::{
    access::SightLine,
    records::{Kind, Visibility},
    text::{fold, lower},
};
use thidua_persistence::{
    documents::{Matching, Phase},
    query::Direction::{self, Ascending, Descending},
    sheets::{self, SheetFilter, SheetPlace, SheetSort},
};
use thidua_test_support::{World, on_both};
use uuid::Uuid;

const ORDERS: [(SheetSort, Direction); 4] = [
    (SheetSort::Name, Ascending),
    (SheetSort::Name, Descending),
    (SheetSort::Updated, Ascending),
    (SheetSort::Updated, Descending),
];

/// All pages, one after the other.
fn walked(world: &World, filter: &SheetFilter, phase: Phase, order: (SheetSort, Direction), size: usize) -> Vec<Uuid> {
    let (mut ids, mut place): (Vec<Uuid>, Option<SheetPlace>) = (vec![], None);
    loop {
        let part = world.db().read(|conn| sheets::walk(conn, filter, phase, order, place.as_ref(), size)).unwrap();
        assert!(part.sheets.len() <= size);
        ids.extend(part.sheets.iter().map(|sheet| sheet.id));
        place = part.next;
        if place.is_none() {
            return ids;
        }
    }
}

fn check(world: &World, filter: &SheetFilter) -> usize {
    let phases: &[Phase] =
        if filter.words.is_some() { &[Phase::Exact, Phase::Rest, Phase::All] } else { &[Phase::All] };
    let mut all = 0;
    for order in ORDERS {
        for phase in phases {
            let list = world.db().read(|conn| sheets::list(conn, filter, *phase, order, None, 1_000)).unwrap();
            let list: Vec<Uuid> = list.into_iter().map(|sheet| sheet.id).collect();
            for size in [1, 2, 7, 100] {
                assert_eq!(walked(world, filter, *phase, order, size), list, "{phase:?} {order:?} {size} {filter:?}");
            }
            all = if *phase == Phase::All { list.len() } else { all };
        }
    }
    let counted = world.db().read(|conn| sheets::count(conn, filter)).unwrap();
    assert_eq!(counted, i64::try_from(all).ok(), "{filter:?}");
    all
}

on_both! {
    fn pages_of_every_size_are_the_list(world: &World) {
        let city = world.organization("city").add();
        let ward = world.organization("ward").under(city).add();
        let elsewhere = world.organization("elsewhere").add();
        let mut first: Option<Uuid> = None;
        for n in 0..60 {
            let name = ["Nguyễn Văn Án", "Hộ gia đình bà Nguyễn Thị An", "Tổ dân phố An Biên", "Nguyen Van An"][n % 4];
            let kind = ["individual", "household", "collective", "individual"][n % 4];
            let visibility = [Visibility::Public, Visibility::Public, Visibility::Internal, Visibility::Draft, Visibility::Public][n % 5];
            let small = [json!(true), json!(false), Value::Null][n % 3].clone();
            let merged = if n % 11 == 10 { json!(first) } else { Value::Null };
            let recipient = world.sheet(Kind::Recipient, [city, ward, elsewhere][n * 7 % 3])
                .with("name", json!(format!("{name}{}", ["", " Hai"][n / 7 % 2])))
                .with("recipientKind", json!(kind))
                .with("smallCollective", small)
                .with("workerClass", json!(["worker", "farmer"][n / 3 % 2]))
                .with("mergedIntoId", merged)
                .visible(visibility)
                .add();
            let _first = first.get_or_insert(recipient.id);
        }
        let sights = [
            SightLine::default(),
            SightLine { internal_under: vec![city], drafts_under: vec![ward], ..SightLine::default() },
            SightLine { all_internal: true, all_drafts: true, ..SightLine::default() },
        ];
        for sight in sights {
            let all = SheetFilter::all(Kind::Recipient, sight);
            let term = |name, values: &[&str]| (name, values.iter().map(|&value| value.to_owned()).collect::<Vec<_>>());
            let words = |text: &str| Some(Matching { exact: lower(text), loose: fold(text) });
            let whole = check(world, &all);
            let households = check(world, &SheetFilter { terms: vec![term("recipientKind", &["household"])], ..all.clone() });
            assert!(households > 0 && households < whole);
            for terms in [
                vec![term("recipientKind", &["household", "collective"])],
                vec![term("recipientKind", &["individual"]), term("workerClass", &["farmer"])],
                vec![term("smallCollective", &["true"]), term("workerClass", &["worker"])],
                vec![term("smallCollective", &["false"])],
                vec![term("smallCollective", &["true", "false"])],
                vec![term("mergedIntoId", &[&first.unwrap().to_string()])],
                vec![term("recipientKind", &["enterprise"])],
            ] {
                check(world, &SheetFilter { terms, ..all.clone() });
            }
            assert!(check(world, &SheetFilter { words: words("nguyễn án"), ..all.clone() }) > 0);
            check(world, &SheetFilter { words: words("hộ"), terms: vec![term("workerClass", &["worker"])], ..all.clone() });
            check(world, &SheetFilter { keeper: Some(ward), ..all.clone() });
            check(world, &SheetFilter { under: Some(city), terms: vec![term("recipientKind", &["household"])], ..all.clone() });
            check(world, &SheetFilter { visibility: Some("internal".to_owned()), ..all.clone() });
            let since = world.db().read(|conn| sheets::find(conn, Kind::Recipient, first.unwrap())).unwrap().unwrap();
            check(world, &SheetFilter { updated_since: Some(since.front.updated_at), ..all });
        }
    }
}
