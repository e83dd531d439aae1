//! Decisions with their lines.

use serde_json::json;
use thidua_app::{
    errors::Error,
    imports::{self, Of, Options, Resolution},
    sheets as cases,
};
use thidua_domain::{
    ids::OrganizationId,
    records::{Kind, Visibility},
};
use thidua_persistence::{documents as stored_documents, documents::DocumentFilter};
use thidua_test_support::{World, on_both};

use super::{account, all, answer, counts, faults, import, start};
use crate::acts::verify;

const OFFICER: &[&str] = &["editor", "publisher"];

/// The annex of a decision: collectives, then people, with titles above.
const ANNEX: &str = "\
DANH SÁCH KHEN THƯỞNG,,,,,,
(Kèm theo Quyết định số 1234/QĐ-UBND ngày 15/10/2020),,,,,,
TT,Họ và tên,Chức vụ,Đơn vị công tác,Hình thức khen thưởng,Tiền thưởng (đồng),Số CCCD
I,TẬP THỂ,,,,,
1,Sở Nội vụ,,,Bằng khen,1.410.000,
II,CÁ NHÂN,,,,,
1,Nguyễn Văn Hùng,Giáo viên,Trường THPT Ngô Quyền,Bằng khen,710.000,031090001234
2,Nguyễn Văn Hùng,Bác sĩ,Bệnh viện Việt Tiệp,Bằng khen,710.000,
3,Trần Thị Mai,Chuyên viên,Sở Nội vụ,Bằng khen,bảy trăm nghìn,
4,Lê Văn Tám,Chuyên viên,Sở Nội vụ,Bằng khen,710.000,
4,Lê Văn Tám,Chuyên viên,Sở Nội vụ,Bằng khen,710.000,
";

struct Given {
    city: OrganizationId,
    department: OrganizationId,
}

fn given(world: &World) -> Given {
    let city = world.organization("hai-phong").add();
    let department = world.organization("so-noi-vu").under(city).named("Sở Nội vụ").add();
    Given { city, department }
}

fn options() -> Options {
    let mut options = Options::default();
    options.decision.symbol = Some("1234/QĐ-UBND".into());
    options.decision.issued = Some("2020-10-15".into());
    options.decision.issuer = Some("hai-phong".into());
    options
}

