//! Two recipients that are one: merged with a preview, read under both addresses, and taken apart again.

use serde_json::{Value, json};
use thidua_tests::{Answer, Client, On};

use crate::locality::{Locality, Record, id};

on_both!(
    a_double_is_previewed_merged_and_taken_out_again,
    merges_of_merged_ones_lead_to_the_last,
    what_cannot_be_merged_is_refused,
    who_never_saw_a_recipient_is_not_led_away,
    both_keepers_have_to_agree,
    a_merge_is_not_made_twice,
);

fn recipient(locality: &Locality, keeper: &str, more: Value) -> Record {
    let mut body =
        json!({"organizationId": locality.unit(keeper), "name": "Nguyễn Văn A", "recipientKind": "individual"});
    for (name, value) in more.as_object().expect("properties") {
        body[name] = value.clone();
    }
    Record::of(&locality.chief.post("/v1/recipients", &body), 201)
}

fn award(locality: &Locality, keeper: &str, recipient: &Record, year: u16) -> Record {
    let body = json!({
        "organizationId": locality.unit(keeper), "name": recipient.json["name"], "recipientId": recipient.id,
        "sources": [{"title": "Quyết định"}], "line": {"order": 1, "post": "Công nhân", "unit": "Công ty X"}, "awardType": "commune-commendation",
        "granted": {"edtf": format!("{year}-09-02")},
    });
    Record::of(&locality.chief.post("/v1/awards", &body), 201)
}

fn step(client: &Client, kept: &Record, step: &str, body: &Value) -> Answer {
    client.request("POST", &format!("{}/{step}", kept.path)).header("if-match", &kept.etag).json(body).send()
}

fn again(locality: &Locality, record: &Record) -> Record {
    Record::of(&locality.chief.get(&record.path), 200)
}

fn merge(locality: &Locality, kept: &Record, from: &Record) -> Record {
    Record::of(&step(&locality.chief, &again(locality, kept), "merges", &json!({"fromId": from.id})), 201)
}

fn separate(locality: &Locality, kept: &Record, from: &Record) -> Record {
    let body = json!({"fromId": from.id, "changeReason": "hai người trùng họ tên"});
    Record::of(&step(&locality.chief, &again(locality, kept), "separations", &body), 201)
}

/// Wants to be led from one address to another.
fn leads(client: &Client, from: &str, to: &str) {
    let answer = client.get(from);
    answer.has(307);
    assert_eq!(answer.header("location"), Some(format!("{}{to}", client.base()).as_str()), "{from}");
}

fn received(client: &Client, recipient: &Record) -> Vec<String> {
    client.walk(&format!("/v1/awards?recipientId={}", recipient.id), 100).iter().map(id).collect()
}

fn listed(client: &Client) -> Vec<String> {
    client.walk("/v1/recipients", 100).iter().map(id).collect()
}

/// Who reads the whole journal.
fn auditor(locality: &Locality) -> Client {
    locality.server.add_user("chief-auditor", "auditor", "@");
    locality.server.client_of("chief-auditor")
}

