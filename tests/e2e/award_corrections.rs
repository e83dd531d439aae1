//! What is corrected about awards and who received them: the date of a decision, doubles, and what the record says against
//! itself.

use serde_json::{Value, json};
use thidua_tests::{Client, On, with_query};

use crate::locality::{Locality, Record, id};

on_both!(
    awards_follow_the_date_of_their_decision,
    what_the_record_contradicts_is_found,
    what_is_not_said_counts_as_no,
    a_ceremony_is_called_in_its_order,
    all_faults_come_at_once,
    filters_say_what_they_do_not_know,
    words_of_a_tally_are_its_number,
    what_is_public_is_not_merged_away,
);

fn document(locality: &Locality, keeper: &str, more: &Value) -> Record {
    let mut body = json!({
        "organizationId": locality.unit(keeper), "documentType": "adm-decision-individual", "title": "Về việc khen thưởng",
        "issuers": [{"organizationId": locality.unit(keeper)}],
    });
    for (name, value) in more.as_object().expect("properties") {
        body[name] = value.clone();
    }
    locality.record(&body)
}

fn award(locality: &Locality, keeper: &str, more: &Value) -> Record {
    let mut body = json!({
        "organizationId": locality.unit(keeper), "name": "Nguyễn Văn A", "awardType": "commune-commendation",
        "sources": [{"title": "Quyết định"}],
    });
    for (name, value) in more.as_object().expect("properties") {
        body[name] = value.clone();
    }
    Record::of(&locality.chief.post("/v1/awards", &body), 201)
}

fn again(client: &Client, record: &Record) -> Value {
    client.read(&record.path)
}

fn day_of(client: &Client, record: &Record) -> String {
    again(client, record)["granted"]["earliest"].as_str().expect("a day").to_owned()
}

/// The finding of an award with this code.
fn finding(award: &Value, code: &str) -> Option<Value> {
    let findings = award["findings"].as_array().expect("findings");
    findings.iter().find(|finding| finding["code"] == code).cloned()
}

