//! Decisions that are sent again: with other numbers, another day, and to be public now.

use serde_json::json;
use thidua_app::{
    Call, documents,
    imports::{self, Of, Options, Shown},
    sheets as cases,
};
use thidua_domain::{
    access::Permission,
    ids::OrganizationId,
    records::{Kind, Visibility},
    sheets::Sheet,
};
use thidua_persistence::{documents as stored_documents, documents::DocumentFilter};
use thidua_test_support::{World, on_both};

use super::{account, all, answer, counts, faults, import};

const OFFICER: &[&str] = &["editor", "publisher"];

fn city(world: &World) -> OrganizationId {
    world.organization("hai-phong").add()
}

fn options(day: &str) -> Options {
    let mut options = Options { recipient_kind: Some("individual".into()), ..Options::default() };
    options.decision.symbol = Some("1234/QĐ-UBND".into());
    options.decision.issued = Some(day.into());
    options.decision.issuer = Some("hai-phong".into());
    options
}

fn dry(options: Options) -> Options {
    Options { dry_run: true, ..options }
}

/// The annex with these lines: number and name.
fn annex(lines: &[(u32, &str)]) -> String {
    let rows = lines.iter().map(|(n, name)| format!("{n},{name},Sở Nội vụ,Bằng khen\n"));
    format!("STT,Họ và tên,Đơn vị,Hình thức khen thưởng\n{}", rows.collect::<String>())
}

fn the_decision(world: &World, call: &Call) -> thidua_domain::documents::Document {
    let filter = DocumentFilter { sight: call.sight_line(), ..DocumentFilter::default() };
    let order = (stored_documents::DocumentSort::Issued, thidua_persistence::query::Direction::Descending);
    let list = |conn: &mut thidua_persistence::connection::Conn| {
        stored_documents::list(conn, &filter, thidua_persistence::documents::Phase::All, order, None, 10)
    };
    let mut found = world.db().read(list).unwrap();
    assert_eq!(found.len(), 1, "one decision");
    found.remove(0)
}

fn with(call: &Call, permissions: &'static [Permission]) -> Call {
    Call { permissions, ..call.clone() }
}

fn differing(shown: &Shown) -> Vec<(u32, &str, Vec<&str>)> {
    shown
        .report
        .differing
        .iter()
        .map(|found| (found.row, found.kind.as_str(), found.pointers.iter().map(String::as_str).collect()))
        .collect()
}

fn notes(shown: &Shown) -> Vec<(u32, &str)> {
    shown.report.notes.iter().map(|note| (note.row, note.code.as_str())).collect()
}

fn edit_award(world: &World, officer: &Call, award: &Sheet, patch: &serde_json::Value) {
    let editor = with(officer, &[Permission::AwardsWrite]);
    let (id, versions) = ((award.definition, award.id), [award.front.version]);
    cases::edit(&world.app, &editor, id, &versions, patch, &mut |_, _| Ok(answer())).unwrap();
}

