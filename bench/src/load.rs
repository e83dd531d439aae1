//! The load: kept connections that ask over and over, and what their answers cost.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use crate::{Outcome, plain_http::Connection};

/// Threads that ask.
const THREADS: usize = 2;
/// Connections of each; all of them have a request on its way at the same time.
const CONNECTIONS: usize = 32;

/// Requests that are asked in turn, and the status that each must be answered with.
#[derive(Debug, Clone)]
pub(crate) struct Load {
    /// Who is asked.
    pub(crate) address: SocketAddr,
    /// The bytes of each request.
    pub(crate) requests: Vec<Vec<u8>>,
    /// The status, as it is written in an answer.
    pub(crate) status: [u8; 3],
}

/// Open connections with a load.
#[derive(Debug)]
pub(crate) struct Running<'l> {
    load: &'l Load,
    threads: Vec<Vec<Connection>>,
}

impl Load {
    /// Opens the connections and asks once through each, so that nothing has to be set up while it is measured.
    pub(crate) fn start(&self) -> Outcome<Running<'_>> {
        let open = |_| (0..CONNECTIONS).map(|_| Connection::open(self.address)).collect::<Outcome<Vec<_>>>();
        let mut running = Running { load: self, threads: (0..THREADS).map(open).collect::<Outcome<_>>()? };
        running.ask_for(Duration::ZERO)?;
        Ok(running)
    }
}

impl Running<'_> {
    /// Asks until `lasts` is over and every request on its way is answered; how many were, and in what time.
    pub(crate) fn ask_for(&mut self, lasts: Duration) -> Outcome<(u32, Duration)> {
        let (load, started) = (self.load, Instant::now());
        let counts = std::thread::scope(|scope| {
            let threads = self.threads.iter_mut().enumerate().map(|(number, connections)| {
                scope.spawn(move || ask_in_turn(load, connections, number, started + lasts))
            });
            let threads: Vec<_> = threads.collect();
            let join = |thread: std::thread::ScopedJoinHandle<'_, Outcome<u32>>| match thread.join() {
                Ok(count) => count,
                Err(_) => Err("a thread of the load panicked".into()),
            };
            threads.into_iter().map(join).collect::<Outcome<Vec<u32>>>()
        })?;
        Ok((counts.iter().sum(), started.elapsed()))
    }
}

fn ask_in_turn(load: &Load, connections: &mut [Connection], number: usize, until: Instant) -> Outcome<u32> {
    // The threads begin at different requests, so that they do not ask the same at the same time.
    let mut requests = load.requests.iter().cycle().skip(load.requests.len() / THREADS * number);
    let mut answered = 0_u32;
    loop {
        for connection in connections.iter_mut() {
            connection.send(requests.next().ok_or("a load without requests")?)?;
        }
        for connection in connections.iter_mut() {
            let status = connection.skip()?;
            if status != load.status {
                return Err(format!("an answer of {}", String::from_utf8_lossy(&status)).into());
            }
            answered = answered.saturating_add(1);
        }
        if Instant::now() >= until {
            return Ok(answered);
        }
    }
}
