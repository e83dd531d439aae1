//! Rows of awards: lines of a decision's annex.

use std::collections::HashSet;

use serde_json::{Value, json};
use thidua_domain::{
    award_types::Decided,
    awards::DEFINITION,
    matching::{Match, Named, Why},
    records::{Kind, Visibility},
    sheets::Sheet,
};
use thidua_persistence::connection::Conn;
use uuid::Uuid;

use super::{
    Choice, Differing, Outcome, Read, Step, candidates,
    compare::differences,
    decisions::{self, Decision},
    lines::{self, Line},
    new_decisions, occasions, recipients, variants,
};
use crate::{
    errors::Error,
    imports::columns::{AWARD_TYPE_UNKNOWN, put},
    sheets::{Planned, prepare, read_body},
};

/// Takes a row: found again in its decision, else created, with its recipient where that is new.
pub(super) fn take(step: &mut Step<'_>, conn: &mut Conn, read: &mut Read) -> Result<Outcome, Error> {
    if read.text("/award/line/award").is_none() && read.text("/award/awardType").is_none() {
        read.fault(
            "award_missing",
            "Chưa rõ danh hiệu hoặc hình thức; hãy thêm cột \"Danh hiệu thi đua\" hoặc \"Hình thức khen thưởng\".",
            "The title or form is not said; add a column \"Danh hiệu thi đua\" or \"Hình thức khen thưởng\".",
        );
        return Ok(Outcome::Faulty(std::mem::take(&mut read.faults)));
    }
    if let Some(outcome) = candidates::unknown_unit(step, read) {
        return Ok(outcome);
    }
    let decision = match decisions::find(step, conn, read)? {
        Ok(decision) => decision,
        Err(outcome) => return Ok(outcome),
    };
    recognize(step, read, &decision);
    let award_type = read.text("/award/awardType").map(str::to_owned);
    let kind = match recipients::kind(step, read, award_type.as_deref()) {
        Ok(kind) => kind,
        Err(outcome) => return Ok(outcome),
    };
    let line = Line::of(read, &kind);
    if step.seen_before(format!("award {} {line:?}", decision.id), read) {
        return Ok(Outcome::Faulty(std::mem::take(&mut read.faults)));
    }
    lines::load(step, conn, decision.id)?;
    let mut body = body(step, read, &decision, &kind);
    if let Err(outcome) = occasions::put_into(step, conn, read, &mut body)? {
        return Ok(outcome);
    }
    if let Some(stored) = lines::find(step, conn, read, (decision.id, &line))? {
        return same(step, conn, read, (body, &decision), &stored);
    }
    let named = candidates::named(step, read, &kind);
    let recipient = match step.choices.get(&read.number) {
        Some(Choice::Recipient(id)) => Some(*id),
        Some(Choice::New) => None,
        None => match whose(step, read, &named, (decision.id, &line)) {
            Ok(found) => found,
            Err(outcome) => return Ok(outcome),
        },
    };
    let outcome = match recipient.and_then(|id| lines::of_recipient(step, read, (decision.id, &line), id)) {
        Some(stored) => same(step, conn, read, (body, &decision), &stored)?,
        None => create(step, conn, read, (body, &decision), (&named, &line.award), recipient)?,
    };
    if let Some(Choice::Recipient(id)) = step.choices.get(&read.number).copied()
        && !matches!(outcome, Outcome::Faulty(_))
    {
        variants::learn(step, conn, read, &named, id)?;
    }
    Ok(outcome)
}

/// Who a row is about, where nobody has decided: a recipient, nobody yet, or it waits.
fn whose(
    step: &Step<'_>,
    read: &mut Read,
    named: &Named,
    (decision, line): (Uuid, &Line),
) -> Result<Option<Uuid>, Outcome> {
    let nobody = HashSet::new();
    let others = step.known.lines.get(&decision).map_or(&nobody, |lines| &lines.recipients);
    let (found, all) = candidates::find(step, named, others);
    if let Some(others) = step.setting.lines.twice(read.number) {
        let rows = others.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        read.note(
            "same_person_twice",
            format!("Dòng {rows} cũng ghi người hoặc tập thể này, cùng đơn vị và cùng danh hiệu, hình thức, với số thứ tự khác; nếu trùng hãy bỏ một dòng, nếu là người trùng tên hãy ghi số căn cước hoặc năm sinh."),
            format!("Row {rows} has the same person or collective, unit and award under another number; remove one where it is the same, or add identity number or year of birth where they are namesakes."),
        );
    }
    match found {
        Match::New => Ok(None),
        Match::Uncertain(found) => Err(Outcome::Uncertain(candidates::uncertain(step, read, named, &found, &all))),
        // Another line for the same award is theirs: whether this one is too, somebody has to say.
        Match::Same(id, why)
            if lines::has_line(step, (decision, line), id)
                && lines::of_recipient(step, read, (decision, line), id).is_none() =>
        {
            let found: [(Uuid, Why); 1] = [(id, why)];
            Err(Outcome::Uncertain(candidates::uncertain(step, read, named, &found, &all)))
        }
        Match::Same(id, _) => Ok(Some(id)),
    }
}

