//! What every answer does, whatever it is about.

use std::collections::HashSet;

use serde_json::json;
use thidua_tests::{On, Start, raw};

use crate::locality::Locality;

on_both!(
    methods_are_answered_by_what_the_address_takes,
    tags_belong_to_bytes,
    every_answer_has_its_headers,
    requests_never_choose_addresses,
    requests_are_known_by_their_id,
    pages_of_other_origins_may_read,
);

fn methods_are_answered_by_what_the_address_takes(on: On) {
    let locality = Locality::new(on);
    let public = locality.public("tinh-a", "Công khai");
    let (anyone, base) = (locality.server.client(), locality.server.base());
    for path in
        ["/v1/documents", "/v1/organizations", "/v1/changes", &public.path, "/", "/problems", "/v1/openapi.json"]
    {
        let (get, head) = (anyone.get(path), anyone.request("HEAD", path).send());
        assert_eq!((get.status, head.status, head.body.len()), (200, 200, 0), "{path}");
        let (get, head) = (get.without_what_belongs_to_one_request(), head.without_what_belongs_to_one_request());
        assert_eq!(get.headers, head.headers, "{path}");
        let _slash = anyone.get(&format!("{}/", path.trim_end_matches('/'))).status;
    }
    for path in ["/v1/documents/", "/v1/plans/", "/v1", "/v1/", "/v2/documents", "/v1/documents//", "/V1/documents"] {
        let _unknown = anyone.get(path).problem(404, "not-found");
    }
    for (path, allow) in [
        ("/v1/plans", "GET, POST, HEAD, OPTIONS"),
        (public.path.as_str(), "GET, DELETE, PATCH, HEAD, OPTIONS"),
        ("/v1/changes", "GET, HEAD, OPTIONS"),
        ("/v1/sessions", "POST, OPTIONS"),
        ("/", "GET, HEAD, OPTIONS"),
    ] {
        let options = anyone.request("OPTIONS", path).send();
        assert_eq!((options.status, options.header("allow")), (204, Some(allow)), "{path}");
        for method in ["PUT", "TRACE", "FROBNICATE"] {
            let refused = raw::ask(base, &format!("{method} {path} HTTP/1.1\r\nHost: x"), b"");
            let _problem = refused.problem(405, "method-not-allowed");
            assert_eq!(refused.header("allow"), Some(allow), "{method} {path}");
        }
    }
    let _no_get = anyone.get("/v1/sessions").problem(405, "method-not-allowed");
}

fn tags_belong_to_bytes(on: On) {
    let locality = Locality::new(on);
    let public = locality.public("tinh-a", &"Công khai ".repeat(30));
    let anyone = locality.server.client();
    for path in
        ["/v1/documents", "/v1/changes", "/v1/organizations", &public.path, "/v1/glossary", "/v1/openapi.json", "/"]
    {
        let mut tags = HashSet::new();
        for coding in ["identity", "br", "gzip", "zstd"] {
            for language in ["vi", "en"] {
                let ask = |tag: Option<&str>| {
                    let request = anyone
                        .request("GET", path)
                        .header("accept-encoding", coding)
                        .header("accept-language", language);
                    match tag {
                        Some(tag) => request.header("if-none-match", tag).send(),
                        None => request.send(),
                    }
                };
                let answer = ask(None);
                answer.has(200);
                let content_coding = Some(coding).filter(|coding| *coding != "identity");
                assert_eq!(answer.header("content-encoding"), content_coding, "{path}");
                let tag = answer.etag();
                assert!(tag.starts_with('"') && !tag.contains('.'), "a strong tag without a version: {tag}");
                for condition in [tag.clone(), format!("\"other\", {tag}"), format!("W/{tag}"), "*".into()] {
                    let same = ask(Some(&condition));
                    assert_eq!((same.status, same.body.len()), (304, 0), "{path} {condition}");
                    for name in ["etag", "vary", "cache-control"] {
                        assert_eq!(same.header(name), answer.header(name), "{path} {name}");
                    }
                }
                ask(Some("\"other\"")).has(200);
                tags.insert((tag, answer.body));
            }
        }
        let distinct: HashSet<&String> = tags.iter().map(|(tag, _)| tag).collect();
        assert_eq!(distinct.len(), tags.len(), "{path}: two bodies have one tag");
        assert!(tags.len() >= 4, "{path}: a tag per coding");
        let none = anyone.request("GET", path).header("accept-encoding", "identity;q=0, br;q=0.1, gzip;q=0.9").send();
        assert_eq!(none.header("content-encoding"), Some("gzip"));
    }
    let with_right = locality.chief.get(&public.path).etag();
    assert!(with_right.starts_with("\"2."), "a caller with a right sees the version: {with_right}");
    let same = locality.chief.request("GET", &public.path).header("if-none-match", &with_right).send();
    same.has(304);
}

