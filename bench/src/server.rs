//! The server that is measured: the service as `thidua serve` wires it, with the handlers of [`crate::same_bytes`]
//! beside it. It ends when its standard input does, and so never outlives the benchmark.

use std::{
    io::Read,
    net::{SocketAddr, TcpListener},
    sync::Arc,
};

use thidua_http::{
    answers::Epochs,
    config::{Clock, WebConfig},
    input::Contract,
    openapi::to_pretty_json,
    pages,
    reply::kinds,
    router::KnownRoutes,
    server::{self, Application},
    state::State,
    telemetry::Metrics,
};

use crate::{Outcome, arguments::ServerWanted, fill, same_bytes::SameBytes};

/// The address of the service in the links it gives; nobody calls it.
const BASE_URL: &str = "http://127.0.0.1:8080";

/// Runs until standard input ends.
pub(crate) fn run(wanted: &ServerWanted) -> Outcome<()> {
    let app = fill::open(&wanted.database_url)?;
    let document = server::openapi(BASE_URL)?;
    let contract = Arc::new(Contract::compile(&document)?);
    let state = State::new(app.clone(), BASE_URL, server::VERSION, Arc::clone(&contract), to_pretty_json(&document)?);
    let clock = Arc::clone(&app.clock);
    let mut config = WebConfig::new(BASE_URL, server::VERSION, Clock::new(move || clock.now()));
    config.cache_bytes = wanted.cache_bytes;
    let epochs = Epochs::new();
    let raised = epochs.clone();
    app.db.on_commit(move |changed| raised.raise(kinds(changed)));
    let metrics = Arc::new(Metrics::new(server::VERSION, |_| {}));
    let application = Application::new(&state, &KnownRoutes::new(contract, pages::TEMPLATES), &config, epochs, metrics);
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let (listener, bare_listener) = (TcpListener::bind(any)?, TcpListener::bind(any)?);
    let (address, bare_address) = (listener.local_addr()?, bare_listener.local_addr()?);
    actix_web::rt::System::new().block_on(async move {
        let same_bytes = SameBytes::default();
        let beside = same_bytes.clone();
        let service = application.serve(listener, workers, move |config| beside.beside(config))?;
        let bare = same_bytes.serve(bare_listener, workers)?;
        actix_web::rt::spawn(bare);
        state.set_ready(true);
        println!("{address} {bare_address}");
        std::thread::Builder::new().name("standard input".into()).spawn(wait_for_end)?;
        service.await?;
        Ok(())
    })
}

/// Ends the process when nobody holds its standard input any more.
fn wait_for_end() {
    let ended = std::io::stdin().read_to_end(&mut Vec::new());
    std::process::exit(i32::from(ended.is_err()));
}
