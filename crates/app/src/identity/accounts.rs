//! Accounts and the principals they become.

use chrono::TimeDelta;
use secrecy::SecretString;
use thidua_domain::{
    access::{Grant, Permit, Principal, Role, Scope},
    changes::{Change, Event, Record},
    faults::{Fault, Faults},
    ids::{SessionId, UserId},
    users::{User, parse_name},
};
use thidua_persistence::{
    errors::StoreError,
    organizations,
    users::{self, Enrolment},
};

use super::{Claims, secrets};
use crate::{App, call::service_act, errors::Error};

/// How long a one-time code is good.
const CODE_LASTS: TimeDelta = TimeDelta::hours(24);

/// An account to add.
#[derive(Debug, Clone)]
pub struct NewAccount<'a> {
    /// Its sign-in name.
    pub name: &'a str,
    /// Its role.
    pub role: &'a str,
    /// Code of the organization the role is held on; `@` for the installation.
    pub organization: &'a str,
}

/// Adds an account without a password, or gives one more role to an account of that name. An act of the installation:
/// the command line's.
///
/// # Errors
/// All faults of name, role and organization.
pub fn add_account(app: &App, account: &NewAccount<'_>) -> Result<User, Error> {
    let id = UserId::from_uuid(app.ids.next());
    let now = app.clock.now();
    let act = service_act(app, now);
    let kept = std::cell::RefCell::new(None);
    let committed = app.db.write_unanswered::<Error>(&act, |tx| {
        let mut faults = Faults::new();
        let name = faults.take(parse_name(account.name, "name"));
        let role = Role::parse(account.role);
        if role.is_none() {
            let roles: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
            faults.push(Fault::parameter(
                "role",
                "unknown_code",
                format!("Vai trò là một trong: {}.", roles.join(", ")),
                format!("The role is one of: {}.", roles.join(", ")),
            ));
        }
        let scope = scope(tx.conn(), account.organization, role, &mut faults)?;
        faults.finish()?;
        let (Some(name), Some(role), Some(scope)) = (name, role, scope) else {
            return Err(StoreError::internal("an account without faults could not be read").into());
        };
        let admitted = tx.admit(&Permit::service())?;
        let grant = Grant { role, scope };
        let known = match users::find_by_name(tx.conn(), &name)? {
            Some(user) => users::find_locked(tx.conn(), user.id)?,
            None => None,
        };
        let change = match known {
            Some(user) if user.grants.contains(&grant) => {
                *kept.borrow_mut() = Some(user);
                return Ok((admitted, vec![]));
            }
            Some(mut user) => {
                user.grants.push(grant);
                Change::new(Event::Updated, Record::User(user))
            }
            None => Change::new(Event::Created, Record::User(User::new(id, name, vec![grant], now))),
        };
        Ok((admitted, vec![change]))
    })?;
    match (committed.records.into_iter().next(), kept.into_inner()) {
        (Some(Record::User(user)), _) | (None, Some(user)) => Ok(user),
        _ => Err(StoreError::internal("an added account is missing").into()),
    }
}

fn scope(
    conn: &mut thidua_persistence::connection::Conn,
    code: &str,
    role: Option<Role>,
    faults: &mut Faults,
) -> Result<Option<Scope>, Error> {
    if code == "@" {
        if role.is_some_and(|role| !role.fits_installation()) {
            faults.push(Fault::parameter(
                "organization",
                "wrong_scope",
                "Chỉ administrator và auditor được giữ trên toàn hệ thống (@); hãy nêu mã đơn vị.",
                "Only administrator and auditor are held on the installation (@); give an organization's code.",
            ));
        }
        return Ok(Some(Scope::Installation));
    }
    let mut found = organizations::find_by_code(conn, code)?;
    found.sort_by_key(|organization| std::cmp::Reverse(organization.front.published_at));
    if let Some(organization) = found.first() {
        return Ok(Some(Scope::Subtree(organization.id)));
    }
    faults.push(Fault::parameter(
        "organization",
        "unknown_reference",
        format!("Không có đơn vị với mã {code:?}; dùng @ cho toàn hệ thống."),
        format!("There is no organization with the code {code:?}; @ is the installation."),
    ));
    Ok(None)
}

/// A one-time code: for the account `user`, or, without one, for the first administrator.
///
/// # Errors
/// When the store fails.
pub fn invite(app: &App, user: Option<UserId>) -> Result<SecretString, Error> {
    let now = app.clock.now();
    let code = secrets::new_secret()?;
    let hash = secrets::hash(&code);
    let enrolment = Enrolment { user_id: user, expires_at: now + CODE_LASTS };
    app.db.bookkeeping::<_, StoreError>(|books| users::add_enrolment(books, &hash, &enrolment, now))?;
    Ok(code)
}

/// Whether the installation has no account yet.
///
/// # Errors
/// When the store fails.
pub fn needs_first_administrator(app: &App) -> Result<bool, Error> {
    Ok(app.db.read(users::count_users).map_err(Error::Store)? == 0)
}

/// The principal that a token's claims stand for: an active account, with the roles the database holds now, and a
/// session that has not ended.
///
/// # Errors
/// When the store fails.
pub fn principal_of(app: &App, claims: &Claims) -> Result<Option<Principal>, Error> {
    let now = app.clock.now();
    app.db.read(|conn| {
        if let Some(sid) = claims.sid {
            let session = users::find_session(conn, SessionId::from_uuid(sid))?;
            let lives = session.is_some_and(|session| session.ended_at.is_none() && session.expires_at > now);
            if !lives {
                return Ok(None);
            }
        }
        let user = users::find(conn, UserId::from_uuid(claims.sub))?;
        Ok(user.filter(|user| user.active).map(|user| Principal { id: user.id, name: user.name, grants: user.grants }))
    })
}
