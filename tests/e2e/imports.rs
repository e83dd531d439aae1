//! Importing a decision of seven hundred lines: looked at, published, sent again, corrected; from CSV and from XLSX.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};
use thidua_tests::{Answer, Client, On, Server, eventually, program, with_query};

use crate::locality::Locality;

on_both!(a_decision_of_seven_hundred_lines_in_csv, a_decision_of_seven_hundred_lines_in_xlsx);

const LINES: usize = 700;
const HEADER: [&str; 8] = [
    "TT",
    "Họ và tên",
    "Chức vụ",
    "Đơn vị công tác",
    "Hình thức khen thưởng",
    "Mức tiền thưởng (đồng)",
    "Ngày sinh",
    "Đối tượng",
];

/// A line of the annex. Three of them are at fault: an amount in words, a day that is none, no name.
fn line(n: usize) -> [String; 8] {
    let [mut name, mut amount, mut born] =
        [format!("Nguyễn Văn {n}"), "710.000".to_owned(), format!("{}/3/19{}", n % 28 + 1, 60 + n % 40)];
    match n {
        17 => amount = "bảy trăm nghìn".into(),
        350 => born = "31/2/1980".into(),
        699 => name = String::new(),
        _ => {}
    }
    let kind = "Cá nhân".to_owned();
    let (post, unit) = (format!("Chuyên viên {n}"), format!("Đơn vị {}", n % 13));
    [n.to_string(), name, post, unit, "Bằng khen của Chủ tịch UBND tỉnh".into(), amount, born, kind]
}

fn csv() -> Vec<u8> {
    let mut text = "DANH SÁCH ĐƯỢC KHEN THƯỞNG\n(Kèm theo Quyết định số 1234/QĐ-UBND)\n\n".to_owned();
    text.push_str(&HEADER.join(";"));
    for n in 1..=LINES {
        text.push('\n');
        text.push_str(&line(n).join(";"));
    }
    text.into_bytes()
}

