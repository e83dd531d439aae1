//! The service as a whole: routes, contract, layers, and the server that listens.

use std::{net::TcpListener, sync::Arc, time::Duration};

use actix_web::{App, HttpServer, dev::Server, web};
use serde_json::Value;
use thidua_app::code_lists;
use thidua_domain::{access::Permission, language::Label};
use utoipa::openapi::{Tag, tag::TagBuilder};
use utoipa_actix_web::{AppExt, service_config::ServiceConfig};

use crate::{
    answers::{Epochs, Outer},
    catalogues, changes,
    config::WebConfig,
    documents, journal,
    openapi::{About, finish},
    operations, organizations, pages, relations,
    router::{KnownRoutes, fallback},
    sessions,
    state::State,
    telemetry::Metrics,
};

/// The version of the API (SemVer); the same everywhere.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How long a client may take to send its headers.
const HEADERS_TIMEOUT: Duration = Duration::from_secs(10);
/// How long an idle connection is kept.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

/// Every route under the contract, in the order in which they are tried.
pub fn routes(config: &mut ServiceConfig) {
    relations::configure(config);
    documents::configure(config);
    organizations::configure(config);
    changes::configure(config);
    catalogues::configure(config);
    sessions::configure(config);
    journal::configure(config);
    operations::configure(config);
}

/// The OpenAPI document for a service on `base_url`; empty for the committed one, whose server is relative.
///
/// # Errors
/// When it cannot be written, which is a fault of the program.
pub fn openapi(base_url: &str) -> Result<Value, serde_json::Error> {
    let (_, mut generated) = App::new().into_utoipa_app().configure(routes).split_for_parts();
    generated.tags = Some(tags());
    let scopes: Vec<(&str, Label)> = Permission::ALL
        .iter()
        .map(|permission| {
            let code = permission.as_str();
            let label = code_lists::label("permissions", code);
            (code, label.unwrap_or_else(|| Label { vi: code.to_owned(), en: None }))
        })
        .collect();
    let about = About {
        version: VERSION,
        base_url,
        contact_name: "Thi Đua",
        contact_url: "https://thidua.example/lien-he",
        contact_email: "lien-he@thidua.example",
        terms_url: "https://thidua.example/dieu-khoan",
        scopes: &scopes,
    };
    finish(&generated, &about)
}

fn tags() -> Vec<Tag> {
    let tag = |name: &str, text: &str| TagBuilder::new().name(name).description(Some(text)).build();
    vec![
        tag("catalogues", "Danh mục mã và bảng thuật ngữ. Code lists and the glossary."),
        tag("changes", "Luồng thay đổi công khai. The public change feed."),
        tag("decisions", "Quyết định. Decisions: documents of that class."),
        tag("directives", "Chỉ thị. Directives: documents of that class."),
        tag("documents", "Văn bản và quan hệ giữa các văn bản. Documents and the relations between them."),
        tag("journal", "Nhật ký, dành cho kiểm tra. The audit trail."),
        tag("operations", "Tình trạng dịch vụ và hợp đồng API. Health and the contract."),
        tag("organizations", "Cơ quan, đơn vị: cây tổ chức và lịch sử. Organizations, their tree and history."),
        tag("plans", "Kế hoạch. Plans: documents of that class."),
        tag("sessions", "Đăng nhập và mã dùng một lần. Signing in and one-time codes."),
    ]
}

/// The service as workers build it: cloned into each of them.
#[derive(Clone)]
pub struct Application {
    outer: Outer,
    site: web::Data<pages::Site>,
    state: web::Data<State>,
    known: web::Data<KnownRoutes>,
}

impl Application {
    /// The service over what its handlers and layers share.
    #[must_use]
    pub fn new(state: &State, known: &KnownRoutes, config: &WebConfig, epochs: Epochs, metrics: Arc<Metrics>) -> Self {
        let site = pages::Site { base_url: config.base_url.clone(), version: config.version.clone() };
        Self {
            outer: Outer::new(config, epochs, metrics),
            site: web::Data::new(site),
            state: web::Data::new(state.clone()),
            known: web::Data::new(known.clone()),
        }
    }

    /// Starts it on a listener, with routes of `more` beside its own, under the same layers. It stops when its handle
    /// says so.
    ///
    /// # Errors
    /// When the listener cannot be used.
    pub fn serve(
        self,
        listener: TcpListener,
        workers: usize,
        more: impl Fn(&mut web::ServiceConfig) + Clone + Send + 'static,
    ) -> std::io::Result<Server> {
        let server = HttpServer::new(move || {
            let (app, _) = App::new()
                .app_data(self.state.clone())
                .app_data(self.known.clone())
                .app_data(self.site.clone())
                .into_utoipa_app()
                .configure(routes)
                .split_for_parts();
            app.configure(pages::configure)
                .configure(more.clone())
                .default_service(web::to(fallback))
                .wrap(self.outer.clone())
        })
        .workers(workers)
        .client_request_timeout(HEADERS_TIMEOUT)
        .keep_alive(KEEP_ALIVE)
        .disable_signals()
        .shutdown_timeout(25)
        .listen(listener)?;
        Ok(server.run())
    }
}

/// Starts the service on a listener. It stops when its handle says so.
///
/// # Errors
/// When the listener cannot be used.
pub fn serve(
    listener: TcpListener,
    state: &State,
    known: &KnownRoutes,
    config: &WebConfig,
    epochs: Epochs,
    metrics: Arc<Metrics>,
    workers: usize,
) -> std::io::Result<Server> {
    Application::new(state, known, config, epochs, metrics).serve(listener, workers, |_| {})
}