on_both! {
    fn a_decision_is_looked_at_imported_sent_again_and_corrected(world: &World) {
        let Given { city, department } = given(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let dry = import(world, &officer, Of::Awards, city, ANNEX, Options { dry_run: true, ..options() });
        assert_eq!(dry.status.as_str(), "checked");
        assert_eq!(counts(&dry), [4, 0, 0, 2, 0, 2], "{:?}", dry.report);
        assert_eq!(faults(&dry), [(9, "invalid_amount"), (11, "row_twice")]);
        assert_eq!(dry.report.faults[0].column.as_deref(), Some("Tiền thưởng (đồng)"));
        assert!(all(world, &officer, Kind::Award).is_empty(), "a dry run writes nothing");

        let done = import(world, &officer, Of::Awards, city, ANNEX, Options { publish: true, ..options() });
        assert_eq!((done.status.as_str(), counts(&done)), ("done", counts(&dry)));
        let kinds: Vec<(&str, u64)> = done.report.records.iter().map(|(kind, n)| (kind.as_str(), *n)).collect();
        assert_eq!(kinds, [("award", 4), ("document", 1), ("recipient", 4)]);
        let awards = all(world, &officer, Kind::Award);
        let recipients = all(world, &officer, Kind::Recipient);
        assert_eq!((awards.len(), recipients.len()), (4, 4), "namesakes of two units are two");
        assert!(awards.iter().chain(&recipients).all(|sheet| sheet.front.visibility == Visibility::Public));
        let moments: std::collections::BTreeSet<_> = awards.iter().map(|award| award.front.updated_at).collect();
        assert_eq!(moments.len(), 1, "one transaction");
        let of_unit = awards.iter().find(|award| award.name() == "Sở Nội vụ").unwrap();
        assert_eq!(of_unit.content["unitId"], json!(department));
        assert_eq!(of_unit.content["recipientKind"], "collective");
        assert_eq!(of_unit.content["amount"], json!({"amount": "1410000", "currency": "VND"}));
        assert_eq!(of_unit.content["granted"]["edtf"], "2020-10-15", "that of the decision");
        let documents = world.db().read(|conn| stored_documents::count(conn, &DocumentFilter { sight: officer.sight_line(), ..DocumentFilter::default() })).unwrap();
        assert_eq!(documents, 1);

        let again = import(world, &officer, Of::Awards, city, ANNEX, Options { publish: true, ..options() });
        assert_eq!(counts(&again), [0, 4, 0, 2, 0, 2], "{:?}", again.report);
        assert_eq!(all(world, &officer, Kind::Award), awards, "nothing changed");

        let patch = json!({"line": {"post": "Hiệu phó"}});
        let one = awards.iter().find(|award| award.content["line"]["post"] == "Giáo viên").unwrap();
        let editor = thidua_app::Call { permissions: one_right(), ..officer.clone() };
        cases::edit(&world.app, &editor, (one.definition, one.id), &[one.front.version], &patch, &mut |_, _| Ok(answer())).unwrap();
        let after = import(world, &officer, Of::Awards, city, ANNEX, options());
        assert_eq!(counts(&after), [0, 3, 1, 2, 0, 2]);
        assert_eq!((after.report.differing[0].row, after.report.differing[0].pointers.clone()), (7, vec!["/line/post".to_owned()]));
        verify(world);
    }

    fn somebody_who_may_be_there_waits_for_an_officer(world: &World) {
        let Given { city, .. } = given(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        import(world, &officer, Of::Awards, city, ANNEX, options());
        let later = "\
STT;Họ và tên;Đơn vị;Hình thức khen thưởng;Số quyết định;Ngày quyết định;Cơ quan ban hành;Số CCCD;Loại đối tượng
1;Nguyễn Văn Hùng;Sở Giáo dục;Bằng khen;99/QĐ-UBND;1/3/2021;hai-phong;;Cá nhân
2;Nguyễn Văn Hùng;Sở Giáo dục;Giấy khen;99/QĐ-UBND;1/3/2021;hai-phong;031090001234;Cá nhân
3;Lê Văn Tám;Sở Nội vụ;Bằng khen;99/QĐ-UBND;1/3/2021;hai-phong;;Cá nhân
4;Nguyễn Văn Hưng;Bệnh viện Việt Tiệp;Bằng khen;99/QĐ-UBND;1/3/2021;hai-phong;;Cá nhân
5;Phạm Thị Lan;Sở Y tế;Bằng khen;99/QĐ-UBND;1/3/2021;hai-phong;;Cá nhân
";
        let done = import(world, &officer, Of::Awards, city, later, Options::default());
        assert_eq!(counts(&done), [3, 0, 0, 0, 2, 0], "{:?}", done.report);
        let waiting: Vec<_> = done.report.uncertain.iter().map(|one| (one.row, one.candidates.len(), one.candidates[0].why.as_str())).collect();
        assert_eq!(waiting, [(2, 2, "name_elsewhere"), (5, 1, "folded_name_and_unit")]);
        let recipients = all(world, &officer, Kind::Recipient);
        assert_eq!(recipients.len(), 5, "one by its number, one by name and unit, one new");

        let chosen = done.report.uncertain[0].candidates[0].recipient_id.unwrap();
        let id = done.import.id;
        let resolve = |items: &[(u32, Resolution)]| imports::resolve(&world.app, &officer, id, items, &mut |_, _| Ok(answer()));
        assert!(matches!(resolve(&[(3, Resolution::New)]), Err(Error::Invalid(_))), "row 3 does not wait");
        resolve(&[(2, Resolution::Recipient(chosen)), (5, Resolution::New)]).unwrap();
        let after = super::shown(world, &officer, id);
        assert_eq!((counts(&after), after.report.uncertain.len()), ([5, 0, 0, 0, 0, 0], 0));
        assert_eq!(all(world, &officer, Kind::Recipient).len(), 6);
        assert_eq!(all(world, &officer, Kind::Award).len(), 9);
        let again = import(world, &officer, Of::Awards, city, later, Options::default());
        assert_eq!(counts(&again), [0, 5, 0, 0, 0, 0], "{:?}", again.report);
    }

    fn rights_are_those_of_the_account_on_the_keeper(world: &World) {
        let Given { city, department } = given(world);
        let of_department = account(world, "so", OFFICER, "so-noi-vu");
        let refused = start(world, &of_department, Of::Awards, city, ANNEX.as_bytes(), options());
        assert!(matches!(refused, Err(Error::Forbidden(_))), "{refused:?}");
        let editor = account(world, "bien-tap", &["editor"], "hai-phong");
        let refused = start(world, &editor, Of::Awards, city, ANNEX.as_bytes(), Options { publish: true, ..options() });
        assert!(matches!(refused, Err(Error::Forbidden(_))), "{refused:?}");
        let id = start(world, &editor, Of::Awards, department, ANNEX.as_bytes(), options()).unwrap();
        let found = |call| world.db().read(|conn| imports::find(conn, call, id));
        assert!(found(&of_department).is_ok());
        let stranger = account(world, "nguoi-doc", &["reader"], "hai-phong");
        assert!(matches!(found(&stranger), Err(Error::NotFound(None))));
        assert!(matches!(found(&world.anonymous()), Err(Error::NotFound(None))));
    }

    fn rows_without_a_decision_an_issuer_or_a_kind_say_so(world: &World) {
        let Given { city, .. } = given(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = "\
Họ và tên,Hình thức khen thưởng,Số quyết định,Ngày quyết định,Cơ quan ban hành,Đối tượng,Màu áo
A,Bằng khen,,,,cá nhân,đỏ
B,Bằng khen,1/QĐ-UBND,,,cá nhân,
C,Bằng khen,1/QĐ-UBND,1/2/2020,Sở Không Có,cá nhân,
D,Bằng khen,1/QĐ-UBND,1/2/2020,hai-phong,,
E,,1/QĐ-UBND,1/2/2020,hai-phong,cá nhân,
F,Bằng khen,không phải số,1/2/2020,hai-phong,cá nhân,
";
        let done = import(world, &officer, Of::Awards, city, file, Options::default());
        assert_eq!(
            faults(&done)[..5],
            [(2, "decision_missing"), (3, "decision_unknown"), (4, "unknown_issuer"), (5, "recipient_kind_missing"), (6, "award_missing")]
        );
        assert_eq!(counts(&done)[3], 6, "{:?}", done.report);
        assert_eq!(done.report.unknown_columns, ["Màu áo"]);
    }
}

fn one_right() -> &'static [thidua_domain::access::Permission] {
    &[thidua_domain::access::Permission::AwardsWrite]
}
