//! Recipients in their order, among them all that a filter finds.

use diesel::prelude::*;
use thidua_domain::records::Kind;
use uuid::Uuid;

use super::{Along, By, Key, few};
use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    query::{Direction, after},
    schema::{sheet_terms as t, sheets},
    sheets::SheetFilter,
    sql_types::{At, IdColumn},
    walking,
};

/// With more values of one property its index is not gone along: each is read by itself.
const MOST_VALUES: usize = 100;

pub(super) struct Stream {
    source: Source,
    direction: Direction,
}

enum Source {
    /// All of them by name.
    Named,
    /// All that have one of these values of a property, by name.
    Having(&'static str, Vec<String>),
    /// All of them, or public ones, by their changes.
    Changed { public: bool },
    /// One by one, smallest key first.
    Few(Vec<Key>),
}

/// The streams of a filter; the few recipients alone, where something leads to no more than one request looks at.
pub(super) fn of(
    conn: &mut Conn,
    filter: &SheetFilter,
    phase: Phase,
    (along, direction): (Along, Direction),
) -> Result<Vec<Stream>, StoreError> {
    let sources = match (few::keys(conn, filter, phase, along)?, along) {
        (Some(few), _) => vec![Source::Few(few)],
        (None, Along::Changes) => vec![Source::Changed { public: filter.sight.is_public_only() }],
        (None, Along::Name) => {
            let leads = |(name, values): &&(&'static str, Vec<String>)| {
                values.len() <= MOST_VALUES && !filter.asks_for_no(name, values)
            };
            let having = filter.terms.iter().filter(leads).map(|(name, values)| {
                let mut values = values.clone();
                values.sort_unstable();
                values.dedup();
                Source::Having(name, values)
            });
            std::iter::once(Source::Named).chain(having).collect()
        }
    };
    Ok(sources.into_iter().map(|source| Stream { source, direction }).collect())
}

/// Orders a query over a table with an index of these two columns, and begins it after a place.
macro_rules! read_on {
    ($query:expr, ($by:expr, $id:expr), $direction:expr, $place:expr, $most:expr) => {{
        let mut query = $query.select(($by, $id)).limit(i64::try_from($most).unwrap_or(i64::MAX)).into_boxed();
        if let Some((by, id)) = $place {
            query = query.filter(after(($by, $id), $direction, (by, IdColumn(id))));
        }
        match $direction {
            Direction::Ascending => query.order(($by.asc(), $id.asc())),
            Direction::Descending => query.order(($by.desc(), $id.desc())),
        }
    }};
}

impl walking::Stream for Stream {
    type By = By;

    fn keys(&self, conn: &mut Conn, place: Option<&Key>, most: usize) -> Result<Vec<Key>, StoreError> {
        let direction = self.direction;
        let recipients = sheets::table.filter(sheets::kind.eq(Kind::Recipient.as_str()));
        let name = place.and_then(|(by, id)| match by {
            By::Name(key) => Some((key.as_slice(), *id)),
            By::Change(_) => None,
        });
        let change = place.and_then(|(by, id)| match by {
            By::Change(at) => Some((*at, *id)),
            By::Name(_) => None,
        });
        match &self.source {
            Source::Named => {
                let found: Vec<(Vec<u8>, IdColumn)> =
                    read_on!(recipients, (sheets::name_key, sheets::id), direction, name, most).load(conn)?;
                Ok(found.into_iter().map(|(key, id)| (By::Name(key), id.0)).collect())
            }
            Source::Having(property, values) => having(conn, (property, values), direction, name, most),
            Source::Changed { public: false } => {
                let change = change.map(|(at, id)| (At(at), id));
                let found: Vec<(At, IdColumn)> =
                    read_on!(recipients, (sheets::updated_at, sheets::id), direction, change, most).load(conn)?;
                Ok(found.into_iter().map(|(at, id)| (By::Change(at.0), id.0)).collect())
            }
            Source::Changed { public: true } => {
                let public = recipients.filter(sheets::visibility.eq("public"));
                let change = change.map(|(at, id)| (Some(At(at)), id));
                let found: Vec<(Option<At>, IdColumn)> =
                    read_on!(public, (sheets::public_updated_at, sheets::id), direction, change, most).load(conn)?;
                Ok(found.into_iter().filter_map(|(at, id)| Some((By::Change(at?.0), id.0))).collect())
            }
            Source::Few(few) => Ok(walking::among(few, direction, place, most, |_| true)),
        }
    }
}

/// Keys by name of all that have one of some values of a property. A recipient has one at most.
fn having(
    conn: &mut Conn,
    (property, values): (&str, &[String]),
    direction: Direction,
    place: Option<(&[u8], Uuid)>,
    most: usize,
) -> Result<Vec<Key>, StoreError> {
    let mut keys: Vec<Key> = Vec::new();
    for value in values {
        let having = t::table.filter(t::name.eq(property).and(t::value.eq(value)));
        let mut query = read_on!(having, (t::name_key, t::sheet_id), direction, place, most);
        // What comes after so many of the others is not read.
        if let Some((By::Name(last), _)) = keys.last().filter(|_| keys.len() == most) {
            query = match direction {
                Direction::Ascending => query.filter(t::name_key.le(last.clone())),
                Direction::Descending => query.filter(t::name_key.ge(last.clone())),
            };
        }
        let found: Vec<(Vec<u8>, IdColumn)> = query.load(conn)?;
        keys.extend(found.into_iter().map(|(key, id)| (By::Name(key), id.0)));
        match direction {
            Direction::Ascending => keys.sort_unstable(),
            Direction::Descending => keys.sort_unstable_by(|one, other| other.cmp(one)),
        }
        keys.truncate(most);
    }
    Ok(keys)
}
