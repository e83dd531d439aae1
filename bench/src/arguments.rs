//! The command line of the benchmark.

use std::{path::PathBuf, time::Duration};

use clap::{Arg, ArgMatches, Command, value_parser};

use crate::Outcome;

/// The subcommand that the benchmark starts of itself: the server that is measured.
pub(crate) const SERVER: &str = "server";
/// The subcommand that reports what pages and counts of awards ask of a database.
pub(crate) const PLANS: &str = "plans";

/// What to measure.
#[derive(Debug)]
pub(crate) struct Plan {
    /// How many synthetic documents each database holds.
    pub(crate) documents: u32,
    /// How often everything is measured.
    pub(crate) rounds: u32,
    /// How long one measurement takes.
    pub(crate) lasts: Duration,
    /// A PostgreSQL database for the benchmark alone.
    pub(crate) postgres: Option<String>,
    /// Where the SQLite database is kept between runs; none for a temporary folder.
    pub(crate) folder: Option<PathBuf>,
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
    Command::new("thidua-bench")
        .about("Requests per second and CPU per request of the service")
        .arg(number("documents", "200000", "Synthetic documents in each database"))
        .arg(number("rounds", "5", "How often everything is measured; medians are reported"))
        .arg(number("milliseconds", "1000", "How long one measurement takes"))
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
                .arg(Arg::new("database-url").long("database-url").value_name("URL").required(true)),
        )
        .subcommand(
            Command::new(SERVER)
                .hide(true)
                .arg(Arg::new("database-url").long("database-url").required(true))
                .arg(Arg::new("cache-bytes").long("cache-bytes").required(true).value_parser(value_parser!(u64))),
        )
}

fn value<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Outcome<T> {
    matches.get_one(name).cloned().ok_or_else(|| format!("--{name} is missing").into())
}

/// What the command line asks for.
pub(crate) fn plan(matches: &ArgMatches) -> Outcome<Plan> {
    let rounds = value(matches, "rounds")?;
    let documents = value(matches, "documents")?;
    if documents < 2_000 || rounds == 0 {
        return Err("the benchmark needs at least 2000 documents and one round".into());
    }
    Ok(Plan {
        documents,
        rounds,
        lasts: Duration::from_millis(u64::from(value::<u32>(matches, "milliseconds")?.max(50))),
        postgres: matches.get_one("postgres").cloned(),
        folder: matches.get_one("folder").cloned(),
    })
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
