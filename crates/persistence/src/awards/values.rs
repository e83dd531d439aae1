//! Awards along the index of one property, in the order of their time.

use diesel::prelude::*;
use thidua_domain::ids::OrganizationId;

use super::{
    bounds::{keys_within, merged},
    narrowed::{Range, asked, asked_as},
    way::Key,
};
use crate::{
    connection::Conn, errors::StoreError, query::Direction, schema::awards as a, sheets::SheetFilter,
    sql_types::IdColumn,
};

/// With more values of one property no index is gone along: each is read by itself.
const MOST_VALUES: usize = 100;

/// A value of a property that has an index.
#[derive(Debug)]
enum Value {
    AwardType(String),
    Kind(String),
    RecipientKind(String),
    WorkerClass(String),
    Sector(String),
    /// What is said to be so; what is not said counts as no, and most do not say it.
    SmallCollective,
    Posthumous,
    Keeper(OrganizationId),
}

/// Values of one property, any of which is asked for.
#[derive(Debug)]
pub(super) struct Values(Vec<Value>);

impl Values {
    /// The indexes along which a filter can be come by.
    pub(super) fn asked_by(filter: &SheetFilter) -> impl Iterator<Item = Self> {
        let words = |name: &str, value: fn(String) -> Value| {
            let mut values = asked(filter, name)?.to_vec();
            values.sort_unstable();
            values.dedup();
            (values.len() <= MOST_VALUES).then(|| Self(values.into_iter().map(value).collect()))
        };
        let yes = |name: &str, value: Value| {
            let is_yes = asked_as::<bool>(filter, name).is_some_and(|values| !values.contains(&false));
            is_yes.then(|| Self(vec![value]))
        };
        [
            words("awardType", Value::AwardType),
            words("kind", Value::Kind),
            words("recipientKind", Value::RecipientKind),
            words("workerClass", Value::WorkerClass),
            words("sector", Value::Sector),
            yes("smallCollective", Value::SmallCollective),
            yes("posthumous", Value::Posthumous),
            filter.keeper.map(|keeper| Self(vec![Value::Keeper(keeper)])),
        ]
        .into_iter()
        .flatten()
    }

    /// At most `most` keys after `place`, in order, within stretches of time that run the same way.
    pub(super) fn keys(
        &self,
        conn: &mut Conn,
        order: (&[Range], Direction),
        place: Option<Key>,
        most: usize,
    ) -> Result<Vec<Key>, StoreError> {
        merged(self.0.iter(), order, place, most, |value, bounds, most| {
            macro_rules! along {
                ($is:expr) => {
                    keys_within!(conn, a::table.filter($is), (a::sort_on, a::id), bounds, order.1, most)
                };
            }
            Ok(match value {
                Value::AwardType(value) => along!(a::award_type.eq(value)),
                Value::Kind(value) => along!(a::kind.eq(value)),
                Value::RecipientKind(value) => along!(a::recipient_kind.eq(value)),
                Value::WorkerClass(value) => along!(a::worker_class.eq(value)),
                Value::Sector(value) => along!(a::sector.eq(value)),
                Value::SmallCollective => along!(a::small_collective.eq(true)),
                Value::Posthumous => along!(a::posthumous.eq(true)),
                Value::Keeper(keeper) => along!(a::organization_id.eq(IdColumn::from(*keeper))),
            })
        })
    }
}
