//! Rows of recipients, and the recipients that award lines bring with them.

use std::collections::HashSet;

use serde_json::{Value, json};
use thidua_domain::{
    matching::{Candidate, Match, Named, exact_key, split_honorific},
    recipients::DEFINITION,
    records::{Kind, Visibility},
    sheets::Sheet,
};
use thidua_persistence::{connection::Conn, sheets};
use uuid::Uuid;

use super::{Choice, Differing, Outcome, Read, Step, candidates, compare::differences, variants};
use crate::{
    errors::Error,
    imports::columns::put,
    sheets::{Planned, prepare, read_body},
};

/// Takes a row: found again by whom it names, else created.
pub(super) fn take(step: &mut Step<'_>, conn: &mut Conn, read: &mut Read) -> Result<Outcome, Error> {
    let kind = match kind(step, read, None) {
        Ok(kind) => kind,
        Err(outcome) => return Ok(outcome),
    };
    if let Some(outcome) = candidates::unknown_unit(step, read) {
        return Ok(outcome);
    }
    let named = candidates::named(step, read, &kind);
    let key = format!(
        "recipient {kind} {} {:?} {:?} {:?}",
        exact_key(&named.name),
        named.unit,
        named.identity_number,
        named.born
    );
    if step.seen_before(key, read) {
        return Ok(Outcome::Faulty(std::mem::take(&mut read.faults)));
    }
    let body = body(step, read, &named, json!([{"title": step.setting.file_name}]));
    let found = match step.choices.get(&read.number) {
        Some(Choice::New) => None,
        Some(Choice::Recipient(id)) => Some(*id),
        None => {
            let (found, all) = candidates::find(step, &named, &HashSet::new());
            match found {
                Match::Uncertain(found) => {
                    let ids: Vec<Uuid> = found.iter().map(|(id, _)| *id).collect();
                    if came_from_here(step, conn, &body, &ids)? {
                        return Ok(Outcome::Unchanged);
                    }
                    return Ok(Outcome::Uncertain(candidates::uncertain(step, read, &named, &found, &all)));
                }
                Match::Same(id, _) => Some(id),
                Match::New => None,
            }
        }
    };
    match found {
        Some(id) => {
            let outcome = same(step, conn, read, body, id)?;
            if step.choices.contains_key(&read.number) && !matches!(outcome, Outcome::Faulty(_)) {
                variants::learn(step, conn, read, &named, id)?;
            }
            Ok(outcome)
        }
        None => match add(step, conn, read, &named, &body, &Planned::new())? {
            Ok(_) => Ok(Outcome::Created),
            Err(outcome) => Ok(outcome),
        },
    }
}

/// What a recipient of a row is: said by the row, by a heading above it, by its award, or by what it has.
pub(super) fn kind(step: &Step<'_>, read: &mut Read, award_type: Option<&str>) -> Result<String, Outcome> {
    let said = read.text("/award/recipientKind").or_else(|| read.text("/recipient/recipientKind"));
    let has = |at: &str| read.values.pointer(at).is_some();
    let personal = ["/recipient/honorific", "/recipient/private/identityNumber", "/recipient/private/born"];
    let known = said
        .map(str::to_owned)
        .or_else(|| step.report.section.clone())
        .or_else(|| step.setting.options.recipient_kind.clone())
        .or_else(|| award_type.and_then(|code| step.known.only_recipient_kind(code)).map(str::to_owned))
        .or_else(|| personal.iter().any(|at| has(at)).then(|| "individual".to_owned()));
    known.ok_or_else(|| {
        read.fault(
            "recipient_kind_missing",
            "Chưa rõ là cá nhân, tập thể, hộ gia đình hay doanh nghiệp; hãy thêm cột \"Loại đối tượng\", dòng \"TẬP THỂ\" hoặc \"CÁ NHÂN\" phía trên, hoặc nêu recipientKind khi gửi tệp.",
            "Whether this is an individual, a collective, a household or an enterprise is not said; add a column \"Loại đối tượng\", a row \"TẬP THỂ\" or \"CÁ NHÂN\" above, or give recipientKind with the file.",
        );
        Outcome::Faulty(std::mem::take(&mut read.faults))
    })
}

