//! Whom rows may be about: recipients of the register by name and by number, and those that earlier rows plan.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde_json::Value;
use thidua_domain::{
    access::Sight,
    matching::{self, Candidate, Match, Named, Why, bare_name, folded_key, split_honorific},
    records::Kind,
    sheets::Sheet,
};
use thidua_persistence::{
    connection::Conn,
    documents::{Matching, Phase},
    query::Direction,
    sheets::{self, SheetFilter, SheetSort},
};
use uuid::Uuid;

use super::{
    Outcome, Read, Setting, Step,
    known::{Known, in_sight},
};
use crate::{
    errors::Error,
    imports::{CandidateFound, Uncertain},
};

/// So many recipients with the letters of one name are looked at.
const MOST_NAMESAKES: i64 = 200;
/// So many awards are looked at for the units in which candidates were awarded.
const MOST_AWARDS: i64 = 20_000;
/// So many ids are asked for at once.
const AT_ONCE: usize = 400;

/// Looks up whom rows name.
pub(super) fn look_up(known: &mut Known, setting: &Setting<'_>, conn: &mut Conn, reads: &[Read]) -> Result<(), Error> {
    // What a row is about is not known yet: people are looked for by their bare names, all others by whole ones.
    let names: BTreeSet<String> =
        reads.iter().filter_map(name).flat_map(|name| [name, split_honorific(name).1]).map(folded_key).collect();
    let numbers: BTreeSet<String> =
        reads.iter().filter_map(|read| read.text("/recipient/private/identityNumber").map(str::to_owned)).collect();
    let mut found: HashMap<Uuid, Candidate> = HashMap::new();
    let mut by_name: HashMap<String, Vec<Uuid>> = HashMap::new();
    for name in names {
        let filter = SheetFilter {
            words: Some(Matching { exact: String::new(), loose: name.clone() }),
            ..SheetFilter::all(Kind::Recipient, setting.call.sight_line())
        };
        let order = (SheetSort::Name, Direction::Ascending);
        let sheets = sheets::list(conn, &filter, Phase::All, order, None, MOST_NAMESAKES)?;
        for (sheet, sight) in in_sight(conn, setting, sheets)? {
            let candidate = candidate(known, &sheet, sight);
            let mut names = std::iter::once(&candidate.name).chain(&candidate.variants);
            let kind = candidate.kind.as_deref();
            if names.any(|known| folded_key(bare_name(known, kind)) == name) {
                by_name.entry(name.clone()).or_default().push(sheet.id);
                found.insert(sheet.id, candidate);
            }
        }
    }
    let numbers: Vec<String> = numbers.into_iter().collect();
    let mut numbered = Vec::new();
    for some in numbers.chunks(AT_ONCE) {
        let sheets = sheets::with_text(conn, Kind::Recipient, setting.keeper, ["private", "identityNumber"], some)?;
        for (sheet, sight) in in_sight(conn, setting, sheets)? {
            let candidate = candidate(known, &sheet, sight);
            numbered.push(sheet.id);
            found.insert(sheet.id, candidate);
        }
    }
    add_units_of_awards(setting, conn, &mut found)?;
    for (name, ids) in by_name {
        known.candidates.insert(name, ids.iter().filter_map(|id| found.get(id).cloned()).collect());
    }
    for id in numbered {
        let Some(candidate) = found.get(&id) else { continue };
        if let Some(number) = &candidate.identity_number {
            known.by_number.entry(number.clone()).or_default().push(candidate.clone());
        }
    }
    Ok(())
}

/// Units change; those in which somebody was awarded are known as printed.
fn add_units_of_awards(
    setting: &Setting<'_>,
    conn: &mut Conn,
    found: &mut HashMap<Uuid, Candidate>,
) -> Result<(), Error> {
    let ids: Vec<String> = found.keys().map(Uuid::to_string).collect();
    for some in ids.chunks(AT_ONCE) {
        let filter = SheetFilter {
            terms: vec![("recipientId", some.to_vec())],
            ..SheetFilter::all(Kind::Award, setting.call.sight_line())
        };
        let order = (SheetSort::Time, Direction::Descending);
        for award in sheets::list(conn, &filter, Phase::All, order, None, MOST_AWARDS)? {
            let recipient = id_at(&award.content, "/recipientId");
            let unit = award.content.pointer("/line/unit").and_then(Value::as_str);
            if let (Some(candidate), Some(unit)) = (recipient.and_then(|id| found.get_mut(&id)), unit) {
                add(&mut candidate.units, unit);
            }
        }
    }
    Ok(())
}

fn add(units: &mut Vec<String>, unit: &str) {
    let key = folded_key(unit);
    if !units.iter().any(|known| folded_key(known) == key) {
        units.push(unit.to_owned());
    }
}

fn id_at(content: &Value, at: &str) -> Option<Uuid> {
    content.pointer(at).and_then(Value::as_str).and_then(|id| id.parse().ok())
}

