//! Lines of a decision that are in the register, and which of them a row is about.
//!
//! Numbers move when a list is corrected, so a line is known by name, unit and award first. Where one of these was
//! corrected since, its number tells, unless another row of the file is that line.

use std::collections::HashSet;

use serde_json::Value;
use thidua_domain::{
    matching::{exact_key, folded_key},
    records::Kind,
    sheets::Sheet,
};
use thidua_persistence::{
    connection::Conn,
    documents::Phase,
    query::Direction,
    sheets::{self, SheetFilter, SheetSort},
};
use uuid::Uuid;

use super::{
    Read, Step,
    file_lines::{award_key, decision_key, identity},
};
use crate::errors::Error;

/// More lines than any decision has.
const MOST_LINES: i64 = 200_000;

/// The lines of a decision that are in the register.
pub(super) struct Lines {
    lines: Vec<(Line, Sheet)>,
    /// Whose they are.
    pub recipients: HashSet<Uuid>,
}

/// Loads the lines of a decision, once for many rows.
pub(super) fn load(step: &mut Step<'_>, conn: &mut Conn, decision: Uuid) -> Result<(), Error> {
    if step.known.lines.contains_key(&decision) {
        return Ok(());
    }
    let filter = SheetFilter {
        terms: vec![("decisionId", vec![decision.to_string()])],
        ..SheetFilter::all(Kind::Award, step.setting.call.sight_line())
    };
    let order = (SheetSort::Time, Direction::Descending);
    let found = sheets::list(conn, &filter, Phase::All, order, None, MOST_LINES)?;
    let recipients = found.iter().filter_map(recipient_of).collect();
    let mut lines: Vec<(Line, Sheet)> = found.into_iter().map(|stored| (Line::of_stored(&stored), stored)).collect();
    lines.sort_by_key(|(line, stored)| (line.order, stored.id));
    step.known.lines.insert(decision, Lines { lines, recipients });
    Ok(())
}

fn recipient_of(award: &Sheet) -> Option<Uuid> {
    award.content.get("recipientId").and_then(Value::as_str).and_then(|id| id.parse().ok())
}

/// What tells one line of a decision from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    order: Option<u64>,
    name: String,
    /// Words, or code, of the award.
    pub award: String,
    unit: String,
    kind: String,
    /// Name, unit and award, as the rows of a file are compared.
    identity: String,
}

impl Line {
    /// That of a row.
    pub(super) fn of(read: &Read, kind: &str) -> Self {
        let order = read.values.pointer("/award/line/order").and_then(Value::as_u64);
        Self::new(order, kind, |at| read.text(&format!("/award{at}")).map(str::to_owned))
    }

    fn of_stored(stored: &Sheet) -> Self {
        let text = |at: &str| stored.content.pointer(at).and_then(Value::as_str).map(str::to_owned);
        let order = stored.content.pointer("/line/order").and_then(Value::as_u64);
        Self::new(order, &text("/recipientKind").unwrap_or_default(), text)
    }

    fn new(order: Option<u64>, kind: &str, text: impl Fn(&str) -> Option<String>) -> Self {
        let (name, unit) = (text("/name").unwrap_or_default(), text("/line/unit").unwrap_or_default());
        let award = award_key(text("/line/award").as_deref(), text("/awardType").as_deref());
        Self {
            order,
            identity: identity(&name, &unit, &award),
            name: exact_key(&name),
            unit: folded_key(&unit),
            award,
            kind: kind.to_owned(),
        }
    }
}

