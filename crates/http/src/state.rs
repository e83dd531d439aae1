//! What every handler shares, and the one way from a handler into the blocking world.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use thidua_app::{App, errors::Error};
use thidua_persistence::connection::Conn;
use tokio::sync::Semaphore;

use crate::{input::Contract, problems::Problem};

/// How many requests may wait for the database, per request that it serves at once.
const WAITING_PER_PLACE: usize = 64;

/// Shared by all handlers and workers.
#[derive(Clone)]
pub struct State {
    inner: Arc<Inner>,
}

struct Inner {
    app: App,
    base_url: String,
    version: &'static str,
    contract: Arc<Contract>,
    openapi: String,
    places: Semaphore,
    waiting: AtomicUsize,
    most_waiting: usize,
    ready: AtomicBool,
}

/// Counts a waiting request for as long as it waits.
struct Waiting<'s>(&'s AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl State {
    /// For an application on `base_url` with this contract.
    #[must_use]
    pub fn new(app: App, base_url: &str, version: &'static str, contract: Arc<Contract>, openapi: String) -> Self {
        let places = usize::try_from(app.db.connections()).unwrap_or(1);
        Self {
            inner: Arc::new(Inner {
                app,
                base_url: base_url.trim_end_matches('/').to_owned(),
                version,
                contract,
                openapi,
                places: Semaphore::new(places),
                waiting: AtomicUsize::new(0),
                most_waiting: places.saturating_mul(WAITING_PER_PLACE),
                ready: AtomicBool::new(false),
            }),
        }
    }

    /// The application.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.inner.app
    }

    /// The address callers use, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.inner.base_url
    }

    /// The version of the API.
    #[must_use]
    pub fn version(&self) -> &'static str {
        self.inner.version
    }

    /// What every operation reads.
    #[must_use]
    pub fn contract(&self) -> &Contract {
        &self.inner.contract
    }

    /// The OpenAPI document.
    #[must_use]
    pub fn openapi(&self) -> &str {
        &self.inner.openapi
    }

    /// Says whether requests should be sent here: from the first due publications on, until the service is told to stop.
    pub fn set_ready(&self, ready: bool) {
        self.inner.ready.store(ready, Ordering::Release);
    }

    /// Whether requests should be sent here.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.inner.ready.load(Ordering::Acquire)
    }

    /// How many places at the database are free, and how many there are.
    #[must_use]
    pub fn places(&self) -> (usize, usize) {
        let all = self.inner.most_waiting / WAITING_PER_PLACE;
        (self.inner.places.available_permits(), all)
    }

    /// How many requests wait for the database.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.inner.waiting.load(Ordering::Acquire)
    }

    /// Runs a use case off the async threads, when a place is free; with too many waiting already, says so at once.
    ///
    /// # Errors
    /// What the use case answers, or 503.
    pub async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&App) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Problem> {
        let before = self.inner.waiting.fetch_add(1, Ordering::AcqRel);
        let waiting = Waiting(&self.inner.waiting);
        if before >= self.inner.most_waiting {
            return Err(Problem::overloaded(1));
        }
        let place = self.inner.places.acquire().await.map_err(Problem::internal)?;
        drop(waiting);
        let (state, span) = (self.clone(), tracing::Span::current());
        #[expect(clippy::disallowed_methods, reason = "this is the one entry to the blocking pool")]
        let result = actix_web::web::block(move || span.in_scope(|| work(state.app()))).await;
        drop(place);
        result.map_err(|error| Problem::internal(error.to_string()))?.map_err(Problem::from)
    }

    /// Reads, off the async threads.
    ///
    /// # Errors
    /// What the reading answers, or 503.
    pub async fn read<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&mut Conn, &App) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Problem> {
        self.blocking(move |app| app.db.read(|conn| work(conn, app))).await
    }
}
