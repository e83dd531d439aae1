//! Walks: pages of ordered records, of which some have to be looked at, and never more than a request may.
//!
//! A filter may be come by along several ordered streams of keys, each of which holds all that is asked for: a list that
//! is kept, an index of one property. Where they differ most is not known before. So each is read a little further, and
//! the one that reaches furthest with so many keys leads: nothing that the others have before its end can be missing in
//! it. Its keys are looked at, and the next step begins after the last of them.

use std::collections::HashSet;

use uuid::Uuid;

use crate::{connection::Conn, errors::StoreError, query::Direction};

/// How many records one request looks at, at most, where each has to be looked at.
pub const MOST_LOOKED_AT: usize = 5_000;
/// How many are looked at in one go.
const STEP: usize = 500;

/// Keys of records in an order that can be read on after any of them.
pub(crate) trait Stream {
    /// What the order is by, before the id.
    type By: Ord + Clone;

    /// At most `most` keys after `place`, in order.
    fn keys(
        &self,
        conn: &mut Conn,
        place: Option<&(Self::By, Uuid)>,
        most: usize,
    ) -> Result<Vec<(Self::By, Uuid)>, StoreError>;
}

/// At most `most` keys after `place` of some that are known, smallest first, in a direction.
pub(crate) fn among<K: Ord + Clone>(
    known: &[K],
    direction: Direction,
    place: Option<&K>,
    most: usize,
    is_asked: impl Fn(&K) -> bool,
) -> Vec<K> {
    let asked = |key: &&K| is_asked(key);
    match direction {
        Direction::Ascending => {
            let rest = known.iter().filter(|key| place.is_none_or(|place| *key > place));
            rest.filter(asked).take(most).cloned().collect()
        }
        Direction::Descending => {
            let rest = known.iter().rev().filter(|key| place.is_none_or(|place| *key < place));
            rest.filter(asked).take(most).cloned().collect()
        }
    }
}

/// Which of the keys of a step are asked for.
pub(crate) enum Fitting {
    All,
    These(HashSet<Uuid>),
}

impl Fitting {
    pub(crate) fn has(&self, id: Uuid) -> bool {
        match self {
            Self::All => true,
            Self::These(ids) => ids.contains(&id),
        }
    }
}

/// Part of a walk.
pub(crate) struct Part<K> {
    /// What is asked for, in order.
    pub found: Vec<K>,
    /// After which place there may be more; none at the end.
    pub next: Option<K>,
}

/// At most `wanted` keys after `place` of those that are `fitting`, which is told who led to them.
pub(crate) fn walk<S: Stream>(
    conn: &mut Conn,
    (streams, direction): (&[S], Direction),
    place: Option<(S::By, Uuid)>,
    wanted: usize,
    mut fitting: impl FnMut(&mut Conn, &S, &[Uuid]) -> Result<Fitting, StoreError>,
) -> Result<Part<(S::By, Uuid)>, StoreError> {
    let mut step = wanted + 1;
    let (mut found, mut looked_at, mut last) = (Vec::new(), 0, place);
    loop {
        let Some((leader, keys)) = furthest(conn, (streams, direction), last.as_ref(), step)? else {
            return Ok(Part { found, next: None });
        };
        let is_end = keys.len() < step;
        looked_at += keys.len();
        let ids: Vec<Uuid> = keys.iter().map(|(_, id)| *id).collect();
        let fitting = fitting(conn, leader, &ids)?;
        for key in keys {
            if fitting.has(key.1) {
                if found.len() == wanted {
                    // One more than wanted fits: the page is full, and goes on after its last.
                    let next = found.last().cloned();
                    return Ok(Part { found, next });
                }
                found.push(key.clone());
            }
            last = Some(key);
        }
        if is_end {
            return Ok(Part { found, next: None });
        }
        if looked_at >= MOST_LOOKED_AT {
            return Ok(Part { found, next: last });
        }
        step = (step * 4).min(STEP);
    }
}

/// How many keys are `fitting` in all; none when more than `most` have to be looked at.
pub(crate) fn count<S: Stream>(
    conn: &mut Conn,
    streams: &[S],
    most: usize,
    mut fitting: impl FnMut(&mut Conn, &S, &[Uuid]) -> Result<Fitting, StoreError>,
) -> Result<Option<i64>, StoreError> {
    let (mut count, mut looked_at, mut last) = (0, 0, None);
    while let Some((leader, keys)) = furthest(conn, (streams, Direction::Ascending), last.as_ref(), STEP)? {
        looked_at += keys.len();
        if looked_at > most {
            return Ok(None);
        }
        let ids: Vec<Uuid> = keys.iter().map(|(_, id)| *id).collect();
        let fitting = fitting(conn, leader, &ids)?;
        count += i64::try_from(ids.iter().filter(|id| fitting.has(**id)).count()).unwrap_or(i64::MAX);
        if keys.len() < STEP {
            break;
        }
        last = keys.into_iter().next_back();
    }
    Ok(Some(count))
}

