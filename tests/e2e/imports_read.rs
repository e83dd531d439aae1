//! Annexes as offices write them, over HTTP: headings, wordings, headers of two rows.

use serde_json::{Value, json};
use thidua_tests::{Client, On};

use crate::{
    imports::{CSV, ended, officer, send},
    locality::Locality,
};

on_both!(headings_say_what_recipients_are, awards_are_known_by_words_and_codes, columns_without_a_header_are_named);

fn import(client: &Client, unit: &str, file: &str, key: &str) -> Value {
    let query = [
        ("of", "awards"),
        ("organizationId", unit),
        ("decision", "1234/QĐ-UBND"),
        ("decisionDate", "2020-10-15"),
        ("decisionIssuer", "tinh-a"),
    ];
    ended(client, &send(client, key, CSV, file.as_bytes(), &query))
}

/// Row and code of faults or notes.
fn told(import: &Value, what: &str) -> Vec<(u64, String)> {
    let items = import[what]["items"].as_array().unwrap();
    items.iter().map(|one| (one["row"].as_u64().unwrap(), one["code"].as_str().unwrap().to_owned())).collect()
}

fn of_awards(client: &Client, property: &str) -> Vec<(String, Value)> {
    let awards = client.read("/v1/awards?pageSize=100");
    let mut all: Vec<(String, Value)> = awards["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|award| (award["name"].as_str().unwrap().to_owned(), award[property].clone()))
        .collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

fn headings_say_what_recipients_are(on: On) {
    let locality = Locality::new(on);
    let officer = officer(&locality.server, "tinh-a");
    let file = "STT;Họ và tên;Đơn vị;Hình thức khen thưởng\r\n\
        I;TẬP THỂ;;\r\n\
        1;Phòng Một;;Bằng khen\r\n\
        II;CÁ NHÂN (12 cá nhân);;\r\n\
        1;Trương Thị Hai;Sở Y tế;Bằng khen\r\n\
        I. TẬP THỂ;;;\r\n\
        1;Phòng Ba;;Bằng khen\r\n\
        II. CÁ NHÂN;;;\r\n\
        1;Bùi Thị Bốn;Sở Y tế;Bằng khen\r\n\
        III;Khối thi đua số 5;;\r\n\
        1;Đặng Văn Năm;Sở Y tế;Bằng khen\r\n";
    let done = import(&officer, locality.unit("tinh-a"), file, "1");
    assert_eq!(told(&done, "faults"), [(11, "recipient_kind_missing".to_owned())], "{done}");
    assert!(told(&done, "notes").contains(&(10, "heading_unclear".to_owned())), "{done}");
    let expected = [
        ("Bùi Thị Bốn", "individual"),
        ("Phòng Ba", "collective"),
        ("Phòng Một", "collective"),
        ("Trương Thị Hai", "individual"),
    ];
    assert_eq!(of_awards(&officer, "recipientKind"), expected.map(|(name, kind)| (name.to_owned(), json!(kind))));
}

fn awards_are_known_by_words_and_codes(on: On) {
    let locality = Locality::new(on);
    let officer = officer(&locality.server, "tinh-a");
    let file = "Họ và tên;Hình thức khen thưởng;Mã danh hiệu, hình thức khen thưởng;Đối tượng;Đơn vị\n\
        A;Bằng khen của Chủ tịch UBND thành phố;;cá nhân;X\n\
        B;Giấy khen của Giám đốc Sở Nội vụ;;cá nhân;X\n\
        C;Chiến sĩ thi đua cấp tỉnh;;cá nhân;X\n\
        D;Chiến sỹ thi đua cơ sở;;cá nhân;X\n\
        E;Cờ thi đua của UBND thành phố;;tập thể;X\n\
        F;Giấy khen của Chủ tịch UBND phường Lê Chân;;cá nhân;X\n\
        G;Bằng khen của Thủ tướng;;cá nhân;X\n\
        H;Bảng vàng danh dự;commune-commendation;cá nhân;X\n\
        I;;advanced-worker;cá nhân;X\n\
        K;Bảng vàng;;cá nhân;X\n";
    let done = import(&officer, locality.unit("tinh-a"), file, "1");
    assert_eq!((&done["counts"]["created"], told(&done, "faults")), (&json!(10), vec![]), "{done}");
    assert_eq!(told(&done, "notes"), [(11, "award_type_unknown".to_owned())]);
    let types: Vec<Value> = of_awards(&officer, "awardType").into_iter().map(|(_, code)| code).collect();
    let expected = json!([
        "provincial-merit-certificate",
        "department-commendation",
        "provincial-emulation-fighter",
        "grassroots-emulation-fighter",
        "provincial-emulation-flag",
        "commune-commendation",
        "prime-minister-merit-certificate",
        "commune-commendation",
        "advanced-worker",
        null
    ]);
    assert_eq!(json!(types), expected);
    let lines = of_awards(&officer, "line");
    assert_eq!((&lines[7].1["award"], &lines[8].1["award"]), (&json!("Bảng vàng danh dự"), &Value::Null), "as printed");
}

fn columns_without_a_header_are_named(on: On) {
    let locality = Locality::new(on);
    let officer = officer(&locality.server, "tinh-a");
    let file = "STT;Họ và tên;Khen thưởng;;;Đối tượng\n\
        ;;Hình thức khen thưởng;Tiền thưởng;Quà tặng;\n\
        1;Nguyễn Văn An;Bằng khen;710.000;Sổ tay;cá nhân;ngoài bảng\n";
    let done = import(&officer, locality.unit("tinh-a"), file, "1");
    assert_eq!(
        (&done["counts"]["created"], &done["unknownColumns"]),
        (&json!(1), &json!(["Quà tặng", "[G]"])),
        "{done}"
    );
    assert_eq!(of_awards(&officer, "amount")[0].1["amount"], "710000");
}
