//! Pages of lists: each sheet once, better matches first, and no word of what the caller does not see.

use std::collections::BTreeSet;

use serde_json::json;
use thidua_app::{
    Call,
    errors::Error,
    paging::PageRequest,
    sheets::{self, SheetList},
};
use thidua_domain::{
    records::{Kind, Visibility},
    sheets::Sheet,
    text::{fold, lower, tokens},
};
use thidua_persistence::{
    documents::Matching,
    query::Direction::{Ascending, Descending},
    sheets::{SheetFilter, SheetSort},
};
use thidua_test_support::{World, on_both};

use super::officer;

fn list_of(call: &Call, kind: Kind) -> SheetList {
    let filter = SheetFilter::all(kind, call.sight_line());
    SheetList { filter, sort: SheetSort::Name, direction: Ascending, by_match: true }
}

fn searching(call: &Call, kind: Kind, text: &str) -> SheetList {
    let mut list = list_of(call, kind);
    list.filter.words = Some(Matching { exact: tokens(&lower(text)), loose: tokens(&fold(text)) });
    list
}

/// All pages, `size` at a time; each says the same total.
fn walk(world: &World, call: &Call, list: &SheetList, size: i64) -> Vec<Sheet> {
    let (mut found, mut totals) = (Vec::new(), BTreeSet::new());
    let mut request = PageRequest { size, cursor: None, with_total: true };
    loop {
        let page = world.db().read(|conn| sheets::list(conn, &world.app, call, list, &request)).unwrap();
        assert!(page.items.len() <= usize::try_from(size).unwrap());
        found.extend(page.items.into_iter().map(|(sheet, _)| sheet));
        totals.insert(page.total.unwrap());
        match page.next {
            Some(next) => request.cursor = Some(next),
            None => break,
        }
    }
    assert_eq!(totals, [i64::try_from(found.len()).unwrap()].into());
    found
}

fn names(found: &[Sheet]) -> Vec<String> {
    found.iter().map(Sheet::name).collect()
}

on_both! {
    fn a_walk_gives_each_sheet_once_in_every_order(world: &World) {
        let city = world.organization("hai-phong").add();
        for n in 0..25 {
            let visibility = if n % 4 == 0 { Visibility::Draft } else { Visibility::Public };
            let article = world.sheet(Kind::Article, city).with("title", json!(format!("Bài {}", n % 3))).visible(visibility);
            let published = if n % 2 == 0 { json!(null) } else { json!({"edtf": format!("2020-12-1{}", n % 3)}) };
            let _article = article.with("published", published).add();
        }
        for (call, expected) in [(world.anonymous(), 18), (officer(world, city), 25)] {
            for sort in [SheetSort::Time, SheetSort::Name, SheetSort::Updated] {
                for direction in [Ascending, Descending] {
                    let list = SheetList { sort, direction, ..list_of(&call, Kind::Article) };
                    let ids: Vec<_> = walk(world, &call, &list, 4).iter().map(|sheet| sheet.id).collect();
                    assert_eq!(ids.len(), expected, "{sort:?} {direction:?}");
                    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), expected, "{sort:?} {direction:?}");
                }
            }
        }
    }

    fn better_matches_come_first_on_every_size_of_page(world: &World) {
        let city = world.organization("hai-phong").add();
        for title in ["Thì đùa b", "Thi đua c", "Thi dua a", "Thi đua a", "Việc khác"] {
            let _campaign = world.sheet(Kind::Campaign, city).with("title", json!(title)).visible(Visibility::Public).add();
        }
        let call = world.anonymous();
        let list = searching(&call, Kind::Campaign, "thi đua");
        let expected = ["Thi đua a", "Thi đua c", "Thi dua a", "Thì đùa b"];
        for size in 1..=5 {
            assert_eq!(names(&walk(world, &call, &list, size)), expected, "by {size}");
        }
        let in_order = SheetList { by_match: false, ..list };
        assert_eq!(names(&walk(world, &call, &in_order, 2)), ["Thi dua a", "Thi đua a", "Thì đùa b", "Thi đua c"]);
        assert_eq!(walk(world, &call, &searching(&call, Kind::Campaign, "không"), 2), []);
    }

    fn a_cursor_fits_its_own_list_only(world: &World) {
        let city = world.organization("hai-phong").add();
        for _ in 0..3 {
            let _person = world.sheet(Kind::Person, city).visible(Visibility::Public).add();
        }
        let call = world.anonymous();
        let list = list_of(&call, Kind::Person);
        let read = |list: &SheetList, cursor: Option<String>| {
            let request = PageRequest { size: 2, cursor, with_total: false };
            world.db().read(|conn| sheets::list(conn, &world.app, &call, list, &request))
        };
        let cursor = read(&list, None).unwrap().next;
        assert_eq!(read(&list, cursor.clone()).unwrap().items.len(), 1);
        let other = SheetList { direction: Descending, ..list.clone() };
        assert!(matches!(read(&other, cursor), Err(Error::CursorMismatch)));
        assert!(matches!(read(&list, Some("AAAA".into())), Err(Error::InvalidCursor)));
    }

    fn values_are_asked_for_in_any_spelling_and_hidden_records_by_nobody(world: &World) {
        let city = world.organization("hai-phong").add();
        let (hidden, shown) = (world.sheet(Kind::Person, city).add().id, world.sheet(Kind::Person, city).visible(Visibility::Public).add().id);
        for person in [hidden, shown] {
            let _exemplar = world.sheet(Kind::Exemplar, city).with("personId", json!(person)).visible(Visibility::Public).add();
        }
        let (anonymous, ours) = (world.anonymous(), officer(world, city));
        let about = |call: &Call, values: &[String]| {
            let mut list = list_of(call, Kind::Exemplar);
            list.filter.terms = vec![("personId", values.to_vec())];
            walk(world, call, &list, 10).len()
        };
        assert_eq!(about(&anonymous, &[shown.to_string().to_uppercase()]), 1);
        assert_eq!((about(&anonymous, &[hidden.to_string()]), about(&ours, &[hidden.to_string()])), (0, 1));
        assert_eq!(about(&anonymous, &[hidden.to_string(), shown.to_string()]), 1);
        let archive = |call: &Call| {
            let mut filter = SheetFilter::all(Kind::Article, call.sight_line());
            filter.terms = vec![("aboutId", vec![hidden.to_string()])];
            world.db().read(|conn| sheets::by_day(conn, call, &filter, "published")).unwrap().0.len()
        };
        let about_hidden = world.sheet(Kind::Article, city).with("about", json!([{"subjectId": hidden}]));
        let _dated = about_hidden.with("published", json!({"edtf": "2020-12-30"})).visible(Visibility::Public).add();
        assert_eq!((archive(&anonymous), archive(&ours)), (0, 1));
        let _article = world.sheet(Kind::Article, city).with("outlet", json!("Báo Hải Phòng")).visible(Visibility::Public).add();
        let mut list = list_of(&anonymous, Kind::Article);
        list.filter.terms = vec![("outlet", vec![" Ba\u{301}o Ha\u{309}i Pho\u{300}ng".into()])];
        assert_eq!(walk(world, &anonymous, &list, 10).len(), 1, "in the other form of Unicode");
    }
}
