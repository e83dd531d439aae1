//! Signed-in sessions: a row to revoke, and the refresh token's hash, which changes with every use.

use diesel::prelude::*;
use thidua_domain::{
    ids::{SessionId, UserId},
    records::Instant,
};

use crate::{
    connection::Conn,
    db::Bookkeeping,
    errors::StoreError,
    schema::sessions,
    sql_types::{At, IdColumn},
};

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id; `sid` of its access tokens.
    pub id: SessionId,
    /// Whose.
    pub user_id: UserId,
    /// Hash of the refresh token that is good now.
    pub refresh_hash: Vec<u8>,
    /// Hash of the one before: its use betrays a theft.
    pub previous_hash: Option<Vec<u8>>,
    /// Since when.
    pub created_at: Instant,
    /// Until when at the latest.
    pub expires_at: Instant,
    /// When it was ended.
    pub ended_at: Option<Instant>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
struct SessionRow {
    id: IdColumn,
    user_id: IdColumn,
    refresh_hash: Vec<u8>,
    previous_hash: Option<Vec<u8>>,
    created_at: At,
    used_at: At,
    expires_at: At,
    ended_at: Option<At>,
}

impl SessionRow {
    fn into_domain(self) -> Session {
        Session {
            id: self.id.0.into(),
            user_id: self.user_id.0.into(),
            refresh_hash: self.refresh_hash,
            previous_hash: self.previous_hash,
            created_at: self.created_at.0,
            expires_at: self.expires_at.0,
            ended_at: self.ended_at.map(|at| at.0),
        }
    }
}

/// The session with this id.
///
/// # Errors
/// When the store fails.
pub fn find_session(conn: &mut Conn, id: SessionId) -> Result<Option<Session>, StoreError> {
    let row: Option<SessionRow> = sessions::table
        .filter(sessions::id.eq(IdColumn::from(id)))
        .select(SessionRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(SessionRow::into_domain))
}

/// The session whose refresh token, present or last, has this hash; its row locked.
///
/// # Errors
/// When the store fails.
pub fn find_session_by_refresh(books: &mut Bookkeeping<'_>, hash: &[u8]) -> Result<Option<Session>, StoreError> {
    let row: Result<SessionRow, _> = crate::first_locked!(
        books.conn,
        sessions::table
            .filter(sessions::refresh_hash.eq(hash).or(sessions::previous_hash.eq(hash)))
            .select(SessionRow::as_select())
    );
    Ok(row.optional()?.map(SessionRow::into_domain))
}

/// Begins a session.
///
/// # Errors
/// When the store fails.
pub fn add_session(books: &mut Bookkeeping<'_>, session: &Session) -> Result<(), StoreError> {
    diesel::insert_into(sessions::table)
        .values(SessionRow {
            id: session.id.into(),
            user_id: session.user_id.into(),
            refresh_hash: session.refresh_hash.clone(),
            previous_hash: None,
            created_at: At(session.created_at),
            used_at: At(session.created_at),
            expires_at: At(session.expires_at),
            ended_at: None,
        })
        .execute(books.conn)?;
    Ok(())
}

/// Gives a session its next refresh token.
///
/// # Errors
/// When the store fails.
pub fn renew_session(
    books: &mut Bookkeeping<'_>,
    session: &Session,
    refresh_hash: &[u8],
    now: Instant,
) -> Result<(), StoreError> {
    diesel::update(sessions::table.filter(sessions::id.eq(IdColumn::from(session.id))))
        .set((
            sessions::refresh_hash.eq(refresh_hash),
            sessions::previous_hash.eq(Some(&session.refresh_hash)),
            sessions::used_at.eq(At(now)),
        ))
        .execute(books.conn)?;
    Ok(())
}

/// Ends a session. Ending it again changes nothing.
///
/// # Errors
/// When the store fails.
pub fn end_session(books: &mut Bookkeeping<'_>, id: SessionId, now: Instant) -> Result<(), StoreError> {
    diesel::update(sessions::table.filter(sessions::id.eq(IdColumn::from(id))).filter(sessions::ended_at.is_null()))
        .set(sessions::ended_at.eq(Some(At(now))))
        .execute(books.conn)?;
    Ok(())
}

/// Removes sessions that ended or expired before `before`: nothing can be done with them any more.
///
/// # Errors
/// When the store fails.
pub fn forget_sessions(books: &mut Bookkeeping<'_>, before: Instant) -> Result<usize, StoreError> {
    let over = sessions::expires_at.lt(At(before)).or(sessions::ended_at.lt(At(before)).assume_not_null());
    Ok(diesel::delete(sessions::table.filter(over)).execute(books.conn)?)
}