/// The title or form of a row: by its code, by its words, or by its words in this decision.
fn recognize(step: &Step<'_>, read: &mut Read, decision: &Decision) {
    let words = read.text("/award/line/award").map(str::to_owned);
    let said = read.text("/award/awardType").map(str::to_owned);
    let issuer = decision.issuer.and_then(|id| step.known.organization(id)).map(|found| found.content.kind.as_str());
    let decided = Decided { day: decision.day.as_deref().and_then(|day| day.parse().ok()), issuer };
    let by_words = words.and_then(|words| step.known.recognized(&words, decided));
    match (said, by_words) {
        (None, Some(code)) => put(&mut read.values, "/award/awardType", json!(code)),
        (None, None) => return,
        (Some(said), Some(code)) if said != code => read.note(
            "award_type_differs",
            format!("Nguyên văn được hiểu là {code}, cột mã ghi {said}; dòng được nhập theo mã, hãy kiểm tra lại."),
            format!("The words are read as {code}, the column of codes has {said}; the code counts, look at it again."),
        ),
        _ => {}
    }
    read.notes.retain(|note| note.code != AWARD_TYPE_UNKNOWN);
}

/// Plans an award, and its recipient when it has none yet. The award is looked at first: no recipient is left without.
fn create(
    step: &mut Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    (mut body, decision): (Value, &Decision),
    (named, award): (&Named, &str),
    recipient: Option<Uuid>,
) -> Result<Outcome, Error> {
    let setting = step.setting;
    let mut planned = Planned::new();
    if decision.is_new() {
        planned.insert(decision.id, Kind::Document);
    }
    if let Err(faults) = read_body(setting.app, &DEFINITION, body.clone()) {
        return Ok(step.explain(read.number, "/award", &faults));
    }
    if let Err(outcome) = new_decisions::ready(step, conn, read, decision)? {
        return Ok(outcome);
    }
    let recipient = match recipient {
        Some(id) => {
            if !publish_recipient(step, conn, read, id)? {
                return Ok(Outcome::Faulty(std::mem::take(&mut read.faults)));
            }
            id
        }
        None => {
            let sources = json!([{"documentId": decision.id}]);
            let recipient = recipients::body(step, read, named, sources);
            match recipients::add(step, conn, read, named, &recipient, &planned)? {
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
    if decision.is_new() && body.get("granted").is_none() {
        put(&mut body, "/granted", json!({"edtf": decision.day}));
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
        step.planned.lines.insert((recipient, decision.id, award.to_owned()));
        Ok(Outcome::Created)
    } else {
        step.take_back(recipient);
        Ok(Outcome::Faulty(std::mem::take(&mut read.faults)))
    }
}

/// Publishes the recipient of a line that is to be public, where the same unit keeps it.
fn publish_recipient(step: &mut Step<'_>, conn: &mut Conn, read: &mut Read, id: Uuid) -> Result<bool, Error> {
    if !step.setting.options.publish || step.planned.is_recipient(id) {
        return Ok(true);
    }
    step.publish::<Sheet>(read, conn, (Kind::Recipient, id))
}

/// The body of an award, without keeper and recipient.
fn body(step: &Step<'_>, read: &Read, decision: &Decision, kind: &str) -> Value {
    let mut body = Value::Object(read.part("award"));
    let by_code = read.text("/unit").and_then(|code| step.known.named(code));
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

/// A row about a line that is there: whether it says the same. With `publish` one that does is made public, its decision
/// and its recipient first.
fn same(
    step: &mut Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    (mut body, decision): (Value, &Decision),
    stored: &Sheet,
) -> Result<Outcome, Error> {
    step.planned.claimed.insert(stored.id, read.number);
    if let (Value::Object(said), None) = (&mut body, read.text("/unit")) {
        // The unit was found by its words, and may have been set since.
        said.shift_remove("unitId");
    }
    let pointers = match read_body(step.setting.app, &DEFINITION, body) {
        Err(faults) => return Ok(step.explain(read.number, "/award", &faults)),
        Ok((_, said)) => differences(&said, &stored.content),
    };
    if !pointers.is_empty() {
        let kind = Kind::Award.as_str().to_owned();
        return Ok(Outcome::Differing(Differing { row: read.number, kind, id: stored.id, pointers }));
    }
    let is_ours = stored.front.organization_id == step.setting.keeper;
    if !step.setting.options.publish || stored.front.visibility == Visibility::Public || !is_ours {
        return Ok(Outcome::Unchanged);
    }
    if let Err(outcome) = new_decisions::ready(step, conn, read, decision)? {
        return Ok(outcome);
    }
    let recipient = stored.content.get("recipientId").and_then(Value::as_str).and_then(|id| id.parse().ok());
    if let Some(id) = recipient
        && !publish_recipient(step, conn, read, id)?
    {
        return Ok(Outcome::Faulty(std::mem::take(&mut read.faults)));
    }
    Ok(match step.publish::<Sheet>(read, conn, (Kind::Award, stored.id))? {
        true => Outcome::Published,
        false => Outcome::Faulty(std::mem::take(&mut read.faults)),
    })
}
