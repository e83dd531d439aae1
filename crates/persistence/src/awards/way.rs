//! The way to the awards of a filter: the few that something leads to, or the streams in which all of them stand.

use diesel::prelude::*;
use thidua_domain::records::Instant;
use uuid::Uuid;

use super::{
    few,
    lists::{List, readers},
    narrowed::{Range, asked_as, narrows, ranges},
    values::Values,
};
use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    query::{Direction, after},
    schema::awards,
    sheets::SheetFilter,
    sql_types::{At, IdColumn},
    walking,
};

/// Where an award stands in what is walked, and which it is.
pub(super) type Key = (Instant, Uuid);

/// What a walk runs along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// The time of award; unknown comes first ascending, last descending.
    Time,
    /// The moment of the last change (publicly: the last public one).
    Changes,
}

/// In which order awards are walked, and which matches of words.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// Along what.
    pub along: Along,
    /// Which way.
    pub direction: Direction,
    /// Which matches, where words are asked for.
    pub phase: Phase,
}

impl Order {
    /// By time, whatever matches.
    #[must_use]
    pub const fn by_time(direction: Direction) -> Self {
        Self { along: Along::Time, direction, phase: Phase::All }
    }
}

/// Awards in their order, among them all that a filter finds.
pub(super) struct Stream {
    source: Source,
    direction: Direction,
    /// Stretches of what the walk runs along, in its direction.
    ranges: Vec<Range>,
}

enum Source {
    /// Along lists in which all that the caller may read stands.
    List(List),
    /// Along the index of one property, whoever may read them.
    Values(Values),
    /// Along the changes of all awards, or of public ones.
    Changes { public: bool },
    /// One by one, smallest key first, whoever may read them.
    Few(Vec<Key>),
}

/// The streams of a filter; the few awards alone, where something leads to no more than one request looks at.
pub(super) fn streams(conn: &mut Conn, filter: &SheetFilter, order: Order) -> Result<Vec<Stream>, StoreError> {
    let Order { along, direction, phase } = order;
    let mut ranges = match along {
        Along::Time => ranges(filter),
        Along::Changes => vec![Range { from: filter.updated_since, to: None }],
    };
    if direction == Direction::Descending {
        ranges.reverse();
    }
    let sources = match (few::keys(conn, filter, along, phase)?, along) {
        (Some(few), _) => vec![Source::Few(few)],
        (None, Along::Changes) => vec![Source::Changes { public: filter.sight.is_public_only() }],
        (None, Along::Time) => by_time(conn, filter)?,
    };
    Ok(sources.into_iter().map(|source| Stream { source, direction, ranges: ranges.clone() }).collect())
}

/// The lists that are kept for what is asked for, and the indexes of its properties. A recipient's list is short.
fn by_time(conn: &mut Conn, filter: &SheetFilter) -> Result<Vec<Source>, StoreError> {
    let readers = readers(conn, &filter.sight, filter.visibility.as_deref())?;
    let list = |by, places| Source::List(List::new(readers.clone(), places, by));
    if let Some(recipients) = asked_as(filter, "recipientId") {
        return Ok(vec![list("recipientId", recipients)]);
    }
    let campaigns = asked_as(filter, "campaignId").map(|campaigns| list("campaignId", campaigns));
    let unit = filter.under.map(|unit| list("unit", vec![unit.uuid()]));
    let mut sources: Vec<Source> = campaigns.into_iter().chain(unit).collect();
    if sources.is_empty() {
        sources.push(Source::List(List::of_all(readers)));
    }
    sources.extend(Values::asked_by(filter).map(Source::Values));
    Ok(sources)
}

impl Stream {
    /// The property of the filter that led here, and need not be looked at any more.
    pub(super) fn by(&self) -> &'static str {
        match &self.source {
            Source::List(list) => list.by,
            Source::Values(_) | Source::Changes { .. } | Source::Few(_) => "",
        }
    }

    /// Whether each award has to be looked at.
    pub(super) fn looks(&self, filter: &SheetFilter) -> bool {
        match &self.source {
            Source::List(list) => narrows(filter, list.by) || filter.words.is_some() || filter.updated_since.is_some(),
            Source::Values(_) | Source::Changes { .. } | Source::Few(_) => true,
        }
    }
}

impl walking::Stream for Stream {
    type By = Instant;

    fn keys(&self, conn: &mut Conn, place: Option<&Key>, most: usize) -> Result<Vec<Key>, StoreError> {
        let place = place.copied();
        match &self.source {
            Source::List(list) => list.keys(conn, (&self.ranges, self.direction), place, most),
            Source::Values(values) => values.keys(conn, (&self.ranges, self.direction), place, most),
            Source::Changes { public } => {
                let since = self.ranges.first().and_then(|range| range.from);
                changes(conn, *public, since, self.direction, place, most)
            }
            Source::Few(few) => {
                let is_asked = |key: &Key| self.ranges.iter().any(|range| range.holds(key.0));
                Ok(walking::among(few, self.direction, place.as_ref(), most, is_asked))
            }
        }
    }
}

/// Keys along the changes of awards.
fn changes(
    conn: &mut Conn,
    public: bool,
    since: Option<Instant>,
    direction: Direction,
    place: Option<Key>,
    most: usize,
) -> Result<Vec<Key>, StoreError> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    macro_rules! along {
        ($column:ident, $query:expr, $value:expr) => {{
            let mut query = $query.select((awards::$column, awards::id)).limit(most).into_boxed();
            if let Some(since) = since {
                query = query.filter(awards::$column.ge(At(since)));
            }
            if let Some((at, id)) = place {
                query = query.filter(after((awards::$column, awards::id), direction, ($value(At(at)), IdColumn(id))));
            }
            match direction {
                Direction::Ascending => query.order((awards::$column.asc(), awards::id.asc())),
                Direction::Descending => query.order((awards::$column.desc(), awards::id.desc())),
            }
        }};
    }
    if public {
        let public = awards::table.filter(awards::visibility.eq("public"));
        let found: Vec<(Option<At>, IdColumn)> = along!(public_updated_at, public, Some).load(conn)?;
        return Ok(found.into_iter().filter_map(|(at, id)| Some((at?.0, id.0))).collect());
    }
    let found: Vec<(At, IdColumn)> = along!(updated_at, awards::table, std::convert::identity).load(conn)?;
    Ok(found.into_iter().map(|(at, id)| (at.0, id.0)).collect())
}
