//! The whole benchmark: each database in turn, then the starts.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use crate::{
    Outcome,
    arguments::{Pace, Plan},
    cases::Cases,
    child::ServerProcess,
    fill,
    rounds::{Measured, Servers},
    starts, table,
};

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
        let measured =
            measure(plan.pace, url, |service, uncached| Cases::of_documents(service, uncached, plan.documents))?;
        table::print(name, &format!("{} documents", plan.documents), &measured);
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

/// Measures awards over databases that hold some.
pub(crate) fn run_awards(pace: Pace, databases: &[String]) -> Outcome<()> {
    for url in databases {
        let name = if url.starts_with("sqlite") { "SQLite" } else { "PostgreSQL" };
        eprintln!("{name}");
        table::print(name, "awards", &measure(pace, url, Cases::of_awards)?);
    }
    Ok(())
}

fn measure(
    pace: Pace,
    url: &str,
    collect: impl FnOnce(SocketAddr, SocketAddr) -> Outcome<Cases>,
) -> Outcome<Vec<Measured>> {
    let servers = Servers { keeping: ServerProcess::start(url, CACHE_BYTES)?, making: ServerProcess::start(url, 0)? };
    let cases = collect(servers.keeping.service, servers.making.service)?;
    servers.prepare(&cases)?;
    servers.measure(&cases, pace)
}
