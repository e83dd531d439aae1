//! Rows of awards: lines of a decision's annex.

use std::collections::HashSet;

use serde_json::{Value, json};
use thidua_domain::{
    awards::DEFINITION,
    matching::{Match, exact_key, folded_key},
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
    Choice, Differing, Outcome, Read, Step, candidates,
    compare::differences,
    decisions::{self, Decision},
    recipients,
};
use crate::{
    errors::Error,
    imports::columns::put,
    sheets::{Planned, prepare, read_body},
};

/// More lines than any decision has.
const MOST_LINES: i64 = 200_000;

/// Takes a row: found again in its decision, else created, with its recipient where that is new.
pub(super) fn take(step: &mut Step<'_>, conn: &mut Conn, read: &mut Read) -> Result<Outcome, Error> {
    let award_type = read.text("/award/awardType").map(str::to_owned);
    let kind = match recipients::kind(step, read, award_type.as_deref()) {
        Ok(kind) => kind,
        Err(outcome) => return Ok(outcome),
    };
    if read.text("/award/line/award").is_none() {
        read.fault(
            "award_missing",
            "Chưa rõ danh hiệu hoặc hình thức; hãy thêm cột \"Danh hiệu thi đua\" hoặc \"Hình thức khen thưởng\".",
            "The title or form is not said; add a column \"Danh hiệu thi đua\" or \"Hình thức khen thưởng\".",
        );
        return Ok(Outcome::Faulty(std::mem::take(&mut read.faults)));
    }
    let decision = match decisions::find(step, conn, read)? {
        Ok(decision) => decision,
        Err(outcome) => return Ok(outcome),
    };
    let line = Line::of(read, &kind);
    if step.seen_before(format!("award {} {line:?}", decision.id), read) {
        return Ok(Outcome::Faulty(std::mem::take(&mut read.faults)));
    }
    load_lines(step, conn, &decision)?;
    let body = body(step, read, &decision, &kind);
    let nobody = HashSet::new();
    let mut others = &nobody;
    if let Some(lines) = step.known.lines.get(&decision.id) {
        if let Some(stored) = line.find(&lines.lines) {
            return Ok(same(step, read, body, stored));
        }
        others = &lines.recipients;
    }
    let named = candidates::named(step, read, &kind);
    let recipient = match step.choices.get(&read.number) {
        Some(Choice::Recipient(id)) => Some(*id),
        Some(Choice::New) => None,
        None => {
            let (found, all) = candidates::find(step, &named, others);
            match found {
                Match::Same(id, _) => Some(id),
                Match::New => None,
                Match::Uncertain(found) => {
                    return Ok(Outcome::Uncertain(candidates::uncertain(step, read, &named, &found, &all)));
                }
            }
        }
    };
    create(step, conn, read, (body, decision, named), recipient)
}

/// Plans an award, and its recipient when it has none yet. The award is looked at first: no recipient is left without.
fn create(
    step: &mut Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    (mut body, decision, named): (Value, Decision, thidua_domain::matching::Named),
    recipient: Option<Uuid>,
) -> Result<Outcome, Error> {
    let setting = step.setting;
    let mut planned = Planned::new();
    if decision.planned {
        planned.insert(decision.id, Kind::Document);
    }
    if let Err(faults) = read_body(setting.app, &DEFINITION, body.clone()) {
        return Ok(step.explain(read.number, "/award", &faults));
    }
    let recipient = match recipient {
        Some(id) => id,
        None => {
            let sources = json!([{"documentId": decision.id}]);
            let recipient = recipients::body(step, read, &named, sources);
            match recipients::add(step, conn, read, &named, &recipient, &planned)? {
                Ok(id) => id,
                Err(outcome) => return Ok(outcome),
            }
        }
    };
    if step.planned.is_recipient(recipient) {
        planned.insert(recipient, Kind::Recipient);
    }
    put(&mut body, "/recipientId", json!(recipient));
    put(&mut body, "/organizationId", json!(setting.keeper));
    if decision.planned && body.get("granted").is_none() {
        put(&mut body, "/granted", json!({"edtf": decision.issued}));
    }
    let id = setting.app.ids.next();
    let sheet = match prepare(setting.app, conn, setting.call, (&DEFINITION, id), &body, &planned) {
        Ok(sheet) => sheet,
        Err(Error::Invalid(faults)) => {
            step.take_back(recipient);
            return Ok(step.explain(read.number, "/award", &faults));
        }
        Err(other) => return Err(other),
    };
    if step.create(read, sheet, setting.options.publish)? {
        Ok(Outcome::Created)
    } else {
        step.take_back(recipient);
        Ok(Outcome::Faulty(std::mem::take(&mut read.faults)))
    }
}

