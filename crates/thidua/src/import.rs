//! `thidua import`: a file becomes records, here and now.

use std::{
    io::{IsTerminal, Write},
    path::Path,
    time::Duration,
};

use clap::ArgMatches;
use thidua_app::{
    App, Call,
    imports::{self, DecisionNamed, NewImport, Of, Options, Shown, Status, columns::RowFault},
};
use thidua_domain::{access::Principal, time::parse_day};
use thidua_persistence::{db::Answer, organizations, users};
use uuid::Uuid;

use crate::{commands::text, failure::Failure};

/// How long to wait before looking again at an import that another process has taken.
const EVERY: Duration = Duration::from_millis(250);

/// Sends a file in, takes its rows, and says what came of them. It is a failure when a row was left out or waits.
pub(crate) fn run(of: &str, matches: &ArgMatches, app: &App) -> Result<(), Failure> {
    let of = Of::parse(of).ok_or_else(|| Failure::work("unknown command; see `thidua help import`"))?;
    let path = Path::new(text(matches, "file"));
    let file = std::fs::read(path).map_err(|error| Failure::work(format!("{}: {error}", path.display())))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let call = call(app, matches)?;
    let code = text(matches, "keeper");
    let mut keepers = app.db.read(|conn| organizations::find_by_code(conn, code))?;
    keepers.sort_by_key(|organization| std::cmp::Reverse(organization.front.published_at));
    let keeper = keepers
        .first()
        .ok_or_else(|| Failure::work(format!("--keeper: there is no organization with the code {code:?}")))?;
    let new = NewImport { of, keeper: keeper.id, file_name: &name, file: &file, options: options(of, matches)? };
    let mut id = Uuid::nil();
    imports::start(app, &call, &new, &mut |_, started| {
        id = started.id;
        Ok(Answer { status: 202, headers: vec![], body: vec![] })
    })?;
    let terminal = std::io::stderr().is_terminal();
    imports::run_until_ended(app, id, &mut |shown| tell(shown, terminal))?;
    let mut shown = app.db.read(|conn| imports::find(conn, &call, id))?;
    while shown.import.state.ended_at.is_none() {
        // A running service was faster and has it: it is waited for.
        std::thread::sleep(EVERY);
        imports::run_until_ended(app, id, &mut |shown| tell(shown, terminal))?;
        shown = app.db.read(|conn| imports::find(conn, &call, id))?;
    }
    if terminal {
        eprintln!();
    }
    report(&shown)
}

/// The account that sends the file in.
fn call(app: &App, matches: &ArgMatches) -> Result<Call, Failure> {
    let name = text(matches, "user");
    let user = app
        .db
        .read(|conn| users::find_by_name(conn, name))?
        .filter(|user| user.active)
        .ok_or_else(|| Failure::work(format!("there is no active account {name:?}; see `thidua user add`")))?;
    let principal = Principal { id: user.id, name: user.name, grants: user.grants };
    Ok(Call { principal: Some(principal), ..Call::anonymous(app.clock.now()) })
}

fn options(of: Of, matches: &ArgMatches) -> Result<Options, Failure> {
    let given = |name: &str| matches.get_one::<String>(name).cloned();
    let mut options = Options {
        dry_run: matches.get_flag("dry-run"),
        publish: matches.get_flag("publish"),
        sheet: given("sheet"),
        ..Options::default()
    };
    if of == Of::Awards {
        options.recipient_kind = given("recipient-kind");
        options.campaign_id = id(matches, "campaign")?;
        options.congress_id = id(matches, "congress")?;
        options.ceremony_id = id(matches, "ceremony")?;
        options.decision = DecisionNamed {
            symbol: given("decision"),
            issued: given("decision-date"),
            issuer: given("decision-issuer"),
            title: given("decision-title"),
        };
        if options.decision.issued.as_deref().is_some_and(|day| parse_day(day).is_none()) {
            return Err(Failure::work("--decision-date is a day as YYYY-MM-DD, such as 2020-10-15"));
        }
    }
    Ok(options)
}

/// The id that a flag gives.
fn id(matches: &ArgMatches, flag: &str) -> Result<Option<Uuid>, Failure> {
    let given = matches.get_one::<String>(flag);
    given
        .map(|text| {
            text.parse().map_err(|_| Failure::work(format!("--{flag} is the id of a record, and {text:?} is none")))
        })
        .transpose()
}

/// How far it is: on a terminal in one line, else line by line.
fn tell(shown: &Shown, terminal: bool) {
    let state = &shown.import.state;
    let line = format!("{} of {} rows", state.done, state.total);
    if terminal {
        eprint!("\r{line}");
        // Nothing is lost when the terminal is gone.
        let _flushed = std::io::stderr().flush();
    } else {
        eprintln!("{line}");
    }
}

fn describe(fault: &RowFault) -> String {
    let column = fault.column.as_ref().map(|column| format!(", {column:?}")).unwrap_or_default();
    let value = fault.value.as_ref().map(|value| format!(" ({value:?})")).unwrap_or_default();
    format!("row {}{column}: {}{value} [{}]", fault.row, fault.en, fault.code)
}

fn report(shown: &Shown) -> Result<(), Failure> {
    let (counts, report) = (shown.counts, &shown.report);
    for column in &report.unknown_columns {
        println!("column {column:?}: nothing was taken from it");
    }
    for note in &report.notes {
        println!("note: {}", describe(note));
    }
    for fault in &report.faults {
        println!("{}", describe(fault));
    }
    for differing in &report.differing {
        let places = differing.pointers.join(", ");
        println!("row {}: {} {} says something else at {places}", differing.row, differing.kind, differing.id);
    }
    for uncertain in &report.uncertain {
        let found: Vec<String> = uncertain
            .candidates
            .iter()
            .map(|one| {
                format!(
                    "{} ({})",
                    one.recipient_id.map_or_else(|| "an earlier row".into(), |id| id.to_string()),
                    one.why
                )
            })
            .collect();
        println!("row {}: {} may be {}", uncertain.row, uncertain.name, found.join(" or "));
    }
    let records: Vec<String> = report.records.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let would = if shown.options.dry_run { " (nothing was written)" } else { "" };
    println!(
        "{} created, {} unchanged, {} published, {} differing, {} faulty, {} waiting, {} skipped{}{}{would}",
        counts.created,
        counts.unchanged,
        counts.published,
        counts.differing,
        counts.faulty,
        counts.uncertain,
        counts.skipped,
        if records.is_empty() { "" } else { ": " },
        records.join(", ")
    );
    println!("import {}", shown.import.id);
    if let (Status::Failed, Some(failure)) = (shown.status, &report.failure) {
        return Err(Failure::work(failure.en.as_ref().unwrap_or(&failure.vi)));
    }
    if counts.faulty + counts.uncertain > 0 || !report.differing.is_empty() {
        return Err(Failure::work("not every row is in the register as it says; see above"));
    }
    Ok(())
}
