//! The service as a whole: routes, contract, layers, and the server that listens.

use std::{future::ready, net::TcpListener, sync::Arc, time::Duration};

use actix_http::{HttpService, Protocol, error::DispatchError};
use actix_server::Server;
use actix_service::{IntoServiceFactory, ServiceFactoryExt, fn_service, map_config};
use actix_web::{App, dev::AppConfig, rt::net::TcpStream, web};
use serde_json::Value;
use thidua_app::code_lists;
use thidua_domain::{access::Permission, language::Label};
use utoipa::openapi::{Tag, tag::TagBuilder};
use utoipa_actix_web::{AppExt, service_config::ServiceConfig};

use crate::{
    answers::{Epochs, Outer},
    articles, award_types, base_salaries, catalogues, changes,
    config::WebConfig,
    connection::{Connection, Patience},
    documents, imports, journal,
    openapi::{About, finish},
    operations, organizations, pages, relations,
    router::{KnownRoutes, fallback},
    sessions, sheets,
    state::State,
    telemetry::Metrics,
    time_readings,
};

/// The version of the API (SemVer); the same everywhere.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How long a client may take to send its headers.
const HEADERS_TIMEOUT: Duration = Duration::from_secs(10);
/// How long an idle connection is kept.
const KEEP_ALIVE: Duration = Duration::from_secs(75);
/// How long a client that was answered early may take to stop sending.
const DISCONNECT_TIMEOUT: Duration = Duration::from_secs(1);
/// How long running requests have when the service stops, in seconds.
const SHUTDOWN_SECONDS: u64 = 25;

/// Every route under the contract, in the order in which they are tried.
pub fn routes(config: &mut ServiceConfig) {
    relations::configure(config);
    documents::configure(config);
    organizations::configure(config);
    articles::configure(config);
    time_readings::configure(config);
    changes::configure(config);
    catalogues::configure(config);
    award_types::configure(config);
    base_salaries::configure(config);
    imports::configure(config);
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
    finish(&generated, sheets::described()?, &about)
}

fn tags() -> Vec<Tag> {
    let tag = |name: &str, text: &str| TagBuilder::new().name(name).description(Some(text)).build();
    vec![
        tag("articles", "Tin, bài về thi đua, khen thưởng. Articles about the work."),
        tag("award-tallies", "Số lượng khen thưởng không nêu tên. Awards counted without names."),
        tag("awards", "Khen thưởng đã trao. Awards that were conferred."),
        tag("campaigns", "Phong trào thi đua. Emulation campaigns: the law says movement."),
        tag(
            "catalogues",
            "Danh mục mã, danh mục danh hiệu và hình thức khen thưởng, lương cơ sở, bảng thuật ngữ. Code lists, award types, base salaries and the glossary.",
        ),
        tag("ceremonies", "Lễ trao tặng. Ceremonies at which awards are handed over."),
        tag("changes", "Luồng thay đổi công khai. The public change feed."),
        tag("congress-series", "Chuỗi đại hội, hội nghị. Series of congresses and conferences."),
        tag("congresses", "Đại hội thi đua yêu nước, hội nghị điển hình tiên tiến. Congresses and conferences."),
        tag("decisions", "Quyết định. Decisions: documents of that class."),
        tag("directives", "Chỉ thị. Directives: documents of that class."),
        tag("documents", "Văn bản và quan hệ giữa các văn bản. Documents and the relations between them."),
        tag("emulation-blocks", "Cụm, khối thi đua và giao ước thi đua. Emulation blocks, clusters and covenants."),
        tag("exemplars", "Điển hình tiên tiến, nhân tố mới. Exemplars and new factors."),
        tag("imports", "Nhập từ tệp CSV, XLSX. Files that become records."),
        tag("journal", "Nhật ký, dành cho kiểm tra. The audit trail."),
        tag("operations", "Tình trạng dịch vụ và hợp đồng API. Health and the contract."),
        tag("organizations", "Cơ quan, đơn vị: cây tổ chức và lịch sử. Organizations, their tree and history."),
        tag("people", "Người, tên gọi như nguồn ghi. People, named as sources name them."),
        tag("plans", "Kế hoạch. Plans: documents of that class."),
        tag("posts", "Chức vụ của một người trong một tổ chức. Posts that people hold."),
        tag("recipients", "Cá nhân, tập thể, hộ gia đình, doanh nghiệp được khen thưởng. Recipients of awards."),
        tag("sessions", "Đăng nhập và mã dùng một lần. Signing in and one-time codes."),
        tag("time-readings", "Đọc thời gian, số lượng bằng lời. Words of times and quantities, read."),
    ]
}

/// The service as workers build it: cloned into each of them.
#[derive(Clone)]
pub struct Application {
    outer: Outer,
    patience: Patience,
    site: web::Data<pages::Site>,
    state: web::Data<State>,
    known: web::Data<KnownRoutes>,
}

impl Application {
    /// The service over what its handlers and layers share.
    #[must_use]
    pub fn new(state: &State, known: &KnownRoutes, config: &WebConfig, epochs: Epochs, metrics: Arc<Metrics>) -> Self {
        let site = pages::Site { base_url: config.base_url.clone(), version: config.version.clone() };
        let patience = Patience { asking: HEADERS_TIMEOUT + config.request_timeout, reading: config.answer_timeout };
        Self {
            patience,
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
        let patience = self.patience;
        // What `actix_web::HttpServer` does, with `Connection` between the socket and the protocol, where it has no place
        // for one. The signal to end kept connections, which it passes on too, is a method that its documentation hides.
        let server = Server::build().workers(workers).disable_signals().shutdown_timeout(SHUTDOWN_SECONDS);
        let stopping = server.graceful_shutdown_signal();
        let server = server.listen("thidua", listener, move || {
            let (app, _) = App::new()
                .app_data(self.state.clone())
                .app_data(self.known.clone())
                .app_data(self.site.clone())
                .into_utoipa_app()
                .configure(routes)
                .split_for_parts();
            let app = app
                .configure(sheets::configure)
                .configure(pages::configure)
                .configure(more.clone())
                .default_service(web::to(fallback))
                .wrap(self.outer.clone())
                .into_factory()
                .map_err(|error| error.error_response());
            let stopping = stopping.clone();
            let http = HttpService::build()
                .client_request_timeout(HEADERS_TIMEOUT)
                .client_disconnect_timeout(DISCONNECT_TIMEOUT)
                .keep_alive(KEEP_ALIVE)
                .graceful_shutdown_signal(move || {
                    let stopping = stopping.clone();
                    async move { stopping.notified().await }
                })
                .finish(map_config(app, |()| AppConfig::default()));
            fn_service(move |stream: TcpStream| {
                let peer = stream.peer_addr().ok();
                ready(Ok::<_, DispatchError>((Connection::new(stream, patience), Protocol::Http1, peer)))
            })
            .and_then(http)
        })?;
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