fn a_double_is_previewed_merged_and_taken_out_again(on: On) {
    let locality = Locality::new(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    let kept = locality.publish(&recipient(
        &locality,
        "tinh-a",
        json!({"post": "Công nhân", "private": {"phone": "0900000001"}}),
    ));
    let from = json!({"name": "Nguyễn Văn Á", "post": "Tổ trưởng", "sector": "state",
        "private": {"phone": "0900000002", "identityNumber": "001000000001"}});
    let from = locality.publish(&recipient(&locality, "tinh-b", from));
    let first = locality.publish(&award(&locality, "tinh-a", &kept, 2020));
    let second = locality.publish(&award(&locality, "tinh-b", &from, 2021));
    let third = award(&locality, "khac", &from, 2022);
    let auditor = auditor(&locality);
    let entries = || auditor.walk("/v1/journal", 100).len();
    let before = entries();

    let preview = step(chief, &kept, "merges?validateOnly=true", &json!({"fromId": from.id})).ok(200);
    assert_eq!(preview["kept"]["variants"], json!(["Nguyễn Văn Á"]));
    assert_eq!((&preview["kept"]["sector"], &preview["kept"]["post"]), (&json!("state"), &json!("Công nhân")));
    assert_eq!(preview["kept"]["private"]["identityNumber"], "001000000001");
    assert_eq!((&preview["awards"]["count"], &preview["variants"]), (&json!(2), &json!(["Nguyễn Văn Á"])));
    let named: Vec<&str> =
        preview["awards"]["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(named.contains(&second.id.as_str()) && named.contains(&third.id.as_str()), "{preview}");
    assert_eq!(
        preview["contradictions"],
        json!([{"pointer": "/post", "kept": "Công nhân", "dropped": "Tổ trưởng"},
            {"pointer": "/private/phone", "kept": "0900000001", "dropped": "0900000002"}])
    );
    let mut filled: Vec<&str> = preview["filled"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    filled.sort_unstable();
    assert_eq!(filled, ["/private/identityNumber", "/sector"]);
    assert_eq!(entries(), before, "a preview leaves no trace");
    assert_eq!(received(chief, &from).len(), 2);

    let merged =
        Record::of(&step(chief, &kept, "merges", &json!({"fromId": from.id, "changeReason": "nhập trùng"})), 201);
    assert_eq!(merged.id, kept.id);
    for name in ["variants", "sector", "post", "private"] {
        assert_eq!(merged.json[name], preview["kept"][name], "{name}: as it was previewed");
    }
    assert_eq!(entries(), before + 4, "two recipients and two awards");
    assert_eq!(received(chief, &kept), [third.id.clone(), second.id.clone(), first.id.clone()]);
    assert_eq!((received(&anyone, &kept), received(chief, &from)), (vec![second.id.clone(), first.id.clone()], vec![]));
    for client in [chief, &anyone] {
        leads(client, &from.path, &kept.path);
        leads(client, &format!("{}?fields=name", from.path), &format!("{}?fields=name", kept.path));
        leads(client, &format!("{}/timeline", from.path), &format!("{}/timeline", kept.path));
        assert_eq!(listed(client), std::slice::from_ref(&kept.id));
    }
    let head = anyone.request("HEAD", &from.path).send();
    assert_eq!((head.status, head.body.len()), (307, 0));
    let found = chief.walk(&format!("/v1/recipients?mergedIntoId={}", kept.id), 100);
    assert_eq!((found.len(), id(&found[0]), &found[0]["visibility"]), (1, from.id.clone(), &json!("internal")));
    assert_eq!(anyone.walk(&format!("/v1/recipients?mergedIntoId={}", kept.id), 100), Vec::<Value>::new());
    let found: Vec<String> = anyone.walk("/v1/recipients?q=nguyen%20van%20%C3%A1", 100).iter().map(id).collect();
    assert_eq!(found, std::slice::from_ref(&kept.id), "found by the name of the other");
    let last = anyone.walk_changes().into_iter().rfind(|change| change["data"]["id"] == from.id.as_str()).unwrap();
    assert_eq!((&last["data"]["action"], &last["type"]), (&json!("deleted"), &json!("vn.thidua.recipient.merged.v1")));
    // What was printed stays.
    let moved = chief.read(&second.path);
    assert_eq!((&moved["name"], &moved["line"]), (&second.json["name"], &second.json["line"]));

    let versions = chief.read(&format!("{}/versions", second.path));
    assert_eq!(
        versions["items"][0]["changes"],
        json!([{"pointer": "/recipientId", "was": from.id, "is": kept.id}]),
        "{versions}"
    );
    assert_eq!(versions["items"][0]["reason"], "nhập trùng");

    let back = json!({"fromId": from.id, "changeReason": "hai người trùng họ tên"});
    let preview = step(chief, &merged, "separations?validateOnly=true", &back).ok(200);
    assert_eq!((&preview["awards"]["count"], &preview["kept"]["variants"]), (&json!(2), &json!([])));
    let parted = Record::of(&step(chief, &merged, "separations", &back), 201);
    for name in ["variants", "sector", "post", "private"] {
        assert_eq!(parted.json[name], kept.json[name], "{name}: as it was");
    }
    let returned = chief.read(&from.path);
    for name in ["name", "variants", "sector", "post", "private", "visibility", "mergedIntoId"] {
        assert_eq!(returned[name], from.json[name], "{name}: as it was");
    }
    assert_eq!(anyone.get(&from.path).ok(200)["name"], "Nguyễn Văn Á");
    assert_eq!((received(chief, &kept), received(chief, &from)), (vec![first.id], vec![third.id, second.id]));
    assert_eq!(listed(&anyone).len(), 2);
}

fn merges_of_merged_ones_lead_to_the_last(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let [a, b, c] = ["A", "B", "C"]
        .map(|name| locality.publish(&recipient(&locality, "tinh-a", json!({"name": format!("Nguyễn Văn {name}")}))));
    let awards = [&a, &b, &c].map(|one| award(&locality, "tinh-a", one, 2020));
    merge(&locality, &b, &a);
    merge(&locality, &c, &b);
    assert_eq!(received(&locality.chief, &c).len(), 3);
    leads(&anyone, &a.path, &c.path);
    leads(&anyone, &b.path, &c.path);
    let body = json!({"fromId": a.id, "changeReason": "gộp nhầm người khác"});
    let _not_there = step(&locality.chief, &again(&locality, &c), "separations", &body).problem(409, "state-conflict");
    // The one in the middle comes out with all it brought, and then the first.
    separate(&locality, &c, &b);
    leads(&anyone, &a.path, &b.path);
    assert_eq!((received(&locality.chief, &c).len(), received(&locality.chief, &b).len()), (1, 2));
    separate(&locality, &b, &a);
    for (one, award) in [&a, &b, &c].into_iter().zip(&awards) {
        assert_eq!(received(&locality.chief, one), std::slice::from_ref(&award.id));
        assert_eq!(anyone.read(&one.path)["variants"], json!([]));
    }
}

fn what_cannot_be_merged_is_refused(on: On) {
    let locality = Locality::new(on);
    let chief = &locality.chief;
    let one = recipient(&locality, "tinh-a", json!({}));
    let other = recipient(&locality, "tinh-a", json!({"name": "Nguyễn Văn B"}));
    let collective = recipient(&locality, "tinh-a", json!({"name": "Tổ số 3", "recipientKind": "collective"}));
    let ask = |from: &str| step(chief, &one, "merges", &json!({"fromId": from}));
    assert_eq!(ask(&one.id).faults(), ["#/fromId"]);
    assert_eq!(ask(locality.unit("tinh")).faults(), ["#/fromId"]);
    assert_eq!(ask("khong-phai-id").faults(), ["#/fromId"]);
    let refused = ask(&collective.id).problem(409, "state-conflict");
    assert!(refused["detail"].as_str().is_some_and(|text| text.contains("recipientKind")), "{refused}");
    let without = chief.post(&format!("{}/merges", one.path), &json!({"fromId": other.id}));
    let _required = without.problem(428, "precondition-required");
    let short = step(chief, &one, "merges", &json!({"fromId": other.id, "changeReason": "ừ"}));
    assert_eq!(short.faults(), ["#/changeReason"]);
    let no_reason = step(chief, &one, "separations", &json!({"fromId": other.id}));
    assert_eq!(no_reason.faults(), ["#/changeReason"]);
    let body = json!({"fromId": other.id, "changeReason": "chưa hề gộp với nhau"});
    let _never_merged = step(chief, &one, "separations", &body).problem(409, "state-conflict");

    let merged = merge(&locality, &one, &other);
    let _stale = ask(&other.id).problem(412, "precondition-failed");
    let _twice = step(chief, &merged, "merges", &json!({"fromId": other.id})).problem(409, "state-conflict");
    // A merged one stands as it was.
    let listed = chief.read(&format!("/v1/recipients?mergedIntoId={}", one.id))["items"][0].clone();
    let tag = format!("\"{}.0\"", listed["version"]);
    let third = recipient(&locality, "tinh-a", json!({"name": "Nguyễn Văn C"}));
    let into = Record { etag: tag.clone(), ..other.clone() };
    let _gone = step(chief, &into, "merges", &json!({"fromId": third.id})).problem(409, "state-conflict");
    let _gone = chief.patch(&other.path, &tag, &json!({"post": "Quản đốc"})).problem(409, "state-conflict");
    let _gone = chief.post(&format!("{}/publications", other.path), &json!({})).problem(409, "state-conflict");
    let award = json!({"organizationId": locality.unit("tinh-a"), "name": "Nguyễn Văn B",
        "sources": [{"title": "Quyết định"}], "awardType": "commune-commendation", "recipientId": other.id});
    let named = chief.post("/v1/awards", &award);
    assert_eq!(named.faults(), ["#/recipientId"]);
    assert_eq!(named.json()["errors"][0]["code"], "merged");
}

fn who_never_saw_a_recipient_is_not_led_away(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let stranger = locality.holder("reader", "khac");
    let reader = locality.holder("reader", "tinh-a");
    let kept = locality.publish(&recipient(&locality, "tinh-a", json!({})));
    let draft = recipient(&locality, "tinh-a", json!({"name": "Nguyễn Văn Kín"}));
    let internal = recipient(&locality, "tinh-a", json!({"name": "Nguyễn Văn Trong", "visibility": "internal"}));
    let public = locality.publish(&recipient(&locality, "tinh-a", json!({"name": "Nguyễn Văn Công Khai"})));
    for one in [&draft, &internal] {
        merge(&locality, &kept, one);
    }
    let hidden = locality.publish(&recipient(&locality, "tinh-a", json!({"name": "Nguyễn Văn Ẩn"})));
    merge(&locality, &hidden, &public);
    let withdrawal = locality.chief.post(&format!("{}/withdrawals", hidden.path), &json!({"reason": "công bố nhầm"}));
    withdrawal.has(201);
    for client in [&anyone, &stranger] {
        for one in [&draft, &internal] {
            let _hidden = client.get(&one.path).problem(404, "not-found");
            let _hidden = client.get(&format!("{}/timeline", one.path)).problem(404, "not-found");
        }
        // It was public; the one in its place is not, and no address of a hidden record is told.
        let _hidden = client.get(&public.path).problem(404, "not-found");
    }
    let _hidden = reader.get(&draft.path).problem(404, "not-found");
    leads(&reader, &internal.path, &kept.path);
    leads(&locality.chief, &draft.path, &kept.path);
    locality.publish(&hidden);
    leads(&anyone, &public.path, &hidden.path);
    leads(&stranger, &public.path, &hidden.path);
}

fn both_keepers_have_to_agree(on: On) {
    let locality = Locality::new(on);
    let editor = locality.holder("editor", "tinh-a");
    locality.server.add_user("both", "editor", "tinh");
    let both = locality.server.client_of("both");
    let own = recipient(&locality, "tinh-a", json!({}));
    let hidden = recipient(&locality, "tinh-b", json!({"name": "Nguyễn Văn Bản Nháp"}));
    let public = locality.publish(&recipient(&locality, "tinh-b", json!({"name": "Nguyễn Văn Công Khai"})));
    let ask = |client: &Client, kept: &Record, from: &Record| step(client, kept, "merges", &json!({"fromId": from.id}));
    for query in ["merges", "merges?validateOnly=true"] {
        let ask = |from: &Record| step(&editor, &own, query, &json!({"fromId": from.id}));
        assert_eq!(ask(&hidden).faults(), ["#/fromId"], "what is hidden is not there");
        let _lacks = ask(&public).problem(403, "forbidden");
    }
    let _hidden = ask(&editor, &hidden, &own).problem(404, "not-found");
    let _lacks = ask(&editor, &public, &own).problem(403, "forbidden");
    let _nobody = ask(&locality.server.client(), &own, &public).problem(401, "not-authenticated");
    // What is public needs the right to publish too, be it only an award.
    let lacks = ask(&both, &own, &public).problem(403, "forbidden");
    assert!(lacks["detail"].as_str().is_some_and(|text| text.contains("recipients:publish")), "{lacks}");
    let shown = locality.publish(&award(&locality, "tinh-b", &hidden, 2020));
    let _lacks = ask(&both, &own, &hidden).problem(403, "forbidden");
    let withdrawn = locality.chief.post(&format!("{}/withdrawals", shown.path), &json!({"reason": "công bố nhầm"}));
    withdrawn.has(201);
    ask(&both, &own, &hidden).has(201);
}

fn a_merge_is_not_made_twice(on: On) {
    let locality = Locality::new(on);
    let (kept, from) =
        (recipient(&locality, "tinh-a", json!({})), recipient(&locality, "tinh-a", json!({"name": "B"})));
    let send = |path: &str, from: &str| {
        let request = locality.chief.request("POST", &format!("{}/{path}", kept.path)).header("if-match", &kept.etag);
        request.header("idempotency-key", "gop-mot-lan").json(&json!({"fromId": from})).send()
    };
    send("merges?validateOnly=true", &from.id).has(200);
    let (first, again) = (send("merges", &from.id), send("merges", &from.id));
    assert_eq!((first.ok(201), first.etag()), (again.ok(201), again.etag()));
    assert_eq!((first.header("idempotency-replayed"), again.header("idempotency-replayed")), (None, Some("true")));
    let _mismatch = send("merges", &kept.id).faults();
}