/// The body of a recipient that a row names.
pub(super) fn body(step: &Step<'_>, read: &Read, named: &Named, sources: Value) -> Value {
    let mut body = Value::Object(read.part("recipient"));
    let kind = named.kind.as_deref().unwrap_or_default();
    let by_code = read.text("/unit").and_then(|code| step.known.named(code));
    let at_unit = by_code.or_else(|| step.known.named(candidates::unit(read)?)).map(|found| found.id.uuid());
    put(&mut body, "/name", json!(named.name));
    put(&mut body, "/recipientKind", json!(kind));
    let printed = read.text("/award/name").or_else(|| read.text("/recipient/name")).unwrap_or_default();
    if let (Some(honorific), "individual", None) = (split_honorific(printed).0, kind, body.get("honorific")) {
        put(&mut body, "/honorific", json!(honorific));
    }
    if matches!(kind, "collective" | "enterprise") && named.unit_id.is_some() {
        put(&mut body, "/unitId", json!(named.unit_id));
    }
    if at_unit.is_some() && at_unit != named.unit_id || kind == "individual" {
        put(&mut body, "/atUnitId", json!(at_unit));
    }
    // A unit that the register does not have still tells namesakes apart.
    if at_unit.is_none() && body.get("note").is_none() {
        put(&mut body, "/note", json!(named.unit));
    }
    for (from, to) in [
        ("/award/line/post", "/post"),
        ("/award/workerClass", "/workerClass"),
        ("/award/sector", "/sector"),
        ("/award/smallCollective", "/smallCollective"),
    ] {
        if let Some(value) = read.values.pointer(from) {
            put(&mut body, to, value.clone());
        }
    }
    put(&mut body, "/origin", json!("recorded"));
    put(&mut body, "/sources", sources);
    body
}

/// Plans a recipient; its id.
pub(super) fn add(
    step: &mut Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    named: &Named,
    body: &Value,
    planned: &Planned,
) -> Result<Result<Uuid, Outcome>, Error> {
    let setting = step.setting;
    let id = setting.app.ids.next();
    let mut body = body.clone();
    put(&mut body, "/organizationId", json!(setting.keeper));
    let sheet = match prepare(setting.app, conn, setting.call, (&DEFINITION, id), &body, planned) {
        Ok(sheet) => sheet,
        Err(Error::Invalid(faults)) => return Ok(Err(step.explain(read.number, "/recipient", &faults))),
        Err(other) => return Err(other),
    };
    if !step.create(read, sheet, setting.options.publish)? {
        return Ok(Err(Outcome::Faulty(std::mem::take(&mut read.faults))));
    }
    let candidate = Candidate {
        id,
        name: named.name.clone(),
        variants: vec![],
        kind: named.kind.clone(),
        unit_id: named.unit_id,
        units: named.unit.clone().into_iter().collect(),
        identity_number: named.identity_number.clone(),
        born: named.born,
        merged: false,
    };
    step.planned.add_recipient(candidate, read.number);
    Ok(Ok(id))
}

/// Whether just one of these recipients was taken from a file of this name and is as the row says: the same file, sent
/// again, names nobody new.
fn came_from_here(step: &Step<'_>, conn: &mut Conn, body: &Value, ids: &[Uuid]) -> Result<bool, Error> {
    let Ok((_, said)) = read_body(step.setting.app, &DEFINITION, body.clone()) else { return Ok(false) };
    let from_here = |sheet: &Sheet| {
        let mut sources = sheet.provenance.sources.iter();
        sources.any(|source| source.title.as_deref() == Some(step.setting.file_name))
            && differences(&said, &sheet.content).is_empty()
            && differences(&sheet.content, &said).is_empty()
    };
    Ok(sheets::find_many(conn, ids)?.iter().filter(|sheet| from_here(sheet)).count() == 1)
}

/// A row about a recipient that is there: whether it says the same.
fn same(step: &mut Step<'_>, conn: &mut Conn, read: &mut Read, body: Value, id: Uuid) -> Result<Outcome, Error> {
    let Some(stored) = sheets::find(conn, Kind::Recipient, id)? else {
        // It is planned by an earlier row of a dry run.
        return Ok(Outcome::Unchanged);
    };
    let said = match read_body(step.setting.app, &DEFINITION, body) {
        Ok((_, content)) => content,
        Err(faults) => return Ok(step.explain(read.number, "/recipient", &faults)),
    };
    let pointers = differences(&said, &stored.content);
    if pointers.is_empty() {
        let is_ours = stored.front.organization_id == step.setting.keeper;
        if !step.setting.options.publish || stored.front.visibility == Visibility::Public || !is_ours {
            return Ok(Outcome::Unchanged);
        }
        return Ok(match step.publish::<Sheet>(read, conn, (Kind::Recipient, id))? {
            true => Outcome::Published,
            false => Outcome::Faulty(std::mem::take(&mut read.faults)),
        });
    }
    Ok(Outcome::Differing(Differing { row: read.number, kind: Kind::Recipient.as_str().to_owned(), id, pointers }))
}
