//! Documents: what is written is what is read.

use serde_json::{Value, json};
use thidua_tests::On;

use crate::locality::{Locality, Record, only};

on_both!(
    a_document_keeps_its_words_and_values,
    a_merge_patch_changes_what_it_names,
    classes_follow_from_symbol_and_type,
    a_document_has_no_unknown_or_secret_content
);

fn a_document_keeps_its_words_and_values(on: On) {
    let locality = Locality::new(on);
    let unit = locality.unit("tinh-a");
    let body = json!({
        "organizationId": unit,
        "symbol": {"raw": " Số: 12 /KH-HĐND "},
        "issuers": [{"organizationId": unit}, {"organizationId": locality.unit("tinh")}],
        "signers": [{"person": "Người ký thứ nhất", "post": "Chủ tịch", "capacity": "tm"}],
        "issued": {"text": "trung tuần tháng 11/2020", "earliest": "2020-11-11", "latest": "2020-11-20", "precision": "dekad"},
        "origin": "recorded",
        "sources": [{"title": "Bài báo", "outlet": "Cổng thông tin", "publishedOn": "2020-11-25"}],
        "marks": [{"pointer": "/title", "mark": "as_printed", "basis": "theo bài báo"}],
        "title": "Tổ chức hội nghị",
        "summary": "Tóm tắt bằng lời của người nhập.",
    });
    let record = locality.record(&body);
    let json = &record.json;
    assert_eq!((&json["documentType"], &json["documentClass"]), (&json!("adm-plan"), &json!("plan")));
    assert_eq!(json["symbol"]["slug"], "12-kh-hddnd", "Đ is not D");
    assert_eq!(json["symbol"]["key"], "12 kh hdnd");
    let issued = json!({
        "text": "trung tuần tháng 11/2020", "earliest": "2020-11-11", "latest": "2020-11-20", "extent": "within",
        "precision": "dekad", "approximate": false, "partOfDay": null, "startTime": null, "endTime": null,
        "edtf": json["issued"]["edtf"],
    });
    assert_eq!(json["issued"], issued);
    assert_eq!(json["issuers"].as_array().map(Vec::len), Some(2));
    assert_eq!(json["issuers"][0]["organizationId"], unit, "the lead stays first");
    for name in ["signers", "marks", "title", "summary", "origin"] {
        assert_eq!(json[name], body[name], "{name}");
    }
    assert_eq!(locality.chief.read(&record.path), *json);
    locality.publish(&record);
    let found = only(&locality.server.client(), "/v1/plans", "symbol", "12/kh-hdnd");
    assert_eq!(found["id"], json["id"]);
    for (parameters, count) in [
        ("issuedFrom=2020-11-20", 1),
        ("issuedFrom=2020-11-21", 0),
        ("issuedTo=2020-11-11", 1),
        ("issuedTo=2020-11-10", 0),
        ("issuedFrom=2020-11-12&issuedTo=2020-11-13", 1),
        ("origin=processed", 0),
        ("documentClass=plan,directive", 1),
        ("documentType=adm-plan", 1),
        ("symbolYear=2020", 1),
        ("symbolYear=2021", 0),
        ("knownByNameOnly=true", 0),
    ] {
        let items = locality.server.client().walk(&format!("/v1/documents?{parameters}"), 20);
        assert_eq!(items.len(), count, "{parameters}");
    }
}

