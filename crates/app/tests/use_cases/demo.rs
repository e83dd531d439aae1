//! Loading the demo: once, whatever became of it since.

use std::collections::BTreeMap;

use serde_json::json;
use thidua_app::{loading::load_demo, sheets};
use thidua_domain::{access::Permission, records::Visibility, sheets::Sheet};
use thidua_persistence::{db::Answer, documents::Phase, organizations, sheets as stored};
use thidua_test_support::{World, on_both};

use crate::acts::{REASON, of_both, verify};

/// Loads it, and says what was added.
fn load(world: &World) -> BTreeMap<String, usize> {
    let mut added = BTreeMap::new();
    load_demo(&world.app, &mut |what, count| {
        if count > 0 {
            added.insert(what.to_owned(), count);
        }
    })
    .unwrap();
    added
}

/// The records with this name, whoever may read them.
fn named(world: &World, name: &str) -> Vec<Sheet> {
    let kinds = thidua_domain::sheets::ALL.iter();
    let everything = thidua_domain::access::SightLine { all_internal: true, all_drafts: true, ..Default::default() };
    let found = kinds.flat_map(|definition| {
        let filter = stored::SheetFilter::all(definition.kind, everything.clone());
        let order = (stored::SheetSort::Name, thidua_persistence::query::Direction::Ascending);
        world.db().read(|conn| stored::list(conn, &filter, Phase::All, order, None, 1000)).unwrap()
    });
    found.filter(|sheet| sheet.name() == name).collect()
}

const WRITE: &[Permission] = &[Permission::CampaignsWrite];
const PUBLISH: &[Permission] = &[Permission::ArticlesPublish];

on_both! {
    fn a_second_load_adds_nothing_not_even_what_was_changed_since(world: &World) {
        let added = load(world);
        let sheets = [("articles", 5), ("people", 7), ("posts", 14), ("campaigns", 7), ("congress-series", 4), ("congresses", 6)];
        for (collection, count) in sheets {
            assert_eq!(added.get(collection), Some(&count), "{added:?}");
        }
        assert_eq!((added["documents"], added["relations"]), (8, 6));
        assert_eq!(load(world), BTreeMap::new());
        let city = world.db().read(|conn| organizations::find_by_code(conn, "hp")).unwrap()[0].id;
        let campaign = named(world, "Phong trào thi đua thực hiện chủ đề hành động năm của thành phố").remove(0);
        let article = named(world, "Đại hội Thi đua yêu nước thành phố lần thứ IX dự kiến tổ chức vào ngày 26/8/2020").remove(0);
        let done = || Answer { status: 200, headers: vec![], body: vec![] };
        let renamed = json!({"title": "Tên mới", "changeReason": REASON});
        let (definition, id) = (campaign.definition, campaign.id);
        sheets::edit(&world.app, &of_both(world, city, WRITE), (definition, id), &[1], &renamed, &mut |_, _| Ok(done()))
            .unwrap();
        let (definition, id) = (article.definition, article.id);
        sheets::withdraw(&world.app, &of_both(world, city, PUBLISH), (definition, id), REASON, &mut |_, _| Ok(done()))
            .unwrap();
        assert_eq!(load(world), BTreeMap::new());
        assert_eq!(named(world, "Tên mới").len(), 1);
        assert_eq!(named(world, &campaign.name()).len(), 0, "it was renamed");
        let withdrawn = named(world, &article.name());
        assert_eq!(withdrawn.iter().map(|sheet| sheet.front.visibility).collect::<Vec<_>>(), [Visibility::Internal]);
        verify(world);
    }

    fn two_who_load_at_once_load_it_once(world: &World) {
        let (one, other) = std::thread::scope(|scope| {
            let first = scope.spawn(|| load(world));
            let second = load(world);
            (first.join().unwrap(), second)
        });
        for what in ["organizations", "documents", "relations", "articles", "congresses", "posts"] {
            let told = [&one, &other].map(|added| added.get(what).copied().unwrap_or_default());
            assert_eq!(told.iter().filter(|count| **count > 0).count(), 1, "{what}: {told:?}");
        }
        for name in ["Đại hội Thi đua yêu nước thành phố Hải Phòng lần thứ IX", "Đỗ Mạnh Hiến", "Chánh Thanh tra"] {
            assert_eq!(named(world, name).len(), 1, "{name}");
        }
        assert_eq!(load(world), BTreeMap::new());
        verify(world);
    }
}
