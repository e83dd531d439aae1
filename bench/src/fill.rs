//! Filling a database through the service's own way to write, a thousand documents in one change.

use std::{sync::Arc, time::Instant};

use thidua_app::{
    App,
    errors::Error,
    loading,
    ports::{SystemClock, TimeOrderedIds},
};
use thidua_domain::{
    access::{Permit, SightLine},
    changes::{Change, Event, Record},
    documents::{Document, DocumentInput, DocumentType},
    ids::{DocumentId, OrganizationId},
    organizations::{Organization, OrganizationInput},
    records::{Front, Visibility},
};
use thidua_persistence::{
    db::{Act, Address, Db},
    document_types,
    documents::{self, DocumentFilter},
    organizations,
};

use crate::{
    Outcome,
    synthetic::{self, UNITS},
};

/// How many documents one change writes, the most that a loader may.
const BATCH: u32 = 1_000;

/// Readers of the database, as the service has by default.
const CONNECTIONS: u32 = 4;

/// Opens the service over a database, brings it up to date and loads its catalogues, as every command does.
pub(crate) fn open(url: &str) -> Outcome<App> {
    let db = Db::open(Address::parse(url)?, CONNECTIONS)?;
    db.migrate()?;
    let app = App::open(db, Arc::new(SystemClock), Arc::new(TimeOrderedIds), None)?;
    loading::load_catalogues(&app)?;
    Ok(app)
}

/// Fills a database with synthetic documents up to `wanted`; says what it did.
pub(crate) fn fill(url: &str, wanted: u32) -> Outcome<()> {
    let app = open(url)?;
    let units = units(&app)?;
    let present = u32::try_from(count(&app, &units)?)?;
    if present > wanted {
        return Err(
            format!("the database holds {present} synthetic documents, more than the {wanted} to be measured").into()
        );
    }
    let catalogue: Vec<DocumentType> = app
        .db
        .read::<_, Error>(|conn| Ok(document_types::all(conn)?))?
        .into_iter()
        .map(|row| row.document_type)
        .collect();
    let started = Instant::now();
    let mut next = present;
    while next < wanted {
        let end = next.saturating_add(BATCH).min(wanted);
        let changes =
            (next..end).map(|number| change(&app, &units, &catalogue, number)).collect::<Outcome<Vec<_>>>()?;
        write(&app, &changes)?;
        next = end;
        if next.is_multiple_of(20_000) {
            eprintln!("  {next} documents after {:.1} s", started.elapsed().as_secs_f64());
        }
    }
    if next > present {
        let seconds = started.elapsed().as_secs_f64();
        let rate = f64::from(next - present) / seconds;
        println!("filled: {} documents in {seconds:.1} s, {rate:.0} per second", next - present);
    }
    Ok(())
}

/// How many documents the synthetic units keep.
fn count(app: &App, units: &[OrganizationId]) -> Outcome<i64> {
    let sight = SightLine { all_internal: true, all_drafts: true, ..SightLine::default() };
    let kept_by = |unit: &OrganizationId| {
        let filter = DocumentFilter { sight: sight.clone(), keeper: Some(*unit), ..DocumentFilter::default() };
        app.db.read::<_, Error>(|conn| Ok(documents::count(conn, &filter)?))
    };
    Ok(units.iter().map(kept_by).sum::<Result<i64, Error>>()?)
}

fn write(app: &App, changes: &[Change]) -> Outcome<()> {
    let act = Act {
        change_id: app.ids.next().into(),
        actor: None,
        recorder: None,
        request_id: None,
        address: None,
        now: app.clock.now(),
    };
    app.db.write_unanswered::<Error>(&act, |tx| Ok((tx.admit(&Permit::service())?, changes.to_vec())))?;
    Ok(())
}

/// The synthetic units, made when they are not there.
fn units(app: &App) -> Outcome<Vec<OrganizationId>> {
    let mut ids = Vec::new();
    let mut changes = Vec::new();
    for number in 0..UNITS {
        let input: OrganizationInput = serde_json::from_value(synthetic::unit(number))?;
        let existing = app.db.read::<_, Error>(|conn| Ok(organizations::find_by_code(conn, &input.code)?))?;
        if let Some(existing) = existing.first() {
            ids.push(existing.id);
            continue;
        }
        let content = input
            .parse(&["agency"], &[], || app.ids.next().into())
            .map_err(|faults| format!("synthetic unit {number}: {faults:?}"))?;
        let id = OrganizationId::from_uuid(app.ids.next());
        let front = Front::new(id, Visibility::Public, app.clock.now());
        changes.push(Change::new(Event::Created, Record::Organization(Organization { id, front, content })));
        ids.push(id);
    }
    if !changes.is_empty() {
        write(app, &changes)?;
    }
    Ok(ids)
}

fn change(app: &App, units: &[OrganizationId], catalogue: &[DocumentType], number: u32) -> Outcome<Change> {
    let id_of = |unit: u32| usize::try_from(unit).ok().and_then(|unit| units.get(unit)).copied();
    let made = synthetic::document(number, |unit| id_of(unit).map(|id| id.to_string()).unwrap_or_default());
    let keeper = id_of(made.unit).ok_or("a synthetic unit is missing")?;
    let input: DocumentInput = serde_json::from_value(made.input)?;
    let content = input.parse(catalogue, None).map_err(|faults| format!("synthetic document {number}: {faults:?}"))?;
    let front = Front::new(keeper, made.visibility, app.clock.now());
    let document = Document { id: DocumentId::from_uuid(app.ids.next()), front, content };
    Ok(Change::new(Event::Created, Record::Document(document)))
}
