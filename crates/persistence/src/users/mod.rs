//! Accounts, their roles, their sessions, and the one-time codes that set a password.

mod enrolments;
mod sessions;

use diesel::prelude::*;
use thidua_domain::{
    access::{Grant, Role, Scope},
    ids::UserId,
    users::User,
};

pub use enrolments::{Enrolment, add_enrolment, count_users, forget_enrolments, take_enrolment};
pub use sessions::{
    Session, add_session, end_session, find_session, find_session_by_refresh, forget_sessions, renew_session,
};

use crate::{
    connection::Conn,
    errors::StoreError,
    records::Save,
    schema::{user_roles, users},
    sql_types::{At, IdColumn},
};

#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = users, treat_none_as_null = true)]
struct UserRow {
    id: IdColumn,
    name: String,
    active: bool,
    password_hash: Option<String>,
    version: i64,
    created_at: At,
    updated_at: At,
}

/// The account with this id.
///
/// # Errors
/// When the store fails.
pub fn find(conn: &mut Conn, id: UserId) -> Result<Option<User>, StoreError> {
    let row: Option<UserRow> =
        users::table.filter(users::id.eq(IdColumn::from(id))).select(UserRow::as_select()).first(conn).optional()?;
    row.map(|row| with_roles(conn, row)).transpose()
}

/// The account with this id, its row locked until the transaction ends.
///
/// # Errors
/// When the store fails.
pub fn find_locked(conn: &mut Conn, id: UserId) -> Result<Option<User>, StoreError> {
    let row: Result<UserRow, _> =
        crate::first_locked!(conn, users::table.filter(users::id.eq(IdColumn::from(id))).select(UserRow::as_select()));
    row.optional()?.map(|row| with_roles(conn, row)).transpose()
}

/// The account with this sign-in name.
///
/// # Errors
/// When the store fails.
pub fn find_by_name(conn: &mut Conn, name: &str) -> Result<Option<User>, StoreError> {
    let row: Option<UserRow> =
        users::table.filter(users::name.eq(name)).select(UserRow::as_select()).first(conn).optional()?;
    row.map(|row| with_roles(conn, row)).transpose()
}

fn with_roles(conn: &mut Conn, row: UserRow) -> Result<User, StoreError> {
    let roles: Vec<(String, Option<IdColumn>)> = user_roles::table
        .filter(user_roles::user_id.eq(row.id))
        .order(user_roles::position)
        .select((user_roles::role, user_roles::organization_id))
        .load(conn)?;
    let grants = roles
        .into_iter()
        .map(|(role, organization)| {
            let role = Role::parse(&role).ok_or_else(|| StoreError::internal("unknown role in a row"))?;
            let scope = organization.map_or(Scope::Installation, |id| Scope::Subtree(id.0.into()));
            Ok(Grant { role, scope })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(User {
        id: row.id.0.into(),
        name: row.name,
        grants,
        active: row.active,
        password_hash: row.password_hash,
        version: row.version,
        created_at: row.created_at.0,
        updated_at: row.updated_at.0,
    })
}

pub(crate) fn save(conn: &mut Conn, save: Save, user: &User) -> Result<(), StoreError> {
    let id = IdColumn::from(user.id);
    diesel::delete(user_roles::table.filter(user_roles::user_id.eq(id))).execute(conn)?;
    let row = UserRow {
        id,
        name: user.name.clone(),
        active: user.active,
        password_hash: user.password_hash.clone(),
        version: user.version,
        created_at: At(user.created_at),
        updated_at: At(user.updated_at),
    };
    match save {
        Save::Insert => diesel::insert_into(users::table).values(&row).execute(conn)?,
        Save::Update => diesel::update(users::table.filter(users::id.eq(id))).set(&row).execute(conn)?,
        Save::Delete => return Err(StoreError::internal("accounts are closed, never removed")),
    };
    for (position, grant) in (0_i32..).zip(&user.grants) {
        let organization = match grant.scope {
            Scope::Installation => None,
            Scope::Subtree(id) => Some(IdColumn::from(id)),
        };
        diesel::insert_into(user_roles::table)
            .values((
                user_roles::user_id.eq(id),
                user_roles::position.eq(position),
                user_roles::role.eq(grant.role.as_str()),
                user_roles::organization_id.eq(organization),
            ))
            .execute(conn)?;
    }
    Ok(())
}
