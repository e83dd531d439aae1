//! What the law of the day finds beside awards, for those who keep them.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use thidua_domain::{
    access::Sight,
    findings::{AwardFacts, EarlierAward, Finding, SameDeed, examine},
    sheets::Sheet,
    time::{CivilDay, TimeWindow, civil_day_of},
};
use thidua_persistence::{awards, connection::Conn, sheets};
use uuid::Uuid;

use super::deciders::{Deciders, not_deciding, seen_decisions, types_of};
use crate::{award_types, call::Call, errors::Error, names::sights};

/// The findings of each award, in their order; of those alone that the caller has a right on.
///
/// # Errors
/// When the store fails.
pub fn findings(conn: &mut Conn, call: &Call, awards: &[&Sheet]) -> Result<HashMap<Uuid, Vec<Finding>>, Error> {
    if awards.is_empty() {
        return Ok(HashMap::new());
    }
    let rules = award_types::rules(conn)?;
    let decisions = seen_decisions(conn, call, awards)?;
    let types = types_of(conn, &decisions)?;
    let deciders = Deciders::of(conn, awards, &decisions)?;
    let others = Others::of(conn, call, awards)?;
    Ok(awards
        .iter()
        .map(|award| {
            let decided = deciders.of_award(award);
            let decision = id(award, "/decisionId").and_then(|id| decisions.get(&id));
            let facts = AwardFacts {
                award_type: text(award, "/awardType"),
                printed_family: text(award, "/printedFamily"),
                kind: text(award, "/kind"),
                recipient_kind: text(award, "/recipientKind"),
                day: day(award),
                amount: text(award, "/amount/amount").and_then(|amount| amount.parse().ok()),
                works: award.content.get("works").and_then(Value::as_u64).and_then(|works| works.try_into().ok()),
                today: Some(civil_day_of(call.now)),
                decision_day: decision.and_then(|decision| decision.content.issued.as_ref()).and_then(one_day),
                no_decision: decision.and_then(|decision| not_deciding(decision, &types)),
                decider_offices: decided.offices,
                possible_offices: decided.possible,
                office_names: decided.names,
                decider_known: decided.is_known,
                same_award: others.of_same_line(award),
                same_deed: others.for_same_deed(award),
                earlier: others.of_same_recipient(award),
            };
            (award.id, examine(&facts, &rules))
        })
        .collect())
}

pub(super) fn text(award: &Sheet, pointer: &str) -> Option<String> {
    award.content.pointer(pointer).and_then(Value::as_str).map(str::to_owned)
}

pub(super) fn id(award: &Sheet, pointer: &str) -> Option<Uuid> {
    text(award, pointer)?.parse().ok()
}

/// The day an award was decided; none where only a wider time is known.
fn day(award: &Sheet) -> Option<CivilDay> {
    let granted: TimeWindow = serde_json::from_value(award.content.get("granted")?.clone()).ok()?;
    one_day(&granted)
}

fn one_day(time: &TimeWindow) -> Option<CivilDay> {
    time.earliest().filter(|first| time.latest() == Some(*first))
}

/// Other awards that have to do with some, those the caller sees.
struct Others {
    by_id: HashMap<Uuid, Sheet>,
}

impl Others {
    fn of(conn: &mut Conn, call: &Call, awards: &[&Sheet]) -> Result<Self, Error> {
        let recipients: HashSet<Uuid> = awards.iter().filter_map(|award| id(award, "/recipientId")).collect();
        let recipients: Vec<Uuid> = recipients.into_iter().collect();
        let mut found = awards::of_recipients(conn, &recipients)?;
        let named: Vec<Uuid> = awards.iter().flat_map(|award| same_deed(award)).collect();
        found.extend(sheets::find_many(conn, &named)?);
        let fronts: Vec<_> = found.iter().map(|other| &other.front).collect();
        let seen = sights(conn, call, &fronts)?;
        let seen = found.into_iter().zip(seen).filter(|(_, sight)| *sight != Sight::Nothing);
        Ok(Self { by_id: seen.map(|(other, _)| (other.id, other)).collect() })
    }

    fn for_same_deed(&self, award: &Sheet) -> Vec<SameDeed> {
        let others = same_deed(award).into_iter().filter_map(|id| self.by_id.get(&id));
        others.map(|other| SameDeed { id: other.id, day: day(other) }).collect()
    }

    /// Those of the same type to the same recipient by the same decision, in the order in which they were entered.
    fn of_same_line(&self, award: &Sheet) -> Vec<Uuid> {
        let line = |of: &Sheet| Some((id(of, "/recipientId")?, id(of, "/decisionId")?, text(of, "/awardType")?));
        let Some(this) = line(award) else { return vec![] };
        let others = self.by_id.values().filter(|other| other.id != award.id && line(other).as_ref() == Some(&this));
        let mut others: Vec<Uuid> = others.map(|other| other.id).collect();
        others.sort_unstable();
        others
    }

    fn of_same_recipient(&self, award: &Sheet) -> Vec<EarlierAward> {
        let recipient = id(award, "/recipientId");
        let mut others: Vec<&Sheet> = self
            .by_id
            .values()
            .filter(|other| recipient.is_some() && other.id != award.id && id(other, "/recipientId") == recipient)
            .collect();
        others.sort_by_key(|other| (other.index().sort_on, other.id));
        others
            .into_iter()
            .map(|other| EarlierAward {
                id: other.id,
                award_type: text(other, "/awardType"),
                kind: text(other, "/kind"),
                day: day(other),
            })
            .collect()
    }
}

fn same_deed(award: &Sheet) -> Vec<Uuid> {
    let named = award.content.get("sameDeed").and_then(Value::as_array).into_iter().flatten();
    named.filter_map(|other| other.get("awardId")?.as_str()?.parse().ok()).collect()
}
