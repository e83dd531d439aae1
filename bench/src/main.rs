//! What a request costs: requests per second and CPU per request, on both databases (see `README.md` beside this).

mod answers;
mod arguments;
mod cases;
mod child;
mod cpu;
mod fill;
mod load;
mod measure;
mod plain_http;
mod plans;
mod rounds;
mod same_bytes;
mod server;
mod starts;
mod synthetic;
mod table;

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What any part of the benchmark may fail with: words for whoever runs it.
type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    let matches = arguments::command().get_matches();
    let result = match matches.subcommand() {
        Some((arguments::SERVER, matches)) => arguments::server(matches).and_then(|wanted| server::run(&wanted)),
        Some((arguments::PLANS, matches)) => arguments::database(matches).and_then(|url| plans::run(&url)),
        Some((arguments::AWARDS, matches)) => {
            arguments::awards(matches).and_then(|(pace, databases)| measure::run_awards(pace, &databases))
        }
        _ => arguments::plan(&matches).and_then(|plan| measure::run(&plan)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
