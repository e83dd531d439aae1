//! Writing a synthetic city: through the one door, up to a thousand records at a time, and going on where it stopped.

use std::ops::Range;

use thidua_domain::{
    access::Permit,
    changes::{Change, Event, Record},
    documents::DocumentType,
    records::{Instant, Kind},
};
use thidua_persistence::{connection::Conn, document_types, errors::StoreError, organizations, sheets};
use uuid::Uuid;

use super::{City, MOST_AWARDS, SyntheticCity, ids::id, units::ROOT_CODE};
use crate::{App, call::service_act, errors::Error};

/// The most records of one transaction, but for a decision with its awards, which are always written together.
const BATCH: usize = 1000;
/// How often the same is tried when another process writes it too.
const ATTEMPTS: u32 = 5;

/// Why a synthetic city is not loaded.
#[derive(Debug, thiserror::Error)]
pub enum SyntheticError {
    /// The scale is none that there is.
    #[error("a synthetic city has from 1 to {MOST_AWARDS} awards, not {0}")]
    Scale(u32),
    /// Another one is in the register.
    #[error(
        "the register holds another synthetic city: {0}. Go on with that scale and seed, or load this one into an \
         empty register (another --data-dir or --database-url)"
    )]
    Another(String),
    /// The store failed.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<StoreError> for SyntheticError {
    fn from(error: StoreError) -> Self {
        Self::Failed(Error::Store(error))
    }
}

/// How far the loading is.
#[derive(Debug, Clone, Copy)]
pub struct Step<'s> {
    /// What is being written: `organizations`, `recipients`, `awards` …
    pub what: &'s str,
    /// How much of it is in the register.
    pub done: usize,
    /// How much of it there is to be.
    pub total: usize,
}

/// What was added: the name of a collection, and how many of it. Empty when all of it was there.
pub type Outcome = Vec<(&'static str, usize)>;

/// What one transaction writes. The limits follow from the city alone, so that what was written whole is known by any
/// part of it.
enum Batch {
    Organizations(Range<usize>),
    Around,
    Recipients(Range<usize>),
    Decisions(Range<usize>),
}

/// Loads what of a synthetic city is not in the register yet. Processes that load the same at once load it once.
///
/// # Errors
/// When the scale is out of range, when another synthetic city is in the register, or when the store fails.
pub fn load_synthetic(
    app: &App,
    city: SyntheticCity,
    progress: &mut dyn FnMut(Step<'_>),
) -> Result<Outcome, SyntheticError> {
    if !(1..=MOST_AWARDS).contains(&city.scale) {
        return Err(SyntheticError::Scale(city.scale));
    }
    let root = app.db.read(|conn| organizations::find_by_code(conn, ROOT_CODE))?;
    if let Some(other) = root.iter().find(|root| root.id.uuid() != id(city, "organization", 0)) {
        let source = other.content.sources.first().and_then(|source| source.title.clone());
        return Err(SyntheticError::Another(source.unwrap_or_else(|| ROOT_CODE.to_owned())));
    }
    let city = City::plan(city)?;
    let catalogue: Vec<DocumentType> =
        app.db.read(document_types::all)?.into_iter().map(|row| row.document_type).collect();
    let batches = city.batches();
    let begin = first_missing(app, &city, &batches)?;
    let mut added = Outcome::new();
    for batch in batches.iter().skip(begin) {
        for kind in write(app, &city, batch, &catalogue)? {
            match added.iter_mut().find(|(what, _)| *what == kind) {
                Some((_, count)) => *count += 1,
                None => added.push((kind, 1)),
            }
        }
        progress(city.step(batch));
    }
    if !added.is_empty() {
        app.db.refresh_statistics()?;
    }
    Ok(added)
}

impl City {
    fn batches(&self) -> Vec<Batch> {
        let mut batches: Vec<Batch> = pieces(self.layout.units.len()).map(Batch::Organizations).collect();
        batches.push(Batch::Around);
        batches.extend(pieces(self.layout.recipients).map(Batch::Recipients));
        let (mut first, mut size) = (0, 0);
        for (n, decision) in self.decisions.iter().enumerate() {
            let more = decision.lines.len() + 1;
            if size + more > BATCH && n > first {
                batches.push(Batch::Decisions(first..n));
                (first, size) = (n, 0);
            }
            size += more;
        }
        batches.push(Batch::Decisions(first..self.decisions.len()));
        batches
    }

    /// The ids of what a batch writes.
    fn ids(&self, batch: &Batch) -> Vec<Uuid> {
        let all = |kind: &'static str, range: &Range<usize>| range.clone().map(move |n| id(self.city, kind, n));
        match batch {
            Batch::Organizations(range) => all("organization", range).collect(),
            Batch::Around => self.around().iter().map(|(kind, n, _)| id(self.city, kind.as_str(), *n)).collect(),
            Batch::Recipients(range) => all("recipient", range).collect(),
            Batch::Decisions(range) => range.clone().flat_map(|n| self.decision_ids(n)).collect(),
        }
    }

    fn records(&self, batch: &Batch, catalogue: &[DocumentType], now: Instant) -> Result<Vec<Record>, StoreError> {
        match batch {
            Batch::Organizations(range) => Ok(range.clone().filter_map(|n| self.organization(n, now)).collect()),
            Batch::Around => self.records_around(now),
            Batch::Recipients(range) => {
                range.clone().filter_map(|n| self.recipient_record(n, now).transpose()).collect()
            }
            Batch::Decisions(range) => {
                let mut records = Vec::with_capacity(BATCH);
                for n in range.clone() {
                    records.extend(self.decision_records(n, catalogue, now)?);
                }
                Ok(records)
            }
        }
    }

    fn step(&self, batch: &Batch) -> Step<'static> {
        match batch {
            Batch::Organizations(range) => {
                Step { what: "organizations", done: range.end, total: self.layout.units.len() }
            }
            Batch::Around => {
                let total = self.around().len();
                Step { what: "campaigns, ceremonies and tallies", done: total, total }
            }
            Batch::Recipients(range) => Step { what: "recipients", done: range.end, total: self.layout.recipients },
            Batch::Decisions(range) => {
                let last = range.end.checked_sub(1).and_then(|last| self.decisions.get(last));
                let done = last.map_or(0, |decision| decision.first + decision.lines.len());
                Step { what: "awards", done, total: self.city.awards() }
            }
        }
    }
}

/// Ranges of up to a batch.
fn pieces(count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count).step_by(BATCH).map(move |first| first..(first + BATCH).min(count))
}

