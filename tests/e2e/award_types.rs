//! The award catalogue and the base salaries: every row of the data files, as the API answers it.

use std::path::Path;

use serde_json::{Map, Value, json};
use thidua_tests::{Client, On, Server, Start, with_query};

on_both!(
    every_award_type_is_answered_as_the_file_has_it,
    every_base_salary_is_answered,
    what_holds_on_a_day_is_shown,
    types_are_found_by_filters_and_words,
    answers_are_in_the_language_asked_for_and_kept,
);

fn file(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).expect("the file")).expect("JSON")
}

fn codes(client: &Client, query: &[(&str, &str)]) -> Vec<String> {
    let items = client.walk(&with_query("/v1/award-types", query), 100);
    items.iter().map(|item| item["code"].as_str().unwrap().to_owned()).collect()
}

/// What the API calls a property of the file, where it is not the same in camel case.
fn answered(row: &Value, client: &Client) -> Value {
    let mut row = row.as_object().unwrap().clone();
    let mut take = |name: &str| row.remove(name).unwrap_or_default();
    let notes = [("general", "note"), ("level", "level_note"), ("quota", "quota_note"), ("vote", "vote_note")];
    let notes: Vec<Value> = notes
        .into_iter()
        .chain([("reward", "reward_note")])
        .filter_map(|(about, name)| take(name).as_str().map(|text| json!({"about": about, "text": text})))
        .collect();
    let days = take("public_consultation_working_days");
    let consultation = json!({"workingDays": days, "confirmed": take("public_consultation_confirmed"),
        "note": take("public_consultation_note")});
    let ceiling = take("reward_is_ceiling").as_bool().unwrap_or(false);
    let unit = take("reward_unit").as_str().unwrap_or("per_award").to_owned();
    let code = take("code");
    let wanted = json!({
        "code": code, "type": "award_type", "name": {"vi": take("name_vi"), "en": take("name_en")},
        "family": take("family"), "group": take("group"), "level": take("level"), "class": take("class"),
        "confirmed": take("confirmed"), "recipientKinds": take("recipient_kinds"),
        "recipientKindsConfirmed": take("recipient_kinds_confirmed"),
        "periods": take("periods").as_array().unwrap().iter().map(|one| period(one, ceiling, &unit)).collect::<Vec<_>>(),
        "given": take("period"), "decidedBy": take("decided_by"), "decidedByConfirmed": take("decided_by_confirmed"),
        "proposedBy": take("proposed_by"), "prerequisite": prerequisite(take("prerequisite")),
        "criteriaConfirmed": take("criteria_confirmed_for_2022_law"),
        "councilVotePercent": take("min_council_vote_percent"),
        "publicConsultation": if days.is_null() { Value::Null } else { consultation },
        "rewardConfirmedForCurrentDecree": take("reward_confirmed_for_current_decree"),
        "militaryEquivalent": take("military_equivalent"), "validTo": take("valid_to"), "status": take("status"),
        "legalSource": take("legal_source"), "sourceUrl": take("source_url"),
        "sourceUrls": take("source_urls").as_array().cloned().unwrap_or_default(), "notes": notes,
        "links": {"self": format!("{}/v1/award-types/{}", client.base(), code.as_str().unwrap())},
    });
    assert!(row.is_empty(), "{code} says more in the file: {row:?}");
    wanted
}

fn period(row: &Value, ceiling: bool, unit: &str) -> Value {
    let deciders = row["deciders"].as_array().unwrap().iter();
    let deciders = deciders
        .map(|one| json!({"office": one["office"], "validFrom": one["valid_from"], "validTo": one["valid_to"]}));
    json!({
        "validFrom": row["valid_from"], "validTo": row["valid_to"],
        "name": {"vi": row["name_vi"], "en": row["name_en"]},
        "deciders": deciders.collect::<Vec<_>>(), "decidersConfirmed": row["deciders_confirmed"],
        "multiples": {"individual": row["multiple_individual"], "collective": row["multiple_collective"],
            "household": row["multiple_household"]},
        "rewardConfirmed": row["reward_confirmed"], "rewardIsCeiling": ceiling, "rewardUnit": unit,
        "legalSource": row["legal_source"], "sourceUrl": row["source_url"], "confirmed": row["confirmed"],
    })
}

