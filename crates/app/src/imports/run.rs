//! Running an import: its rows, at most a thousand in one transaction, until it ends.

use std::cell::{Cell, RefCell};

use thidua_domain::{access::Permit, changes::Change, faults::Faults, language::Label};
use thidua_persistence::{
    connection::Conn,
    errors::StoreError,
    imports::{self, Import, State},
    journal,
};
use uuid::Uuid;

use super::{
    Counts, Report, Shown, Status, as_user,
    columns::{Columns, RowFault},
    failures, read_table,
    rows::{ABOUT, FileLines, Planned, Setting, Step},
    table::Table,
};
use crate::{App, call::Call, errors::Error};

/// The most rows of one transaction.
const ROWS_AT_ONCE: usize = 1_000;

/// The most rows of one that what they become has to be found in: others wait for it who write too.
const ROWS_INSIDE: usize = 64;

/// Told how an import stands, after each step.
pub(super) type Progress<'p> = &'p mut dyn FnMut(&Shown) -> bool;

/// An import under way.
struct Run<'a> {
    app: &'a App,
    shown: Shown,
    table: Table,
    columns: Columns,
    lines: FileLines,
    planned: Planned,
    /// How many rows the next step takes.
    rows: usize,
    /// The most that a step takes.
    most: usize,
}

/// What some rows become, and how the import stands then.
struct Taken {
    changes: Vec<Change>,
    state: State,
    planned: Planned,
    /// Whether records of the register change too, and have to be locked for that.
    needs_locks: bool,
}

/// Takes the rows of an import until it ends, or `progress` says to stop. What was done before is not done again; a dry
/// run begins again.
///
/// # Errors
/// When the store fails: the import goes on later.
pub(super) fn run(app: &App, id: Uuid, progress: Progress<'_>) -> Result<(), Error> {
    let Some(import) = app.db.read(|conn| imports::find(conn, id)).map_err(Error::Store)? else { return Ok(()) };
    let mut shown = Shown::of(import)?;
    if shown.import.state.ended_at.is_some() {
        return Ok(());
    }
    let file = app.db.read(|conn| imports::file(conn, id)).map_err(Error::Store)?.unwrap_or_default();
    let (table, columns) = match read_table(shown.of, &file, shown.options.sheet.as_deref()) {
        Ok(read) => read,
        Err(fault) => return fail(app, shown, &fault.into(), progress),
    };
    if shown.options.dry_run {
        shown.counts = Counts::default();
        shown.report = Report { unknown_columns: columns.unknown.clone(), ..Report::default() };
        shown.import.state.done = 0;
    }
    let lines = FileLines::of(&table, &columns, shown.of);
    let mut run =
        Run { app, shown, table, columns, lines, planned: Planned::default(), most: ROWS_AT_ONCE, rows: ROWS_AT_ONCE };
    loop {
        match run.step() {
            Ok(ended) => {
                if !progress(&run.shown) || ended {
                    return Ok(());
                }
            }
            Err(Error::Stale) => return Ok(()),
            Err(Error::Forbidden(permission)) => return fail(app, run.shown, &failures::lacks(permission), progress),
            Err(Error::NotFound(_)) => return fail(app, run.shown, &failures::hidden(), progress),
            Err(Error::Invalid(faults)) => return fail(app, run.shown, &faults, progress),
            Err(error @ (Error::Duplicate(_) | Error::Refused(_) | Error::Store(StoreError::Conflict { .. })))
                if run.next() == 1 =>
            {
                let ended = run.leave_out(&error)?;
                if !progress(&run.shown) || ended {
                    return Ok(());
                }
            }
            // One of the rows collides with what another process wrote meanwhile, or with a rule of the database: fewer
            // at a time, until it is alone. Who holds the lease, and whether to stop, is looked at all the while.
            Err(Error::Duplicate(_) | Error::Refused(_) | Error::Store(StoreError::Conflict { .. })) => {
                run.rows = (run.next() / 2).max(1);
                if !progress(&run.shown) {
                    return Ok(());
                }
            }
            Err(other) => return Err(other),
        }
    }
}