on_both! {
    fn another_day_makes_no_other_decision_and_is_told(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = annex(&[(1, "Nguyễn Văn An"), (2, "Trần Thị Bình")]);
        assert_eq!(counts(&import(world, &officer, Of::Awards, city, &file, options("2020-10-15")))[0], 2);
        let decision = the_decision(world, &officer);
        let editor = with(&officer, &[Permission::DocumentsWrite]);
        let patch = json!({"issued": {"edtf": "2020-10-16"}});
        documents::edit(&world.app, &editor, decision.id, &[decision.front.version], &patch, &mut |_, _| Ok(answer())).unwrap();
        let longer = annex(&[(1, "Nguyễn Văn An"), (2, "Trần Thị Bình"), (3, "Lê Văn Chung")]);
        let looked = import(world, &officer, Of::Awards, city, &longer, dry(options("2020-10-15")));
        let done = import(world, &officer, Of::Awards, city, &longer, options("2020-10-15"));
        assert_eq!(counts(&done), [1, 2, 0, 0, 0, 0], "{:?}", done.report);
        assert_eq!((looked.counts, &looked.report), (done.counts, &done.report), "the dry run foretells it");
        assert_eq!(differing(&done), [(2, "document", vec!["/issued"])]);
        assert_eq!(done.report.differing[0].id, decision.id.uuid());
        let told: Vec<_> = done.report.notes.iter().filter(|note| note.code == "decision_day_differs").collect();
        assert_eq!(told.len(), 1, "once for the decision");
        assert!(told[0].vi.contains("2020-10-15") && told[0].vi.contains("2020-10-16"), "{}", told[0].vi);
        the_decision(world, &officer);
        let other_year = import(world, &officer, Of::Awards, city, &file, options("2021-10-15"));
        assert_eq!(counts(&other_year)[0], 2, "the numbers of another year are others");
    }

    fn days_that_differ_within_a_file_make_one_decision(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = "\
STT,Họ và tên,Đơn vị,Hình thức khen thưởng,Số quyết định,Ngày quyết định,Cơ quan ban hành,Đối tượng
1,Nguyễn Văn An,Sở Nội vụ,Bằng khen,9/QĐ-UBND,15/10/2020,hai-phong,cá nhân
2,Trần Thị Bình,Sở Nội vụ,Bằng khen,9/QĐ-UBND,16/10/2020,hai-phong,cá nhân
3,Lê Văn Chung,Sở Nội vụ,Bằng khen,9/QĐ-UBND,16/10/2020,hai-phong,cá nhân
";
        let looked = import(world, &officer, Of::Awards, city, file, dry(Options::default()));
        let done = import(world, &officer, Of::Awards, city, file, Options::default());
        assert_eq!(counts(&done), [3, 0, 0, 0, 0, 0], "{:?}", done.report);
        assert_eq!((looked.counts, looked.report), (done.counts, done.report.clone()));
        assert_eq!(notes(&done).iter().filter(|(_, code)| *code == "decision_day_differs").collect::<Vec<_>>(), [&(3, "decision_day_differs")]);
        assert_eq!(the_decision(world, &officer).content.issued.unwrap().earliest().unwrap().to_string(), "2020-10-15");
    }

    fn lines_are_found_again_whatever_their_numbers(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let first = annex(&[(1, "Nguyễn Văn An"), (2, "Trần Thị Bình")]);
        import(world, &officer, Of::Awards, city, &first, options("2020-10-15"));
        let awards = all(world, &officer, Kind::Award);
        let an = awards.iter().find(|award| award.name() == "Nguyễn Văn An").unwrap();
        edit_award(world, &officer, an, &json!({"name": "Nguyễn Văn Anh"}));
        let moved = annex(&[(1, "Đỗ Thị Xuân"), (2, "Nguyễn Văn An"), (3, "Trần Thị Bình")]);
        let looked = import(world, &officer, Of::Awards, city, &moved, dry(options("2020-10-15")));
        let done = import(world, &officer, Of::Awards, city, &moved, options("2020-10-15"));
        assert_eq!(counts(&done), [1, 0, 2, 0, 0, 0], "{:?}", done.report);
        assert_eq!(looked.counts, done.counts);
        assert_eq!(
            differing(&done),
            [(3, "award", vec!["/name", "/line/order"]), (4, "award", vec!["/line/order"])]
        );
        let names: Vec<String> = all(world, &officer, Kind::Award).iter().map(Sheet::name).collect();
        assert_eq!(names, ["Đỗ Thị Xuân", "Nguyễn Văn Anh", "Trần Thị Bình"], "none twice, none missing");
    }

    fn a_line_whose_name_alone_was_corrected_is_that_line(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = annex(&[(1, "Nguyễn Văn An"), (2, "Trần Thị Bình")]);
        import(world, &officer, Of::Awards, city, &file, options("2020-10-15"));
        let corrected = annex(&[(1, "Nguyễn Văn Án"), (2, "Trần Thị Bình")]);
        let done = import(world, &officer, Of::Awards, city, &corrected, options("2020-10-15"));
        assert_eq!((counts(&done), differing(&done)), ([0, 1, 1, 0, 0, 0], vec![(2, "award", vec!["/name"])]));
    }

    fn the_same_person_under_two_numbers_waits(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = annex(&[(1, "Nguyễn Văn An"), (2, "Trần Thị Bình"), (3, "Nguyễn Văn An")]);
        for _ in 0..2 {
            let looked = import(world, &officer, Of::Awards, city, &file, dry(options("2020-10-15")));
            let done = import(world, &officer, Of::Awards, city, &file, options("2020-10-15"));
            assert_eq!(looked.counts, done.counts);
            assert_eq!((done.counts.uncertain, all(world, &officer, Kind::Award).len()), (1, 2), "{:?}", done.report);
            assert_eq!(done.report.uncertain[0].row, 4);
            assert!(notes(&done).contains(&(4, "same_person_twice")));
        }
        let done = import(world, &officer, Of::Awards, city, &file, options("2020-10-15"));
        let items = [(4, imports::Resolution::New)];
        imports::resolve(&world.app, &officer, done.import.id, &items, &mut |_, _| Ok(answer())).unwrap();
        assert_eq!(all(world, &officer, Kind::Recipient).len(), 3, "a namesake");
        let again = import(world, &officer, Of::Awards, city, &file, options("2020-10-15"));
        assert_eq!(counts(&again), [0, 3, 0, 0, 0, 0], "{:?}", again.report);
    }

    fn what_is_there_as_a_draft_is_published_with_its_decision(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = annex(&[(1, "Nguyễn Văn An"), (2, "Trần Thị Bình")]);
        import(world, &officer, Of::Awards, city, &file, options("2020-10-15"));
        let publish = Options { publish: true, ..options("2020-10-15") };
        let longer = annex(&[(1, "Nguyễn Văn An"), (2, "Trần Thị Bình"), (3, "Lê Văn Chung")]);
        let looked = import(world, &officer, Of::Awards, city, &longer, dry(publish.clone()));
        let done = import(world, &officer, Of::Awards, city, &longer, publish.clone());
        assert_eq!((counts(&done), done.counts.published), ([1, 0, 0, 0, 0, 0], 2), "{:?}", done.report);
        assert_eq!((looked.counts, looked.report), (done.counts, done.report));
        assert_eq!(the_decision(world, &officer).front.visibility, Visibility::Public);
        for kind in [Kind::Award, Kind::Recipient] {
            let found = all(world, &officer, kind);
            assert!(found.len() == 3 && found.iter().all(|sheet| sheet.front.visibility == Visibility::Public), "{kind:?}");
        }
        let again = import(world, &officer, Of::Awards, city, &longer, publish);
        assert_eq!((counts(&again), again.counts.published), ([0, 3, 0, 0, 0, 0], 0));
    }

    fn no_line_is_public_under_a_decision_that_is_not(world: &World) {
        let city = city(world);
        let department = world.organization("so-noi-vu").under(city).add();
        let decision = world.document(city).with("documentType", json!("adm-decision-individual")).numbered("5/QĐ-UBND", 2020).issued("2020-10-15").visible(Visibility::Internal).add();
        account(world, "so", OFFICER, "so-noi-vu");
        let officer = account(world, "so", &["reader"], "hai-phong");
        let asked = Options {
            publish: true,
            decision_id: Some(decision.id.uuid()),
            recipient_kind: Some("individual".into()),
            ..Options::default()
        };
        let file = annex(&[(1, "Nguyễn Văn An")]);
        for asked in [dry(asked.clone()), asked.clone()] {
            let done = import(world, &officer, Of::Awards, department, &file, asked);
            assert_eq!(faults(&done), [(2, "decision_not_public")], "{:?}", done.report);
            assert!(done.report.faults[0].vi.contains("5/QĐ-UBND"), "{}", done.report.faults[0].vi);
        }
        assert!(all(world, &officer, Kind::Award).is_empty() && all(world, &officer, Kind::Recipient).is_empty());
        account(world, "so", &["publisher"], "hai-phong");
        let allowed = import(world, &officer, Of::Awards, department, &file, asked);
        assert_eq!(counts(&allowed), [1, 0, 0, 0, 0, 0], "{:?}", allowed.report);
        let after = world.db().read(|conn| stored_documents::find(conn, decision.id)).unwrap().unwrap();
        assert_eq!(after.front.visibility, Visibility::Public);
    }
}
