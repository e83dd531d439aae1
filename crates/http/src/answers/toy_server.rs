//! A server with toy endpoints on a real port, and a caller over a plain socket.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Arc,
    time::Duration,
};

use actix_web::{App, HttpResponse, HttpServer, get, post, web};
use chrono::DateTime;
use serde_json::{Value, json};

use super::*;
use crate::{
    config::{Clock, WebConfig},
    input::{self, Contract},
    limits::RateLimits,
    problems::Problem,
    router::{KnownRoutes, fallback},
    telemetry::Metrics,
};

pub(super) const DOCUMENTS: KindSet = KindSet::of(1);

fn document() -> Value {
    let get = |id: &str| json!({"get": {"operationId": id}});
    json!({"openapi": "3.1.0", "servers": [{"url": "/v1"}], "paths": {
        "/plans": {
            "get": {"operationId": "list_plans"},
            "post": {"operationId": "create_plan", "requestBody": {"required": true, "content": {"application/json": {"schema": {"type": "object", "required": ["title"]}}}}}
        },
        "/records/{id}": get("get_record"), "/panic": get("panic"), "/sync-panic": get("sync_panic"), "/slow": get("slow"), "/broken": get("broken")
    }})
}

#[get("/plans")]
async fn list_plans(count: web::Data<std::sync::atomic::AtomicUsize>) -> HttpResponse {
    let made = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    let mut response = HttpResponse::Ok().json(json!({"made": made, "items": vec!["Kế hoạch thi đua"; 100]}));
    response.extensions_mut().insert(BuiltFrom { kinds: DOCUMENTS, fresh_until: None });
    response
}

#[get("/records/{id}")]
async fn get_record() -> HttpResponse {
    let mut response = HttpResponse::Ok().json(json!({"id": 1}));
    response.extensions_mut().insert(RecordVersion(3));
    response
}

#[post("/plans")]
async fn create_plan(
    request: actix_web::HttpRequest,
    mut payload: web::Payload,
    contract: web::Data<Contract>,
) -> Result<HttpResponse, Problem> {
    input::limits::check_declared_length(request.headers(), input::limits::MAX_JSON_BODY)?;
    input::media_type::require_media_type(request.headers(), input::media_type::JSON)?;
    let body = input::read_body(&mut payload, input::limits::MAX_JSON_BODY, Duration::from_millis(100)).await?;
    let value = input::strict_json(&body)?;
    let operation = contract.operation(request.method(), &request.match_pattern().unwrap_or_default());
    operation.ok_or_else(Problem::not_found)?.check_body(&value)?;
    Ok(HttpResponse::Created().json(value))
}

#[get("/panic")]
async fn panic() -> HttpResponse {
    panic!("secret words of a panic")
}

#[get("/broken")]
async fn broken() -> Result<HttpResponse, Problem> {
    Err(Problem::internal("no such table: secret_table"))
}

#[get("/slow")]
async fn slow() -> HttpResponse {
    tokio::time::sleep(Duration::from_secs(30)).await;
    HttpResponse::Ok().finish()
}

pub(super) struct Server {
    address: SocketAddr,
    pub(super) epochs: Epochs,
    handle: actix_web::dev::ServerHandle,
}

impl Server {
    pub(super) fn start(limits: RateLimits) -> Self {
        let mut config = WebConfig::new("https://thidua.example", "1.2.3", Clock::new(|| DateTime::UNIX_EPOCH));
        config.rate_limits = limits;
        config.request_timeout = Duration::from_millis(300);
        config.cors_origins = vec!["https://portal.example".into()];
        let epochs = Epochs::new();
        let outer = Outer::new(&config, epochs.clone(), Arc::new(Metrics::new("1.2.3", |_| {})));
        let contract = Arc::new(Contract::compile(&document()).expect("compiles"));
        let count = web::Data::new(std::sync::atomic::AtomicUsize::new(0));
        let (send, receive) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = HttpServer::new(move || {
                    App::new()
                        .app_data(web::Data::new(KnownRoutes::new(Arc::clone(&contract), &["/docs"])))
                        .app_data(web::Data::from(Arc::clone(&contract)))
                        .app_data(count.clone())
                        .service(
                            web::scope("/v1")
                                .service(list_plans)
                                .service(create_plan)
                                .service(get_record)
                                .service(panic)
                                .service(broken)
                                .service(slow),
                        )
                        .default_service(web::to(fallback))
                        .wrap(outer.clone())
                })
                .workers(1)
                .disable_signals()
                .bind(("127.0.0.1", 0))
                .expect("a free port");
                let address = server.addrs()[0];
                let running = server.run();
                send.send((address, running.handle())).expect("the test waits");
                running.await.expect("runs");
            });
        });
        let (address, handle) = receive.recv().expect("starts");
        Self { address, epochs, handle }
    }

    pub(super) fn send(&self, head: &str, body: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(self.address).expect("connects");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("set");
        stream.write_all(head.as_bytes()).expect("written");
        stream.write_all(b"\r\nHost: spoofed.example\r\nConnection: close\r\n\r\n").expect("written");
        let _ = stream.write_all(body);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("text");
        Reply { head, body: bytes[end + 4..].to_vec() }
    }

    pub(super) fn ask(&self, line: &str, headers: &[&str]) -> Reply {
        let mut head = format!("{line} HTTP/1.1");
        for header in headers {
            head.push_str("\r\n");
            head.push_str(header);
        }
        self.send(&head, b"")
    }

    pub(super) fn post(&self, path: &str, headers: &str, body: &[u8]) -> Reply {
        self.send(&format!("POST {path} HTTP/1.1\r\nContent-Length: {}{headers}", body.len()), body)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

#[derive(Debug)]
pub(super) struct Reply {
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Reply {
    pub(super) fn status(&self) -> u16 {
        self.head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status")
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    #[track_caller]
    pub(super) fn is_problem(&self, status: u16, slug: &str) -> Value {
        assert_eq!(self.status(), status, "{}", self.head);
        assert_eq!(self.header("content-type"), Some("application/problem+json"));
        let json = self.json();
        assert_eq!(json["type"], format!("https://thidua.example/problems/{slug}"));
        assert_eq!(json["requestId"].as_str(), self.header("x-request-id"));
        assert_eq!(self.header("api-version"), Some("1.2.3"));
        assert!(self.header("content-security-policy").is_some() && self.header("vary").is_some());
        json
    }
}