/// Conditions, with codes as lists and parts as decimal text.
fn prerequisite(row: Value) -> Value {
    let Value::Object(mut row) = row else { return Value::Null };
    let mut take = |name: &str| row.remove(name).unwrap_or_default();
    let requires = match take("requires") {
        Value::Array(codes) => codes,
        Value::Null => Vec::new(),
        code => vec![code],
    };
    let shares = match take("share_of_members") {
        Value::Object(mut shares) => {
            let operator = shares.remove("operator");
            let parts: std::collections::BTreeMap<String, Value> = shares.into_iter().collect();
            let parts = parts.iter().map(|(of, part)| json!({"of": of, "part": part}));
            json!({"operator": operator, "shares": parts.collect::<Vec<_>>()})
        }
        _ => Value::Null,
    };
    let any_of = take("any_of").as_array().cloned().unwrap_or_default();
    let any_of: Vec<Value> = any_of
        .iter()
        .map(|one| {
            json!({"text": one.as_str(), "leadingIn": one["leading_in"], "extra": one["extra"],
                "minMovementYears": one["min_movement_years"]})
        })
        .collect();
    let wanted = json!({
        "text": take("text"), "requires": requires, "times": take("times"), "consecutive": take("consecutive"),
        "yearsAfter": take("years_after"), "appliesTo": take("applies_to"), "minRating": take("min_rating"),
        "shareOfMembers": shares, "mustContainAwardHolder": take("must_contain_award_holder"),
        "leadingIn": take("leading_in"), "anyOf": any_of, "contributionTableUrl": take("contribution_table_url"),
        "confirmed": take("confirmed"),
    });
    assert!(row.is_empty(), "the file says more: {row:?}");
    wanted
}

/// The same without what is said in the language asked for.
fn without_labels(mut item: Value) -> Value {
    let labels = item.as_object_mut().unwrap().remove("labels").expect("labels");
    for name in ["family", "group", "level"] {
        assert!(labels[name].as_str().is_some_and(|label| Some(label) != item[name].as_str()), "{name} of {item}");
    }
    assert_eq!(labels["recipientKinds"].as_array().map(Vec::len), item["recipientKinds"].as_array().map(Vec::len));
    for period in item["periods"].as_array_mut().unwrap() {
        for decider in period["deciders"].as_array_mut().unwrap() {
            let label = decider.as_object_mut().and_then(|decider| decider.remove("label"));
            let office = decider["office"].as_str();
            assert!(label.as_ref().and_then(Value::as_str).is_some_and(|label| Some(label) != office), "{decider}");
        }
    }
    item
}

fn every_award_type_is_answered_as_the_file_has_it(on: On) {
    let server = Server::fresh(on, &Start::default());
    let client = server.client();
    let rows = file("award-types.json");
    assert_eq!(rows.len(), 67);
    let page = client.read("/v1/award-types?includeTotal=true");
    assert_eq!((&page["page"]["total"], page["items"].as_array().map(Vec::len)), (&json!(67), Some(20)));
    let items = client.walk("/v1/award-types", 7);
    assert_eq!(items.len(), rows.len());
    for (item, row) in items.into_iter().zip(&rows) {
        let wanted = answered(row, &client);
        assert_eq!(client.read(item["links"]["self"].as_str().unwrap()), item);
        assert_eq!(without_labels(item), wanted);
    }
}

fn every_base_salary_is_answered(on: On) {
    let server = Server::fresh(on, &Start::default());
    let client = server.client();
    let rows = file("base-salaries.json");
    assert_eq!(rows.len(), 8);
    let items = client.walk("/v1/base-salaries", 3);
    let wanted: Vec<Value> = rows
        .iter()
        .map(|row| {
            let day = row["valid_from"].as_str().unwrap();
            json!({
                "validFrom": day, "type": "base_salary",
                "amount": {"amount": row["amount"], "currency": "VND"},
                "legalSource": row["legal_source"], "confirmed": row["confirmed"],
                "links": {"self": format!("{}/v1/base-salaries?asOf={day}", client.base())},
            })
        })
        .collect();
    assert_eq!(items, wanted);
    for (day, amount) in [
        ("2013-06-30", None),
        ("2019-06-30", Some("1390000")),
        ("2019-07-01", Some("1490000")),
        ("2024-07-01", Some("2340000")),
        ("2026-06-30", Some("2340000")),
        ("2026-07-01", Some("2530000")),
    ] {
        let found = client.walk(&format!("/v1/base-salaries?asOf={day}"), 20);
        let amounts: Vec<&str> = found.iter().filter_map(|one| one["amount"]["amount"].as_str()).collect();
        assert_eq!(amounts, amount.into_iter().collect::<Vec<_>>(), "{day}");
    }
    assert_eq!(client.get("/v1/base-salaries?asOf=mai").faults(), ["asOf"]);
}

fn what_holds_on_a_day_is_shown(on: On) {
    let server = Server::fresh(on, &Start::default());
    let client = server.client();
    let on_day = |code: &str, day: &str| client.read(&format!("/v1/award-types/{code}?asOf={day}"))["period"].clone();
    let of_2020 = on_day("commune-commendation", "2020-05-05");
    assert_eq!(of_2020["multiples"], json!({"individual": "0.15", "collective": "0.3", "household": null}));
    let unread = on_day("commune-commendation", "2024-03-01");
    assert_eq!((&unread["multiples"]["individual"], &unread["rewardConfirmed"]), (&Value::Null, &json!(false)));
    assert_eq!(on_day("commune-commendation", "2017-09-30"), Value::Null);
    assert_eq!(on_day("district-commendation", "2025-07-01"), Value::Null);
    for (day, office) in [("2025-06-30", "district-chairman"), ("2025-07-01", "commune-chairman")] {
        let deciders = on_day("cultural-village", day)["deciders"].clone();
        assert_eq!((deciders.as_array().map(Vec::len), &deciders[0]["office"]), (Some(1), &json!(office)), "{day}");
    }
    let without = client.read("/v1/award-types/cultural-village");
    assert_eq!((without.get("period"), without["periods"].as_array().map(Vec::len)), (None, Some(2)));
    assert_eq!(without["periods"][1]["deciders"].as_array().map(Vec::len), Some(2));
    let listed = client.walk("/v1/award-types?asOf=2025-07-01", 50);
    assert!(listed.iter().all(|one| one.get("period").is_some()));
    assert_eq!(listed.iter().filter(|one| one["period"].is_null()).count(), 1, "the district's commendation has ended");
}