/// The stream that reaches furthest, and its next keys; none where there are no streams.
#[expect(clippy::type_complexity, reason = "a stream and its keys")]
pub(crate) fn furthest<'s, S: Stream>(
    conn: &mut Conn,
    (streams, direction): (&'s [S], Direction),
    place: Option<&(S::By, Uuid)>,
    step: usize,
) -> Result<Option<(&'s S, Vec<(S::By, Uuid)>)>, StoreError> {
    let mut best: Option<(&S, Vec<(S::By, Uuid)>)> = None;
    for stream in streams {
        let keys = stream.keys(conn, place, step)?;
        if keys.len() < step {
            // It has all that there is.
            return Ok(Some((stream, keys)));
        }
        let is_further = best.as_ref().is_none_or(|(_, others)| match direction {
            Direction::Ascending => keys.last() > others.last(),
            Direction::Descending => keys.last() < others.last(),
        });
        if is_further {
            best = Some((stream, keys));
        }
    }
    Ok(best)
}

#[cfg(test)]
mod tests {
    use diesel::{Connection as _, SqliteConnection};

    use super::*;

    /// Every so many of the numbers up to an end, and where they begin.
    struct Every {
        step: u32,
        from: u32,
    }

    const END: u32 = 100_000;

    impl Stream for Every {
        type By = u32;

        fn keys(
            &self,
            _conn: &mut Conn,
            place: Option<&(u32, Uuid)>,
            most: usize,
        ) -> Result<Vec<(u32, Uuid)>, StoreError> {
            let first = place.map_or(0, |(number, _)| number + 1);
            let numbers = (first..END).filter(|number| *number >= self.from && number % self.step == 0);
            Ok(numbers.take(most).map(|number| (number, Uuid::from_u128(u128::from(number)))).collect())
        }
    }

    fn walked(streams: &[Every], wanted: usize) -> (Vec<Vec<u32>>, usize) {
        let mut conn = Conn::Sqlite(SqliteConnection::establish(":memory:").expect("memory"));
        let (mut pages, mut looked_at, mut place) = (vec![], 0, None);
        loop {
            let part = walk(&mut conn, (streams, Direction::Ascending), place, wanted, |_, _, ids| {
                looked_at += ids.len();
                let fits = |id: &&Uuid| {
                    let number = u32::try_from(id.as_u128()).expect("small");
                    streams.iter().all(|stream| number >= stream.from && number % stream.step == 0)
                };
                Ok(Fitting::These(ids.iter().filter(fits).copied().collect()))
            })
            .expect("numbers do not fail");
            pages.push(part.found.into_iter().map(|(number, _)| number).collect());
            place = part.next;
            if place.is_none() {
                return (pages, looked_at);
            }
        }
    }

    #[test]
    fn pages_hold_what_all_streams_hold() {
        for wanted in [1, 7, 100] {
            let (pages, _) = walked(&[Every { step: 6, from: 0 }, Every { step: 4, from: 90_000 }], wanted);
            let all: Vec<u32> = (90_000..END).filter(|number| number % 12 == 0).collect();
            assert_eq!(pages.concat(), all, "{wanted}");
        }
    }

    #[test]
    fn the_rarer_leads_wherever_it_stands() {
        let (pages, looked_at) = walked(&[Every { step: 1, from: 0 }, Every { step: 5_000, from: 60_000 }], 20);
        assert_eq!(pages.concat(), (12..20).map(|of| of * 5_000).collect::<Vec<u32>>());
        assert_eq!((pages.len(), looked_at), (1, 8));
    }

    #[test]
    fn no_more_are_counted_than_are_looked_at() {
        let mut conn = Conn::Sqlite(SqliteConnection::establish(":memory:").expect("memory"));
        let mut counted = |from, most| count(&mut conn, &[Every { step: 1, from }], most, |_, _, _| Ok(Fitting::All));
        assert_eq!(counted(END - 700, 700).expect("a count"), Some(700));
        assert_eq!(counted(END - 700, 699).expect("a count"), None);
        assert_eq!(counted(END, 0).expect("a count"), Some(0));
    }

    #[test]
    fn what_rarely_meets_gives_short_pages() {
        let (pages, _) =
            walked(&[Every { step: 7, from: 0 }, Every { step: 11, from: 0 }, Every { step: 13, from: 0 }], 20);
        assert_eq!(pages.concat(), (0..END).filter(|number| number % 1_001 == 0).collect::<Vec<u32>>());
        assert!(pages.len() > 2);
    }
}
