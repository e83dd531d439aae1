//! Awards on record: whatever a decision on paper says has its place, and the law of its day stands beside it.

use std::collections::HashMap;

use serde_json::{Value, json};
use thidua_tests::{Client, On, Server, Start, with_query};

use crate::locality::{id, only};

on_both!(
    a_posthumous_award_decided_on_a_holiday,
    a_pupil_with_earlier_awards_for_the_same_deed,
    flags_and_exemplars_that_nobody_names,
    a_decision_for_collectives_and_individuals_over_five_years,
    a_decision_for_the_year_before,
    a_small_collective_and_a_worker_in_one_sudden_decision,
    the_reward_of_the_day_stands_beside_the_one_on_paper,
    what_the_law_finds_is_for_those_who_keep_it,
    lists_and_counts_agree_for_everyone,
    the_order_of_lines_is_that_of_one_decision,
);

/// The demo's city, and the two accounts that keep its register.
struct City {
    _server: Server,
    public: Client,
    editor: Client,
    publisher: Client,
    units: HashMap<&'static str, Value>,
}

impl City {
    fn new(on: On) -> Self {
        let server = Server::fresh(on, &Start::demo());
        let (public, editor, publisher) = (server.client(), server.client_of("editor"), server.client_of("publisher"));
        let codes = ["hp-snv", "hp-ubnd", "hp-x-hong-bang-ubnd", "hp-x-hong-bang", "hp-capnuoc", "hp"];
        let all = public.walk("/v1/organizations", 100);
        let found = |code: &str| all.iter().find(|unit| unit["code"] == code).unwrap_or_else(|| panic!("no {code}"));
        let units = codes.into_iter().map(|code| (code, found(code).clone())).collect();
        Self { _server: server, public, editor, publisher, units }
    }

    fn unit(&self, code: &str) -> String {
        id(&self.units[code])
    }

    /// A decision on record, issued by an office of a unit.
    fn decision(&self, unit: &str, office: &str, symbol: &str, day: &str) -> String {
        let issuer = self.public.read(&format!("/v1/organizations/{}", self.unit(unit)));
        let office = issuer["offices"].as_array().unwrap().iter().find(|known| known["code"] == office).unwrap();
        let body = json!({
            "organizationId": self.unit("hp-snv"), "documentType": "adm-decision-individual",
            "symbol": {"raw": symbol}, "issued": {"edtf": day}, "title": "Về việc khen thưởng",
            "issuers": [{"organizationId": self.unit(unit), "officeId": office["id"]}],
            "origin": "recorded", "sources": [{"seenBy": "Phòng Thi đua, khen thưởng"}],
        });
        id(&self.editor.post("/v1/documents", &body).ok(201))
    }

    fn enter(&self, collection: &str, body: Value) -> Value {
        let mut body = body;
        body["organizationId"] = json!(self.unit("hp-snv"));
        let entered = self.editor.post(&format!("/v1/{collection}"), &body).ok(201);
        let read = self.editor.read(&format!("/v1/{collection}/{}", id(&entered)));
        assert_eq!(read, entered);
        entered
    }

    fn publish(&self, collection: &str, record: &Value) {
        self.publisher.post(&format!("/v1/{collection}/{}/publications", id(record)), &json!({})).has(201);
    }
}

