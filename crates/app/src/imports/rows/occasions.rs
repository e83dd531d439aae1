//! The campaign, congress and ceremony that lines belong to: named by a row, by id or by a name that only one has, or for
//! the whole file.

use serde_json::{Value, json};
use thidua_domain::{
    matching::{exact_key, folded_key},
    records::Kind,
};
use thidua_persistence::{
    connection::Conn,
    documents::{Matching, Phase},
    query::Direction,
    sheets::{self, SheetFilter, SheetSort},
};
use uuid::Uuid;

use super::{Outcome, Read, Step};
use crate::{
    errors::Error,
    imports::columns::put,
    names::{collection, visible},
};

/// So many records with the letters of one name are looked at.
const MOST_NAMESAKES: i64 = 200;

/// Puts what a row or the import says of the occasion into the body of an award.
pub(super) fn put_into(
    step: &mut Step<'_>,
    conn: &mut Conn,
    read: &mut Read,
    body: &mut Value,
) -> Result<Result<(), Outcome>, Error> {
    let options = step.setting.options;
    for (kind, at, property, given) in [
        (Kind::Campaign, "/occasion/campaign", "/campaignId", options.campaign_id),
        (Kind::Congress, "/occasion/congress", "/congressId", options.congress_id),
        (Kind::Ceremony, "/occasion/ceremony", "/ceremonyId", options.ceremony_id),
    ] {
        let id = match read.text(at).map(str::to_owned) {
            None => given,
            Some(words) => match named(step, conn, kind, &words)?.as_slice() {
                [only] => Some(*only),
                found => {
                    let (columns, list) = (step.setting.columns, collection(kind));
                    let (code, vi, en) = if found.is_empty() {
                        (
                            "unknown_reference",
                            "Không có bản ghi nào với id hoặc tên này",
                            "No record has this id or name",
                        )
                    } else {
                        ("ambiguous", "Có nhiều bản ghi cùng tên này", "Several records have this name")
                    };
                    let vi = format!("{vi} trong /v1/{list}; hãy tra bằng ?q=… và ghi id.");
                    let en = format!("{en} in /v1/{list}; look it up with ?q=… and write its id.");
                    read.fault_at(columns, at, code, vi, en);
                    return Ok(Err(Outcome::Faulty(std::mem::take(&mut read.faults))));
                }
            },
        };
        if let Some(id) = id {
            put(body, property, json!(id));
        }
    }
    Ok(Ok(()))
}

/// The records of a kind that words name, for the caller.
fn named(step: &mut Step<'_>, conn: &mut Conn, kind: Kind, words: &str) -> Result<Vec<Uuid>, Error> {
    let key = (kind, words.to_owned());
    if let Some(known) = step.known.occasions.get(&key) {
        return Ok(known.clone());
    }
    let call = step.setting.call;
    let found = match words.trim().parse::<Uuid>() {
        Ok(id) => {
            let seen = visible(conn, call, &[id])?;
            seen.get(&id).filter(|found| found.kind == kind).map(|found| found.id).into_iter().collect()
        }
        Err(_) => {
            let filter = SheetFilter {
                words: Some(Matching { exact: String::new(), loose: folded_key(words) }),
                ..SheetFilter::all(kind, call.sight_line())
            };
            let order = (SheetSort::Name, Direction::Ascending);
            let sheets = sheets::list(conn, &filter, Phase::All, order, None, MOST_NAMESAKES)?;
            let same = sheets.into_iter().filter(|sheet| exact_key(&sheet.name()) == exact_key(words));
            same.map(|sheet| sheet.id).collect::<Vec<_>>()
        }
    };
    step.known.occasions.insert(key, found.clone());
    Ok(found)
}