fn every_answer_has_its_headers(on: On) {
    let locality = Locality::new(on);
    let public = locality.public("tinh-a", "Công khai");
    let anyone = locality.server.client();
    let version = anyone.read("/v1/openapi.json")["info"]["version"].as_str().unwrap().to_owned();
    for (client, path, cache) in [
        (&anyone, "/v1/documents", "public, max-age=60, stale-while-revalidate=300, stale-if-error=3600"),
        (&anyone, public.path.as_str(), "public, max-age=60, stale-while-revalidate=300, stale-if-error=3600"),
        (&anyone, "/v1/openapi.json", "public, max-age=3600"),
        (&anyone, "/readyz", "no-store"),
        (&anyone, "/nothing", "no-store"),
        (&locality.chief, "/v1/documents", "private, no-store"),
        (&locality.chief, public.path.as_str(), "private, no-store"),
    ] {
        let answer = client.get(path);
        assert_eq!(answer.header("cache-control"), Some(cache), "{path}");
        assert_eq!(answer.header("api-version"), Some(version.as_str()), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(answer.header("x-frame-options"), Some("DENY"), "{path}");
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert!(answer.header("content-security-policy").unwrap().contains("frame-ancestors 'none'"), "{path}");
        assert!(answer.header("vary").unwrap().starts_with("Accept, Accept-Language, Accept-Encoding"), "{path}");
        assert!(answer.header("last-modified").is_none() && answer.header("server").is_none(), "{path}");
        assert!(answer.header("date").is_some() && answer.header("x-request-id").is_some(), "{path}");
        assert_eq!(answer.header("content-language"), Some("vi"), "{path}");
    }
    let english = anyone.request("GET", &public.path).header("accept-language", "en;q=0.9, vi;q=0.1").send();
    assert_eq!(english.header("content-language"), Some("en"));
    assert_ne!(english.json()["labels"], anyone.read(&public.path)["labels"]);
    assert_eq!(english.json()["title"], anyone.read(&public.path)["title"], "content is never translated");
    let csv = anyone.request("GET", "/v1/documents").header("accept", "text/csv").send();
    let _problem = csv.problem(406, "not-acceptable");
    let sparse = anyone.read("/v1/documents?fields=title");
    let mut names: Vec<&String> = sparse["items"][0].as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(names, ["id", "links", "title", "type"]);
    assert_eq!(anyone.get("/v1/documents?fields=titel").faults(), ["fields"]);
    let expanded = anyone.read("/v1/documents?expand=organization");
    assert_eq!(expanded["items"][0]["organization"]["code"], "tinh-a");
}

fn requests_never_choose_addresses(on: On) {
    let locality = Locality::started(on, &Start::default().with(&["--base-url", "https://portal.example/tinh"]));
    let public = locality.public("tinh-a", "Công khai");
    let spoofed = "Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nX-Forwarded-Proto: ftp";
    for path in [
        "/v1/documents?pageSize=1",
        "/v1/organizations?pageSize=2",
        &public.path,
        "/v1/changes",
        "/nothing",
        "/",
        "/docs",
        "/problems",
    ] {
        let answer = raw::ask(locality.server.base(), &format!("GET {path} HTTP/1.1\r\n{spoofed}"), b"");
        assert!(!format!("{:?} {}", answer.headers, answer.text()).contains("evil"), "{path}");
    }
    let list = locality.server.client().read("/v1/organizations?pageSize=2");
    let link = list["links"]["next"].as_str().unwrap();
    assert!(link.starts_with("https://portal.example/tinh/v1/organizations?"), "{link}");
    let created = locality.chief.post("/v1/plans", &locality.plan("tinh-a", "Địa chỉ"));
    assert!(created.header("location").unwrap().starts_with("https://portal.example/tinh/v1/documents/"));
    assert!(created.header("strict-transport-security").is_none() || created.status == 201);
}

fn requests_are_known_by_their_id(on: On) {
    let locality = Locality::new(on);
    let anyone = locality.server.client();
    let sane = anyone.request("GET", "/nothing").header("x-request-id", "join-log-1").send();
    assert_eq!(sane.header("x-request-id"), Some("join-log-1"));
    assert_eq!(sane.problem(404, "not-found")["requestId"], "join-log-1");
    for odd in ["a b", "x".repeat(500).as_str(), "<script>"] {
        let answer = anyone.request("GET", "/nothing").header("x-request-id", odd).send();
        assert_ne!(answer.header("x-request-id"), Some(odd));
    }
    let ids: HashSet<_> = (0..5).map(|_| anyone.get("/v1/plans").header("x-request-id").unwrap().to_owned()).collect();
    assert_eq!(ids.len(), 5);
}

fn pages_of_other_origins_may_read(on: On) {
    let locality = Locality::started(on, &Start::default().with(&["--cors-origins", "https://portal.example"]));
    let anyone = locality.server.client();
    let read = anyone.request("GET", "/v1/documents").header("origin", "https://any.example").send();
    assert_eq!(read.header("access-control-allow-origin"), Some("*"));
    assert_eq!(read.header("vary"), Some("Accept, Accept-Language, Accept-Encoding"));
    for name in ["ETag", "Link", "Location", "RateLimit", "API-Version", "X-Request-Id"] {
        assert!(read.header("access-control-expose-headers").unwrap().contains(name), "{name}");
    }
    assert_eq!(read.header("access-control-allow-credentials"), None);
    let preflight = |origin: &str, method: &str| {
        let request = anyone.request("OPTIONS", "/v1/documents").header("origin", origin);
        request.header("access-control-request-method", method).send()
    };
    let any = preflight("https://any.example", "GET");
    assert_eq!(
        (any.header("access-control-allow-origin"), any.header("access-control-max-age")),
        (Some("*"), Some("7200"))
    );
    assert_eq!(preflight("https://any.example", "POST").header("access-control-allow-origin"), None);
    let listed = preflight("https://portal.example", "POST");
    assert_eq!(listed.header("access-control-allow-origin"), Some("https://portal.example"));
    let body = locality.plan("tinh-a", "Từ cổng");
    let write =
        locality.chief.request("POST", "/v1/plans").header("origin", "https://portal.example").json(&body).send();
    assert_eq!((write.status, write.header("access-control-allow-origin")), (201, Some("https://portal.example")));
    let evil =
        locality.chief.request("POST", "/v1/plans").header("origin", "https://evil.example").json(&json!({})).send();
    assert_eq!(evil.header("access-control-allow-origin"), None);
}
