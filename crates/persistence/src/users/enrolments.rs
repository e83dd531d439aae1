//! One-time codes: the first administrator's, and those that set an account's password.

use diesel::prelude::*;
use thidua_domain::{ids::UserId, records::Instant};

use crate::{
    connection::Conn,
    db::{Bookkeeping, Tx},
    errors::StoreError,
    schema::{enrolments, users},
    sql_types::{At, IdColumn},
};

/// A code that has not been used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Whose password it sets; none: it makes the first administrator.
    pub user_id: Option<UserId>,
    /// Until when it is good.
    pub expires_at: Instant,
}

/// Stores a code by its hash. A new code of the same purpose makes the old ones useless.
///
/// # Errors
/// When the store fails.
pub fn add_enrolment(
    books: &mut Bookkeeping<'_>,
    code_hash: &[u8],
    enrolment: &Enrolment,
    now: Instant,
) -> Result<(), StoreError> {
    let user = enrolment.user_id.map(IdColumn::from);
    let same = enrolments::used_at.is_null();
    match user {
        Some(user) => {
            diesel::delete(enrolments::table.filter(same).filter(enrolments::user_id.eq(user))).execute(books.conn)?
        }
        None => {
            diesel::delete(enrolments::table.filter(same).filter(enrolments::user_id.is_null())).execute(books.conn)?
        }
    };
    diesel::insert_into(enrolments::table)
        .values((
            enrolments::code_hash.eq(code_hash),
            enrolments::user_id.eq(user),
            enrolments::created_at.eq(At(now)),
            enrolments::expires_at.eq(At(enrolment.expires_at)),
        ))
        .execute(books.conn)?;
    Ok(())
}

/// Uses a code up, inside the transaction that does what it is for. None when there is no such code any more.
///
/// # Errors
/// When the store fails.
pub fn take_enrolment(tx: &mut Tx<'_>, code_hash: &[u8], now: Instant) -> Result<Option<Enrolment>, StoreError> {
    let conn = tx.conn();
    let row: Result<(Option<IdColumn>, At), _> = crate::first_locked!(
        conn,
        enrolments::table
            .filter(enrolments::code_hash.eq(code_hash))
            .filter(enrolments::used_at.is_null())
            .filter(enrolments::expires_at.gt(At(now)))
            .select((enrolments::user_id, enrolments::expires_at))
    );
    let Some((user, expires_at)) = row.optional()? else { return Ok(None) };
    diesel::update(enrolments::table.filter(enrolments::code_hash.eq(code_hash)))
        .set(enrolments::used_at.eq(Some(At(now))))
        .execute(conn)?;
    Ok(Some(Enrolment { user_id: user.map(|id| id.0.into()), expires_at: expires_at.0 }))
}

/// How many accounts there are.
///
/// # Errors
/// When the store fails.
pub fn count_users(conn: &mut Conn) -> Result<i64, StoreError> {
    Ok(users::table.count().get_result(conn)?)
}

/// Removes codes that expired before `before`, used or not.
///
/// # Errors
/// When the store fails.
pub fn forget_enrolments(books: &mut Bookkeeping<'_>, before: Instant) -> Result<usize, StoreError> {
    Ok(diesel::delete(enrolments::table.filter(enrolments::expires_at.lt(At(before)))).execute(books.conn)?)
}
