//! Files that were sent in, taken one after the other beside requests.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::Duration,
};

use thidua_app::{App, imports};
use uuid::Uuid;

use crate::failure::Failure;

/// How often it looks for files.
const EVERY: Duration = Duration::from_millis(250);

/// The thread that takes files; it ends when told to.
pub(super) struct Importing {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Importing {
    /// Ends it, after the rows that it is taking: the rest is taken at the next start.
    pub(super) fn stop(self) {
        self.stop.store(true, Ordering::Release);
        if self.thread.join().is_err() {
            tracing::error!("the thread that takes files panicked");
        }
    }
}

/// Starts it on a thread of its own: what was stopped in the middle goes on first.
pub(super) fn start(app: App, holder: Uuid) -> Result<Importing, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    let work = move || {
        while !stopped.load(Ordering::Acquire) {
            match imports::run_open(&app, holder, &|| !stopped.load(Ordering::Acquire)) {
                Ok(0) => {}
                Ok(ran) => tracing::info!(ran, "imports run"),
                Err(error) => tracing::warn!(%error, "an import stopped and goes on later"),
            }
            std::thread::sleep(EVERY);
        }
    };
    let thread = std::thread::Builder::new().name("imports".into()).spawn(work).map_err(Failure::work)?;
    Ok(Importing { stop, thread })
}
