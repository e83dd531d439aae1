//! Faults: all of them at once, in both languages, in one order of statuses.

use serde_json::json;
use thidua_tests::{On, with_query};

use crate::locality::Locality;

on_both!(all_faults_come_at_once_in_both_languages, statuses_come_in_one_order, every_type_of_problem_has_its_page);

fn all_faults_come_at_once_in_both_languages(on: On) {
    let locality = Locality::new(on);
    let chief = &locality.chief;
    let body = json!({"documentType": "adm-plan", "symbolYear": 1066, "title": "", "summray": "viết sai tên"});
    let plan =
        |language: &str| chief.request("POST", "/v1/plans").header("accept-language", language).json(&body).send();
    let (vi, en) = (plan("vi"), plan("en"));
    let expected = ["#/organizationId", "#/summray", "#/symbolYear", "#/title"];
    assert_eq!(
        (vi.faults(), en.faults()),
        (expected.map(str::to_owned).to_vec(), expected.map(str::to_owned).to_vec())
    );
    assert_eq!((vi.header("content-language"), en.header("content-language")), (Some("vi"), Some("en")));
    let (vi, en) = (vi.json(), en.json());
    for place in 0..expected.len() {
        assert_ne!(vi["errors"][place]["detail"], en["errors"][place]["detail"]);
        assert_eq!(vi["errors"][place]["code"], en["errors"][place]["code"]);
    }
    assert_ne!(vi["title"], en["title"]);
    let meaning = json!({
        "organizationId": "019857a0-0000-7000-8000-00000000dead",
        "issuers": [{"organizationId": "019857a0-0000-7000-8000-00000000beef"}],
        "documentType": "khong-co-loai-nay",
        "title": "Kế hoạch tổ chức hội nghị",
    });
    assert_eq!(
        chief.post("/v1/plans", &meaning).faults(),
        ["#/documentType", "#/issuers/0/organizationId", "#/organizationId"]
    );

    let anyone = locality.server.client();
    let suggestion = anyone.request("GET", "/v1/plans?symbl=298").header("accept-language", "en").send();
    assert_eq!(suggestion.faults(), ["symbl"]);
    let detail = suggestion.json()["errors"][0]["detail"].to_string();
    assert!(detail.contains("symbol"), "no suggestion: {detail}");
    let several = anyone.get("/v1/plans?stat=x&pageSize=0&sort=unknown&symbolYear=abc");
    assert_eq!(several.faults(), ["pageSize", "sort", "stat", "symbolYear"]);
    assert_eq!(anyone.read("/v1/plans?pageSize=5000")["page"]["size"], 100, "larger pages are cut down");

    let twice = format!(r#"{{"organizationId":"{}","title":"một","title":"hai"}}"#, locality.unit("tinh"));
    let twice = chief.request("POST", "/v1/plans").bytes("application/json", twice).send();
    let _refused = twice.problem(400, "malformed-json");
}

/// Rule 41: each request has the fault of its row and all faults of the rows below, and the row decides.
fn statuses_come_in_one_order(on: On) {
    let locality = Locality::new(on);
    let (chief, anyone) = (&locality.chief, locality.server.client());
    let draft = locality.draft("tinh-a", "Bản nháp");
    let public = locality.public("tinh-a", "Bản công khai");
    let sibling = locality.holder("editor", "tinh-b");
    let editor = locality.holder("editor", "tinh-a");
    let garbage = anyone.with_token("no.token.at-all");
    let large = vec![b' '; 1024 * 1024 + 1];
    let refused = |answer: thidua_tests::Answer, status: u16, slug: &str| {
        let _problem = answer.problem(status, slug);
        answer
    };

    refused(anyone.request("POST", "/v1/nowhere").bytes("text/plain", large.clone()).send(), 404, "not-found");
    let method = refused(
        anyone.request("PUT", &public.path).bytes("text/plain", large.clone()).send(),
        405,
        "method-not-allowed",
    );
    assert_eq!(method.header("allow"), Some("GET, DELETE, PATCH, HEAD, OPTIONS"));
    refused(anyone.request("PATCH", &draft.path).bytes("text/plain", large).send(), 413, "body-too-large");
    let unknown =
        refused(anyone.request("PATCH", &draft.path).bytes("text/plain", "{").send(), 401, "not-authenticated");
    assert!(unknown.header("www-authenticate").unwrap().starts_with("Bearer"));
    let wrong = refused(garbage.request("PATCH", &draft.path).bytes("text/plain", "{").send(), 401, "invalid-token");
    assert!(wrong.header("www-authenticate").unwrap().contains("error=\"invalid_token\""));
    refused(garbage.get("/v1/plans"), 401, "invalid-token");
    let media = refused(
        sibling.request("PATCH", &draft.path).bytes("application/json", "{").send(),
        415,
        "unsupported-media-type",
    );
    assert_eq!(media.header("accept-patch"), Some("application/merge-patch+json"));
    let accept =
        sibling.request("PATCH", &draft.path).header("accept", "text/csv").bytes("application/merge-patch+json", "{");
    refused(accept.send(), 406, "not-acceptable");
    let broken = sibling.request("PATCH", &format!("{}?x=1", draft.path)).bytes("application/merge-patch+json", "{");
    assert!(broken.send().status == 400);
    let faulty = sibling.request("PATCH", &format!("{}?x=1", draft.path)).merge_patch(&json!({"title": 5}));
    assert_eq!(faulty.send().faults(), ["#/title", "x"]);
    let patch = json!({"title": "Sửa tên"});
    refused(sibling.request("PATCH", &draft.path).merge_patch(&patch).send(), 428, "precondition-required");
    assert_eq!(sibling.patch(&draft.path, "*", &patch).faults(), ["If-Match"]);
    refused(sibling.patch(&draft.path, "\"9.x\"", &patch), 404, "not-found");
    refused(sibling.patch("/v1/documents/not-an-id", "\"9.x\"", &patch), 404, "not-found");
    let forbidden = refused(sibling.patch(&public.path, "\"9.x\"", &patch), 403, "forbidden").json();
    assert!(forbidden.to_string().contains("documents:write"), "{forbidden}");
    let lacks = refused(editor.patch(&public.path, "\"9.x\"", &patch), 403, "forbidden").json();
    assert!(lacks.to_string().contains("documents:publish"), "{lacks}");
    refused(editor.patch(&draft.path, "\"9.x\"", &patch), 412, "precondition-failed");
    let anonymous_tag = anyone.get(&public.path).etag();
    refused(chief.patch(&public.path, &anonymous_tag, &patch), 412, "precondition-failed");
    refused(chief.post(&format!("{}/publications", public.path), &json!({})), 409, "state-conflict");
    let several = format!("\"9.x\", {}", draft.etag);
    assert_eq!(editor.patch(&draft.path, &several, &patch).ok(200)["title"], "Sửa tên", "any of several tags may fit");
}

fn every_type_of_problem_has_its_page(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let mut kinds: Vec<String> =
        ["/nothing", "/v1/plans?x=1", "/v1/journal", "/v1/plans?cursor=abc", "/v1/changes?since=abc"]
            .iter()
            .map(|path| anyone.get(path).json()["type"].as_str().unwrap().to_owned())
            .collect();
    let listed = anyone.request("GET", "/problems").header("accept", "application/json").send();
    kinds.extend(
        listed.ok(200)["items"].as_array().unwrap().iter().map(|item| item["type"].as_str().unwrap().to_owned()),
    );
    assert!(kinds.len() > 20);
    for kind in &kinds {
        assert!(kind.starts_with(locality.server.base()), "{kind}");
        for accept in ["text/html", "application/json"] {
            let page = anyone.request("GET", kind).header("accept", accept).send();
            page.has(200);
            assert!(
                page.header("content-type").unwrap().starts_with(accept),
                "{kind}: {:?}",
                page.header("content-type")
            );
        }
    }
    let _unknown = anyone.get("/problems/khong-co").problem(404, "not-found");
    let fr = anyone.request("GET", &with_query("/v1/plans", &[("x", "1")])).header("accept-language", "fr").send();
    assert_eq!(fr.header("content-language"), Some("vi"));
}
