//! What is asked: pages and counts of awards, as the public and as an officer of the whole locality.

use std::sync::{Arc, Mutex};

use thidua_domain::{
    access::SightLine,
    ids::OrganizationId,
    records::{Instant, Kind},
    sheets::Sheet,
};
use thidua_persistence::{
    awards::{self, Order},
    connection::{Conn, tell},
    db::Db,
    errors::StoreError,
    organizations,
    query::Direction,
    sheets::SheetFilter,
};
use uuid::Uuid;

use crate::Outcome;

/// A page has this many items.
const PAGE: usize = 20;

/// One thing that is asked, and the statements it takes.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) statements: Vec<String>,
}

/// Every case over the awards that a database holds.
pub(crate) fn cases(db: &Db) -> Outcome<Vec<Case>> {
    db.read(|conn| Asking::of(conn)?.cases(conn)).map_err(|error: StoreError| error.to_string().into())
}

/// What of a database is asked about.
struct Asking {
    root: OrganizationId,
    unit: OrganizationId,
    recipient: Uuid,
    year: i32,
    deep: Vec<(String, Instant, Uuid)>,
}

impl Asking {
    /// The largest root with awards, a unit below it, and what is found by walking there.
    fn of(conn: &mut Conn) -> Result<Self, StoreError> {
        use chrono::Datelike;
        let public = SheetFilter::all(Kind::Award, SightLine::default());
        let first = awards::walk(conn, &public, Order::by_time(Direction::Descending), None, PAGE)?.awards;
        let newest = first.last().ok_or_else(|| StoreError::internal("no public awards"))?;
        let oldest = awards::walk(conn, &public, Order::by_time(Direction::Ascending), None, PAGE)?.awards;
        let year = |award: Option<&Sheet>| award.map_or(2015, |award| award.index().sort_on.year());
        let middle_year = (year(Some(newest)) + year(oldest.last())) / 2;
        let middle = SheetFilter { terms: vec![("year", vec![middle_year.to_string()])], ..public.clone() };
        let then = awards::walk(conn, &middle, Order::by_time(Direction::Descending), None, PAGE)?.awards;
        let named = |name: &str| then.iter().find_map(|award| award.content.get(name)?.as_str()?.parse::<Uuid>().ok());
        let unit = named("unitId").ok_or_else(|| StoreError::internal("no unit"))?;
        let above = organizations::above(conn, unit.into())?;
        let root = *above.last().ok_or_else(|| StoreError::internal("no root"))?;
        // The unit right below the root, where there is one.
        let unit = above.iter().rev().nth(1).copied().unwrap_or(root);
        let recipient = named("recipientId").unwrap_or_default();
        let mut deep = Vec::new();
        for (name, filter, direction) in
            [("in the middle", &middle, Direction::Descending), ("near the end", &public, Direction::Ascending)]
        {
            if let Some(one) = awards::walk(conn, filter, Order::by_time(direction), None, PAGE)?.awards.last() {
                deep.push((name.to_owned(), one.index().sort_on, one.id));
            }
        }
        Ok(Self { root, unit, recipient, year: middle_year, deep })
    }

    fn cases(&self, conn: &mut Conn) -> Result<Vec<Case>, StoreError> {
        let officer =
            SightLine { internal_under: vec![self.root], drafts_under: vec![self.root], ..SightLine::default() };
        let mut cases = Vec::new();
        for (who, sight) in [("public", SightLine::default()), ("officer", officer)] {
            let all = SheetFilter::all(Kind::Award, sight);
            let year = ("year", vec![self.year.to_string()]);
            let subtree = SheetFilter { under: Some(self.unit), terms: vec![year], ..all.clone() };
            let timeline =
                SheetFilter { terms: vec![("recipientId", vec![self.recipient.to_string()])], ..all.clone() };
            let under = SheetFilter { under: Some(self.unit), ..all.clone() };
            let mut page = |name: String, filter: &SheetFilter, place| {
                let statements = heard(conn, |conn| {
                    awards::walk(conn, filter, Order::by_time(Direction::Descending), place, PAGE).map(|_| ())
                })?;
                cases.push(Case { name: format!("{name}, {who}"), statements });
                Ok::<_, StoreError>(())
            };
            page("a subtree by year, newest first".into(), &subtree, None)?;
            page("a recipient's timeline".into(), &timeline, None)?;
            page("the whole list, first page".into(), &all, None)?;
            for (name, at, id) in &self.deep {
                page(format!("the whole list, {name}"), &all, Some((*at, *id)))?;
            }
            let statements = heard(conn, |conn| awards::count_by(conn, &under, &["workerClass"]).map(|_| ()))?;
            cases.push(Case { name: format!("yearly counts of a subtree by class, {who}"), statements });
        }
        Ok(cases)
    }
}

/// The statements that `ask` takes.
fn heard(conn: &mut Conn, ask: impl FnOnce(&mut Conn) -> Result<(), StoreError>) -> Result<Vec<String>, StoreError> {
    let heard: Arc<Mutex<Vec<String>>> = Arc::default();
    let into = heard.clone();
    tell(conn, move |statement| {
        if let Ok(mut heard) = into.lock() {
            heard.push(statement.to_owned());
        }
    });
    let asked = ask(conn);
    tell(conn, |_| {});
    asked?;
    let mut statements = heard.lock().map(|heard| heard.clone()).unwrap_or_default();
    statements.retain(|statement| statement.contains("-- binds:"));
    Ok(statements)
}
