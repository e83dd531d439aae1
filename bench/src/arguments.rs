//! The command line of the benchmark.

use std::{path::PathBuf, time::Duration};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::Outcome;

/// The subcommand that the benchmark starts of itself: the server that is measured.
pub(crate) const SERVER: &str = "server";
/// The subcommand that reports what pages and counts of awards ask of a database.
pub(crate) const PLANS: &str = "plans";
/// The subcommand that measures awards.
pub(crate) const AWARDS: &str = "awards";

/// What to measure.
#[derive(Debug)]
pub(crate) struct Plan {
    /// How many synthetic documents each database holds.
    pub(crate) documents: u32,
    /// How often and how long.
    pub(crate) pace: Pace,
    /// A PostgreSQL database for the benchmark alone.
    pub(crate) postgres: Option<String>,
    /// Where the SQLite database is kept between runs; none for a temporary folder.
    pub(crate) folder: Option<PathBuf>,
}

/// How often and how long everything is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// How often.
    pub(crate) rounds: u32,
    /// How long one measurement takes.
    pub(crate) lasts: Duration,
}

/// What the measured server is told.
#[derive(Debug)]
pub(crate) struct ServerWanted {
    /// Its database.
    pub(crate) database_url: String,
    /// How many bytes of answers it keeps; 0 for a server that makes every answer anew.
    pub(crate) cache_bytes: u64,
}

/// The whole command line.
pub(crate) fn command() -> Command {
    let number = |name: &'static str, default: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("N").default_value(default).value_parser(value_parser!(u32)).help(help)
    };
    let rounds = || number("rounds", "5", "How often everything is measured; medians are reported");
    let milliseconds = || number("milliseconds", "1000", "How long one measurement takes");
    let database_url = || Arg::new("database-url").long("database-url").value_name("URL").required(true);
    Command::new("thidua-bench")
        .about("Requests per second and CPU per request of the service")
        .arg(number("documents", "200000", "Synthetic documents in each database"))
        .arg(rounds())
        .arg(milliseconds())
        .arg(
            Arg::new("postgres")
                .long("postgres")
                .value_name("URL")
                .help("An existing PostgreSQL database for the benchmark alone; without it only SQLite is measured"),
        )
        .arg(
            Arg::new("folder")
                .long("folder")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help("Keeps the SQLite database here for the next run; without it a temporary folder is used"),
        )
        .subcommand(
            Command::new(PLANS)
                .about(
                    "Plans and work of pages and counts of awards, over a database that `thidua demo generate` filled",
                )
                .arg(database_url()),
        )
        .subcommand(
            Command::new(AWARDS)
                .about("The same of awards, over databases that `thidua demo generate` filled")
                .arg(database_url().action(ArgAction::Append))
                .arg(rounds())
                .arg(milliseconds()),
        )
        .subcommand(
            Command::new(SERVER)
                .hide(true)
                .arg(database_url())
                .arg(Arg::new("cache-bytes").long("cache-bytes").required(true).value_parser(value_parser!(u64))),
        )
}

fn value<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Outcome<T> {
    matches.get_one(name).cloned().ok_or_else(|| format!("--{name} is missing").into())
}

/// What the command line asks for.
pub(crate) fn plan(matches: &ArgMatches) -> Outcome<Plan> {
    let documents = value(matches, "documents")?;
    if documents < 2_000 {
        return Err("the benchmark needs at least 2000 documents".into());
    }
    Ok(Plan {
        documents,
        pace: pace(matches)?,
        postgres: matches.get_one("postgres").cloned(),
        folder: matches.get_one("folder").cloned(),
    })
}

fn pace(matches: &ArgMatches) -> Outcome<Pace> {
    let rounds = value(matches, "rounds")?;
    if rounds == 0 {
        return Err("the benchmark needs at least one round".into());
    }
    Ok(Pace { rounds, lasts: Duration::from_millis(u64::from(value::<u32>(matches, "milliseconds")?.max(50))) })
}

/// How to measure awards, and over which databases.
pub(crate) fn awards(matches: &ArgMatches) -> Outcome<(Pace, Vec<String>)> {
    Ok((pace(matches)?, matches.get_many("database-url").into_iter().flatten().cloned().collect()))
}

/// The database of a subcommand.
pub(crate) fn database(matches: &ArgMatches) -> Outcome<String> {
    value(matches, "database-url")
}

/// What the subcommand asks for.
pub(crate) fn server(matches: &ArgMatches) -> Outcome<ServerWanted> {
    Ok(ServerWanted { database_url: value(matches, "database-url")?, cache_bytes: value(matches, "cache-bytes")? })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_is_well_formed() {
        super::command().debug_assert();
    }
}
