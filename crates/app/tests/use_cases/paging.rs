//! Pages: a full walk gives each document once, in every order, while others are written.

use std::collections::{HashMap, HashSet};

use thidua_app::{
    Call,
    documents::{self, DocumentList},
    errors::Error,
    paging::PageRequest,
};
use thidua_domain::{
    access::{Role, Scope},
    documents::Document,
    ids::DocumentId,
    records::Visibility,
};
use thidua_persistence::{
    documents::{DocumentFilter, DocumentSort, Matching},
    query::Direction::{Ascending, Descending},
};
use thidua_test_support::{World, holder, on_both};

fn list_of(call: &Call, order: Option<(DocumentSort, thidua_persistence::query::Direction)>) -> DocumentList {
    DocumentList { filter: DocumentFilter { sight: call.sight_line(), ..DocumentFilter::default() }, order }
}

/// All pages, `size` at a time; `between` is called after each.
fn walk(world: &World, call: &Call, list: &DocumentList, size: i64, mut between: impl FnMut()) -> Vec<Document> {
    let mut found = Vec::new();
    let mut request = PageRequest { size, cursor: None, with_total: false };
    loop {
        let page = world.db().read(|conn| documents::list(conn, &world.app, call, list, &request)).unwrap();
        assert!(page.items.len() <= usize::try_from(size).unwrap());
        found.extend(page.items.into_iter().map(|(document, _)| document));
        between();
        match page.next {
            Some(next) => request.cursor = Some(next),
            None => return found,
        }
    }
}

/// Two hundred public documents: half without a day, the others on ten days; ten titles.
fn two_hundred(world: &World) -> (thidua_domain::ids::OrganizationId, Vec<DocumentId>) {
    let keeper = world.organization("hai-phong").add();
    let documents = (0..200)
        .map(|n| {
            let builder = world.document(keeper).titled(&format!("Kế hoạch {}", n % 10)).visible(Visibility::Public);
            let builder = if n % 2 == 0 { builder } else { builder.issued(&format!("2020-12-1{}", n / 2 % 10)) };
            builder.add().id
        })
        .collect();
    (keeper, documents)
}

