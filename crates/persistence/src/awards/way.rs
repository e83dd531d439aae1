//! The way to the awards of a filter: the lists that are kept, or the few that one property leads to.

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    list::MOST_LOOKED_AT,
    narrowed::{Range, asked, asked_as, narrows},
    walk::{Key, Lists},
};
use crate::{
    connection::Conn,
    errors::StoreError,
    query::Direction,
    schema::awards,
    sheets::SheetFilter,
    sql_types::{At, IdColumn},
};

/// How the awards of a filter are come by, in the order of time.
#[derive(Debug)]
pub(super) enum Way {
    /// Along lists in which all that the caller may read stands.
    Lists(Lists),
    /// One by one, oldest first, whoever may read them.
    Few(Vec<Key>),
}

impl Way {
    /// The way of a filter: few awards, where a property leads to no more than one request looks at.
    pub(super) fn of(conn: &mut Conn, filter: &SheetFilter) -> Result<Self, StoreError> {
        // A recipient has a list, and it is short.
        if asked(filter, "recipientId").is_none()
            && let Some(few) = few(conn, filter)?
        {
            return Ok(Self::Few(few));
        }
        Lists::of(conn, filter).map(Self::Lists)
    }

    /// The property of the filter that led here, and need not be looked at any more.
    pub(super) fn by(&self) -> &'static str {
        match self {
            Self::Lists(lists) => lists.by,
            Self::Few(_) => "",
        }
    }

    /// Whether each award has to be looked at.
    pub(super) fn looks(&self, filter: &SheetFilter) -> bool {
        match self {
            Self::Lists(lists) => narrows(filter, lists.by),
            Self::Few(_) => true,
        }
    }

    /// At most `most` keys after `place`, in order, within stretches of time that run the same way.
    pub(super) fn keys(
        &self,
        conn: &mut Conn,
        ranges: &[Range],
        direction: Direction,
        place: Option<Key>,
        most: usize,
    ) -> Result<Vec<Key>, StoreError> {
        let few = match self {
            Self::Lists(lists) => return lists.keys(conn, ranges, direction, place, most),
            Self::Few(few) => few,
        };
        let is_asked = |key: &&Key| ranges.iter().any(|range| range.holds(key.0));
        Ok(match direction {
            Direction::Ascending => few
                .iter()
                .filter(|key| place.is_none_or(|place| **key > place))
                .filter(is_asked)
                .take(most)
                .copied()
                .collect(),
            Direction::Descending => few
                .iter()
                .rev()
                .filter(|key| place.is_none_or(|place| **key < place))
                .filter(is_asked)
                .take(most)
                .copied()
                .collect(),
        })
    }
}

/// The awards that the first property of a filter leads to which leads to few; none where all lead to many.
fn few(conn: &mut Conn, filter: &SheetFilter) -> Result<Option<Vec<Key>>, StoreError> {
    macro_rules! led_to_by {
        ($column:ident, $values:expr) => {
            if let Some(values) = $values {
                let found: Vec<(At, IdColumn)> = awards::table
                    .filter(awards::$column.eq_any(values))
                    .select((awards::sort_on, awards::id))
                    .limit(i64::try_from(MOST_LOOKED_AT).unwrap_or(i64::MAX).saturating_add(1))
                    .load(conn)?;
                if found.len() <= MOST_LOOKED_AT {
                    let mut keys: Vec<Key> = found.into_iter().map(|(at, id)| (at.0, id.0)).collect();
                    keys.sort_unstable();
                    return Ok(Some(keys));
                }
            }
        };
    }
    let ids = |name: &str| -> Option<Vec<IdColumn>> {
        asked_as::<Uuid>(filter, name).map(|ids| ids.into_iter().map(IdColumn).collect())
    };
    led_to_by!(decision_id, ids("decisionId"));
    led_to_by!(congress_id, ids("congressId"));
    led_to_by!(ceremony_id, ids("ceremonyId"));
    led_to_by!(award_type, asked(filter, "awardType"));
    led_to_by!(sector, asked(filter, "sector"));
    // What is not said counts as no, and most do not say it.
    let yes = |name: &str| asked_as::<bool>(filter, name).filter(|flags| !flags.contains(&false));
    led_to_by!(posthumous, yes("posthumous"));
    led_to_by!(small_collective, yes("smallCollective"));
    led_to_by!(organization_id, filter.keeper.map(|keeper| vec![IdColumn::from(keeper)]));
    Ok(None)
}
