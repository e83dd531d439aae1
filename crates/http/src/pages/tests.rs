use actix_web::{App, http::StatusCode, http::header, test};

use super::*;
use crate::problems::ProblemCode;

async fn get(path: &str, headers: &[(&'static str, &'static str)]) -> (StatusCode, header::HeaderMap, String) {
    let site = Site { base_url: "https://thidua.example/a&b".into(), version: "1.2.3".into() };
    let app = test::init_service(App::new().app_data(web::Data::new(site)).configure(configure)).await;
    let mut request = test::TestRequest::get().uri(path);
    for pair in headers {
        request = request.insert_header(*pair);
    }
    let response = test::call_service(&app, request.to_request()).await;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = test::read_body(response).await;
    (status, headers, String::from_utf8_lossy(&body).into_owned())
}

#[actix_web::test]
async fn the_landing_page_speaks_both_languages_and_shows_a_call() {
    let (status, headers, vi) = get("/", &[]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(vi.contains("curl -s -H &#39;") || vi.contains("curl -s -H '"), "{vi}");
    assert!(vi.contains("https://thidua.example/a&amp;b/v1/plans?pageSize=5"));
    assert!(vi.contains("<html lang=\"vi\">") && !vi.contains("{{"));
    for link in ["docs", "v1/openapi.json", "problems?lang=vi", "v1/glossary", "v1/code-lists", "livez"] {
        assert!(vi.contains(&format!("href=\"{link}\"")), "{link}");
    }
    let policy = headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
    assert!(!policy.contains("unsafe") && policy.starts_with("default-src 'none'"));
    assert!(get("/?lang=en", &[]).await.2.contains("<html lang=\"en\">"));
    assert!(get("/", &[("accept-language", "en")]).await.2.contains("Your first call"));
    assert!(get("/?lang=vi", &[("accept-language", "en")]).await.2.contains("Lời gọi đầu tiên"));
}

#[actix_web::test]
async fn pages_ask_nothing_of_other_hosts_and_hold_nothing_inline() {
    for path in ["/", "/?lang=en", "/problems", "/problems/not-found", "/docs"] {
        let (_, _, html) = get(path, &[]).await;
        for outside in
            ["src=\"http", "href=\"http", "src=\"//", "href=\"//", "<style", " style=", " onclick", "@import"]
        {
            assert!(!html.contains(outside), "{path} {outside}");
        }
    }
}

#[actix_web::test]
async fn every_part_of_a_page_is_there() {
    for (path, start) in [
        ("/assets/site.css", ":root"),
        ("/assets/landing.js", "\"use strict\""),
        ("/assets/emblem.svg", "<svg"),
        ("/docs/start.js", "\"use strict\""),
        ("/docs/swagger-ui.css", ""),
        ("/docs/swagger-ui-bundle.js", ""),
    ] {
        let (status, _, body) = get(path, &[]).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(body.starts_with(start) && body.len() > 100, "{path}");
    }
    assert_eq!(get("/docs/index.html", &[]).await.0, StatusCode::NOT_FOUND);
    assert_eq!(get("/assets/..%2fmod.rs", &[]).await.0, StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn every_type_of_problem_has_a_page_and_a_document() {
    for code in ProblemCode::ALL {
        let path = format!("/problems/{}", code.slug());
        let (status, headers, html) = get(&path, &[("accept", "text/html,*/*;q=0.8")]).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(headers.get(header::CONTENT_TYPE).unwrap().to_str().unwrap().starts_with("text/html"));
        assert!(html.contains(&code.status().as_u16().to_string()));
        let (_, _, json) = get(&path, &[("accept", "application/json"), ("accept-language", "en")]).await;
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["type"], format!("https://thidua.example/a&b{path}"));
        assert_eq!(json["status"], code.status().as_u16());
    }
    let (_, _, list) = get("/problems", &[("accept", "application/json")]).await;
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list["items"].as_array().unwrap().len(), ProblemCode::ALL.len());
    assert_eq!(get("/problems/nothing", &[]).await.0, StatusCode::NOT_FOUND);
    assert_eq!(get("/problems", &[("accept", "text/csv")]).await.0, StatusCode::NOT_ACCEPTABLE);
}
