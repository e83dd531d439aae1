//! Deciding rows that wait: an officer says who each is, and it becomes a record then.

use std::{cell::RefCell, collections::HashMap};

use thidua_domain::{
    changes::Change,
    faults::{Fault, Faults},
    publication::Refusal,
    records::Kind,
};
use thidua_persistence::{
    connection::Conn,
    db::Answer,
    errors::StoreError,
    imports::{self, Import, State},
};
use uuid::Uuid;

use super::{
    Of, Shown, Status, as_user,
    columns::Columns,
    read::seen,
    read_table,
    rows::{Choice, FileLines, Place, Planned, Setting, Step, number, place},
    table::Row,
};
use crate::{App, call::Call, errors::Error, names::visible};

/// What an officer says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// It is this recipient.
    Recipient(Uuid),
    /// It is nobody in the register yet.
    New,
    /// It is left out.
    Skip,
}

/// Decides rows of an import; those that are not left out become records in one transaction.
///
/// # Errors
/// Not found, forbidden, an import that has not ended or was a dry run, or all faults of what was said.
pub fn resolve(
    app: &App,
    call: &Call,
    id: Uuid,
    items: &[(u32, Resolution)],
    render: &mut dyn FnMut(&mut Conn, &Import) -> Result<Answer, Error>,
) -> Result<Answer, Error> {
    let after: RefCell<Option<Import>> = RefCell::new(None);
    let (_, answer) = app.db.write(
        &call.act(app),
        call.idempotency.as_ref(),
        |tx| {
            let found = imports::find_locked(tx.conn(), id)?;
            let shown = seen(tx.conn(), call, found)?;
            let call = Call { permissions: shown.of.permissions(), ..call.clone() };
            let permit = as_user::permit(tx.conn(), &call, &shown.import, (shown.of, &shown.options))?;
            let admitted = tx.admit(&permit)?;
            check_state(&shown)?;
            check_items(tx.conn(), &call, &shown, items)?;
            let (changes, import) = decided(app, tx.conn(), &call, shown, items)?;
            imports::note(tx.conn(), id, &import.state)?;
            *after.borrow_mut() = Some(import);
            Ok::<_, Error>((admitted, changes))
        },
        |conn, _| match &*after.borrow() {
            Some(import) => render(conn, import),
            None => Err(StoreError::internal("a resolved import is missing").into()),
        },
    )?;
    Ok(answer)
}

fn check_state(shown: &Shown) -> Result<(), Error> {
    if shown.status == Status::Done {
        return Ok(());
    }
    Err(Refusal::new(
        "Chỉ quyết định được các dòng của lần nhập đã xong và không phải chạy thử; hãy đợi, hoặc gửi lại tệp không có dryRun.",
        "Rows can be decided once an import is done and was no dry run; wait, or send the file again without dryRun.",
    )
    .into())
}

fn check_items(conn: &mut Conn, call: &Call, shown: &Shown, items: &[(u32, Resolution)]) -> Result<(), Error> {
    let mut faults = Faults::new();
    let ids: Vec<Uuid> = items
        .iter()
        .filter_map(|(_, resolution)| match resolution {
            Resolution::Recipient(id) => Some(*id),
            Resolution::New | Resolution::Skip => None,
        })
        .collect();
    let known = visible(conn, call, &ids)?;
    let mut passed = Vec::new();
    for (n, (row, resolution)) in items.iter().enumerate() {
        if passed.contains(row) || !shown.report.uncertain.iter().any(|uncertain| uncertain.row == *row) {
            faults.push(Fault::body(
                format!("/items/{n}/row"),
                "unknown_row",
                format!("Dòng {row} không chờ quyết định; xem /v1/imports/{}/uncertain.", shown.import.id),
                format!("Row {row} does not wait for a decision; see /v1/imports/{}/uncertain.", shown.import.id),
            ));
        }
        passed.push(*row);
        if let Resolution::Recipient(id) = resolution
            && known.get(id).is_none_or(|found| found.kind != Kind::Recipient)
        {
            faults.push(Fault::body(
                format!("/items/{n}/recipientId"),
                "unknown_reference",
                "Không có đối tượng với id này; hãy tra ở /v1/recipients?q=….",
                "There is no recipient with this id; look it up at /v1/recipients?q=….",
            ));
        }
    }
    Ok(faults.finish()?)
}

/// What becomes of the rows, and how the import stands then.
fn decided(
    app: &App,
    conn: &mut Conn,
    call: &Call,
    shown: Shown,
    items: &[(u32, Resolution)],
) -> Result<(Vec<Change>, Import), Error> {
    let file = imports::file(conn, shown.import.id)?.ok_or_else(gone)?;
    let (table, columns) = read_table(shown.of, &file, shown.options.sheet.as_deref()).map_err(Faults::from)?;
    let mut report = shown.report.clone();
    let mut counts = shown.counts;
    report.uncertain.retain(|uncertain| !items.iter().any(|(row, _)| *row == uncertain.row));
    report.notes.retain(|note| !items.iter().any(|(row, _)| *row == note.row));
    let decided = u64::try_from(items.len()).unwrap_or(u64::MAX);
    counts.uncertain = counts.uncertain.saturating_sub(decided);
    let mut choices = HashMap::new();
    for (row, resolution) in items {
        match resolution {
            Resolution::Skip => counts.skipped += 1,
            Resolution::New => drop(choices.insert(*row, Choice::New)),
            Resolution::Recipient(id) => drop(choices.insert(*row, Choice::Recipient(*id))),
        }
    }
    let rows: Vec<Row> = table.rows.iter().filter(|row| choices.contains_key(&row.number)).cloned().collect();
    report.section = None;
    let sections = sections_of(&table.rows, &columns, shown.of);
    let lines = FileLines::of(&table, &columns, shown.of);
    let setting = Setting {
        app,
        call,
        of: shown.of,
        keeper: shown.import.organization_id,
        options: &shown.options,
        columns: &columns,
        lines: &lines,
        locks: true,
        file_name: &shown.import.file_name,
    };
    let mut step = Step::new(&setting, conn, (Planned::default(), counts, report))?;
    step.choices = choices;
    step.sections = sections;
    step.take(conn, &rows)?;
    let now = call.now;
    let state = State {
        counts: serde_json::to_string(&step.counts).map_err(StoreError::from)?,
        report: serde_json::to_string(&step.report).map_err(StoreError::from)?,
        updated_at: now,
        ..shown.import.state.clone()
    };
    Ok((step.changes, Import { state, ..shown.import }))
}

/// The kind of recipients that the heading above each row names.
fn sections_of(rows: &[Row], columns: &Columns, of: Of) -> HashMap<u32, String> {
    let mut section: Option<&'static str> = None;
    let mut last = None;
    let mut sections = HashMap::new();
    for row in rows.iter().filter(|_| of == Of::Awards) {
        let read = columns.read(row, &|_| None, &|_| None);
        let found = place(&read, last);
        last = number(&read).filter(|_| found == Place::Line);
        match found {
            Place::Heading(kind) => section = Some(kind),
            Place::Unclear { .. } => section = None,
            Place::Line => drop(section.map(|section| sections.insert(row.number, section.to_owned()))),
        }
    }
    sections
}

fn gone() -> Error {
    Refusal::new(
        "Tệp của lần nhập này không còn được giữ; hãy gửi lại tệp, các dòng đã nhập sẽ không bị nhập lần nữa.",
        "The file of this import is not kept any more; send it again, rows that are in the register stay as they are.",
    )
    .into()
}
