//! `thidua demo generate`: a synthetic city of any size, with its progress on the terminal.

use std::{
    io::{IsTerminal, Write, stdout},
    time::{Duration, Instant},
};

use clap::ArgMatches;
use thidua_app::{
    App,
    loading::{Step, SyntheticCity, load_synthetic},
};

use crate::failure::Failure;

/// How often a line is written where no terminal can overwrite the last one.
const EVERY: Duration = Duration::from_secs(5);

/// Tells how far the loading is: on a terminal in one line that changes, else in a line now and then.
struct Teller {
    terminal: bool,
    told: Option<Instant>,
    what: String,
}

impl Teller {
    fn tell(&mut self, step: Step<'_>) {
        let complete = step.done == step.total;
        let due = self.told.is_none_or(|told| told.elapsed() >= EVERY);
        let Step { what, done, total } = step;
        if self.terminal {
            let leave = if self.what.is_empty() || self.what == what { "" } else { "\n" };
            print!("{leave}\r{what}: {done} of {total}");
            // A terminal that is gone is no reason to stop.
            stdout().flush().unwrap_or_default();
        } else if complete || due {
            println!("{what}: {done} of {total}");
            self.told = Some(Instant::now());
        }
        what.clone_into(&mut self.what);
    }
}

/// Loads the city that the arguments name, and says at the end what was added, and how fast.
pub(crate) fn run(app: &App, matches: &ArgMatches) -> Result<(), Failure> {
    let scale = matches.get_one::<u32>("scale").copied().unwrap_or_default();
    let seed = matches.get_one::<u64>("seed").copied().unwrap_or_default();
    let mut teller = Teller { terminal: stdout().is_terminal(), told: None, what: String::new() };
    let started = Instant::now();
    let added = load_synthetic(app, SyntheticCity { scale, seed }, &mut |step| teller.tell(step));
    if teller.terminal && !teller.what.is_empty() {
        println!();
    }
    let added = added?;
    if added.is_empty() {
        println!("all of the synthetic city of scale {scale} and seed {seed} was there already");
        return Ok(());
    }
    let seconds = started.elapsed().as_secs_f64();
    let records: usize = added.iter().map(|(_, count)| count).sum();
    let rate = f64::from(u32::try_from(records).unwrap_or(u32::MAX)) / seconds.max(0.001);
    let counts: Vec<String> = added.iter().map(|(what, count)| format!("{count} {what}")).collect();
    println!("added {} in {seconds:.1} s, {rate:.0} records a second", counts.join(", "));
    Ok(())
}
