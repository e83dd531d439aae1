//! What goes on beside requests: due publications, daily work, and noticing what other processes write.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::Duration,
};

use thidua_app::{App, due};
use thidua_domain::time::civil_day_of;
use thidua_http::{answers::Epochs, reply::kinds};
use thidua_persistence::journal;
use uuid::Uuid;

use crate::failure::Failure;

/// How often the background looks.
const EVERY: Duration = Duration::from_millis(500);

/// The background; it ends when told to.
pub(super) struct Background {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Background {
    /// Ends it, after what it is doing.
    pub(super) fn stop(self) {
        self.stop.store(true, Ordering::Release);
        if self.thread.join().is_err() {
            tracing::error!("the background thread panicked");
        }
    }
}

/// Starts it on a thread of its own.
pub(super) fn start(app: App, epochs: Epochs, holder: Uuid) -> Result<Background, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    let mut seen = app.db.read(journal::head_seq)?;
    let mut day = civil_day_of(app.clock.now());
    let work = move || {
        while !stopped.load(Ordering::Acquire) {
            std::thread::sleep(EVERY);
            if let Err(error) = notice(&app, &epochs, &mut seen) {
                tracing::warn!(%error, "the journal cannot be read");
            }
            match due::publish_due(&app, holder) {
                Ok(0) => {}
                Ok(published) => tracing::info!(published, "scheduled publications made"),
                Err(error) => tracing::warn!(%error, "scheduled publications failed"),
            }
            let today = civil_day_of(app.clock.now());
            if today != day {
                match due::daily(&app) {
                    Ok(()) => day = today,
                    Err(error) => tracing::warn!(%error, "daily work failed"),
                }
            }
        }
    };
    let thread = std::thread::Builder::new().name("background".into()).spawn(work).map_err(Failure::work)?;
    Ok(Background { stop, thread })
}

/// Raises the epochs of what any process has changed publicly since the last look.
fn notice(app: &App, epochs: &Epochs, seen: &mut i64) -> Result<(), thidua_persistence::errors::StoreError> {
    let (head, changed) = app.db.read(|conn| {
        let head = journal::head_seq(conn)?;
        let changed = if head == *seen { vec![] } else { journal::public_kinds_since(conn, *seen)? };
        Ok::<_, thidua_persistence::errors::StoreError>((head, changed))
    })?;
    epochs.raise(kinds(&changed));
    *seen = head;
    Ok(())
}
