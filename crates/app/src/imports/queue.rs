//! Imports one after the other, in one process at a time.

use chrono::TimeDelta;
use thidua_persistence::{imports, leases};
use uuid::Uuid;

use super::{Shown, run};
use crate::{App, errors::Error};

/// How long a process holds the right to run imports without renewing it. It spares two of them the same work; that
/// nothing is written twice, each transaction sees to itself.
const LEASE: TimeDelta = TimeDelta::seconds(10);

/// Runs every import that has not ended, oldest first, when `holder` has the lease, for as long as `may_go_on` says so.
/// One that was stopped in the middle goes on where it was. Says how many it ran.
///
/// # Errors
/// When the store fails; the imports go on later.
pub fn run_open(app: &App, holder: Uuid, may_go_on: &dyn Fn() -> bool) -> Result<usize, Error> {
    let mut ran = 0;
    loop {
        let Some(next) = app.db.read(|conn| imports::open(conn, 1)).map_err(Error::Store)?.pop() else {
            return Ok(ran);
        };
        let renew = || {
            let now = app.clock.now();
            app.db.bookkeeping(|books| leases::take(books, "imports", holder, now, LEASE)).map_err(Error::Store)
        };
        if !may_go_on() || !renew()? {
            return Ok(ran);
        }
        let mut lost = None;
        run::run(app, next, &mut |_| match renew() {
            Ok(held) => held && may_go_on(),
            Err(error) => {
                lost = Some(error);
                false
            }
        })?;
        if let Some(error) = lost {
            return Err(error);
        }
        ran += 1;
    }
}

/// Runs one import here and now, and says after each step how it stands: for the command line.
///
/// # Errors
/// When the store fails.
pub fn run_until_ended(app: &App, id: Uuid, progress: &mut dyn FnMut(&Shown)) -> Result<(), Error> {
    run::run(app, id, &mut |shown| {
        progress(shown);
        true
    })
}
