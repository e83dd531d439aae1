//! The order of lists: Vietnamese, by day, and the same on both databases.

use thidua_domain::access::SightLine;
use thidua_persistence::{
    documents::{self, DocumentFilter, DocumentSort, Phase},
    organizations::{self, OrganizationFilter, OrganizationSort},
    query::Direction::{self, Ascending, Descending},
};
use thidua_test_support::{World, on_both};

fn everything() -> SightLine {
    SightLine { all_internal: true, all_drafts: true, ..SightLine::default() }
}

fn titles(world: &World, sort: DocumentSort, direction: Direction) -> Vec<String> {
    let filter = DocumentFilter { sight: everything(), ..DocumentFilter::default() };
    let found =
        world.db().read(|conn| documents::list(conn, &filter, Phase::All, (sort, direction), None, 100)).unwrap();
    found.into_iter().map(|document| document.content.title).collect()
}

/// In the order of the alphabet: a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y.
const IN_ORDER: [&str; 16] = [
    "An Biên",
    "Ân Thi",
    "Ba Đình",
    "Cát Hải",
    "Dương Kinh",
    "Đà Nẵng",
    "Đồ Sơn",
    "Em",
    "Hải An",
    "Kiến An",
    "Lê Chân",
    "Ngô Quyền",
    "Ô Môn",
    "Ơn",
    "Ưu tú",
    "Vĩnh Bảo",
];

on_both! {
    fn titles_and_names_are_in_the_order_of_the_alphabet(world: &World) {
        let keeper = world.organization("keeper").named("Ỷ Lan").add();
        for title in IN_ORDER.iter().rev() {
            let _document = world.document(keeper).titled(title).add();
            let _organization = world.organization(&format!("o{}", world.app.ids.next())).named(title).add();
        }
        assert_eq!(titles(world, DocumentSort::Title, Ascending), IN_ORDER);
        let backwards: Vec<&str> = IN_ORDER.iter().rev().copied().collect();
        assert_eq!(titles(world, DocumentSort::Title, Descending), backwards);
        let filter = OrganizationFilter { sight: everything(), ..OrganizationFilter::default() };
        let named = |direction| {
            let order = OrganizationSort::Name;
            let found = world.db().read(|conn| organizations::list(conn, &filter, order, direction, None, 100)).unwrap();
            found.into_iter().map(|organization| organization.content.name.vi).collect::<Vec<_>>()
        };
        let mut with_keeper = IN_ORDER.to_vec();
        with_keeper.push("Ỷ Lan");
        assert_eq!(named(Ascending), with_keeper);
        with_keeper.reverse();
        assert_eq!(named(Descending), with_keeper);
    }

    fn an_unknown_day_comes_last_in_newest_first(world: &World) {
        let keeper = world.organization("hai-phong").add();
        let _unknown = world.document(keeper).titled("không rõ").add();
        let _new = world.document(keeper).titled("mới").issued("2020-12-30").add();
        let _old = world.document(keeper).titled("cũ").issued("1948-06-11").add();
        assert_eq!(titles(world, DocumentSort::Issued, Descending), ["mới", "cũ", "không rõ"]);
        assert_eq!(titles(world, DocumentSort::Issued, Ascending), ["không rõ", "cũ", "mới"]);
        assert_eq!(titles(world, DocumentSort::Updated, Ascending), ["không rõ", "mới", "cũ"]);
        assert_eq!(titles(world, DocumentSort::Updated, Descending), ["cũ", "mới", "không rõ"]);
    }
}
