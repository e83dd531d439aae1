//! The measured server as a process of its own.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    process::{Child, Command, Stdio},
};

use crate::{Outcome, arguments::SERVER, cpu::CpuTimes};

/// A running server. Dropping it closes its standard input, and so ends it.
#[derive(Debug)]
pub(crate) struct ServerProcess {
    child: Child,
    /// Where the service listens.
    pub(crate) service: SocketAddr,
    /// Where the handler without layers listens.
    pub(crate) bare: SocketAddr,
}

impl ServerProcess {
    /// Starts this program again as the server, and waits until it says where it listens.
    pub(crate) fn start(database_url: &str, cache_bytes: u64) -> Outcome<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .args([SERVER, "--database-url", database_url, "--cache-bytes", &cache_bytes.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let output = child.stdout.take().ok_or("a server without standard output")?;
        BufReader::new(output).read_line(&mut line)?;
        let (service, bare) = line.trim().split_once(' ').ok_or("the server did not start")?;
        let (service, bare) = (service.parse()?, bare.parse()?);
        Ok(Self { child, service, bare })
    }

    /// The CPU time it has used.
    pub(crate) fn cpu(&self) -> Outcome<CpuTimes> {
        CpuTimes::of_process(self.child.id())
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        if let Err(error) = self.child.wait() {
            eprintln!("the server cannot be waited for: {error}");
        }
    }
}
