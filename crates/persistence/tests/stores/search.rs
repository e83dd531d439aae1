//! Search: the same accents first, đ and d, symbols, and the same answers from both databases.

use thidua_domain::{
    access::SightLine,
    records::Visibility,
    symbols::query_key,
    text::{fold, lower, tokens},
};
use thidua_persistence::{
    documents::{self, DocumentFilter, DocumentSort, Matching, Phase},
    query::Direction,
};
use thidua_test_support::{World, on_both};

const NEWEST: (DocumentSort, Direction) = (DocumentSort::Issued, Direction::Descending);

fn searched(world: &World, filter: &DocumentFilter) -> (Vec<String>, Vec<String>) {
    let of = |phase| {
        let found = world.db().read(|conn| documents::list(conn, filter, phase, NEWEST, None, 1_000)).unwrap();
        found.into_iter().map(|document| document.content.title).collect::<Vec<_>>()
    };
    let (exact, rest, mut all) = (of(Phase::Exact), of(Phase::Rest), of(Phase::All));
    let mut both = [exact.clone(), rest.clone()].concat();
    both.sort();
    all.sort();
    assert_eq!(both, all, "the two phases are the whole, and nothing twice");
    assert_eq!(world.db().read(|conn| documents::count(conn, filter)).unwrap(), i64::try_from(all.len()).unwrap());
    (exact, rest)
}

fn by_words(text: &str) -> DocumentFilter {
    let words = Matching { exact: tokens(&lower(text)), loose: tokens(&fold(text)) };
    DocumentFilter {
        sight: SightLine { all_internal: true, all_drafts: true, ..SightLine::default() },
        words: Some(words),
        ..DocumentFilter::default()
    }
}

fn by_symbol(text: &str) -> DocumentFilter {
    let (key, slug) = query_key(text, &[]);
    DocumentFilter {
        sight: SightLine { all_internal: true, all_drafts: true, ..SightLine::default() },
        symbol: Some(Matching { exact: slug.unwrap_or_default(), loose: key }),
        ..DocumentFilter::default()
    }
}

on_both! {
    fn the_same_accents_come_before_the_same_letters(world: &World) {
        let keeper = world.organization("k").named("Cơ quan").add();
        for title in ["Thi đua yêu nước", "Thi dua yeu nuoc", "Thì đùa yêu nước", "Việc khác"] {
            let _document = world.document(keeper).titled(title).add();
        }
        let (exact, rest) = searched(world, &by_words("thi đua"));
        assert_eq!(exact, ["Thi đua yêu nước"]);
        assert_eq!(rest, ["Thì đùa yêu nước", "Thi dua yeu nuoc"]);
        let (exact, rest) = searched(world, &by_words("THI DUA"));
        assert_eq!(exact, ["Thi dua yeu nuoc"]);
        assert_eq!(rest, ["Thì đùa yêu nước", "Thi đua yêu nước"]);
        let (exact, rest) = searched(world, &by_words("nước yê"));
        assert_eq!(exact, ["Thì đùa yêu nước", "Thi đua yêu nước"], "the last word may be a beginning");
        assert_eq!(rest, ["Thi dua yeu nuoc"]);
        assert_eq!(searched(world, &by_words("yê nước")), (vec![], vec![]), "the others are whole");
    }

    fn what_holds_no_words_finds_nothing(world: &World) {
        let keeper = world.organization("k").add();
        let _document = world.document(keeper).titled("Thi đua").add();
        for text in ["!!!", "", " – ", "'; DROP TABLE documents; --", "\"thi\" OR \"x\"", "thi:* & 'x"] {
            assert_eq!(searched(world, &by_words(text)), (vec![], vec![]), "{text}");
        }
        assert_eq!(searched(world, &by_words("(thi) & \"đua\":*")).0, ["Thi đua"], "signs are no words");
    }

    fn words_without_end_and_of_any_script_are_found(world: &World) {
        let keeper = world.organization("k").named("Cơ quan").add();
        let long = "ă".repeat(900);
        let titles = [long.as_str(), "ชาวไทย", "हिन्दी", "ⓐⓑⓒ", "𝔸𝔹", "ꟸꟹ", "ß ſ ς σ", "Ⅳ ½ ²", "e\u{323}\u{302}", "𑜀𑜁", "\u{1e900}"];
        for title in titles {
            let _document = world.document(keeper).titled(title).add();
        }
        for title in titles {
            let (exact, rest) = searched(world, &by_words(title));
            let title = thidua_domain::text::nfc(title);
            assert!(exact.contains(&title), "{title} is found by itself: {exact:?} {rest:?}");
        }
        assert_eq!(searched(world, &by_words("ชาวไ")).0, ["ชาวไทย"]);
    }

    fn a_symbol_is_found_however_it_is_written(world: &World) {
        let keeper = world.organization("k").add();
        let numbered = |symbol: &str, title: &str| world.document(keeper).numbered(symbol, 2020).titled(title).add();
        let _with_bar = numbered("1719/QĐ-UBND", "đ");
        let _without = numbered("1719/QD-UBND", "d");
        let _other = numbered("298/KH-UBND", "khác");
        for text in ["298/KH-UBND", "298/kh-ubnd", "298 / KH – UBND", "số 298/KH-UBND"] {
            assert_eq!(searched(world, &by_symbol(text)).0, ["khác"], "{text}");
        }
        assert_eq!(searched(world, &by_symbol("1719/QĐ-UBND")), (vec!["đ".into()], vec!["d".into()]));
        assert_eq!(searched(world, &by_symbol("1719/QD-UBND")), (vec!["d".into()], vec!["đ".into()]));
        assert_eq!(searched(world, &by_symbol("???")), (vec![], vec![]));
        // As words, too.
        assert_eq!(searched(world, &by_words("298/KH-UBND")).0, ["khác"]);
    }

    fn a_document_is_found_by_its_issuers_new_name_and_not_after_it_is_gone(world: &World) {
        use thidua_domain::changes::{Change, Event, Record};
        let keeper = world.organization("k").named("Sở Nội vụ").add();
        let document = world.document(keeper).titled("Thi đua").add();
        assert_eq!(searched(world, &by_words("sở nội")).0, ["Thi đua"]);
        let mut renamed = world.db().read(|conn| thidua_persistence::organizations::find(conn, keeper)).unwrap().unwrap();
        renamed.content.name.vi = "Ban Dân vận".into();
        world.write(&[Change::new(Event::Updated, Record::Organization(renamed))]).unwrap();
        assert_eq!(searched(world, &by_words("sở nội")), (vec![], vec![]));
        assert_eq!(searched(world, &by_words("dân vận")).0, ["Thi đua"]);
        world.write(&[Change::new(Event::Deleted, Record::Document(document))]).unwrap();
        assert_eq!(searched(world, &by_words("thi đua")), (vec![], vec![]));
    }

    fn the_public_finds_what_is_public(world: &World) {
        let keeper = world.organization("k").add();
        for (title, visibility) in [("nháp", Visibility::Draft), ("riêng", Visibility::Internal), ("chung", Visibility::Public)] {
            let _document = world.document(keeper).titled(title).visible(visibility).add();
        }
        let filter = DocumentFilter { sight: SightLine::default(), ..by_words("ke hoach") };
        assert_eq!(searched(world, &filter), (vec![], vec!["chung".into()]));
    }
}

