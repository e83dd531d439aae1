//! The demo: what five announcements say, and one account per role.

mod documents;
mod known;
mod sheets;

use serde::Deserialize;
use thidua_persistence::{errors::StoreError, users};

use crate::{
    App,
    errors::Error,
    identity::{NewAccount, add_account},
};
use known::Known;

/// Told what is being loaded, and how many of it there were to add.
pub type Progress<'p> = &'p mut dyn FnMut(&str, usize);

#[derive(Deserialize)]
struct Users {
    users: Vec<UserRow>,
}

#[derive(Deserialize)]
struct UserRow {
    name: String,
    role: String,
    organization: String,
}

fn damaged(what: &str) -> Error {
    StoreError::internal(format!("the demo data are damaged: {what}")).into()
}

/// How often the loading begins again after another process wrote the same.
const ATTEMPTS: u32 = 5;

/// Loads what of the demo is not there yet. Processes that start at once load it once: what collides with another
/// one's writing is found there on the next pass.
///
/// # Errors
/// When the store fails.
pub fn load_demo(app: &App, progress: Progress<'_>) -> Result<(), Error> {
    for _ in 1..ATTEMPTS {
        match load_missing(app, progress) {
            Err(Error::Store(StoreError::Conflict { .. })) => {}
            outcome => return outcome,
        }
    }
    load_missing(app, progress)
}

fn load_missing(app: &App, progress: Progress<'_>) -> Result<(), Error> {
    let (organizations, added) = super::organizations::load(app)?;
    progress("organizations", added);
    let rows = sheets::rows()?;
    let mut known = Known::of_organizations(app, organizations)?;
    known.add_sheets(&rows);
    let (documents, relations) = documents::load(app, &mut known)?;
    progress("documents", documents);
    progress("relations", relations);
    for (collection, added) in sheets::load(app, &known, &rows)? {
        progress(collection, added);
    }
    let demo_users: Users =
        serde_json::from_str(include_str!("../../../../../data/demo/users.json")).map_err(StoreError::from)?;
    let before = app.db.read(users::count_users).map_err(Error::Store)?;
    for user in &demo_users.users {
        add_account(app, &NewAccount { name: &user.name, role: &user.role, organization: &user.organization })?;
    }
    let after = app.db.read(users::count_users).map_err(Error::Store)?;
    progress("users", usize::try_from(after - before).unwrap_or_default());
    Ok(())
}
