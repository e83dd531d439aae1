//! Awards and tallies that are dated as their decision is, when the date of that is corrected.

use std::collections::{HashMap, hash_map::Entry};

use serde_json::Value;
use thidua_domain::{
    access::{permit, sight},
    changes::Record,
    documents::Document,
    ids::OrganizationId,
    publication::Refusal,
    records::{Kind, Visibility},
    sheets::Sheet,
    time::TimeWindow,
};
use thidua_persistence::{awards, connection::Conn, errors::StoreError, organizations, sheets};

use crate::{call::Call, errors::Error};

/// The most awards and tallies that follow a decision in one change.
const MOST_FOLLOWING: i64 = 5_000;

/// The awards and tallies of a decision that took its time of issue over, with the one that it has `after` a change. Those with a time
/// of their own stay, and so do those that the caller may not change: what is found beside them tells.
///
/// # Errors
/// That there are more than one change holds, or that the store fails.
pub(crate) fn that_follow(
    conn: &mut Conn,
    call: &Call,
    before: &Document,
    after: &Document,
) -> Result<Vec<Record>, Error> {
    let issued = &after.content.issued;
    if *issued == before.content.issued {
        return Ok(vec![]);
    }
    let mut found = awards::of_decision_locked(conn, before.id, MOST_FOLLOWING + 1)?;
    let decision = before.id.to_string();
    found.extend(sheets::having_locked(conn, Kind::AwardTally, ("decisionId", &decision), MOST_FOLLOWING + 1)?);
    check_number(found.len())?;
    let granted = serde_json::to_value(issued).map_err(StoreError::from)?;
    let mut above = Above::default();
    let mut following = Vec::new();
    for mut one in found.into_iter().filter(|one| took_over(one, before.content.issued.as_ref())) {
        if !above.may_change(conn, call, &one)? {
            continue;
        }
        if let Value::Object(properties) = &mut one.content {
            properties.insert("granted".to_owned(), granted.clone());
        }
        following.push(Record::Sheet(Box::new(one)));
    }
    Ok(following)
}

/// Whether an award or a tally has the time that its decision had: the same days, in whatever words.
fn took_over(one: &Sheet, issued: Option<&TimeWindow>) -> bool {
    let granted = one.content.get("granted").filter(|granted| !granted.is_null());
    let granted: Option<TimeWindow> = granted.and_then(|granted| serde_json::from_value(granted.clone()).ok());
    match (&granted, issued) {
        (Some(granted), Some(issued)) => (granted.earliest(), granted.latest()) == (issued.earliest(), issued.latest()),
        (None, None) => true,
        _ => false,
    }
}

/// What is above their keepers, looked up once each.
#[derive(Default)]
struct Above(HashMap<OrganizationId, Vec<OrganizationId>>);

impl Above {
    /// Whether the caller may change one: what is public with the right to publish it too.
    fn may_change(&mut self, conn: &mut Conn, call: &Call, one: &Sheet) -> Result<bool, Error> {
        let Some(principal) = call.principal.as_ref() else { return Ok(false) };
        let keeper = one.front.organization_id;
        let custody = match self.0.entry(keeper) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(organizations::above(conn, keeper)?),
        };
        let rights = one.definition.rights;
        let is_public = one.front.visibility == Visibility::Public;
        let needed: Vec<_> = std::iter::once(rights.write).chain(is_public.then_some(rights.publish)).collect();
        let seen = sight(Some(principal), one.front.visibility, custody);
        Ok(permit(principal, &needed, custody, seen).is_ok())
    }
}

fn check_number(found: usize) -> Result<(), Refusal> {
    if i64::try_from(found).is_ok_and(|found| found <= MOST_FOLLOWING) {
        return Ok(());
    }
    Err(Refusal::new(
        format!(
            "Quyết định này có hơn {MOST_FOLLOWING} dòng khen thưởng, quá nhiều để sửa ngày trong một lần; hãy tách các dòng sang quyết định khác trước."
        ),
        format!(
            "This decision has more than {MOST_FOLLOWING} awards, too many to be dated anew in one change; move some of them to another decision first."
        ),
    ))
}