/// The codes of the findings of an award.
fn found(award: &Value) -> Vec<&str> {
    award["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect()
}

fn dong(amount: &str) -> Value {
    json!({"amount": amount, "currency": "VND"})
}

fn a_posthumous_award_decided_on_a_holiday(on: On) {
    let city = City::new(on);
    let decision = city.decision("hp-ubnd", "provincial-chairman", "2345/QĐ-UBND", "2025-09-02");
    let award = city.enter(
        "awards",
        json!({
            "name": "Nguyễn Văn B", "line": {"order": 1, "post": "Dân quân", "award": "Bằng khen (truy tặng)"},
            "decisionId": decision, "recipientKind": "individual", "awardType": "provincial-merit-certificate",
            "kind": "sudden", "posthumous": true, "amount": dong("3510000"),
            "achievement": {"text": "Dũng cảm cứu người bị đuối nước", "period": {"edtf": "2025-08-30"}},
            "citation": "Đã có hành động dũng cảm cứu người",
            "calling": {"attendance": "family", "receivedBy": "Gia đình"},
        }),
    );
    assert_eq!(award["granted"]["earliest"], "2025-09-02", "the day of the decision");
    assert_eq!(award["origin"], "recorded");
    assert_eq!(award["sources"][0]["documentId"], decision, "the decision is its source");
    assert_eq!((&award["family"], &award["group"]), (&json!("form"), &json!("certificate_of_merit")));
    assert_eq!(found(&award), [""; 0], "1.5 × 2,340,000: nothing to check");
    assert_eq!(only(&city.editor, "/v1/awards", "posthumous", "true")["id"], award["id"]);
}

fn a_pupil_with_earlier_awards_for_the_same_deed(on: On) {
    let city = City::new(on);
    let pupil = city.enter("recipients", json!({
        "name": "Nguyễn Văn C", "recipientKind": "individual", "post": "Học sinh lớp 8", "workerClass": "pupil_student",
        "private": {"born": {"edtf": "2012"}, "guardian": "Nguyễn Văn D"},
    }));
    let of_ward = city.decision("hp-x-hong-bang-ubnd", "commune-chairman", "11/QĐ-UBND", "2025-10-01");
    let earlier = |day: &str, decision: &str| {
        city.enter("awards", json!({
            "name": "Nguyễn Văn C", "recipientId": pupil["id"], "awardType": "commune-commendation", "kind": "sudden",
            "decisionId": decision, "granted": {"edtf": day}, "amount": dong("710000"),
        }))
    };
    let (first, second) = (earlier("2025-10-01", &of_ward), earlier("2025-10-05", &of_ward));
    assert_eq!(first["recipientKind"], "individual", "as the recipient is");
    let of_city = city.decision("hp-ubnd", "provincial-chairman", "2400/QĐ-UBND", "2025-10-10");
    let award = city.enter("awards", json!({
        "name": "Nguyễn Văn C", "recipientId": pupil["id"], "line": {"post": "Học sinh lớp 8", "unit": "Trường THCS"},
        "awardType": "provincial-merit-certificate", "kind": "sudden", "decisionId": of_city,
        "amount": dong("5000000"), "sameDeed": [{"awardId": first["id"]}, {"awardId": second["id"]}],
    }));
    assert_eq!(found(&award), ["reward_differs", "same_deed"]);
    let same = &award["findings"][1];
    let related: Vec<&Value> = same["relatedIds"].as_array().unwrap().iter().collect();
    assert_eq!(related, [&first["id"], &second["id"]]);
    assert_eq!(award["findings"][0]["expected"]["sum"], dong("3510000"));
    assert_eq!(award["sameDeed"][0]["award"]["name"], "Nguyễn Văn C");
    let path = with_query("/v1/awards", &[("recipientId", pupil["id"].as_str().unwrap())]);
    let days: Vec<Value> =
        city.editor.walk(&path, 2).iter().map(|award| award["granted"]["earliest"].clone()).collect();
    assert_eq!(days, ["2025-10-10", "2025-10-05", "2025-10-01"]);
}

fn flags_and_exemplars_that_nobody_names(on: On) {
    let city = City::new(on);
    let tally =
        |title: &str, counted: &str, count: u32, award_type: Option<&str>| {
            let tally = city.enter("award-tallies", json!({
            "title": title, "counted": counted, "count": {"text": title, "value": count}, "awardType": award_type,
            "achieved": {"edtf": "2015/2020"}, "origin": "recorded", "sources": [{"title": "Báo cáo tổng kết"}],
        }));
            city.publish("award-tallies", &tally);
            tally
        };
    let exemplars = tally("327 điển hình tiên tiến", "exemplar", 327, None);
    let flags = tally("40 cờ thi đua", "award", 40, Some("provincial-emulation-flag"));
    assert_eq!(exemplars["count"]["value"], 327);
    assert_eq!(flags["labels"]["awardType"], "Cờ thi đua của Bộ, ban, ngành, tỉnh");
    assert_eq!(only(&city.public, "/v1/award-tallies", "counted", "award")["title"], "40 cờ thi đua");
    let counts = city.public.read("/v1/awards/counts?groupBy=year,awardType");
    assert!(
        counts["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|group| group["group"]["awardType"] != "provincial-emulation-flag"),
        "they are never added to awards with a name: {counts}"
    );
}

fn a_decision_for_collectives_and_individuals_over_five_years(on: On) {
    let city = City::new(on);
    let decision = city.decision("hp-ubnd", "provincial-chairman", "3001/QĐ-UBND", "2020-10-20");
    for order in 1..=25 {
        let kind = if order <= 13 { "collective" } else { "individual" };
        city.enter("awards", json!({
            "name": format!("Dòng {order}"), "line": {"order": order, "unit": "Sở", "award": "Bằng khen"},
            "decisionId": decision, "recipientKind": kind, "awardType": "provincial-merit-certificate",
            "kind": "thematic", "achievement": {"text": "Phong trào thi đua yêu nước", "period": {"edtf": "2015/2020"}},
            "fund": {"name": "Quỹ Thi đua, khen thưởng thành phố", "year": 2020},
        }));
    }
    let counted =
        city.editor.read(&with_query("/v1/awards/counts", &[("groupBy", "recipientKind"), ("decisionId", &decision)]));
    let counts: Vec<(&Value, &Value)> = counted["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (&item["group"]["recipientKind"], &item["count"]))
        .collect();
    assert_eq!(counts, [(&json!("collective"), &json!(13)), (&json!("individual"), &json!(12))]);
    let path = with_query("/v1/awards", &[("decisionId", &decision), ("sort", "line")]);
    let lines = city.editor.walk(&path, 7);
    assert_eq!(lines.len(), 25);
    assert_eq!(lines[24]["fund"], json!({"name": "Quỹ Thi đua, khen thưởng thành phố", "year": 2020}));
    assert_eq!(lines[24]["achievement"]["period"]["edtf"], "2015/2020");
    assert_eq!(lines[24]["achievement"]["period"]["extent"], "span");
}

fn a_decision_for_the_year_before(on: On) {
    let city = City::new(on);
    let decision = city.decision("hp-ubnd", "provincial-chairman", "100/QĐ-UBND", "2020-01-15");
    for order in 1..=32 {
        city.enter(
            "awards",
            json!({
                "name": format!("Tập thể {order}"), "line": {"order": order}, "decisionId": decision,
                "recipientKind": "collective", "awardType": "excellent-labour-collective", "printedFamily": "title",
                "achievement": {"period": {"edtf": "2019"}},
            }),
        );
    }
    let path = with_query("/v1/awards", &[("decisionId", &decision), ("includeTotal", "true"), ("year", "2020")]);
    let list = city.editor.read(&path);
    assert_eq!(list["page"]["total"], 32, "by the year of decision");
    assert_eq!(list["items"][0]["achievement"]["period"]["earliest"], "2019-01-01");
    assert_eq!(list["items"][0]["family"], "title");
    assert!(!found(&list["items"][0]).contains(&"family_mismatch"));
}

fn a_small_collective_and_a_worker_in_one_sudden_decision(on: On) {
    let city = City::new(on);
    let decision = city.decision("hp-ubnd", "provincial-chairman", "1500/QĐ-UBND", "2024-09-20");
    let company = city.unit("hp-capnuoc");
    let enter = |body: Value| city.enter("awards", body);
    let team = enter(json!({
        "name": "Tổ vận hành trạm bơm", "line": {"order": 1, "unit": "Công ty cấp nước"}, "decisionId": decision,
        "recipientKind": "collective", "smallCollective": true, "workerClass": "worker", "sector": "state",
        "unitId": company, "awardType": "provincial-merit-certificate", "kind": "sudden", "amount": dong("7020000"),
    }));
    let worker = enter(json!({
        "name": "Nguyễn Văn E", "line": {"order": 2, "post": "Công nhân", "unit": "Công ty cấp nước"},
        "decisionId": decision, "recipientKind": "individual", "workerClass": "worker", "sector": "state",
        "unitId": company, "awardType": "provincial-merit-certificate", "kind": "sudden", "amount": dong("3510000"),
    }));
    assert_eq!((found(&team), found(&worker)), (vec![], vec![]));
    assert_eq!(only(&city.editor, "/v1/awards", "smallCollective", "true")["id"], team["id"]);
    let path = with_query("/v1/awards/counts", &[("groupBy", "year,workerClass"), ("unit", &city.unit("hp-ubnd"))]);
    let counts = city.editor.read(&path);
    let group = json!({"group": {"year": 2024, "workerClass": "worker"}, "count": 2, "labels": {"workerClass": "Công nhân, người lao động trực tiếp"}});
    assert!(counts["items"].as_array().unwrap().contains(&group), "of the whole subtree: {counts}");
}

fn the_reward_of_the_day_stands_beside_the_one_on_paper(on: On) {
    let city = City::new(on);
    let sums = [
        ("2025-09-01", "individual", "710000"),
        ("2025-09-01", "household", "1060000"),
        ("2025-09-01", "collective", "1410000"),
        ("2020-05-05", "individual", "230000"),
    ];
    for (day, kind, sum) in sums {
        let paid = |amount: &str| {
            city.enter(
                "awards",
                json!({
                    "name": "Nguyễn Văn G", "awardType": "commune-commendation", "recipientKind": kind,
                    "granted": {"edtf": day}, "amount": dong(amount), "sources": [{"title": "Quyết định"}],
                    "decidedBy": {"organizationId": city.unit("hp-x-hong-bang-ubnd")},
                }),
            )
        };
        let award = paid("1000");
        let differs = award["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "reward_differs");
        let expected = &differs.unwrap_or_else(|| panic!("{day} {kind}: {award}"))["expected"];
        assert_eq!(expected["sum"], dong(sum), "{day} {kind}");
        assert!(!found(&paid(sum)).contains(&"reward_differs"), "{day} {kind}");
    }
}

fn what_the_law_finds_is_for_those_who_keep_it(on: On) {
    let city = City::new(on);
    // A ward's chairman gives what is the city's, in a column that is another's, of a kind that has ended.
    let decision = city.decision("hp-x-hong-bang-ubnd", "commune-chairman", "15/QĐ-UBND", "2025-11-11");
    let award = city.enter(
        "awards",
        json!({
            "name": "Nguyễn Văn H", "awardType": "provincial-merit-certificate", "recipientKind": "individual",
            "printedFamily": "title", "kind": "thematic", "decisionId": decision,
        }),
    );
    let codes = found(&award);
    for code in ["kind_not_in_force", "family_mismatch", "not_competent", "amount_missing"] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    let cited =
        award["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "not_competent").unwrap();
    assert_eq!(cited["confirmed"], true);
    assert!(cited["source"].as_str().unwrap().contains("06/2022/QH15"), "{cited}");
    let path = format!("/v1/awards/{}", id(&award));
    let english = city.editor.request("GET", &path).header("accept-language", "en").send().ok(200);
    assert!(
        english["findings"][0]["detail"].as_str().unwrap().is_ascii()
            || english["findings"][0]["detail"] != award["findings"][0]["detail"]
    );
    city.publish("awards", &award);
    let shown = city.public.read(&path);
    assert_eq!(shown.get("findings"), None, "nobody else is told");
    assert_eq!(shown["awardType"], "provincial-merit-certificate");
}

fn lists_and_counts_agree_for_everyone(on: On) {
    let city = City::new(on);
    let (ward, company) = (city.unit("hp-x-hong-bang-ubnd"), city.unit("hp-capnuoc"));
    for n in 0..30_usize {
        let award_type = ["advanced-worker", "commune-commendation"][n % 2];
        let (unit, class) = ([&ward, &company][n / 2 % 2], ["worker", "farmer", "leader"][n % 3]);
        let award = city.enter("awards", json!({
            "name": format!("Người {n}"), "awardType": award_type,
            "unitId": unit, "workerClass": class,
            "granted": {"edtf": format!("{}-05-{:02}", 2018 + n % 4, 1 + n % 28)}, "sources": [{"title": "Quyết định"}],
        }));
        if n % 5 > 0 {
            city.publish("awards", &award);
        }
    }
    for (client, whole) in [(&city.public, 24), (&city.editor, 30)] {
        assert_eq!(client.walk("/v1/awards", 7).len(), whole);
        for (name, value) in [
            ("unit", city.unit("hp-ubnd")),
            ("unit", ward.clone()),
            ("workerClass", "farmer".into()),
            ("family", "title".into()),
            ("level", "commune".into()),
            ("year", "2019".into()),
        ] {
            let list = client.walk(&with_query("/v1/awards", &[(name, &value)]), 4);
            assert!(!list.is_empty(), "{name}={value}");
            for by in ["year", "year,workerClass", "family", "level,year", "awardType,workerClass"] {
                let counts = client.read(&with_query("/v1/awards/counts", &[(name, &value), ("groupBy", by)]));
                let sum: i64 =
                    counts["items"].as_array().unwrap().iter().map(|item| item["count"].as_i64().unwrap()).sum();
                assert_eq!(sum, i64::try_from(list.len()).unwrap(), "{name}={value} by {by}: {counts}");
            }
            let total = client.read(&with_query("/v1/awards", &[(name, &value), ("includeTotal", "true")]));
            assert_eq!(total["page"]["total"], list.len());
        }
    }
    assert_eq!(city.editor.walk("/v1/awards?visibility=draft", 3).len(), 6);
}

fn the_order_of_lines_is_that_of_one_decision(on: On) {
    let city = City::new(on);
    let refused = city.editor.get("/v1/awards?sort=line");
    assert_eq!(refused.faults(), ["sort"]);
}
