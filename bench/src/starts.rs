//! How long `thidua serve --demo` takes from its start until it is ready, the first time and again.

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    Outcome,
    plain_http::{Connection, get},
    table::Spread,
};

/// How often the second start is measured.
const TIMES: usize = 5;
/// How long a start may take before the benchmark gives up.
const PATIENCE: Duration = Duration::from_secs(120);

/// Builds the service as it is released; the program.
pub(crate) fn build() -> Outcome<PathBuf> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let status = Command::new(cargo).args(["build", "--release", "--package", "thidua"]).status()?;
    if !status.success() {
        return Err("the service cannot be built".into());
    }
    let program = std::env::current_exe()?.with_file_name("thidua");
    if program.exists() { Ok(program) } else { Err("run the benchmark with `cargo run --release`".into()) }
}

/// Ends the service when it is no longer needed.
struct Service(Child);

impl Drop for Service {
    fn drop(&mut self) {
        if let Err(error) = self.0.kill().and_then(|()| self.0.wait()) {
            eprintln!("the service cannot be ended: {error}");
        }
    }
}

/// One start, until `/readyz` says yes.
fn start(program: &Path, database_url: &str, folder: &Path) -> Outcome<Duration> {
    let address: SocketAddr = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    let started = Instant::now();
    let child = Command::new(program)
        .args([
            "serve",
            "--demo",
            "--demo-scale",
            "0",
            "--listen",
            &address.to_string(),
            "--database-url",
            database_url,
        ])
        .current_dir(folder)
        .env("THIDUA_LOG", "warn")
        .stdout(Stdio::null())
        .spawn()?;
    let mut service = Service(child);
    loop {
        let ready = Connection::open(address).and_then(|mut conn| conn.ask(&get("/readyz", &[])));
        if ready.is_ok_and(|answer| answer.status == 200) {
            return Ok(started.elapsed());
        }
        if let Some(status) = service.0.try_wait()? {
            return Err(format!("the service ended before it was ready: {status}").into());
        }
        if started.elapsed() > PATIENCE {
            return Err("the service did not become ready".into());
        }
        // Asked again soon: a readiness that is polled has no event to wait for.
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Measures the first start over a database and the starts after it.
pub(crate) fn measure(program: &Path, what: &str, database_url: &str, folder: &Path) -> Outcome<()> {
    let first = start(program, database_url, folder)?.as_secs_f64();
    let again = (0..TIMES).map(|_| start(program, database_url, folder)).collect::<Outcome<Vec<_>>>()?;
    let again = Spread::of(again.iter().map(Duration::as_secs_f64));
    println!("| {what} | {first:.2} s | **{:.2} s** ({:.2}–{:.2}) |", again.median, again.least, again.greatest);
    Ok(())
}