impl Run<'_> {
    /// How many rows the next step takes, of those that are left.
    fn next(&self) -> usize {
        let done = usize::try_from(self.shown.import.state.done).unwrap_or(usize::MAX);
        self.rows.min(self.table.rows.len().saturating_sub(done))
    }

    /// Takes some rows. Whether the import has ended.
    fn step(&mut self) -> Result<bool, Error> {
        if self.shown.options.dry_run { self.look() } else { self.write() }
    }

    /// A dry run: everything is read and nothing written but how far it is.
    fn look(&mut self) -> Result<bool, Error> {
        let now = self.app.clock.now();
        let Taken { state, planned, .. } = self.app.db.read(|conn| {
            let call = as_user::call(conn, &self.shown.import, self.shown.of, now)?;
            as_user::permit(conn, &call, &self.shown.import, (self.shown.of, &self.shown.options))?;
            self.take(conn, &self.setting(&call, false))
        })?;
        self.app.db.bookkeeping(|books| imports::note_alone(books, self.shown.import.id, &state))?;
        self.go_on(state, planned)
    }

    /// Writes what some rows say, and how far the import is, in one transaction.
    ///
    /// What rows become takes its time, and is found before the transaction begins, so that nobody waits for it who writes
    /// too. It counts when nothing was written meanwhile that rows may be about, and nothing but new records comes of it;
    /// else it is found inside, of fewer rows at a time.
    fn write(&mut self) -> Result<bool, Error> {
        let app = self.app;
        let id = self.shown.import.id;
        let now = app.clock.now();
        let call = app.db.read(|conn| as_user::call(conn, &self.shown.import, self.shown.of, now))?;
        let outcome: RefCell<Option<(State, Planned)>> = RefCell::new(None);
        let this: &Self = self;
        let (seen, ahead) = app.db.read(|conn| {
            let head = journal::head_seq(conn)?;
            as_user::permit(conn, &call, &this.shown.import, (this.shown.of, &this.shown.options))?;
            let taken = this.take(conn, &this.setting(&call, false))?;
            Ok::<_, Error>((head, taken))
        })?;
        let is_small = this.next() <= ROWS_INSIDE;
        if ahead.needs_locks && !is_small {
            return Ok(self.take_fewer());
        }
        let mut ahead = Some(ahead);
        let overtaken = Cell::new(false);
        let written = app
            .db
            .write_unanswered::<Error>(&call.act(app), |tx| {
                let before = imports::find_locked(tx.conn(), id)?.ok_or(Error::Stale)?;
                if before.state.done != this.shown.import.state.done || before.state.ended_at.is_some() {
                    return Err(Error::Stale);
                }
                let permit: Permit =
                    as_user::permit(tx.conn(), &call, &this.shown.import, (this.shown.of, &this.shown.options))?;
                let admitted = tx.admit(&permit)?;
                let kinds = journal::kinds_since(tx.conn(), seen)?;
                let is_overtaken = kinds.iter().any(|kind| ABOUT.contains(kind));
                let taken = match ahead.take().filter(|taken| !is_overtaken && !taken.needs_locks) {
                    Some(taken) => taken,
                    None if is_small => this.take(tx.conn(), &this.setting(&call, true))?,
                    None => {
                        overtaken.set(true);
                        return Err(Error::Stale);
                    }
                };
                let Taken { changes, state, planned, .. } = taken;
                imports::note(tx.conn(), id, &state)?;
                *outcome.borrow_mut() = Some((state, planned));
                Ok((admitted, changes))
            })
            .map_err(failures::explain);
        if overtaken.get() {
            return Ok(self.take_fewer());
        }
        written?;
        let (state, planned) =
            outcome.into_inner().ok_or_else(|| StoreError::internal("an import without an outcome"))?;
        self.go_on(state, planned)
    }

    /// From now on what rows become is found inside of the transaction. The import has not ended.
    fn take_fewer(&mut self) -> bool {
        self.most = ROWS_INSIDE;
        self.rows = ROWS_INSIDE;
        false
    }

    fn setting<'s>(&'s self, call: &'s Call, locks: bool) -> Setting<'s> {
        Setting {
            app: self.app,
            call,
            of: self.shown.of,
            keeper: self.shown.import.organization_id,
            options: &self.shown.options,
            columns: &self.columns,
            lines: &self.lines,
            locks,
            file_name: &self.shown.import.file_name,
        }
    }

    /// Takes the next rows: what is to be written, and how the import stands then.
    fn take(&self, conn: &mut Conn, setting: &Setting<'_>) -> Result<Taken, Error> {
        let done = usize::try_from(self.shown.import.state.done).unwrap_or(usize::MAX);
        let rows: Vec<_> = self.table.rows.iter().skip(done).take(self.rows).cloned().collect();
        let before = (self.planned.clone(), self.shown.counts, self.shown.report.clone());
        let mut step = Step::new(setting, conn, before)?;
        step.take(conn, &rows)?;
        if step.taken == 0 && !rows.is_empty() {
            return Err(StoreError::internal("an import does not go on").into());
        }
        let state = self.state(step.taken, &step.counts, &step.report)?;
        Ok(Taken { changes: step.changes, state, planned: step.planned, needs_locks: step.needs_locks })
    }

    fn state(&self, taken: usize, counts: &Counts, report: &Report) -> Result<State, Error> {
        let now = self.app.clock.now();
        let done = self.shown.import.state.done + i64::try_from(taken).unwrap_or(0);
        let has_ended = done >= self.shown.import.state.total;
        let status = match (has_ended, self.shown.options.dry_run) {
            (false, _) => Status::Running,
            (true, true) => Status::Checked,
            (true, false) => Status::Done,
        };
        Ok(State {
            status: status.as_str().to_owned(),
            total: self.shown.import.state.total,
            done,
            counts: serde_json::to_string(counts).map_err(StoreError::from)?,
            report: serde_json::to_string(report).map_err(StoreError::from)?,
            updated_at: now,
            ended_at: has_ended.then_some(now),
        })
    }

    fn go_on(&mut self, state: State, planned: Planned) -> Result<bool, Error> {
        self.planned = planned;
        let ended = state.ended_at.is_some();
        self.shown = Shown::of(Import { state, ..self.shown.import.clone() })?;
        // After a row that was refused, more at a time again, step by step.
        self.rows = (self.rows * 2).min(self.most);
        Ok(ended)
    }

    /// Leaves out the one row that the database refuses. Whether the import has ended.
    fn leave_out(&mut self, error: &Error) -> Result<bool, Error> {
        let done = usize::try_from(self.shown.import.state.done).unwrap_or(usize::MAX);
        let number = self.table.rows.get(done).map_or(0, |row| row.number);
        let (vi, en) = match error {
            Error::Duplicate(sentence) => (sentence.vi.clone(), sentence.en.clone()),
            Error::Refused(refusal) => (refusal.detail.vi.clone(), refusal.detail.en.clone()),
            _ => (
                "Dòng này trùng với một bản ghi đã có; hãy kiểm tra và sửa bản ghi đó.".to_owned(),
                "This row collides with a record that is there; look at that record and correct it.".to_owned(),
            ),
        };
        let mut counts = self.shown.counts;
        counts.faulty += 1;
        let mut report = self.shown.report.clone();
        let fault = RowFault { row: number, column: None, code: "refused".to_owned(), vi, en, value: None };
        report.faults.push(fault);
        let state = self.state(1, &counts, &report)?;
        self.app.db.bookkeeping(|books| imports::note_alone(books, self.shown.import.id, &state))?;
        let planned = std::mem::take(&mut self.planned);
        let ended = self.go_on(state, planned)?;
        self.rows = 1;
        Ok(ended)
    }
}

/// Ends an import that cannot go on.
fn fail(app: &App, mut shown: Shown, faults: &Faults, progress: Progress<'_>) -> Result<(), Error> {
    let now = app.clock.now();
    let said = faults.iter().next().map(|fault| fault.detail.clone());
    shown.report.failure = said.map(|said| Label { vi: said.vi, en: Some(said.en) });
    let state = State {
        status: Status::Failed.as_str().to_owned(),
        report: serde_json::to_string(&shown.report).map_err(StoreError::from)?,
        updated_at: now,
        ended_at: Some(now),
        ..shown.import.state.clone()
    };
    app.db.bookkeeping(|books| imports::note_alone(books, shown.import.id, &state))?;
    progress(&Shown::of(Import { state, ..shown.import })?);
    Ok(())
}
