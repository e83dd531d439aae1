//! Idempotency keys: the first insert of a keyed request's transaction, so that a twin waits and then replays.

use chrono::TimeDelta;
use diesel::prelude::*;
use thidua_domain::records::Instant;

use crate::{
    connection::Conn,
    db::{Admission, Answer, Bookkeeping, IdempotencyKey},
    errors::StoreError,
    schema::idempotency_keys as keys,
    sql_types::{At, IdColumn},
};

/// How long an answer can be replayed.
pub const KEPT_FOR: TimeDelta = TimeDelta::hours(24);

macro_rules! row_of {
    ($key:expr) => {
        keys::principal_id
            .eq(IdColumn($key.principal))
            .and(keys::method.eq(&$key.method))
            .and(keys::path.eq(&$key.path))
            .and(keys::key.eq(&$key.key))
    };
}

pub(crate) fn claim(conn: &mut Conn, key: &IdempotencyKey, now: Instant) -> Result<(), Admission> {
    diesel::delete(keys::table.filter(row_of!(key)).filter(keys::created_at.lt(At(now - KEPT_FOR))))
        .execute(conn)
        .map_err(StoreError::from)?;
    let values = (
        keys::principal_id.eq(IdColumn(key.principal)),
        keys::method.eq(&key.method),
        keys::path.eq(&key.path),
        keys::key.eq(&key.key),
        keys::body_hash.eq(&key.body_hash),
        keys::created_at.eq(At(now)),
    );
    let inserted =
        crate::on_each!(conn, |c| diesel::insert_into(keys::table).values(values).on_conflict_do_nothing().execute(c))
            .map_err(StoreError::from)?;
    if inserted == 1 {
        return Ok(());
    }
    let (hash, status, headers, body): (Vec<u8>, Option<i32>, Option<String>, Option<Vec<u8>>) = keys::table
        .filter(row_of!(key))
        .select((keys::body_hash, keys::status, keys::headers, keys::body))
        .first(conn)
        .map_err(StoreError::from)?;
    if hash != key.body_hash {
        return Err(Admission::OtherBody);
    }
    match (status.map(u16::try_from), headers, body) {
        (Some(Ok(status)), Some(headers), Some(body)) => {
            let headers = serde_json::from_str(&headers).map_err(StoreError::from)?;
            Err(Admission::Replay(Answer { status, headers, body }))
        }
        _ => Err(Admission::Store(StoreError::internal("a stored answer is incomplete"))),
    }
}

pub(crate) fn store(conn: &mut Conn, key: &IdempotencyKey, answer: &Answer) -> Result<(), StoreError> {
    diesel::update(keys::table.filter(row_of!(key)))
        .set((
            keys::status.eq(Some(i32::from(answer.status))),
            keys::headers.eq(Some(serde_json::to_string(&answer.headers)?)),
            keys::body.eq(Some(&answer.body)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Removes what can no longer be replayed.
///
/// # Errors
/// When the store fails.
pub fn forget_expired(books: &mut Bookkeeping<'_>, now: Instant) -> Result<usize, StoreError> {
    Ok(diesel::delete(keys::table.filter(keys::created_at.lt(At(now - KEPT_FOR)))).execute(books.conn)?)
}