fn types_are_found_by_filters_and_words(on: On) {
    let server = Server::fresh(on, &Start::default());
    let client = server.client();
    let rows = file("award-types.json");
    let rows_with = |name: &str, code: &str| -> Vec<String> {
        let has = |row: &&Value| match &row[name] {
            Value::Array(codes) => codes.contains(&json!(code)),
            value => *value == code,
        };
        rows.iter().filter(has).map(|row| row["code"].as_str().unwrap().to_owned()).collect()
    };
    for (parameter, property, code) in [
        ("family", "family", "title"),
        ("group", "group", "commendation"),
        ("level", "level", "commune"),
        ("recipientKind", "recipient_kinds", "household"),
    ] {
        let wanted = rows_with(property, code);
        assert!(!wanted.is_empty() && wanted.len() < 67);
        assert_eq!(codes(&client, &[(parameter, code)]), wanted, "{parameter}");
    }
    assert_eq!(codes(&client, &[("group", "medal,order")]).len(), 27);
    assert_eq!(codes(&client, &[("level", "commune"), ("family", "form")]), ["commune-commendation"]);
    assert_eq!(codes(&client, &[("level", "khong-co")]), Vec::<String>::new());
    assert_eq!(codes(&client, &[("q", "giay khen cap xa")]), ["commune-commendation"]);
    assert_eq!(codes(&client, &[("q", "labour order")]).len(), 3);
    assert_eq!(
        codes(&client, &[("q", "Huân chương Lao động hạng Nh")]),
        ["labour-order-first-class", "labour-order-second-class"]
    );
    assert_eq!(client.get("/v1/award-types?family=khac").faults(), ["family"]);
    assert_eq!(client.get("/v1/award-types?grup=order").faults(), ["grup"]);
    let cursor = client.read("/v1/award-types?pageSize=5")["page"]["nextCursor"].as_str().unwrap().to_owned();
    let other = with_query("/v1/award-types", &[("family", "title"), ("cursor", &cursor)]);
    let _mismatch = client.get(&other).problem(400, "cursor-mismatch");
    let _damaged = client.get("/v1/award-types?cursor=abc").problem(400, "invalid-cursor");
    let sparse = client.read("/v1/award-types/gold-star-order?fields=name");
    let names: Vec<&String> = sparse.as_object().map(Map::keys).into_iter().flatten().collect();
    assert_eq!(names, ["code", "type", "name", "links"]);
}

fn answers_are_in_the_language_asked_for_and_kept(on: On) {
    let server = Server::fresh(on, &Start::default());
    let client = server.client();
    let path = "/v1/award-types/commune-commendation";
    for (language, family, office) in [
        ("vi", "Hình thức khen thưởng", "Chủ tịch UBND cấp xã"),
        ("en", "Form of commendation", "Chairman of the commune people's committee"),
    ] {
        let answer = client.request("GET", path).header("accept-language", language).send();
        assert_eq!(answer.header("content-language"), Some(language));
        assert_eq!(answer.header("cache-control"), Some("public, max-age=3600"));
        let body = answer.ok(200);
        assert_eq!(
            (&body["labels"]["family"], &body["periods"][0]["deciders"][0]["label"]),
            (&json!(family), &json!(office))
        );
        let again = client.request("GET", path).header("accept-language", language);
        let again = again.header("if-none-match", &answer.etag()).send();
        assert_eq!((again.status, again.body.len(), again.etag()), (304, 0, answer.etag()));
    }
    let list = client.get("/v1/base-salaries");
    assert_eq!(client.request("GET", "/v1/base-salaries").header("if-none-match", &list.etag()).send().status, 304);
    for unknown in ["/v1/award-types/giay-khen", "/v1/award-types/%C4%90", "/v1/award-types/commune-commendation/"] {
        let _problem = client.get(unknown).problem(404, "not-found");
    }
    for list in ["award-families", "award-groups", "award-levels", "award-kinds", "recipient-kinds", "award-findings"] {
        let items = client.read(&format!("/v1/code-lists/{list}"))["items"].clone();
        assert!(
            items.as_array().is_some_and(|items| items.iter().all(|item| item["labels"]["en"].is_string())),
            "{list}"
        );
    }
}