/// The line of the register that a row is about; none that another row is about.
pub(super) fn find(
    step: &Step<'_>,
    conn: &mut Conn,
    read: &Read,
    (decision, line): (Uuid, &Line),
) -> Result<Option<Sheet>, Error> {
    let Some(lines) = step.known.lines.get(&decision) else { return Ok(None) };
    let free = |stored: &Sheet| step.planned.claimed.get(&stored.id).is_none_or(|row| *row == read.number);
    let open: Vec<&(Line, Sheet)> = lines.lines.iter().filter(|(_, stored)| free(stored)).collect();
    let file = step.setting.lines;
    let group = decision_key(read.text("/decision/symbol"), read.text("/decision/issuer"));
    let of_another_row =
        |other: &Line| file.orders(&group, &other.identity).is_some_and(|orders| orders.contains(&other.order));
    let same = open
        .iter()
        .find(|(other, _)| other == line)
        .or_else(|| open.iter().find(|(other, _)| other.identity == line.identity && other.order == line.order))
        .or_else(|| open.iter().find(|(other, _)| other.identity == line.identity && !of_another_row(other)));
    if let Some((_, stored)) = same {
        return Ok(Some(stored.clone()));
    }
    // What another row says word for word is that row's.
    let unsaid = |other: &Line| file.orders(&group, &other.identity).is_none();
    let only = |fits: &dyn Fn(&Line) -> bool| {
        let numbered = |other: &Line| other.order == line.order && other.kind == line.kind;
        let mut found = open.iter().filter(|(other, _)| numbered(other) && fits(other) && unsaid(other));
        found.next().filter(|_| found.next().is_none()).map(|(_, stored)| stored)
    };
    let corrected = only(&|other| other.name == line.name && (line.order.is_some() || other.award == line.award));
    if let Some(stored) = corrected {
        return Ok(Some(stored.clone()));
    }
    if line.order.is_none() || line.unit.is_empty() {
        return Ok(None);
    }
    let Some(stored) = only(&|other| other.award == line.award && other.unit == line.unit) else { return Ok(None) };
    // Numbers tell nothing more where they have moved.
    let moved = lines
        .lines
        .iter()
        .any(|(other, _)| file.orders(&group, &other.identity).is_some_and(|orders| !orders.contains(&other.order)));
    if moved {
        return Ok(None);
    }
    // Its name was corrected since, unless a row names whose line it is.
    let recipient = match recipient_of(stored) {
        Some(id) => sheets::find(conn, Kind::Recipient, id)?,
        None => None,
    };
    let named = recipient.iter().flat_map(names).any(|name| file.names(&group, &name) && exact_key(&name) != line.name);
    Ok((!named).then(|| stored.clone()))
}

/// The line that a recipient has in the decision for the same award, when no row is about it yet.
pub(super) fn of_recipient(step: &Step<'_>, read: &Read, (decision, line): (Uuid, &Line), id: Uuid) -> Option<Sheet> {
    let file = step.setting.lines;
    let group = decision_key(read.text("/decision/symbol"), read.text("/decision/issuer"));
    let lines = step.known.lines.get(&decision)?;
    let free = |stored: &Sheet| step.planned.claimed.get(&stored.id).is_none_or(|row| *row == read.number);
    let found = lines.lines.iter().find(|(other, stored)| {
        recipient_of(stored) == Some(id)
            && other.award == line.award
            && free(stored)
            && file.orders(&group, &other.identity).is_none()
    });
    found.map(|(_, stored)| stored.clone())
}

/// Whether a recipient has a line for the same award in the decision, in the register or by an earlier row.
pub(super) fn has_line(step: &Step<'_>, (decision, line): (Uuid, &Line), id: Uuid) -> bool {
    let stored = step.known.lines.get(&decision).into_iter().flat_map(|lines| &lines.lines);
    let mut same = stored.filter(|(other, stored)| other.award == line.award && recipient_of(stored) == Some(id));
    same.next().is_some() || step.planned.lines.contains(&(id, decision, line.award.clone()))
}

fn names(recipient: &Sheet) -> Vec<String> {
    let variants = recipient.content.get("variants").and_then(Value::as_array).into_iter().flatten();
    let variants = variants.filter_map(Value::as_str).map(str::to_owned);
    std::iter::once(recipient.name()).chain(variants).collect()
}