fn ids(client: &Client, path: &str) -> Vec<String> {
    client.walk(path, 2).iter().map(id).collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

fn awards_follow_the_date_of_their_decision(on: On) {
    let locality = Locality::new(on);
    let chief = &locality.chief;
    let editor = locality.holder("editor", "tinh-a");
    let decision = document(&locality, "tinh-a", &json!({"issued": {"edtf": "2020-12-31"}}));
    let named = |more: Value| {
        let mut all = json!({"decisionId": decision.id});
        for (name, value) in more.as_object().expect("properties") {
            all[name] = value.clone();
        }
        all
    };
    let first = award(&locality, "tinh-a", &named(json!({})));
    let second = award(&locality, "tinh-a", &named(json!({"granted": {"text": "31/12/2020", "edtf": "2020-12-31"}})));
    let own = award(&locality, "tinh-a", &named(json!({"granted": {"edtf": "2020-12-30"}})));
    let elsewhere = award(&locality, "khac", &named(json!({})));
    let public = locality.publish(&award(&locality, "tinh-a", &named(json!({}))));
    let tally = |more: Value| {
        let mut body = named(json!({
            "organizationId": locality.unit("tinh-a"), "title": "32 tập thể", "counted": "award", "count": {"text": "32 tập thể"},
            "sources": [{"title": "Quyết định"}],
        }));
        for (name, value) in more.as_object().expect("properties") {
            body[name] = value.clone();
        }
        Record::of(&chief.post("/v1/award-tallies", &body), 201)
    };
    let counted = tally(json!({}));
    let counted_then = tally(json!({"granted": {"edtf": "2020-12-30"}}));
    assert_eq!(day_of(chief, &first), "2020-12-31", "the day of the decision");
    let auditor = {
        locality.server.add_user("chief-auditor", "auditor", "@");
        locality.server.client_of("chief-auditor")
    };
    let entries = || auditor.walk("/v1/journal", 100).len();
    let before = entries();

    // Who edits drafts of one unit changes neither what is public nor what another keeps.
    let patch = json!({"issued": {"edtf": "2021-01-04"}, "changeReason": "sửa theo bản gốc"});
    let patched = Record::of(&editor.patch(&decision.path, &decision.etag, &patch), 200);
    assert_eq!(entries(), before + 4, "the decision, two awards and a tally");
    for (award, day) in [
        (&first, "2021-01-04"),
        (&second, "2021-01-04"),
        (&counted, "2021-01-04"),
        (&own, "2020-12-30"),
        (&counted_then, "2020-12-30"),
        (&elsewhere, "2020-12-31"),
        (&public, "2020-12-31"),
    ] {
        assert_eq!(day_of(chief, award), day);
        let version = if day == "2021-01-04" { 2 } else { award.json["version"].as_i64().expect("a version") };
        assert_eq!(again(chief, award)["version"], version);
    }
    for left in [&own, &elsewhere, &public] {
        let found = finding(&again(chief, left), "granted_differs").expect("a finding");
        assert_eq!((&found["severity"], &found["pointer"]), (&json!("warning"), &json!("/granted")));
        assert!(found["detail"].as_str().is_some_and(|text| text.contains("04/01/2021")), "{found}");
    }
    assert_eq!(finding(&again(chief, &first), "granted_differs"), None);
    let of_2021 = with_query("/v1/awards", &[("year", "2021")]);
    assert_eq!(sorted(ids(chief, &of_2021)), sorted(vec![first.id.clone(), second.id.clone()]));
    let counts = chief.read("/v1/awards/counts?groupBy=year");
    let of_year = |item: &Value| (item["group"]["year"].as_i64(), item["count"].as_i64());
    let counts: Vec<_> = counts["items"].as_array().expect("items").iter().map(of_year).collect();
    assert_eq!(counts, [(Some(2020), Some(3)), (Some(2021), Some(2))]);

    // Who may change them all changes them all, but for those that have a day of their own by now.
    let back = json!({"issued": {"edtf": "2020-12-31"}});
    let restored = Record::of(&chief.patch(&patched.path, &patched.etag, &back), 200);
    let forward = json!({"issued": {"edtf": "2020-11-02"}});
    let last = Record::of(&chief.patch(&restored.path, &restored.etag, &forward), 200);
    for followed in [&first, &second, &elsewhere, &public, &counted] {
        assert_eq!(day_of(chief, followed), "2020-11-02");
    }
    assert_eq!(day_of(&locality.server.client(), &public), "2020-11-02", "in public too");
    let renamed = json!({"title": "Về việc tặng Giấy khen"});
    chief.patch(&last.path, &last.etag, &renamed).has(200);
    assert_eq!(day_of(chief, &own), "2020-12-30");
}

fn what_the_record_contradicts_is_found(on: On) {
    let locality = Locality::new(on);
    let plan = document(&locality, "tinh-a", &json!({"documentType": "adm-plan", "issued": {"edtf": "2020-10-15"}}));
    let of_plan = award(&locality, "tinh-a", &json!({"decisionId": plan.id, "granted": {"edtf": "2024-08-01"}}));
    let found = finding(&of_plan.json, "not_a_decision").expect("a finding");
    assert!(found["detail"].as_str().is_some_and(|text| text.contains("Kế hoạch")), "{found}");
    let ahead = award(&locality, "tinh-a", &json!({"granted": {"edtf": "2130-01-01"}}));
    assert!(finding(&ahead.json, "granted_in_future").is_some(), "{}", ahead.json);

    let decision = document(&locality, "tinh-a", &json!({"issued": {"edtf": "2020-10-15"}}));
    let recipient =
        json!({"organizationId": locality.unit("tinh-a"), "name": "Nguyễn Văn A", "recipientKind": "individual"});
    let recipient = Record::of(&locality.chief.post("/v1/recipients", &recipient), 201);
    let line = json!({"decisionId": decision.id, "recipientId": recipient.id});
    let first = award(&locality, "tinh-a", &line);
    assert_eq!(finding(&first.json, "same_award"), None);
    let second = award(&locality, "tinh-a", &line);
    let other = award(
        &locality,
        "tinh-a",
        &json!({"decisionId": decision.id, "recipientId": recipient.id, "awardType": "advanced-worker"}),
    );
    for (one, twin) in [(&first, &second), (&second, &first)] {
        let found = finding(&again(&locality.chief, one), "same_award").expect("a finding");
        assert_eq!((&found["severity"], &found["relatedIds"]), (&json!("warning"), &json!([twin.id])));
    }
    assert_eq!(finding(&again(&locality.chief, &other), "same_award"), None);

    let processed = json!({"organizationId": locality.unit("tinh-a"), "name": "Nguyễn Văn B", "awardType": "commune-commendation", "origin": "processed"});
    assert_eq!(locality.chief.post("/v1/awards", &processed).faults(), ["#/origin"]);
}

fn what_is_not_said_counts_as_no(on: On) {
    let locality = Locality::new(on);
    let chief = &locality.chief;
    let unsaid = award(&locality, "tinh-a", &json!({"granted": {"edtf": "2020-01-01"}}));
    let no = award(
        &locality,
        "tinh-a",
        &json!({"granted": {"edtf": "2020-01-02"}, "posthumous": false, "smallCollective": false}),
    );
    let yes = award(
        &locality,
        "tinh-a",
        &json!({"granted": {"edtf": "2020-01-03"}, "posthumous": true, "smallCollective": true}),
    );
    for flag in ["posthumous", "smallCollective"] {
        assert_eq!(ids(chief, &format!("/v1/awards?{flag}=false")), [no.id.clone(), unsaid.id.clone()], "{flag}");
        assert_eq!(ids(chief, &format!("/v1/awards?{flag}=true")), std::slice::from_ref(&yes.id), "{flag}");
        for (value, total) in [("false", 2), ("true", 1)] {
            let list = chief.read(&format!("/v1/awards?{flag}={value}&includeTotal=true"));
            assert_eq!(list["page"]["total"], total, "{flag}={value}");
            let counts = chief.read(&format!("/v1/awards/counts?groupBy=year&{flag}={value}"));
            assert_eq!(counts["items"][0]["count"], total, "{flag}={value}: {counts}");
        }
    }
    let recipient = |more: Value| {
        let mut body =
            json!({"organizationId": locality.unit("tinh-a"), "name": "Tổ 1", "recipientKind": "collective"});
        for (name, value) in more.as_object().expect("properties") {
            body[name] = value.clone();
        }
        id(&chief.post("/v1/recipients", &body).ok(201))
    };
    let (large, small) = (recipient(json!({})), recipient(json!({"smallCollective": true})));
    assert_eq!(ids(chief, "/v1/recipients?smallCollective=false"), [large]);
    assert_eq!(ids(chief, "/v1/recipients?smallCollective=true"), [small]);
}

fn a_ceremony_is_called_in_its_order(on: On) {
    let locality = Locality::new(on);
    let chief = &locality.chief;
    let body = json!({"organizationId": locality.unit("tinh-a"), "title": "Lễ trao tặng"});
    let ceremony = id(&chief.post("/v1/ceremonies", &body).ok(201));
    let called = |line: u32, order: Option<u32>| {
        let more = json!({"ceremonyId": ceremony, "line": {"order": line}, "calling": {"order": order, "attendance": "present"}});
        award(&locality, "tinh-a", &more).id
    };
    let (first, second, third, never) = (called(1, Some(2)), called(2, Some(1)), called(3, Some(10)), called(4, None));
    let in_order = |sort: &str| ids(chief, &format!("/v1/awards?ceremonyId={ceremony}&sort={sort}"));
    assert_eq!(in_order("line"), [first.clone(), second.clone(), third.clone(), never.clone()]);
    let mut calling = vec![second, first, third, never];
    assert_eq!(in_order("calling"), calling);
    calling.reverse();
    assert_eq!(in_order("-calling"), calling);
    assert_eq!(chief.get("/v1/awards?sort=calling").faults(), ["sort"]);
    let _unknown = chief.get("/v1/recipients?sort=calling").faults();
}

fn all_faults_come_at_once(on: On) {
    let locality = Locality::new(on);
    let body = |amount: &str| {
        json!({
            "organizationId": locality.unit("tinh-a"), "awardType": "khong-co", "kind": "khong_co", "works": 0,
            "decisionId": "019857a0-0000-7000-8000-0000000000ff", "amount": {"amount": amount, "currency": "USD"},
        })
    };
    let mut faults = locality.chief.post("/v1/awards", &body("1.410.000")).faults();
    faults.sort();
    let wanted = ["#/amount/amount", "#/amount/currency", "#/awardType", "#/decisionId", "#/kind", "#/name", "#/works"];
    assert_eq!(faults, wanted);
    let said = locality.chief.post("/v1/awards", &body("1.410.000")).problem(400, "invalid-input").to_string();
    assert!(said.contains("không có dấu chấm") && !said.contains("[0-9]"), "{said}");
}

fn filters_say_what_they_do_not_know(on: On) {
    let locality = Locality::new(on);
    let chief = &locality.chief;
    for (path, parameter) in [
        ("/v1/awards?kind=thuongxuyen", "kind"),
        ("/v1/awards?awardType=commune-commendatio", "awardType"),
        ("/v1/awards?level=khong-co", "level"),
        ("/v1/awards/counts?groupBy=year&recipientKind=person", "recipientKind"),
        ("/v1/recipients?workerClass=workers", "workerClass"),
        ("/v1/recipients?belonging=nowhere", "belonging"),
        ("/v1/award-tallies?awardType=co-thi-dua", "awardType"),
        ("/v1/award-tallies?counted=flags", "counted"),
    ] {
        assert_eq!(chief.get(path).faults(), [parameter], "{path}");
    }
    let said = chief.get("/v1/awards?awardType=commune-commendatio").problem(400, "invalid-input");
    assert_eq!(said["errors"][0]["code"], "unknown_code");
    assert!(said["errors"][0]["detail"].as_str().is_some_and(|text| text.contains("“commune-commendation”")), "{said}");
    for year in [2018, 2019, 2020] {
        let _award = award(&locality, "tinh-a", &json!({"granted": {"edtf": format!("{year}-05-01")}}));
    }
    assert_eq!(ids(chief, "/v1/awards?year=2019,2020").len(), 2);
    assert_eq!(ids(chief, "/v1/awards?year=2018").len(), 1);
    assert_eq!(chief.get("/v1/awards?year=khong").faults(), ["year"]);
}

fn words_of_a_tally_are_its_number(on: On) {
    let locality = Locality::new(on);
    let body = json!({
        "organizationId": locality.unit("tinh-a"), "title": "327 điển hình tiên tiến", "counted": "exemplar",
        "count": {"text": "327 điển hình tiên tiến"}, "sources": [{"title": "Báo cáo"}],
    });
    let tally = Record::of(&locality.chief.post("/v1/award-tallies", &body), 201);
    let number = |tally: &Value| (tally["count"]["value"].as_f64(), tally["count"]["qualifier"].clone());
    assert_eq!(number(&tally.json), (Some(327.0), json!("exact")));
    let more = json!({"count": {"text": "hơn 330 điển hình"}});
    let patched = Record::of(&locality.chief.patch(&tally.path, &tally.etag, &more), 200);
    assert_eq!(number(&patched.json), (Some(330.0), json!("over")), "new words, and nothing of the old ones");
}

fn what_is_public_is_not_merged_away(on: On) {
    let locality = Locality::new(on);
    let recipient = |name: &str| {
        let body = json!({"organizationId": locality.unit("tinh-a"), "name": name, "recipientKind": "individual"});
        Record::of(&locality.chief.post("/v1/recipients", &body), 201)
    };
    let (draft, public) = (recipient("Nguyễn Văn A"), locality.publish(&recipient("Nguyễn Văn Á")));
    let ask = |kept: &Record, path: &str, from: &Record| {
        let request = locality.chief.request("POST", &format!("{}/{path}", kept.path)).header("if-match", &kept.etag);
        request.json(&json!({"fromId": from.id})).send()
    };
    for path in ["merges?validateOnly=true", "merges"] {
        let refused = ask(&draft, path, &public).problem(409, "state-conflict");
        assert!(refused["detail"].as_str().is_some_and(|text| text.contains("ngược lại")), "{refused}");
        assert_eq!(locality.server.client().read(&public.path)["id"], json!(public.id));
    }
    ask(&public, "merges", &draft).has(201);
}
