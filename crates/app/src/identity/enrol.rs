//! Using a one-time code: it makes the first administrator, or sets the password of an account.

use secrecy::{ExposeSecret, SecretString};
use thidua_domain::{
    access::{Grant, Permit, Role, Scope},
    changes::{Change, Event, Record},
    faults::{Fault, Faults},
    ids::UserId,
    users::{self as rules, User},
};
use thidua_persistence::users;

use super::{passwords, secrets};
use crate::{App, call::Call, errors::Error};

/// The account that a code made or opened.
#[derive(Debug, Clone)]
pub struct Enrolled {
    /// Its sign-in name.
    pub name: String,
}

/// Uses a code with the password its account is to have; `name` is needed when the code makes the first administrator.
///
/// # Errors
/// [`Error::WrongCredentials`] for a code that is unknown, used or late; faults of name and password.
pub fn enrol(
    app: &App,
    call: &Call,
    code: &SecretString,
    name: Option<&str>,
    password: &SecretString,
) -> Result<Enrolled, Error> {
    let code_hash = secrets::hash(code);
    let password_hash = passwords::hash(password)?;
    let new_id = UserId::from_uuid(app.ids.next());
    let committed = app.db.write_unanswered::<Error>(&call.act(app), |tx| {
        let enrolment = users::take_enrolment(tx, &code_hash, call.now)?.ok_or(Error::WrongCredentials)?;
        let admitted = tx.admit(&Permit::service())?;
        let (event, mut user) = match enrolment.user_id {
            Some(id) => {
                let user = users::find_locked(tx.conn(), id)?.filter(|user| user.active);
                (Event::Updated, user.ok_or(Error::WrongCredentials)?)
            }
            None => {
                let name = first_name(name)?;
                let grant = Grant { role: Role::Administrator, scope: Scope::Installation };
                (Event::Created, User::new(new_id, name, vec![grant], call.now))
            }
        };
        rules::check_password(password.expose_secret(), &user.name, "/password")?;
        if event == Event::Created && users::find_by_name(tx.conn(), &user.name)?.is_some() {
            return Err(Faults::from(Fault::body(
                "/userName",
                "not_unique",
                "Tên đăng nhập này đã có; hãy chọn tên khác.",
                "This sign-in name is taken; choose another.",
            ))
            .into());
        }
        user.password_hash = Some(password_hash.clone());
        Ok((admitted, vec![Change::new(event, Record::User(user))]))
    })?;
    match committed.records.first() {
        Some(Record::User(user)) => Ok(Enrolled { name: user.name.clone() }),
        _ => Err(thidua_persistence::errors::StoreError::internal("an enrolled account is missing").into()),
    }
}

fn first_name(name: Option<&str>) -> Result<String, Faults> {
    match name {
        Some(name) => rules::parse_name(name, "/userName"),
        None => Err(Fault::body(
            "/userName",
            "required",
            "Mã này tạo quản trị viên đầu tiên, nên cần tên đăng nhập (userName).",
            "This code makes the first administrator, so a sign-in name (userName) is needed.",
        )
        .into()),
    }
}