/// Titles made of syllables that differ in accents alone, in a fixed sequence.
fn generated(world: &World) {
    const SYLLABLES: [&str; 12] =
        ["thi", "thì", "đua", "dua", "Đưa", "khen", "khén", "thưởng", "thuong", "Ðảng", "298/KH", "ủy"];
    let keeper = world.organization("k").named("Cơ quan").add();
    let mut state: u32 = 20_201_230;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    for n in 0..80 {
        let words: Vec<&str> = (0..=next(4)).map(|_| SYLLABLES[usize::try_from(next(12)).unwrap()]).collect();
        let document = world.document(keeper).titled(&format!("{} {n}", words.join(" ")));
        let dated =
            if next(2) == 0 { document.issued(&format!("20{}-0{}-11", 10 + next(9), 1 + next(9))) } else { document };
        let _document = dated.add();
    }
}

#[test]
fn both_databases_give_the_same_answers_in_the_same_order() {
    let (sqlite, postgres) = (World::sqlite(), World::postgres());
    generated(&sqlite);
    generated(&postgres);
    let mut found = 0;
    for text in [
        "thi",
        "thi đua",
        "đua thi",
        "dua",
        "Đ",
        "d",
        "khen thưởng",
        "THUONG",
        "dang",
        "298",
        "298/kh",
        "u",
        "ủ",
        "kế hoạch 7",
    ] {
        let ours = searched(&sqlite, &by_words(text));
        assert_eq!(ours, searched(&postgres, &by_words(text)), "{text}");
        found += ours.0.len() + ours.1.len();
    }
    assert!(found > 200, "the searches find something: {found}");
    for sort in [DocumentSort::Issued, DocumentSort::Title, DocumentSort::Updated] {
        for direction in [Direction::Ascending, Direction::Descending] {
            let list = |world: &World| {
                let filter = DocumentFilter { words: None, ..by_words("") };
                world
                    .db()
                    .read(|conn| documents::list(conn, &filter, Phase::All, (sort, direction), None, 100))
                    .unwrap()
            };
            let titles = |world| list(world).into_iter().map(|found| found.content.title).collect::<Vec<_>>();
            assert_eq!(titles(&sqlite), titles(&postgres));
        }
    }
}
