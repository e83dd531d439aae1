//! Recipients, organizations and documents.

use thidua_app::imports::{Of, Options};
use thidua_domain::records::Kind;
use thidua_persistence::organizations;
use thidua_test_support::{World, on_both};

use super::{account, all, counts, faults, import};

on_both! {
    fn recipients_are_created_once_and_found_again(world: &World) {
        let city = world.organization("hai-phong").add();
        let editor = account(world, "van-thu", &["editor"], "hai-phong");
        let file = "\
STT,Họ và tên,Loại đối tượng,Đơn vị công tác,Chức vụ,Số CCCD,Năm sinh
1,Nguyễn Văn A,Cá nhân,Sở Nội vụ,Chuyên viên,031090001234,1990
2,Trần Thị B,Cá nhân,Sở Nội vụ,,03109,
3,Tổ công nhân số 3,Tập thể,Công ty X,,,
4,Hộ ông Lê Văn C,Hộ gia đình,,,,
";
        let done = import(world, &editor, Of::Recipients, city, file, Options::default());
        assert_eq!(counts(&done), [3, 0, 0, 1, 0, 0], "{:?}", done.report);
        assert_eq!(faults(&done), [(3, "identity_number")]);
        assert_eq!(done.report.faults[0].column.as_deref(), Some("Số CCCD"));
        let before = all(world, &editor, Kind::Recipient);
        assert_eq!(before.len(), 3);
        let again = import(world, &editor, Of::Recipients, city, file, Options::default());
        assert_eq!(counts(&again), [0, 3, 0, 1, 0, 0], "{:?}", again.report);
        let other = file.replace("Chuyên viên", "Giám đốc");
        let differing = import(world, &editor, Of::Recipients, city, &other, Options::default());
        assert_eq!(counts(&differing), [0, 2, 1, 1, 0, 0]);
        assert_eq!(differing.report.differing[0].pointers, ["/post"]);
        assert_eq!(all(world, &editor, Kind::Recipient), before, "nothing is overwritten");
    }

    fn organizations_stand_under_rows_above_them(world: &World) {
        let city = world.organization("hai-phong").add();
        let administrator = account(world, "quan-tri", &["administrator"], "hai-phong");
        let file = "\
Mã,Tên đơn vị,Loại,Viết tắt,Mã đơn vị cấp trên
so-y-te,Sở Y tế,department,SYT,
benh-vien-viet-tiep,Bệnh viện Việt Tiệp,department,,so-y-te
khoa-noi,Khoa Nội,department,,benh-vien-viet-tiep
x,Không nơi đứng,department,,khong-co
";
        let dry = import(world, &administrator, Of::Organizations, city, file, Options { dry_run: true, ..Options::default() });
        assert_eq!(counts(&dry), [3, 0, 0, 1, 0, 0], "{:?}", dry.report);
        let done = import(world, &administrator, Of::Organizations, city, file, Options::default());
        assert_eq!(counts(&done), [3, 0, 0, 1, 0, 0], "{:?}", done.report);
        assert_eq!(faults(&done), [(5, "unknown_reference")]);
        let inner = world.db().read(|conn| organizations::find_by_code(conn, "khoa-noi")).unwrap().pop().unwrap();
        let above = world.db().read(|conn| organizations::above(conn, inner.id)).unwrap();
        assert_eq!(above.len(), 4, "ward, hospital, department, city");
        let again = import(world, &administrator, Of::Organizations, city, &file.replace("Khoa Nội", "Khoa Ngoại"), Options::default());
        assert_eq!(counts(&again), [0, 2, 1, 1, 0, 0], "{:?}", again.report);
    }

    fn documents_are_found_again_by_symbol_and_by_title(world: &World) {
        let city = world.organization("hai-phong").add();
        let editor = account(world, "van-thu", &["editor"], "hai-phong");
        let file = "\
\"Số, ký hiệu\",Loại văn bản,Ngày ban hành,Cơ quan ban hành,Trích yếu
298/KH-UBND,Kế hoạch,30/12/2020,hai-phong,Phát động phong trào thi đua yêu nước năm 2021
,Quyết định,,hai-phong,Về việc khen thưởng thành tích đột xuất
99/QĐ-UBND,,31/2/2020,hai-phong,Về việc khen thưởng
";
        let done = import(world, &editor, Of::Documents, city, file, Options::default());
        assert_eq!(counts(&done), [2, 0, 0, 1, 0, 0], "{:?}", done.report);
        let again = import(world, &editor, Of::Documents, city, file, Options::default());
        assert_eq!(counts(&again), [0, 2, 0, 1, 0, 0], "{:?}", again.report);
        let other = import(world, &editor, Of::Documents, city, &file.replace("năm 2021", "năm 2022"), Options::default());
        assert_eq!(other.report.differing[0].pointers, ["/title"]);
    }
}
