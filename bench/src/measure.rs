//! The whole benchmark: each database in turn, then the starts.

use std::path::{Path, PathBuf};

use crate::{Outcome, arguments::Plan, cases::Cases, child::ServerProcess, fill, rounds::Servers, starts, table};

/// How many bytes of answers the service keeps by default.
const CACHE_BYTES: u64 = 64 * 1024 * 1024;

/// Runs it.
pub(crate) fn run(plan: &Plan) -> Outcome<()> {
    let program = starts::build()?;
    let temporary = tempfile::tempdir()?;
    let folder: PathBuf = plan.folder.clone().unwrap_or_else(|| temporary.path().to_owned());
    std::fs::create_dir_all(&folder)?;
    let sqlite = format!("sqlite://{}", folder.join("bench.db").display());
    let mut databases = vec![("SQLite", sqlite)];
    match &plan.postgres {
        Some(url) => databases.push(("PostgreSQL", url.clone())),
        None => println!("PostgreSQL is not measured: --postgres names no database"),
    }
    for (name, url) in &databases {
        eprintln!("{name}");
        fill::fill(url, plan.documents)?;
        table::print(name, plan.documents, &measure(plan, url)?);
    }
    println!("\n### From start to ready\n");
    println!("| `serve --demo` over | first start | start again: median (least–greatest) |");
    println!("|---|---|---|");
    start_over_nothing(&program, temporary.path())?;
    for (name, url) in &databases {
        let what = format!("{name} with {} documents", plan.documents);
        starts::measure(&program, &what, url, temporary.path())?;
    }
    Ok(())
}

fn start_over_nothing(program: &Path, folder: &Path) -> Outcome<()> {
    let url = format!("sqlite://{}", folder.join("demo.db").display());
    starts::measure(program, "an empty folder (SQLite)", &url, folder)
}

fn measure(plan: &Plan, url: &str) -> Outcome<Vec<crate::rounds::Measured>> {
    let servers = Servers { keeping: ServerProcess::start(url, CACHE_BYTES)?, making: ServerProcess::start(url, 0)? };
    let cases = Cases::collect(servers.keeping.service, servers.making.service, plan.documents)?;
    servers.prepare(&cases)?;
    servers.measure(&cases, plan.rounds, plan.lasts)
}
