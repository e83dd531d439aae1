//! Measuring every case in every way, round after round, so that what disturbs one round disturbs all ways alike.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use crate::{
    Outcome,
    arguments::Pace,
    cases::{Asked, Case, Cases, kept},
    child::ServerProcess,
    cpu::CpuTimes,
    load::Load,
    plain_http::{Connection, get, request},
    table::Spread,
};

/// How often at least a case is asked alone.
const ALONE: usize = 20;

/// How an answer comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// The service answers from what it kept.
    Kept,
    /// A handler under the same layers gives the same bytes.
    SameBytes,
    /// A handler without any layer gives the same bytes.
    Bare,
    /// The service finds and makes the answer anew.
    Made,
}

/// Every way.
const WAYS: [Way; 4] = [Way::Kept, Way::SameBytes, Way::Bare, Way::Made];

/// One measurement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sample {
    /// How the answers came about.
    pub(crate) way: Way,
    /// Answers per second.
    pub(crate) rate: f64,
    /// CPU time of the server for one answer, in microseconds.
    pub(crate) cpu: f64,
    /// CPU time of PostgreSQL for one answer, in microseconds.
    pub(crate) database_cpu: f64,
}

/// What was measured of a case.
#[derive(Debug)]
pub(crate) struct Measured {
    /// The name of the case.
    pub(crate) name: &'static str,
    /// How many milliseconds an answer takes that is made while nothing else is asked.
    pub(crate) alone: Spread,
    /// The measurements of each round.
    pub(crate) rounds: Vec<Vec<Sample>>,
}

/// The servers that are measured.
pub(crate) struct Servers {
    /// The service as it is.
    pub(crate) keeping: ServerProcess,
    /// The service without a cache.
    pub(crate) making: ServerProcess,
}

impl Servers {
    fn of(&self, way: Way) -> (&ServerProcess, SocketAddr) {
        match way {
            Way::Kept | Way::SameBytes => (&self.keeping, self.keeping.service),
            Way::Bare => (&self.keeping, self.keeping.bare),
            Way::Made => (&self.making, self.making.service),
        }
    }

    /// Tells the handlers what to give back, and checks that every way gives the same bytes.
    pub(crate) fn prepare(&self, cases: &Cases) -> Outcome<()> {
        let answers: Vec<_> = cases.answers.iter().map(|(_, answer)| answer).collect();
        let body = serde_json::to_vec(&answers)?;
        let told = request("PUT", "/bench/answers", &[("content-type", "application/json")], &body);
        let told = Connection::open(self.keeping.bare)?.ask(&told)?;
        if told.status != 204 {
            return Err(format!("the answers were not taken: {}", String::from_utf8_lossy(&told.body)).into());
        }
        for way in WAYS {
            let mut conn = Connection::open(self.of(way).1)?;
            for (number, (target, answer)) in cases.answers.iter().enumerate() {
                let given = kept(&conn.ask(&get(&address_of(way, target, number), &[]))?)?;
                if given.body != answer.body || given.headers != answer.headers {
                    return Err(format!("{way:?} does not give the same bytes for {target}: {given:?}").into());
                }
            }
        }
        Ok(())
    }

    /// Measures every case in every way, round after round.
    pub(crate) fn measure(&self, cases: &Cases, pace: Pace) -> Outcome<Vec<Measured>> {
        let Pace { rounds, lasts } = pace;
        let mut all = Vec::new();
        for case in &cases.all {
            all.push(Measured { name: case.name, alone: self.alone(case)?, rounds: Vec::new() });
        }
        for round in 0..usize::try_from(rounds)? {
            for (case, measured) in cases.all.iter().zip(&mut all) {
                let mut samples = Vec::new();
                // Each round begins with another way.
                for way in WAYS.iter().cycle().skip(round).take(WAYS.len()) {
                    samples.push(self.sample(*way, case, lasts)?);
                }
                measured.rounds.push(samples);
            }
            eprintln!("  round {} of {rounds} done", round + 1);
        }
        Ok(all)
    }

    /// Asks for each answer of a case alone, a few times.
    fn alone(&self, case: &Case) -> Outcome<Spread> {
        let mut conn = Connection::open(self.making.service)?;
        let mut took = Vec::new();
        for asked in case.asked.iter().cycle().take(case.asked.len().max(ALONE)) {
            let started = Instant::now();
            conn.ask(&request_for(Way::Made, case, asked))?;
            took.push(started.elapsed().as_secs_f64() * 1e3);
        }
        Ok(Spread::of(took))
    }

    fn sample(&self, way: Way, case: &Case, lasts: Duration) -> Outcome<Sample> {
        let (server, address) = self.of(way);
        let requests = case.asked.iter().map(|asked| request_for(way, case, asked)).collect();
        let load = Load { address, requests, status: if case.conditional { *b"304" } else { *b"200" } };
        let mut running = load.start()?;
        let (before, database_before) = (server.cpu()?, CpuTimes::of_postgres()?);
        let (answered, took) = running.ask_for(lasts)?;
        let (after, database_after) = (server.cpu()?, CpuTimes::of_postgres()?);
        let answered = f64::from(answered);
        let per_answer = |used: Duration| used.as_secs_f64() * 1e6 / answered;
        Ok(Sample {
            way,
            rate: answered / took.as_secs_f64(),
            cpu: per_answer(after.since(&before)),
            database_cpu: per_answer(database_after.since(&database_before)),
        })
    }
}

fn request_for(way: Way, case: &Case, asked: &Asked) -> Vec<u8> {
    let target = address_of(way, &asked.target, asked.number);
    let tag = [("if-none-match", asked.tag.as_str())];
    get(&target, if case.conditional { &tag } else { &[] })
}

fn address_of(way: Way, target: &str, number: usize) -> String {
    match way {
        Way::Kept | Way::Made => target.to_owned(),
        Way::SameBytes | Way::Bare => format!("/bench/same/{number}"),
    }
}
