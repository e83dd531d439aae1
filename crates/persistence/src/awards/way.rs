//! The way to the awards of a filter: the lists that are kept, the order of changes, or the few that something leads to.

use diesel::prelude::*;

use super::{
    few,
    narrowed::{Range, narrows, ranges},
    walk::{Key, Lists},
};
use crate::{
    connection::Conn,
    documents::Phase,
    errors::StoreError,
    query::{Direction, after},
    schema::awards,
    sheets::SheetFilter,
    sql_types::{At, IdColumn},
};

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

/// How the awards of a filter are come by, in their order.
pub(super) struct Way {
    source: Source,
    direction: Direction,
    /// Stretches of what the walk runs along, in its direction.
    ranges: Vec<Range>,
}

enum Source {
    /// Along lists in which all that the caller may read stands.
    Lists(Lists),
    /// Along the changes of all awards, or of public ones.
    Changes { public: bool },
    /// One by one, smallest key first, whoever may read them.
    Few(Vec<Key>),
}

impl Way {
    /// The way of a filter: few awards, where something leads to no more than one request looks at.
    pub(super) fn of(conn: &mut Conn, filter: &SheetFilter, order: Order) -> Result<Self, StoreError> {
        let Order { along, direction, phase } = order;
        let source = match (few::keys(conn, filter, along, phase)?, along) {
            (Some(few), _) => Source::Few(few),
            (None, Along::Time) => Source::Lists(Lists::of(conn, filter)?),
            (None, Along::Changes) => Source::Changes { public: filter.sight.is_public_only() },
        };
        let mut ranges = match along {
            Along::Time => ranges(filter),
            Along::Changes => vec![Range { from: filter.updated_since, to: None }],
        };
        if direction == Direction::Descending {
            ranges.reverse();
        }
        Ok(Self { source, direction, ranges })
    }

    /// The property of the filter that led here, and need not be looked at any more.
    pub(super) fn by(&self) -> &'static str {
        match &self.source {
            Source::Lists(lists) => lists.by,
            Source::Changes { .. } | Source::Few(_) => "",
        }
    }

    /// Whether each award has to be looked at.
    pub(super) fn looks(&self, filter: &SheetFilter) -> bool {
        match &self.source {
            Source::Lists(lists) => {
                narrows(filter, lists.by) || filter.words.is_some() || filter.updated_since.is_some()
            }
            Source::Changes { .. } | Source::Few(_) => true,
        }
    }

    /// At most `most` keys after `place`, in order.
    pub(super) fn keys(&self, conn: &mut Conn, place: Option<Key>, most: usize) -> Result<Vec<Key>, StoreError> {
        match &self.source {
            Source::Lists(lists) => lists.keys(conn, &self.ranges, self.direction, place, most),
            Source::Changes { public } => {
                let since = self.ranges.first().and_then(|range| range.from);
                changes(conn, *public, since, self.direction, place, most)
            }
            Source::Few(few) => Ok(self.among(few, place, most)),
        }
    }

    fn among(&self, few: &[Key], place: Option<Key>, most: usize) -> Vec<Key> {
        let is_asked = |key: &&Key| self.ranges.iter().any(|range| range.holds(key.0));
        match self.direction {
            Direction::Ascending => {
                let rest = few.iter().filter(|key| place.is_none_or(|place| **key > place));
                rest.filter(is_asked).take(most).copied().collect()
            }
            Direction::Descending => {
                let rest = few.iter().rev().filter(|key| place.is_none_or(|place| **key < place));
                rest.filter(is_asked).take(most).copied().collect()
            }
        }
    }
}

/// Keys along the changes of awards.
fn changes(
    conn: &mut Conn,
    public: bool,
    since: Option<thidua_domain::records::Instant>,
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