/// Whether any of a batch is in the register: batches are written whole, and what was deleted since stays so.
fn is_there(conn: &mut Conn, ids: &[Uuid]) -> Result<bool, StoreError> {
    Ok(!sheets::names(conn, ids)?.is_empty())
}

/// The first batch that is to be written. They are written in their order, so halving finds it.
fn first_missing(app: &App, city: &City, batches: &[Batch]) -> Result<usize, StoreError> {
    let (mut there, mut missing) = (0, batches.len());
    while let Some(batch) = batches.get(there + (missing - there) / 2).filter(|_| there < missing) {
        let middle = there + (missing - there) / 2;
        let ids = city.ids(batch);
        if app.db.read(|conn| is_there(conn, &ids))? { there = middle + 1 } else { missing = middle }
    }
    Ok(there)
}

/// Writes a batch, unless another process did. Names the collection of each record that was added.
fn write(
    app: &App,
    city: &City,
    batch: &Batch,
    catalogue: &[DocumentType],
) -> Result<Vec<&'static str>, SyntheticError> {
    let ids = city.ids(batch);
    let mut attempt = 1;
    loop {
        let now = app.clock.now();
        let written = app.db.write_unanswered::<Error>(&service_act(app, now), |tx| {
            let admitted = tx.admit(&Permit::service())?;
            if is_there(tx.conn(), &ids)? {
                return Ok((admitted, vec![]));
            }
            let records = city.records(batch, catalogue, now)?;
            Ok((admitted, records.into_iter().map(|record| Change::new(Event::Created, record)).collect()))
        });
        match written {
            Err(Error::Store(StoreError::Conflict { .. })) if attempt < ATTEMPTS => attempt += 1,
            written => return Ok(written?.records.iter().map(collection).collect()),
        }
    }
}

fn collection(record: &Record) -> &'static str {
    match record {
        Record::Sheet(sheet) => sheet.definition.collection,
        other => match other.kind() {
            Kind::Organization => "organizations",
            _ => "documents",
        },
    }
}
