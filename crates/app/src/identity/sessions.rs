//! Signing in, staying signed in, signing out.

use chrono::TimeDelta;
use secrecy::SecretString;
use thidua_domain::{ids::SessionId, records::Instant, users::User};
use thidua_persistence::{
    errors::StoreError,
    users::{self, Session},
};

use super::{passwords, secrets};
use crate::{App, errors::Error};

/// How long an access token is good.
pub(super) const ACCESS_LASTS: TimeDelta = TimeDelta::minutes(15);
/// How long a session lasts at most.
const SESSION_LASTS: TimeDelta = TimeDelta::hours(12);

/// What a caller gets who signs in or refreshes.
#[derive(Debug)]
pub struct SignedIn {
    /// The session.
    pub session_id: SessionId,
    /// The account's name.
    pub user: User,
    /// The access token.
    pub access_token: SecretString,
    /// Until when it is good.
    pub access_expires_at: Instant,
    /// The refresh token: used once, then replaced.
    pub refresh_token: SecretString,
    /// Until when the session lasts.
    pub session_expires_at: Instant,
}

/// Begins a session for a name and its password.
///
/// # Errors
/// [`Error::WrongCredentials`] without saying which of the two is wrong.
pub fn sign_in(app: &App, name: &str, password: &SecretString) -> Result<SignedIn, Error> {
    let user = app.db.read(|conn| users::find_by_name(conn, name)).map_err(Error::Store)?;
    let active = user.filter(|user| user.active);
    let hash = active.as_ref().and_then(|user| user.password_hash.as_deref());
    if !passwords::verify(password, hash) {
        return Err(Error::WrongCredentials);
    }
    let user = active.ok_or(Error::WrongCredentials)?;
    let now = app.clock.now();
    let refresh_token = secrets::new_secret()?;
    let session = Session {
        id: SessionId::from_uuid(app.ids.next()),
        user_id: user.id,
        refresh_hash: secrets::hash(&refresh_token),
        previous_hash: None,
        created_at: now,
        expires_at: now + SESSION_LASTS,
        ended_at: None,
    };
    app.db.bookkeeping(|books| users::add_session(books, &session)).map_err(Error::Store)?;
    signed_in(app, user, &session, refresh_token, now)
}

/// Renews the tokens of a session. A refresh token that was used before ends the session: somebody else has it.
///
/// # Errors
/// [`Error::WrongCredentials`] when the token is unknown, used, or of a session that ended.
pub fn refresh(app: &App, refresh_token: &SecretString) -> Result<SignedIn, Error> {
    let now = app.clock.now();
    let sent = secrets::hash(refresh_token);
    let next = secrets::new_secret()?;
    let next_hash = secrets::hash(&next);
    let session = app.db.bookkeeping::<_, StoreError>(|books| {
        let Some(session) = users::find_session_by_refresh(books, &sent)? else { return Ok(None) };
        if session.ended_at.is_some() || session.expires_at <= now {
            return Ok(None);
        }
        if session.refresh_hash != sent {
            users::end_session(books, session.id, now)?;
            return Ok(None);
        }
        users::renew_session(books, &session, &next_hash, now)?;
        Ok(Some(session))
    })?;
    let session = session.ok_or(Error::WrongCredentials)?;
    let user = app.db.read(|conn| users::find(conn, session.user_id)).map_err(Error::Store)?;
    let user = user.filter(|user| user.active).ok_or(Error::WrongCredentials)?;
    signed_in(app, user, &session, next, now)
}

/// Ends a session. Its access tokens are refused from then on.
///
/// # Errors
/// When the store fails.
pub fn sign_out(app: &App, session: SessionId) -> Result<(), Error> {
    let now = app.clock.now();
    app.db.bookkeeping(|books| users::end_session(books, session, now)).map_err(Error::Store)
}

fn signed_in(
    app: &App,
    user: User,
    session: &Session,
    refresh_token: SecretString,
    now: Instant,
) -> Result<SignedIn, Error> {
    let token = app.tokens.issue(user.id, Some(session.id), app.ids.next(), now, ACCESS_LASTS)?;
    Ok(SignedIn {
        session_id: session.id,
        user,
        access_token: SecretString::from(token),
        access_expires_at: now + ACCESS_LASTS,
        refresh_token,
        session_expires_at: session.expires_at,
    })
}
