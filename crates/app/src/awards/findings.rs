//! What the law of the day finds beside awards, for those who keep them.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use thidua_domain::{
    access::Sight,
    findings::{AwardFacts, EarlierAward, Finding, SameDeed, examine},
    ids::{OfficeId, OrganizationId},
    sheets::Sheet,
    time::{CivilDay, TimeWindow},
};
use thidua_persistence::{awards, connection::Conn, documents, organizations, sheets};
use uuid::Uuid;

use crate::{
    award_types,
    call::Call,
    errors::Error,
    names::{sights, visible},
};

/// The findings of each award, in their order; of those alone that the caller has a right on.
///
/// # Errors
/// When the store fails.
pub fn findings(conn: &mut Conn, call: &Call, awards: &[&Sheet]) -> Result<HashMap<Uuid, Vec<Finding>>, Error> {
    if awards.is_empty() {
        return Ok(HashMap::new());
    }
    let rules = award_types::rules(conn)?;
    let deciders = Deciders::of(conn, call, awards)?;
    let others = Others::of(conn, call, awards)?;
    Ok(awards
        .iter()
        .map(|award| {
            let (decider_known, decider_offices) = deciders.of_award(award);
            let facts = AwardFacts {
                award_type: text(award, "/awardType"),
                printed_family: text(award, "/printedFamily"),
                kind: text(award, "/kind"),
                recipient_kind: text(award, "/recipientKind"),
                day: day(award),
                amount: text(award, "/amount/amount").and_then(|amount| amount.parse().ok()),
                works: award.content.get("works").and_then(Value::as_u64).and_then(|works| works.try_into().ok()),
                decider_offices,
                decider_known,
                same_deed: others.for_same_deed(award),
                earlier: others.of_same_recipient(award),
            };
            (award.id, examine(&facts, &rules))
        })
        .collect())
}

fn text(award: &Sheet, pointer: &str) -> Option<String> {
    award.content.pointer(pointer).and_then(Value::as_str).map(str::to_owned)
}

fn id(award: &Sheet, pointer: &str) -> Option<Uuid> {
    text(award, pointer)?.parse().ok()
}

/// The day an award was decided; none where only a wider time is known.
fn day(award: &Sheet) -> Option<CivilDay> {
    let granted: TimeWindow = serde_json::from_value(award.content.get("granted")?.clone()).ok()?;
    granted.earliest().filter(|first| granted.latest() == Some(*first))
}

/// Who decided: offices, and organizations with the offices they have.
#[derive(Default)]
struct Deciders {
    /// Of each decision, whom it is issued by.
    issuers: HashMap<Uuid, Vec<(OrganizationId, Option<OfficeId>)>>,
    /// The codes of offices, and the organization each belongs to.
    offices: HashMap<OfficeId, (OrganizationId, String)>,
}

impl Deciders {
    fn of(conn: &mut Conn, call: &Call, awards: &[&Sheet]) -> Result<Self, Error> {
        let decisions: HashSet<Uuid> = awards.iter().filter_map(|award| id(award, "/decisionId")).collect();
        // Who issued a decision that the caller does not see is not told either.
        let decisions: Vec<Uuid> = decisions.into_iter().collect();
        let seen = visible(conn, call, &decisions)?;
        let decisions: Vec<_> = seen.into_keys().map(Into::into).collect();
        let mut deciders = Self::default();
        for decision in documents::find_many(conn, &decisions)? {
            let issuers = decision.content.issuers.iter().map(|issuer| (issuer.organization_id, issuer.office_id));
            deciders.issuers.insert(decision.id.uuid(), issuers.collect());
        }
        let named = awards.iter().filter_map(|award| id(award, "/decidedBy/organizationId"));
        let mut units: Vec<OrganizationId> = named.map(OrganizationId::from_uuid).collect();
        units.extend(deciders.issuers.values().flatten().map(|(unit, _)| *unit));
        units.sort_unstable();
        units.dedup();
        for (office, unit, code) in organizations::office_codes(conn, &units)? {
            deciders.offices.insert(office, (unit, code));
        }
        Ok(deciders)
    }

    /// Whether it is known who decided an award, and the codes of the offices: where only an organization is named, of
    /// all the offices it has.
    fn of_award(&self, award: &Sheet) -> (bool, Vec<String>) {
        let mut issuers = id(award, "/decisionId").and_then(|id| self.issuers.get(&id).cloned()).unwrap_or_default();
        if issuers.is_empty()
            && let Some(unit) = id(award, "/decidedBy/organizationId")
        {
            issuers.push((OrganizationId::from_uuid(unit), id(award, "/decidedBy/officeId").map(OfficeId::from_uuid)));
        }
        let mut codes: Vec<String> = issuers
            .iter()
            .flat_map(|(unit, office)| {
                self.offices
                    .iter()
                    .filter(move |(known, (of, _))| office.map_or(of == unit, |office| **known == office))
                    .map(|(_, (_, code))| code.clone())
            })
            .collect();
        codes.sort_unstable();
        codes.dedup();
        (!issuers.is_empty() || text(award, "/decidedBy/name").is_some(), codes)
    }
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
