//! Awards: one, subtrees by year, timelines, pages anywhere, counts, other filters, searches, and who received them.

use std::{collections::BTreeSet, net::SocketAddr};

use serde_json::Value;

use super::{
    Cases,
    walk::{items_of, json, walk},
};
use crate::{Outcome, plain_http::Connection};

/// How many units, recipients and names are asked for in turn.
const MANY: usize = 16;

/// First pages of the whole list, in both directions and of any size.
const LISTS: [&str; 4] = ["/v1/awards", "/v1/awards?sort=granted", "/v1/awards?pageSize=10", "/v1/awards?year=2020"];

/// Filters that no list is kept for, of common values and of rare ones.
const OTHER_FILTERS: [&str; 9] = [
    "/v1/awards?kind=contribution",
    "/v1/awards?workerClass=worker",
    "/v1/awards?group=commemorative_medal",
    "/v1/awards?awardType=labour-order-third-class",
    "/v1/awards?posthumous=true",
    "/v1/awards?smallCollective=true&year=2019",
    "/v1/awards?recipientKind=household&kind=sudden",
    "/v1/awards?workerClass=farmer&sector=private",
    "/v1/awards?grantedFrom=2021-03-01&grantedTo=2021-03-31&family=form",
];

/// Counts by more than one property, which are counted one by one.
const OTHER_COUNTS: &str = "/v1/awards/counts?groupBy=kind,workerClass";

/// Searches whose words are in a large part of all awards.
const BROAD_SEARCHES: [&str; 4] = [
    "/v1/awards?q=nguyen",
    "/v1/awards?q=giay%20khen",
    "/v1/awards?q=lao%20dong%20tien%20tien",
    "/v1/awards?q=nguy%E1%BB%85n%20v%C4%83n",
];

/// Lists of recipients: all, those of one kind, and those whose names have words that very many have.
const RECIPIENTS: [&str; 3] =
    ["/v1/recipients", "/v1/recipients?recipientKind=household", "/v1/recipients?q=ho%20gia%20dinh"];

/// What awards name.
#[derive(Default)]
struct Named {
    units: BTreeSet<String>,
    recipients: BTreeSet<String>,
    decisions: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl Cases {
    /// Finds what to ask for in the register at `uncached`, and asks `service` for every answer.
    pub(crate) fn of_awards(service: SocketAddr, uncached: SocketAddr) -> Outcome<Self> {
        let years = years(&mut Connection::open(uncached)?)?;
        let total: u64 = years.iter().map(|(_, count)| count).sum();
        let walked = walk(uncached, "/v1/awards", usize::try_from(total)? * 9 / 20)?;
        // The walk may take longer than a connection is kept that nothing is asked on.
        let mut asking = Connection::open(uncached)?;
        let named = named(&mut asking, &years)?;
        let mut conn = Connection::open(service)?;
        let mut cases = Self::default();
        let each = |all: &BTreeSet<String>, address: fn(&str) -> String| {
            all.iter().map(|one| address(one)).collect::<Vec<String>>()
        };
        let by_year = named.units.iter().zip(years.iter().cycle());
        let subtrees: Vec<String> =
            by_year.map(|(unit, (year, _))| format!("/v1/awards?unit={unit}&year={year}")).collect();
        let timelines = each(&named.recipients, |id| format!("/v1/recipients/{id}/timeline"));
        let counts = each(&named.units, |unit| format!("/v1/awards/counts?groupBy=year,workerClass&unit={unit}"));
        let annexes = each(&named.decisions, |id| format!("/v1/awards?decisionId={id}&sort=line"));
        let one_by_one = small(&mut asking, &named.units)?;
        let searches = each(&named.names, |name| format!("/v1/awards?q={}", encoded(name)));
        cases.add(&mut conn, "get by id", &walked.single)?;
        cases.add(&mut conn, "a subtree by year, newest first", &subtrees)?;
        cases.add(&mut conn, "a recipient's timeline", &timelines)?;
        cases.add(&mut conn, "the whole list, first page", &LISTS.map(str::to_owned))?;
        cases.add(&mut conn, "the whole list, deep inside", &walked.deep)?;
        cases.add(&mut conn, "yearly counts of a subtree by class", &counts)?;
        cases.add(&mut conn, "the annex of a decision", &annexes)?;
        for target in OTHER_FILTERS {
            cases.add(&mut conn, target.trim_start_matches("/v1/awards"), &[target.to_owned()])?;
        }
        cases.add(&mut conn, "counts of a unit, one by one", &one_by_one)?;
        cases.add(&mut conn, "search, few hits", &searches)?;
        cases.add(&mut conn, "search, very many hits", &BROAD_SEARCHES.map(str::to_owned))?;
        for target in RECIPIENTS {
            cases.add(&mut conn, target.trim_start_matches("/v1/"), &[target.to_owned()])?;
        }
        cases.repeat_first("get by id, 304")?;
        Ok(cases)
    }
}

/// The years with awards, and how many each has.
fn years(conn: &mut Connection) -> Outcome<Vec<(u64, u64)>> {
    let counts = json(conn, "/v1/awards/counts?groupBy=year")?;
    let number = |item: &Value, at: &str| item.pointer(at).and_then(Value::as_u64);
    let years: Vec<(u64, u64)> = items_of(&counts)?
        .iter()
        .filter_map(|item| Some((number(item, "/group/year")?, number(item, "/count")?)))
        .collect();
    if years.is_empty() {
        return Err("the register holds no awards; fill it with `thidua demo generate`".into());
    }
    Ok(years)
}

/// What awards of several years name, and the units that have custody of theirs.
fn named(conn: &mut Connection, years: &[(u64, u64)]) -> Outcome<Named> {
    let mut named = Named::default();
    for (year, _) in years {
        let page = json(conn, &format!("/v1/awards?year={year}&pageSize=50"))?;
        for item in items_of(&page)? {
            let note = |property: &str, into: &mut BTreeSet<String>| {
                if let Some(value) = item.get(property).and_then(Value::as_str).filter(|_| into.len() < MANY) {
                    into.insert(value.to_owned());
                }
            };
            note("unitId", &mut named.units);
            note("recipientId", &mut named.recipients);
            note("decisionId", &mut named.decisions);
            note("name", &mut named.names);
        }
    }
    // The largest units are above those that awards name.
    for unit in named.units.clone().into_iter().take(MANY / 4) {
        let mut above = Some(unit);
        while let Some(id) = above {
            let organization = json(conn, &format!("/v1/organizations/{id}"))?;
            above = organization.pointer("/parents/0/organizationId").and_then(Value::as_str).map(str::to_owned);
            named.units.insert(id);
        }
    }
    Ok(named)
}

/// Counts one by one of those units that have not too many awards for it.
fn small(conn: &mut Connection, units: &BTreeSet<String>) -> Outcome<Vec<String>> {
    let mut targets = Vec::new();
    for unit in units {
        let counts = json(conn, &format!("/v1/awards/counts?groupBy=year&unit={unit}"))?;
        let total: u64 = items_of(&counts)?.iter().filter_map(|item| item.get("count").and_then(Value::as_u64)).sum();
        if total <= 10_000 {
            targets.push(format!("{OTHER_COUNTS}&unit={unit}"));
        }
    }
    Ok(targets)
}

/// A text as a query may have it.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
