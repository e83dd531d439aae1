//! What is asked of an index that is in the order of time.

use thidua_domain::records::Instant;

use super::{narrowed::Range, way::Key};
use crate::{errors::StoreError, query::Direction};

/// A stretch of time, begun anew or after a key.
pub(super) struct Bounds {
    pub from: Option<Instant>,
    pub to: Option<Instant>,
    pub after: Option<Key>,
}

impl Bounds {
    /// The rest of a range after a place; none when nothing is left. What follows from the place is not asked again.
    fn within(range: Range, direction: Direction, place: Option<Key>) -> Option<Self> {
        let Range { from, to } = range;
        let Some(key) = place else { return Some(Self { from, to, after: None }) };
        let (is_over, is_ahead) = match direction {
            Direction::Ascending => (to.is_some_and(|to| key.0 > to), from.is_some_and(|from| key.0 < from)),
            Direction::Descending => (from.is_some_and(|from| key.0 < from), to.is_some_and(|to| key.0 > to)),
        };
        match (is_over, is_ahead, direction) {
            (true, ..) => None,
            (_, true, _) => Some(Self { from, to, after: None }),
            (.., Direction::Ascending) => Some(Self { from: None, to, after: place }),
            (.., Direction::Descending) => Some(Self { from, to: None, after: place }),
        }
    }

    /// Leaves out what comes later in the order than a moment.
    fn end_at(&mut self, at: Instant, direction: Direction) {
        match direction {
            Direction::Ascending => self.to = Some(at),
            Direction::Descending => self.from = Some(at),
        }
    }
}

/// The keys of a query over a table with an index of these two columns, within bounds.
macro_rules! keys_within {
    ($conn:expr, $query:expr, ($at:expr, $id:expr), $bounds:expr, $direction:expr, $most:expr) => {{
        let bounds: &$crate::awards::bounds::Bounds = $bounds;
        let mut query = $query.select(($at, $id)).limit(i64::try_from($most).unwrap_or(i64::MAX)).into_boxed();
        if let Some(from) = bounds.from {
            query = query.filter($at.ge($crate::sql_types::At(from)));
        }
        if let Some(to) = bounds.to {
            query = query.filter($at.le($crate::sql_types::At(to)));
        }
        if let Some((at, id)) = bounds.after {
            query = query.filter($crate::query::after(
                ($at, $id),
                $direction,
                ($crate::sql_types::At(at), $crate::sql_types::IdColumn(id)),
            ));
        }
        query = match $direction {
            Direction::Ascending => query.order(($at.asc(), $id.asc())),
            Direction::Descending => query.order(($at.desc(), $id.desc())),
        };
        let found: Vec<($crate::sql_types::At, $crate::sql_types::IdColumn)> = query.load($conn)?;
        found.into_iter().map(|(at, id)| (at.0, id.0)).collect()
    }};
}

pub(super) use keys_within;

/// At most `most` keys after `place`, in order, within stretches of time that run the same way, out of several indexes:
/// `read` finds so many in one of them within bounds, in order.
pub(super) fn merged<Index>(
    indexes: impl Iterator<Item = Index> + Clone,
    (ranges, direction): (&[Range], Direction),
    place: Option<Key>,
    most: usize,
    mut read: impl FnMut(Index, &Bounds, usize) -> Result<Vec<Key>, StoreError>,
) -> Result<Vec<Key>, StoreError> {
    let mut keys = Vec::new();
    for range in ranges {
        let missing = most - keys.len();
        if missing == 0 {
            break;
        }
        let Some(mut bounds) = Bounds::within(*range, direction, place) else { continue };
        let mut found = Vec::new();
        for index in indexes.clone() {
            found.extend(read(index, &bounds, missing)?);
            match direction {
                Direction::Ascending => found.sort_unstable(),
                Direction::Descending => found.sort_unstable_by(|one, other| other.cmp(one)),
            }
            found.truncate(missing);
            if let Some(last) = found.last().filter(|_| found.len() == missing) {
                bounds.end_at(last.0, direction);
            }
        }
        keys.extend(found);
    }
    Ok(keys)
}
