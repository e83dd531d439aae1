//! Annexes as they are written: headings, wordings of awards, codes of units, forms of address, occasions.

use serde_json::json;
use thidua_app::imports::{self, Of, Options, Resolution};
use thidua_domain::{
    ids::OrganizationId,
    records::{Kind, Visibility},
    sheets::Sheet,
};
use thidua_test_support::{World, on_both};

use super::{account, all, answer, counts, faults, import};

const OFFICER: &[&str] = &["editor", "publisher"];

fn city(world: &World) -> OrganizationId {
    let city = world.organization("hai-phong").add();
    let _department = world.organization("hp-snv").under(city).named("Sở Nội vụ").add();
    city
}

fn options() -> Options {
    let mut options = Options::default();
    options.decision.symbol = Some("1234/QĐ-UBND".into());
    options.decision.issued = Some("2020-10-15".into());
    options.decision.issuer = Some("hai-phong".into());
    options
}

/// What awards have at a pointer, by name.
fn at<'s>(awards: &'s [Sheet], pointer: &str) -> Vec<(String, &'s str)> {
    awards
        .iter()
        .map(|award| (award.name(), award.content.pointer(pointer).and_then(|value| value.as_str()).unwrap_or("-")))
        .collect()
}

fn named(of: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
}

on_both! {
    fn headings_say_what_recipients_are(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = "\
STT;Họ và tên;Đơn vị;Hình thức khen thưởng
I;TẬP THỂ;;
1;Phòng Một;;Bằng khen
II;CÁ NHÂN (12 cá nhân);;
1;Trương Thị Hai;Sở Y tế;Bằng khen
III. HỘ GIA ĐÌNH;;;
1;Hộ ông Lê Văn Ba;;Bằng khen
IV;Danh sách cá nhân được tặng Bằng khen;;
1;Bùi Thị Bốn;Sở Y tế;Bằng khen
V;Khối thi đua số 5;;
1;Đặng Văn Năm;Sở Y tế;Bằng khen
;Nguyễn Văn Sáu;;
";
        let done = import(world, &officer, Of::Awards, city, file, options());
        assert_eq!(faults(&done), [(11, "recipient_kind_missing"), (12, "heading_unclear")], "{:?}", done.report);
        assert_eq!(counts(&done), [4, 0, 0, 2, 0, 5]);
        assert!(done.report.notes.iter().any(|note| (note.row, note.code.as_str()) == (10, "heading_unclear")));
        let awards = all(world, &officer, Kind::Award);
        assert_eq!(
            at(&awards, "/recipientKind"),
            named(&[("Bùi Thị Bốn", "individual"), ("Hộ ông Lê Văn Ba", "household"), ("Phòng Một", "collective"), ("Trương Thị Hai", "individual")])
        );
    }

    fn awards_are_known_by_words_by_codes_and_by_both(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = "\
STT;Họ và tên;Đơn vị;Hình thức khen thưởng;Mã danh hiệu, hình thức khen thưởng;Đối tượng
1;A Một;X;Bằng khen của Chủ tịch UBND thành phố;;cá nhân
2;B Hai;X;Chiến sỹ thi đua cơ sở;;cá nhân
3;C Ba;X;Giấy khen của Giám đốc Sở Nội vụ;;cá nhân
4;D Bốn;X;Bảng vàng danh dự;commune-commendation;cá nhân
5;E Năm;X;;advanced-worker;cá nhân
6;F Sáu;X;advanced-worker;;cá nhân
7;G Bảy;X;Bảng vàng;;cá nhân
8;H Tám;X;Bảng vàng;khong-co;cá nhân
";
        let done = import(world, &officer, Of::Awards, city, file, options());
        assert_eq!(faults(&done), [(9, "unknown_code")], "{:?}", done.report);
        let notes: Vec<(u32, &str)> = done.report.notes.iter().map(|note| (note.row, note.code.as_str())).collect();
        assert_eq!(notes, [(8, "award_type_unknown")]);
        let mut awards = all(world, &officer, Kind::Award);
        awards.sort_by_key(|award| award.content["line"]["order"].as_u64());
        let of = |pointer| at(&awards, pointer).into_iter().map(|(_, value)| value).collect::<Vec<_>>();
        assert_eq!(
            of("/awardType"),
            ["provincial-merit-certificate", "grassroots-emulation-fighter", "department-commendation", "commune-commendation", "advanced-worker", "advanced-worker", "-"]
        );
        assert_eq!(of("/line/award")[3..], ["Bảng vàng danh dự", "-", "-", "Bảng vàng"]);
        let again = import(world, &officer, Of::Awards, city, file, options());
        assert_eq!(counts(&again), [0, 7, 0, 1, 0, 0], "{:?}", again.report);
    }

    fn codes_of_units_are_known_in_any_case_or_a_fault(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = "\
Họ và tên;Mã đơn vị;Hình thức khen thưởng;Đối tượng
A Một;HP-SNV;Bằng khen;cá nhân
B Hai;HP-XYZ;Bằng khen;cá nhân
";
        let done = import(world, &officer, Of::Awards, city, file, options());
        assert_eq!(faults(&done), [(3, "unknown_unit")]);
        let fault = &done.report.faults[0];
        assert!(fault.vi.contains("HP-XYZ") && fault.column.as_deref() == Some("Mã đơn vị"), "{fault:?}");
        assert!(all(world, &officer, Kind::Award)[0].content["unitId"].is_string());
        let recipients = "Họ và tên;Mã đơn vị;Đối tượng\nC Ba;HP-XYZ;cá nhân\n";
        assert_eq!(faults(&import(world, &officer, Of::Recipients, city, recipients, Options::default())), [(2, "unknown_unit")]);
    }

    fn how_people_are_addressed_makes_nobody_new(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = |name: &str| format!("Họ và tên;Đơn vị;Hình thức khen thưởng;Đối tượng\n{name};Sở Nội vụ;Bằng khen;cá nhân\n");
        import(world, &officer, Of::Awards, city, &file("Ông Tống Văn Kính"), options());
        let recipients = all(world, &officer, Kind::Recipient);
        assert_eq!((recipients.len(), recipients[0].name()), (1, "Tống Văn Kính".to_owned()));
        assert_eq!(recipients[0].content["honorific"], "Ông");
        assert_eq!(all(world, &officer, Kind::Award)[0].name(), "Ông Tống Văn Kính", "as printed");
        for (n, name) in ["Tống Văn Kính", "Đ/c Tống Văn Kính"].into_iter().enumerate() {
            let mut other = options();
            other.decision.symbol = Some(format!("{n}/QĐ-UBND"));
            let done = import(world, &officer, Of::Awards, city, &file(name), other);
            assert_eq!(counts(&done), [1, 0, 0, 0, 0, 0], "{:?}", done.report);
        }
        assert_eq!(all(world, &officer, Kind::Recipient), recipients);
    }

    fn a_name_that_was_decided_on_is_known_from_then_on(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = |name: &str, symbol: &str| format!("Họ và tên;Đơn vị;Hình thức khen thưởng;Đối tượng;Số quyết định;Ngày quyết định;Cơ quan ban hành\n{name};Sở Nội vụ;Bằng khen;cá nhân;{symbol};1/2/2021;hai-phong\n");
        import(world, &officer, Of::Awards, city, &file("Nguyễn Văn Hưng", "1/QĐ-UBND"), Options::default());
        let hung = all(world, &officer, Kind::Recipient)[0].id;
        let asked = import(world, &officer, Of::Awards, city, &file("Nguyễn Văn Hùng", "2/QĐ-UBND"), Options::default());
        assert_eq!(asked.counts.uncertain, 1);
        imports::resolve(&world.app, &officer, asked.import.id, &[(2, Resolution::Recipient(hung))], &mut |_, _| Ok(answer())).unwrap();
        let recipients = all(world, &officer, Kind::Recipient);
        assert_eq!((recipients.len(), &recipients[0].content["variants"]), (1, &json!(["Nguyễn Văn Hùng"])));
        let later = import(world, &officer, Of::Awards, city, &file("Nguyễn Văn Hùng", "3/QĐ-UBND"), Options::default());
        assert_eq!(counts(&later), [1, 0, 0, 0, 0, 0], "{:?}", later.report);
        assert_eq!(all(world, &officer, Kind::Recipient).len(), 1);
    }

    fn a_name_is_not_added_where_the_officer_may_not(world: &World) {
        let city = city(world);
        let other = world.organization("bo-noi-vu").add();
        let known = world.sheet(Kind::Recipient, other).with("name", json!("Nguyễn Văn Hưng")).with("note", json!("Sở Nội vụ")).visible(Visibility::Public).add();
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let file = "Họ và tên;Đơn vị;Hình thức khen thưởng;Đối tượng\nNguyễn Văn Hùng;Sở Nội vụ;Bằng khen;cá nhân\n";
        let asked = import(world, &officer, Of::Awards, city, file, options());
        assert_eq!(asked.counts.uncertain, 1, "{:?}", asked.report);
        imports::resolve(&world.app, &officer, asked.import.id, &[(2, Resolution::Recipient(known.id))], &mut |_, _| Ok(answer())).unwrap();
        let after = super::shown(world, &officer, asked.import.id);
        assert!(after.report.notes.iter().any(|note| note.code == "variant_not_added"), "{:?}", after.report);
        assert_eq!(after.counts.created, 1);
        assert_eq!(all(world, &officer, Kind::Recipient), [known]);
    }

    fn lines_belong_to_a_campaign_a_congress_and_a_ceremony(world: &World) {
        let city = city(world);
        let officer = account(world, "van-thu", OFFICER, "hai-phong");
        let of_kind = |kind: Kind, title: &str| world.sheet(kind, city).with("title", json!(title)).visible(Visibility::Public).add().id;
        let (one, two) = (of_kind(Kind::Campaign, "Thi đua yêu nước"), of_kind(Kind::Campaign, "Chung sức vì người nghèo"));
        of_kind(Kind::Campaign, "Hai lần");
        of_kind(Kind::Campaign, "Hai lần");
        let congress = of_kind(Kind::Congress, "Đại hội lần thứ IX");
        let ceremony = of_kind(Kind::Ceremony, "Lễ trao tặng 2020");
        let file = format!("\
Họ và tên;Đơn vị;Hình thức khen thưởng;Đối tượng;Phong trào thi đua
A Một;X;Bằng khen;cá nhân;
B Hai;X;Bằng khen;cá nhân;CHUNG SỨC VÌ NGƯỜI NGHÈO
C Ba;X;Bằng khen;cá nhân;{two}
D Bốn;X;Bằng khen;cá nhân;Hai lần
E Năm;X;Bằng khen;cá nhân;Không có
");
        let asked = Options { campaign_id: Some(one), congress_id: Some(congress), ceremony_id: Some(ceremony), ..options() };
        let done = import(world, &officer, Of::Awards, city, &file, asked.clone());
        assert_eq!(faults(&done), [(5, "ambiguous"), (6, "unknown_reference")], "{:?}", done.report);
        let awards = all(world, &officer, Kind::Award);
        let campaigns: Vec<_> = awards.iter().map(|award| award.content["campaignId"].clone()).collect();
        assert_eq!(campaigns, [json!(one), json!(two), json!(two)]);
        assert!(awards.iter().all(|award| award.content["congressId"] == json!(congress) && award.content["ceremonyId"] == json!(ceremony)));
        let wrong = Options { campaign_id: Some(congress), ..asked };
        let refused = super::start(world, &officer, Of::Awards, city, file.as_bytes(), wrong);
        assert!(matches!(&refused, Err(thidua_app::errors::Error::Invalid(faults)) if faults.iter().count() == 1), "{refused:?}");
    }
}