/// A recipient of the register as a candidate: what is private counts only where the caller sees it.
fn candidate(known: &Known, sheet: &Sheet, sight: Sight) -> Candidate {
    let content = &sheet.content;
    let text = |at: &str| content.pointer(at).and_then(Value::as_str).map(str::to_owned);
    let private = |at: &str| if sight == Sight::Full { text(at) } else { None };
    let kind = text("/recipientKind");
    let is_collective = kind.as_deref().is_some_and(|kind| matches!(kind, "collective" | "enterprise"));
    let at_unit = id_at(content, "/atUnitId");
    let mut units = at_unit.map(|id| known.names(id)).unwrap_or_default();
    if let Some(note) = text("/note") {
        add(&mut units, &note);
    }
    Candidate {
        id: sheet.id,
        name: sheet.name(),
        variants: variants(content),
        unit_id: if is_collective { id_at(content, "/unitId") } else { at_unit },
        kind,
        units,
        identity_number: private("/private/identityNumber"),
        born: private("/private/born/edtf").as_deref().and_then(year),
        merged: content.get("mergedIntoId").is_some_and(|id| !id.is_null()),
    }
}

/// The year that a value in EDTF begins with.
fn year(edtf: &str) -> Option<i32> {
    edtf.get(..4).and_then(|year| year.parse().ok())
}

fn name(read: &Read) -> Option<&str> {
    read.text("/award/name").or_else(|| read.text("/recipient/name"))
}

/// The unit of a row, as printed.
pub(super) fn unit(read: &Read) -> Option<&str> {
    read.text("/award/line/unit").or_else(|| read.text("/unitText"))
}

/// The fault of a row whose code of a unit nobody has.
pub(super) fn unknown_unit(step: &Step<'_>, read: &mut Read) -> Option<Outcome> {
    let code = read.text("/unit")?.to_owned();
    if step.known.named(&code).is_some() {
        return None;
    }
    read.fault_at(
        step.setting.columns,
        "/unit",
        "unknown_unit",
        format!("Không có đơn vị nào mang mã \"{code}\"; hãy tra ở /v1/organizations?q=… và sửa mã, hoặc để trống ô này."),
        format!("No organization has the code \"{code}\"; look it up at /v1/organizations?q=… and correct it, or leave the cell blank."),
    );
    Some(Outcome::Faulty(std::mem::take(&mut read.faults)))
}

/// Whom a row names: people by their bare names.
pub(super) fn named(step: &Step<'_>, read: &Read, kind: &str) -> Named {
    let name = bare_name(name(read).unwrap_or_default(), Some(kind)).to_owned();
    let by_code = read.text("/unit").and_then(|code| step.known.named(code));
    let is_collective = matches!(kind, "collective" | "enterprise");
    let unit_id = if is_collective {
        step.known.named(&name).map(|found| found.id.uuid())
    } else {
        by_code.or_else(|| step.known.named(unit(read)?)).map(|found| found.id.uuid())
    };
    Named {
        name,
        kind: Some(kind.to_owned()),
        unit_id,
        unit: unit(read).map(str::to_owned).or_else(|| by_code.map(|found| found.content.name.vi.clone())),
        identity_number: read.text("/recipient/private/identityNumber").map(str::to_owned),
        born: read.text("/recipient/private/born/edtf").and_then(year),
    }
}

/// Looks for whom a row names. `others` have lines of their own in the same decision: somebody of the same name and
/// another unit among them is a namesake.
pub(super) fn find(step: &Step<'_>, named: &Named, others: &HashSet<Uuid>) -> (Match, Vec<(Candidate, Option<u32>)>) {
    let key = folded_key(&named.name);
    let mut all: Vec<(Candidate, Option<u32>)> = Vec::new();
    let of_register = step.known.candidates.get(&key).into_iter().flatten();
    let numbered = named.identity_number.as_ref().and_then(|number| step.known.by_number.get(number));
    for candidate in of_register.chain(numbered.into_iter().flatten()) {
        if !all.iter().any(|(known, _)| known.id == candidate.id) {
            all.push((candidate.clone(), None));
        }
    }
    for (candidate, row) in step.planned.recipients_called(&key) {
        if !all.iter().any(|(known, _)| known.id == candidate.id) {
            all.push((candidate.clone(), Some(*row)));
        }
    }
    all.retain(|(candidate, row)| {
        let has_own_line = row.is_some() || others.contains(&candidate.id) || step.planned.is_recipient(candidate.id);
        let is_namesake = named.unit.as_deref().is_some_and(|unit| {
            let unit = folded_key(unit);
            !candidate.units.iter().any(|known| folded_key(known) == unit)
        });
        let same_number = named.identity_number.is_some() && named.identity_number == candidate.identity_number;
        !(has_own_line && is_namesake && !same_number)
    });
    let candidates: Vec<Candidate> = all.iter().map(|(candidate, _)| candidate.clone()).collect();
    (matching::find(named, &candidates), all)
}

/// A row that waits, with who it may be.
pub(super) fn uncertain(
    step: &Step<'_>,
    read: &Read,
    named: &Named,
    found: &[(Uuid, Why)],
    all: &[(Candidate, Option<u32>)],
) -> Uncertain {
    let dry_run = step.setting.options.dry_run;
    let candidates = found
        .iter()
        .filter_map(|(id, why)| {
            let (candidate, row) = all.iter().find(|(candidate, _)| candidate.id == *id)?;
            Some(CandidateFound {
                recipient_id: (row.is_none() || !dry_run).then_some(*id),
                row: *row,
                name: candidate.name.clone(),
                unit: candidate.units.first().cloned(),
                why: why.as_str().to_owned(),
            })
        })
        .collect();
    Uncertain { row: read.number, name: named.name.clone(), unit: named.unit.clone(), candidates }
}

/// The other names of a recipient.
pub(super) fn variants(content: &Value) -> Vec<String> {
    let names = content.get("variants").and_then(Value::as_array).into_iter().flatten();
    names.filter_map(Value::as_str).map(str::to_owned).collect()
}