on_both! {
    fn every_walk_meets_each_document_once(world: &World) {
        let (keeper, documents) = two_hundred(world);
        let callers = [world.anonymous(), world.call(&holder(Role::Editor, Scope::Subtree(keeper)), &[])];
        let mut added = 0;
        for call in &callers {
            for sort in [DocumentSort::Issued, DocumentSort::Title, DocumentSort::Updated] {
                for direction in [Ascending, Descending] {
                    let list = list_of(call, Some((sort, direction)));
                    let mut pages = 0;
                    let found = walk(world, call, &list, 17, || {
                        // Others are written meanwhile, before and after the place the walk has come to.
                        pages += 1;
                        if pages < 5 {
                            added += 1;
                            let builder = world.document(keeper).titled(["A", "Ỷ"][pages % 2]).visible(Visibility::Public);
                            let _other = if pages % 2 == 0 { builder } else { builder.issued("2020-12-15") }.add();
                        }
                    });
                    let mut times: HashMap<DocumentId, u32> = HashMap::new();
                    for document in &found {
                        *times.entry(document.id).or_default() += 1;
                    }
                    assert!(times.values().all(|count| *count == 1), "{sort:?} {direction:?}: nothing twice");
                    assert!(documents.iter().all(|id| times.contains_key(id)), "{sort:?} {direction:?}: nothing left out");
                }
            }
        }
        assert_eq!(added, 48);
    }

    fn a_walk_with_writers_at_work_meets_each_document_once(world: &World) {
        let (keeper, documents) = two_hundred(world);
        let call = world.anonymous();
        let made: Vec<_> = (0..60).map(|_| world.document(keeper).visible(Visibility::Public)).collect();
        std::thread::scope(|scope| {
            for builders in made.chunks(30) {
                scope.spawn(move || builders.iter().for_each(|builder| drop(builder.add())));
            }
            for sort in [DocumentSort::Issued, DocumentSort::Title, DocumentSort::Updated] {
                for direction in [Ascending, Descending] {
                    let found = walk(world, &call, &list_of(&call, Some((sort, direction))), 11, || {});
                    let met: HashSet<DocumentId> = found.iter().map(|document| document.id).collect();
                    assert_eq!(met.len(), found.len(), "{sort:?} {direction:?}: nothing twice");
                    assert!(documents.iter().all(|id| met.contains(id)), "{sort:?} {direction:?}: nothing left out");
                }
            }
        });
    }

    fn a_search_is_walked_from_better_matches_to_others(world: &World) {
        let keeper = world.organization("k").named("Cơ quan").add();
        for n in 0..30 {
            let title = ["thi đua", "thi dua", "việc khác"][n % 3];
            let _document = world.document(keeper).titled(title).visible(Visibility::Public).add();
        }
        let call = world.anonymous();
        let mut list = list_of(&call, None);
        list.filter.words = Some(Matching { exact: "thi đua".into(), loose: "thi dua".into() });
        for size in [1, 3, 7, 10, 19, 20, 100] {
            let titles: Vec<String> =
                walk(world, &call, &list, size, || {}).into_iter().map(|document| document.content.title).collect();
            assert_eq!(titles, [vec!["thi đua"; 10], vec!["thi dua"; 10]].concat(), "{size} a page");
        }
        let request = PageRequest { size: 1, cursor: None, with_total: true };
        let page = world.db().read(|conn| documents::list(conn, &world.app, &call, &list, &request)).unwrap();
        assert_eq!(page.total, Some(20));
    }

    fn a_cursor_fits_its_list_alone(world: &World) {
        let (keeper, _) = two_hundred(world);
        let call = world.anonymous();
        let ask = |list: &DocumentList, call: &Call, cursor: Option<String>| {
            let request = PageRequest { size: 5, cursor, with_total: false };
            world.db().read(|conn| documents::list(conn, &world.app, call, list, &request))
        };
        let list = list_of(&call, None);
        let cursor = ask(&list, &call, None).unwrap().next.unwrap();
        assert!(ask(&list, &call, Some(cursor.clone())).is_ok());
        let other_order = list_of(&call, Some((DocumentSort::Title, Ascending)));
        let other_caller = world.call(&holder(Role::Editor, Scope::Subtree(keeper)), &[]);
        for (other, call) in [(&other_order, &call), (&list_of(&other_caller, None), &other_caller)] {
            let answer = ask(other, call, Some(cursor.clone()));
            assert!(matches!(answer, Err(Error::CursorMismatch)), "{answer:?}");
        }
        for damaged in ["", "x", &cursor[1..], &cursor.to_lowercase()] {
            let answer = ask(&list, &call, Some(damaged.to_owned()));
            assert!(matches!(answer, Err(Error::InvalidCursor)), "{damaged}: {answer:?}");
        }
    }

    fn nobody_is_shown_what_they_may_not_see(world: &World) {
        let parent = world.organization("parent").add();
        let (own, sibling) = (world.organization("own").under(parent).add(), world.organization("sibling").under(parent).add());
        for keeper in [own, sibling, parent] {
            for visibility in [Visibility::Draft, Visibility::Internal, Visibility::Public] {
                let _document = world.document(keeper).visible(visibility).add();
            }
        }
        let seen = |call: &Call| walk(world, call, &list_of(call, None), 4, || {}).len();
        assert_eq!(seen(&world.anonymous()), 3);
        let holding = |role, scope| seen(&world.call(&holder(role, scope), &[]));
        assert_eq!(holding(Role::Editor, Scope::Subtree(own)), 5);
        assert_eq!(holding(Role::Reader, Scope::Subtree(own)), 4);
        assert_eq!(holding(Role::Editor, Scope::Subtree(parent)), 9);
        assert_eq!(holding(Role::Auditor, Scope::Installation), 6);
        assert_eq!(holding(Role::Administrator, Scope::Installation), 9);
    }
}
