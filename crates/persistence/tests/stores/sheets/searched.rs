//! Words: the search entry follows the sheet, and the same accents come first.

use serde_json::json;
use thidua_domain::{
    access::SightLine,
    changes::{Change, Event, Record},
    records::{Kind, Visibility},
    sheets::Sheet,
    text::{fold, lower, tokens},
};
use thidua_persistence::{
    documents::{Matching, Phase},
    query::Direction,
    sheets::{self, SheetFilter, SheetSort},
};
use thidua_test_support::{World, on_both};

use super::all;

fn by_words(kind: Kind, text: &str) -> SheetFilter {
    SheetFilter { words: Some(Matching { exact: tokens(&lower(text)), loose: tokens(&fold(text)) }), ..all(kind) }
}

/// Better matches and the others, which are all and nothing twice.
fn searched(world: &World, filter: &SheetFilter) -> (Vec<String>, Vec<String>) {
    let order = (SheetSort::Name, Direction::Ascending);
    let of = |phase| {
        let found = world.db().read(|conn| sheets::list(conn, filter, phase, order, None, 1_000)).unwrap();
        found.iter().map(Sheet::name).collect::<Vec<_>>()
    };
    let (exact, rest, mut whole) = (of(Phase::Exact), of(Phase::Rest), of(Phase::All));
    let mut both = [exact.clone(), rest.clone()].concat();
    both.sort();
    whole.sort();
    assert_eq!(both, whole);
    assert_eq!(world.db().read(|conn| sheets::count(conn, filter)).unwrap(), Some(i64::try_from(whole.len()).unwrap()));
    (exact, rest)
}

on_both! {
    fn the_same_accents_come_before_the_same_letters(world: &World) {
        let keeper = world.organization("k").add();
        for title in ["Thi đua yêu nước", "Thi dua yeu nuoc", "Thì đùa", "Việc khác"] {
            let _campaign = world.sheet(Kind::Campaign, keeper).with("title", json!(title)).add();
        }
        let _other = world.sheet(Kind::Article, keeper).add();
        let (exact, rest) = searched(world, &by_words(Kind::Campaign, "thi đua"));
        assert_eq!((exact, rest), (vec!["Thi đua yêu nước".to_owned()], vec!["Thi dua yeu nuoc".into(), "Thì đùa".into()]));
        assert_eq!(searched(world, &by_words(Kind::Campaign, "không có gì")), (vec![], vec![]));
        assert_eq!(searched(world, &by_words(Kind::Campaign, "!!!")), (vec![], vec![]));
    }

    fn the_entry_follows_the_sheet(world: &World) {
        let keeper = world.organization("k").add();
        let mut person = world.sheet(Kind::Person, keeper).with("variants", json!(["Ba Hiến"])).add();
        let found = |text: &str| searched(world, &by_words(Kind::Person, text)).0.len();
        assert_eq!((found("an"), found("ba hiến")), (1, 1));
        person.content["variants"] = json!([]);
        world.write(&[Change::new(Event::Updated, Record::Sheet(Box::new(person.clone())))]).unwrap();
        assert_eq!((found("an"), found("ba hiến")), (1, 0));
        person.front.version += 1;
        world.write(&[Change::new(Event::Deleted, Record::Sheet(Box::new(person)))]).unwrap();
        assert_eq!(found("an"), 0);
    }

    fn strangers_find_what_is_public(world: &World) {
        let keeper = world.organization("k").add();
        for visibility in [Visibility::Draft, Visibility::Internal, Visibility::Public] {
            let _person = world.sheet(Kind::Person, keeper).with("note", json!("x")).visible(visibility).add();
        }
        let filter = SheetFilter { sight: SightLine::default(), ..by_words(Kind::Person, "nguyễn") };
        assert_eq!(searched(world, &filter).0.len(), 1);
        assert_eq!(searched(world, &by_words(Kind::Person, "nguyễn")).0.len(), 3);
    }

    fn words_are_found_together_with_values(world: &World) {
        let keeper = world.organization("k").add();
        let _special = world.sheet(Kind::Campaign, keeper).with("special", json!(true)).add();
        let _plain = world.sheet(Kind::Campaign, keeper).add();
        let filter = SheetFilter { terms: vec![("special", vec!["true".into()])], ..by_words(Kind::Campaign, "thi dua") };
        assert_eq!(searched(world, &filter), (vec![], vec!["Thi đua yêu nước".into()]));
    }
}
