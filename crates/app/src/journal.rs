//! The audit trail, for those who may read the journal.

use thidua_domain::{
    access::{Permission, Scope},
    ids::OrganizationId,
};
use thidua_persistence::{
    connection::Conn,
    journal::{self, Entry, EntryFilter, Verification},
};
use uuid::Uuid;

use crate::{
    App,
    call::Call,
    errors::Error,
    paging::{self, Page, PageRequest},
};

/// Entries of the records in the caller's charge, oldest first; `subject` narrows to one record.
///
/// # Errors
/// That the caller may not read the journal, or a cursor of another list.
pub fn entries(
    conn: &mut Conn,
    app: &App,
    call: &Call,
    subject: Option<Uuid>,
    request: &PageRequest,
) -> Result<Page<Entry>, Error> {
    let grants = call.principal.iter().flat_map(|principal| &principal.grants);
    let reading: Vec<Scope> =
        grants.filter(|grant| grant.role.gives(Permission::JournalRead)).map(|grant| grant.scope).collect();
    if reading.is_empty() {
        return Err(Error::Forbidden(Permission::JournalRead));
    }
    let under: Option<Vec<OrganizationId>> = reading
        .iter()
        .map(|scope| match scope {
            Scope::Installation => None,
            Scope::Subtree(root) => Some(*root),
        })
        .collect();
    let list = ("journal", subject, &under);
    let after: i64 = match &request.cursor {
        Some(cursor) => paging::open(app, &list, cursor)?,
        None => 0,
    };
    let filter = EntryFilter { after, subject, under: under.clone() };
    let mut items = journal::entries(conn, &filter, request.size + 1)?;
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let more = items.len() > size;
    items.truncate(size);
    let next = match items.last().filter(|_| more) {
        Some(last) => Some(paging::seal(app, &list, last.seq)?),
        None => None,
    };
    Ok(Page { items, next, total: None })
}

/// Verifies the whole journal.
///
/// # Errors
/// When the store fails.
pub fn verify(app: &App) -> Result<Verification, Error> {
    app.db.read(|conn| Ok(journal::verify(conn)?))
}