/// The same with cells of their own types: numbers, days.
fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Phụ lục").unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "DANH SÁCH ĐƯỢC KHEN THƯỞNG").unwrap();
    for (column, name) in (0..).zip(HEADER) {
        sheet.write(3, column, name).unwrap();
    }
    for (row, n) in (4..).zip(1..=LINES) {
        for (column, text) in (0..).zip(line(n)) {
            let number = text.replace('.', "").parse::<f64>().ok().filter(|_| column == 0 || column == 5);
            let born: Vec<u16> = text.split('/').filter_map(|part| part.parse().ok()).collect();
            match (number, &born[..]) {
                (Some(number), _) => sheet.write(row, column, number).unwrap(),
                (None, [of_month, month, year]) if column == 6 && n != 350 => {
                    let at =
                        ExcelDateTime::from_ymd(*year, u8::try_from(*month).unwrap(), u8::try_from(*of_month).unwrap());
                    sheet.write_with_format(row, column, at.unwrap(), &day).unwrap()
                }
                _ => sheet.write(row, column, text).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

pub(crate) const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Sends a file in.
pub(crate) fn send(client: &Client, key: &str, media_type: &str, file: &[u8], query: &[(&str, &str)]) -> Answer {
    let address = with_query("/v1/imports", query);
    client.request("POST", &address).header("Idempotency-Key", key).bytes(media_type, file).send()
}

/// The import once it has ended.
pub(crate) fn ended(client: &Client, started: &Answer) -> Value {
    let started = started.ok(202);
    let address = started["links"]["self"].as_str().unwrap().to_owned();
    eventually("the import ends", || Some(client.read(&address)).filter(|import| !import["endedAt"].is_null()))
}

fn a_decision_of_seven_hundred_lines_in_csv(on: On) {
    decision(on, CSV, &csv());
}

fn a_decision_of_seven_hundred_lines_in_xlsx(on: On) {
    decision(on, XLSX, &xlsx());
}

/// An officer who writes and publishes on a unit.
pub(crate) fn officer(server: &Server, unit: &str) -> Client {
    for role in ["editor", "publisher"] {
        server.add_user("can-bo-nhap", role, unit);
    }
    server.client_of("can-bo-nhap")
}

fn decision(on: On, media_type: &str, file: &[u8]) {
    let locality = Locality::new(on);
    let unit = locality.unit("tinh-a");
    let officer = officer(&locality.server, "tinh-a");
    let query = |more: &[(&'static str, &'static str)]| {
        let mut query: Vec<(&str, &str)> = vec![
            ("of", "awards"),
            ("organizationId", unit),
            ("decision", "1234/QĐ-UBND"),
            ("decisionDate", "2020-10-15"),
            ("decisionIssuer", "tinh-a"),
        ];
        query.extend(more);
        query
    };

    let dry = ended(&officer, &send(&officer, "dry", media_type, file, &query(&[("dryRun", "true")])));
    assert_eq!((&dry["status"], &dry["progress"]), (&json!("checked"), &json!({"done": 700, "total": 700})));
    assert_eq!((&dry["counts"]["created"], &dry["counts"]["faulty"]), (&json!(697), &json!(3)), "{dry}");
    let faults = |import: &Value| -> Vec<(u64, String, String)> {
        let items = import["faults"]["items"].as_array().unwrap();
        let text = |fault: &Value, name: &str| fault[name].as_str().unwrap_or_default().to_owned();
        items.iter().map(|fault| (fault["row"].as_u64().unwrap(), text(fault, "column"), text(fault, "code"))).collect()
    };
    let named = |n: u64, column: &str, code: &str| (n + 4, column.to_owned(), code.to_owned());
    let expected = [
        named(17, "Mức tiền thưởng (đồng)", "invalid_amount"),
        named(350, "Ngày sinh", "invalid_time"),
        named(699, "Họ và tên", "required"),
    ];
    assert_eq!(faults(&dry), expected);
    assert_eq!(officer.read("/v1/awards?includeTotal=true")["page"]["total"], 0, "a dry run writes nothing");
    let anybody = locality.server.client();

    let published = query(&[("publish", "true")]);
    let done = ended(&officer, &send(&officer, "real", media_type, file, &published));
    assert_eq!((&done["status"], &done["counts"]), (&json!("done"), &dry["counts"]), "{done}");
    let records =
        json!([{"type": "award", "count": 697}, {"type": "document", "count": 1}, {"type": "recipient", "count": 697}]);
    assert_eq!(done["records"], records);
    assert_eq!(anybody.read("/v1/awards?includeTotal=true&pageSize=1")["page"]["total"], 697, "all of them public");
    let one_moment =
        locality.server.database().cells("SELECT CAST(count(DISTINCT updated_at) AS TEXT) AS cell FROM awards");
    assert_eq!(one_moment, ["1"], "one transaction");
    let twice = send(&officer, "real", media_type, file, &published);
    assert_eq!((twice.status, twice.header("idempotency-replayed")), (202, Some("true")));

    let state = || officer.read("/v1/awards?sort=-updatedAt&pageSize=1")["items"][0]["updatedAt"].clone();
    let before = state();
    let again = ended(&officer, &send(&officer, "again", media_type, file, &published));
    let counts = json!({"created": 0, "published": 0, "unchanged": 697, "differing": 0, "faulty": 3, "uncertain": 0, "skipped": 0});
    assert_eq!(again["counts"], counts, "{again}");
    assert_eq!(state(), before, "nothing changed");

    let line =
        officer.read(&with_query("/v1/awards", &[("q", "Nguyễn Văn 42"), ("pageSize", "1")]))["items"][0].clone();
    let address = line["links"]["self"].as_str().unwrap();
    let etag = officer.get(address).etag();
    let old = line["amount"]["amount"].clone();
    let corrected = officer.patch(
        address,
        &etag,
        &json!({"amount": {"amount": "720000", "currency": "VND"}, "changeReason": "sửa theo bản giấy"}),
    );
    assert_eq!(corrected.ok(200)["amount"]["amount"], "720000");
    assert_eq!(old, "710000");
    locality.server.add_user("kiem-tra", "auditor", "tinh-a");
    let journal = locality.server.client_of("kiem-tra");
    let id = line["id"].as_str().unwrap();
    let kept = journal.walk(&format!("/v1/journal?subjectId={id}"), 20);
    assert_eq!(kept.len(), 2);
    assert_eq!(kept[0]["private"]["record"]["content"]["amount"]["amount"], "710000", "the old value is kept");
    let after = ended(&officer, &send(&officer, "after", media_type, file, &published));
    assert_eq!((&after["counts"]["unchanged"], &after["counts"]["differing"]), (&json!(696), &json!(1)));
    assert_eq!(after["differing"]["items"][0]["pointers"], json!(["/amount/amount"]));
    assert!(program::run(locality.server.database(), &["audit", "verify"]).success);
}