fn a_merge_patch_changes_what_it_names(on: On) {
    let locality = Locality::new(on);
    let mut body = locality.plan("tinh-a", "Kế hoạch");
    body["summary"] = json!("Tóm tắt");
    body["issued"] = json!({"edtf": "2024-02-01"});
    let record = locality.record(&body);
    let patch =
        |record: &Record, patch: Value| Record::of(&locality.chief.patch(&record.path, &record.etag, &patch), 200);
    let changed = patch(&record, json!({"title": "Kế hoạch mới"}));
    let mut expected = record.json.clone();
    for name in ["title", "updatedAt", "version"] {
        expected[name] = changed.json[name].clone();
    }
    assert_eq!(changed.json, expected, "nothing else moves");
    assert_eq!((&changed.json["title"], &changed.json["version"]), (&json!("Kế hoạch mới"), &json!(2)));
    let cleared = patch(&changed, json!({"summary": null, "issued": null, "issuers": []}));
    assert_eq!((&cleared.json["summary"], &cleared.json["issued"]), (&Value::Null, &Value::Null));
    assert_eq!(cleared.json["issuers"], json!([]));
    let empty = patch(&cleared, json!({}));
    assert_eq!(empty.json, cleared.json);
    let read_only =
        json!({"id": "x", "organizationId": record.id, "publishedAt": "2020-01-01T00:00:00Z", "version": 9});
    let faults = locality.chief.patch(&record.path, &empty.etag, &read_only).faults();
    assert_eq!(faults, ["#/id", "#/organizationId", "#/publishedAt", "#/version"]);
    assert_eq!(locality.chief.patch(&record.path, &empty.etag, &json!({"title": null})).faults(), ["#/title"]);
    let english = locality.chief.request("GET", &record.path).header("accept-language", "en").send();
    assert_eq!(english.etag().split('.').next(), empty.etag.split('.').next(), "any representation names the version");
    let through_english = locality.chief.patch(&record.path, &english.etag(), &json!({"summary": "Lại có"}));
    assert_eq!(through_english.ok(200)["summary"], "Lại có");
}

fn classes_follow_from_symbol_and_type(on: On) {
    let locality = Locality::new(on);
    let unit = locality.unit("tinh-a");
    let send = |path: &str, raw: Option<&str>, kind: Option<&str>| {
        let mut body = json!({"organizationId": unit, "title": "Văn bản"});
        if let Some(raw) = raw {
            body["symbol"] = json!({"raw": raw});
        }
        if let Some(kind) = kind {
            body["documentType"] = json!(kind);
        }
        locality.chief.post(path, &body)
    };
    assert_eq!(send("/v1/directives", Some("21-CT/TU"), None).ok(201)["documentType"], "party-directive");
    assert_eq!(send("/v1/directives", Some("21/CT-UBND"), None).ok(201)["documentType"], "adm-directive");
    assert_eq!(send("/v1/documents", Some("22/KH-UBND"), None).ok(201)["documentClass"], "plan");
    assert_eq!(send("/v1/plans", None, None).faults(), ["#/documentType"], "nothing decides the family");
    assert_eq!(send("/v1/plans", None, Some("adm-directive")).faults(), ["#/documentType"]);
    assert_eq!(send("/v1/plans", Some("23/CT-UBND"), None).status, 400);
    assert_eq!(send("/v1/documents", Some("không có số"), Some("adm-plan")).status, 201, "what cannot be read is kept");
}

fn a_document_has_no_unknown_or_secret_content(on: On) {
    let locality = Locality::new(on);
    let mut body = locality.plan("tinh-a", "Kế hoạch");
    body["title"] = json!("Kế hoạch bảo vệ (TUYỆT MẬT)");
    let refused = locality.chief.post("/v1/documents", &body);
    let problem = refused.problem(400, "invalid-input");
    assert_eq!(problem["errors"][0]["code"], "state_secret", "{problem}");
    body["title"] = json!("<script>alert(1)</script>");
    let record = locality.publish(&locality.record(&body));
    let anyone = locality.server.client();
    assert_eq!(anyone.read(&record.path)["title"], "<script>alert(1)</script>", "in JSON it is text");
    assert!(!anyone.get("/").text().contains("<script>alert(1)"), "on a page it is not a script");
    body["origin"] = json!("recorded");
    body["title"] = json!("Không nêu nguồn");
    assert_eq!(locality.chief.post("/v1/documents", &body).faults(), ["#/sources"]);
    body["sources"] = json!([{"outlet": "Chỉ có tên báo"}]);
    assert_eq!(locality.chief.post("/v1/documents", &body).status, 400);
    body["sources"] = json!([{"seenBy": "Phòng Thi đua, khen thưởng"}]);
    locality.chief.post("/v1/documents", &body).has(201);
}
