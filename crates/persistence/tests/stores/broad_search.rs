//! Words that a large part of all documents hold: found by walking the list, and in the same order as few.

use thidua_domain::{
    access::SightLine,
    changes::{Change, Event, Record},
    documents::Document,
    ids::DocumentId,
};
use thidua_persistence::{
    documents::{self, DocumentFilter, DocumentPlace, DocumentSort, Matching, Phase},
    query::Direction,
};
use thidua_test_support::{World, on_both};

/// More than are gathered.
const MATCHES: usize = 2_050;

/// Documents like `first`, in batches: three of four hold the words, half of those with the accents.
fn write_many(world: &World, first: &Document) -> Vec<(DocumentId, &'static str)> {
    let titles = ["Phong trào thi đua", "Phong trao thi dua", "Phong trào thi đua", "Việc khác"];
    let made: Vec<(DocumentId, &str)> = titles
        .into_iter()
        .cycle()
        .take(MATCHES * 4 / 3)
        .map(|title| (DocumentId::from_uuid(world.app.ids.next()), title))
        .collect();
    for batch in made.chunks(1_000) {
        let change = |(id, title): &(DocumentId, &str)| {
            let mut document = Document { id: *id, ..first.clone() };
            document.content.title = (*title).to_owned();
            Change::new(Event::Created, Record::Document(document))
        };
        let _committed = world.write(&batch.iter().map(change).collect::<Vec<_>>()).unwrap();
    }
    made
}

on_both! {
    fn a_walk_through_broad_matches_gives_each_once_and_in_order(world: &World) {
        let keeper = world.organization("k").named("Cơ quan").add();
        let first = world.document(keeper).issued("2020-05-01").build();
        let mut made = write_many(world, &first);
        made.sort_by_key(|row| std::cmp::Reverse(row.0));
        let filter = DocumentFilter {
            sight: SightLine { all_internal: true, all_drafts: true, ..SightLine::default() },
            words: Some(Matching { exact: "phong trào thi đ".into(), loose: "phong trao thi d".into() }),
            ..DocumentFilter::default()
        };
        for (phase, title) in [(Phase::Exact, "Phong trào thi đua"), (Phase::Rest, "Phong trao thi dua")] {
            let mut found: Vec<DocumentId> = Vec::new();
            loop {
                let place = found.last().map(|id| DocumentPlace::Issued("2020-05-01".parse().unwrap(), *id));
                let order = (DocumentSort::Issued, Direction::Descending);
                let page = world
                    .db()
                    .read(|conn| documents::list(conn, &filter, phase, order, place.as_ref(), 400))
                    .unwrap();
                if page.is_empty() {
                    break;
                }
                found.extend(page.iter().map(|document| document.id));
            }
            let expected: Vec<DocumentId> =
                made.iter().filter(|(_, other)| *other == title).map(|(id, _)| *id).collect();
            assert!(found == expected, "{phase:?}: {} found, {} expected", found.len(), expected.len());
        }
        let total = world.db().read(|conn| documents::count(conn, &filter)).unwrap();
        assert_eq!(total, i64::try_from(made.iter().filter(|(_, title)| *title != "Việc khác").count()).unwrap());
    }
}