/// The body of an award, without keeper and recipient.
fn body(step: &Step<'_>, read: &Read, decision: &Decision, kind: &str) -> Value {
    let mut body = Value::Object(read.part("award"));
    let by_code = read.text("/unit").and_then(|code| step.known.by_code(code));
    let unit = by_code.or_else(|| step.known.named(candidates::unit(read)?)).or_else(|| {
        // A collective that is a unit of the register counts under itself.
        matches!(kind, "collective" | "enterprise").then(|| step.known.named(read.text("/award/name")?)).flatten()
    });
    put(&mut body, "/recipientKind", json!(kind));
    put(&mut body, "/decisionId", json!(decision.id));
    put(&mut body, "/origin", json!("recorded"));
    put(&mut body, "/sources", json!([{"documentId": decision.id}]));
    if let Some(unit) = unit {
        put(&mut body, "/unitId", json!(unit.id));
    }
    body
}

/// A row about a line that is there: whether it says the same.
fn same(step: &Step<'_>, read: &Read, mut body: Value, stored: &Sheet) -> Outcome {
    if let (Value::Object(said), None) = (&mut body, read.text("/unit")) {
        // The unit was found by its words, and may have been set since.
        said.shift_remove("unitId");
    }
    match read_body(step.setting.app, &DEFINITION, body) {
        Err(faults) => step.explain(read.number, "/award", &faults),
        Ok((_, said)) => {
            let pointers = differences(&said, &stored.content);
            if pointers.is_empty() {
                return Outcome::Unchanged;
            }
            let kind = Kind::Award.as_str().to_owned();
            Outcome::Differing(Differing { row: read.number, kind, id: stored.id, pointers })
        }
    }
}

fn load_lines(step: &mut Step<'_>, conn: &mut Conn, decision: &Decision) -> Result<(), Error> {
    if step.known.lines.contains_key(&decision.id) {
        return Ok(());
    }
    let filter = SheetFilter {
        terms: vec![("decisionId", vec![decision.id.to_string()])],
        ..SheetFilter::all(Kind::Award, step.setting.call.sight_line())
    };
    let order = (SheetSort::Time, Direction::Descending);
    let found = sheets::list(conn, &filter, Phase::All, order, None, MOST_LINES)?;
    let recipients = found.iter().filter_map(|line| id_at(&line.content, "recipientId")).collect();
    let lines = found.into_iter().map(|stored| (Line::of_stored(&stored), stored)).collect();
    step.known.lines.insert(decision.id, Lines { lines, recipients });
    Ok(())
}

fn id_at(content: &Value, name: &str) -> Option<Uuid> {
    content.get(name).and_then(Value::as_str).and_then(|id| id.parse().ok())
}

/// The lines of a decision that are in the register.
pub(super) struct Lines {
    lines: Vec<(Line, Sheet)>,
    /// Whose they are.
    recipients: HashSet<Uuid>,
}

/// What tells one line of a decision from another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    order: Option<u64>,
    name: String,
    award: String,
    unit: String,
    kind: String,
}

impl Line {
    fn of(read: &Read, kind: &str) -> Self {
        let text = |at: &str| read.text(at).map(folded_key).unwrap_or_default();
        Self {
            order: read.values.pointer("/award/line/order").and_then(Value::as_u64),
            name: read.text("/award/name").map(exact_key).unwrap_or_default(),
            award: text("/award/line/award"),
            unit: text("/award/line/unit"),
            kind: kind.to_owned(),
        }
    }

    fn of_stored(stored: &Sheet) -> Self {
        let text = |at: &str| stored.content.pointer(at).and_then(Value::as_str).unwrap_or_default();
        Self {
            order: stored.content.pointer("/line/order").and_then(Value::as_u64),
            name: exact_key(text("/name")),
            award: folded_key(text("/line/award")),
            unit: folded_key(text("/line/unit")),
            kind: text("/recipientKind").to_owned(),
        }
    }

    /// The line of the register that this one is: of the same number and name; where there is no number, of the same
    /// name and award; or one whose name, or award, or unit alone was corrected since.
    fn find<'s>(&self, lines: &'s [(Self, Sheet)]) -> Option<&'s Sheet> {
        let same = |fits: &dyn Fn(&Self) -> bool| {
            let mut found = lines.iter().filter(|(line, _)| fits(line)).map(|(_, stored)| stored);
            found.next().filter(|_| found.next().is_none())
        };
        same(&|other| other == self)
            .or_else(|| {
                same(&|other| {
                    other.order == self.order
                        && other.name == self.name
                        && other.kind == self.kind
                        && (self.order.is_some() || other.award == self.award)
                })
            })
            .or_else(|| {
                let order = self.order?;
                same(&|other| {
                    other.order == Some(order)
                        && other.kind == self.kind
                        && other.award == self.award
                        && other.unit == self.unit
                        && !self.unit.is_empty()
                })
            })
    }
}
