//! Running the service: open, load, listen, work in the background, and stop without cutting a request.

mod announce;
mod background;
mod importing;

use std::{net::TcpListener, sync::Arc, time::Duration};

use thidua_app::{
    App, due, identity,
    loading::{self, SyntheticCity, SyntheticError},
};
use thidua_http::{
    admin,
    answers::Epochs,
    config::{Clock, WebConfig},
    input::Contract,
    openapi::to_pretty_json,
    pages,
    reply::kinds,
    router::KnownRoutes,
    server,
    state::State,
    telemetry::{DatabaseNumbers, Metrics},
};
use tokio::signal::unix::{SignalKind, signal};
use uuid::Uuid;

use crate::{commands::open, failure::Failure, settings::Settings};

/// Runs until it is told to stop.
pub(crate) fn run(settings: Settings, demo: bool) -> Result<(), Failure> {
    let app = open(&settings.store)?;
    if demo {
        loading::load_demo(&app, &mut |what, added| announce::progress(what, added))?;
        load_city(&app, settings.demo_scale)?;
    }
    let invitation =
        if identity::needs_first_administrator(&app)? { Some(identity::invite(&app, None)?) } else { None };
    let listener = TcpListener::bind(settings.listen)
        .map_err(|error| Failure::work(format!("cannot listen on {}: {error}", settings.listen)))?;
    let admin_listener = settings
        .admin_listen
        .map(|address| {
            TcpListener::bind(address).map_err(|error| Failure::work(format!("cannot listen on {address}: {error}")))
        })
        .transpose()?;
    let document = server::openapi(&settings.base_url).map_err(Failure::work)?;
    let contract = Arc::new(Contract::compile(&document).map_err(Failure::work)?);
    let openapi = to_pretty_json(&document).map_err(Failure::work)?;
    let state = State::new(app.clone(), &settings.base_url, server::VERSION, Arc::clone(&contract), openapi);
    let served = Served { settings, app, state, contract, listener, admin_listener };
    let system = actix_web::rt::System::new();
    system.block_on(served.run(demo, invitation))
}

/// The seed of the demo's synthetic city.
const DEMO_SEED: u64 = 1;

/// Loads the demo's synthetic city, unless none is wanted or another one is there already.
fn load_city(app: &App, scale: u32) -> Result<(), Failure> {
    if scale == 0 {
        return Ok(());
    }
    match loading::load_synthetic(app, SyntheticCity { scale, seed: DEMO_SEED }, &mut |_| ()) {
        Ok(added) => {
            for (what, count) in added {
                announce::progress(&format!("{what} of a synthetic city"), count);
            }
            Ok(())
        }
        Err(SyntheticError::Another(city)) => {
            announce::other_city(&city);
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

struct Served {
    settings: Settings,
    app: App,
    state: State,
    contract: Arc<Contract>,
    listener: TcpListener,
    admin_listener: Option<TcpListener>,
}

impl Served {
    async fn run(self, demo: bool, invitation: Option<secrecy::SecretString>) -> Result<(), Failure> {
        let Self { settings, app, state, contract, listener, admin_listener } = self;
        let clock = Arc::clone(&app.clock);
        let mut config = WebConfig::new(&settings.base_url, server::VERSION, Clock::new(move || clock.now()));
        config.rate_limits = settings.rate_limits.clone();
        config.trusted_proxies = settings.trusted_proxies.clone();
        config.cors_origins = settings.cors_origins.clone();
        config.body_timeout = settings.body_timeout;
        config.answer_timeout = settings.answer_timeout;
        config.sign_in_paths = vec!["/v1/sessions".into(), "/v1/enrolments".into()];
        let epochs = Epochs::new();
        let raised = epochs.clone();
        app.db.on_commit(move |changed| raised.raise(kinds(changed)));
        let metrics = Arc::new(Metrics::new(server::VERSION, |registry| {
            registry.register_collector(Box::new(DatabaseNumbers::new(state.clone())));
        }));
        let known = KnownRoutes::new(contract, pages::TEMPLATES);
        let failed = |error: std::io::Error| Failure::work(format!("the server cannot start: {error}"));
        let running =
            server::serve(listener, &state, &known, &config, epochs.clone(), Arc::clone(&metrics), settings.workers)
                .map_err(failed)?;
        let handle = running.handle();
        let admin_handle = match admin_listener {
            Some(listener) => {
                let server = admin::serve(listener, &state, metrics).map_err(failed)?;
                let handle = server.handle();
                actix_web::rt::spawn(server);
                Some(handle)
            }
            None => None,
        };
        let serving = actix_web::rt::spawn(running);
        let holder = Uuid::now_v7();
        due::daily(&app)?;
        due::publish_missed(&app)?;
        let importing = importing::start(app.clone(), holder)?;
        let background = background::start(app, epochs, holder)?;
        state.set_ready(true);
        announce::listening(&settings, demo, invitation.as_ref());
        wait_for_stop().await.map_err(failed)?;
        tracing::info!("stopping: no new requests are welcome");
        state.set_ready(false);
        tokio::time::sleep(Duration::from_secs(settings.drain_seconds)).await;
        handle.stop(true).await;
        importing.stop();
        background.stop();
        if let Some(handle) = admin_handle {
            handle.stop(false).await;
        }
        match serving.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(failed(error)),
            Err(error) => Err(Failure::work(format!("the server broke off: {error}"))),
        }
    }
}

async fn wait_for_stop() -> std::io::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
