//! Reading imports: one's own as a list, and any for those who have its rights on its keeper.

use serde::{Deserialize, Serialize};
use thidua_domain::{access::Sight, records::Instant};
use thidua_persistence::{
    connection::Conn,
    errors::StoreError,
    imports::{self, Import},
    organizations,
};
use uuid::Uuid;

use super::{Counts, Of, Options, Report, Status};
use crate::{
    App,
    call::Call,
    errors::Error,
    paging::{self, Page, PageRequest},
};

/// An import with what its row holds as text.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The import.
    pub import: Import,
    /// What its rows are.
    pub of: Of,
    /// How it stands.
    pub status: Status,
    /// What was asked.
    pub options: Options,
    /// What came of the rows, in numbers.
    pub counts: Counts,
    /// What came of the rows, one by one.
    pub report: Report,
}

impl Shown {
    /// Reads what the row of an import holds as text.
    ///
    /// # Errors
    /// When it cannot be read, which is a fault of the service.
    pub fn of(import: Import) -> Result<Self, StoreError> {
        let damaged = || StoreError::internal("a damaged import in a row");
        Ok(Self {
            of: Of::parse(&import.rows_of).ok_or_else(damaged)?,
            status: Status::parse(&import.state.status).ok_or_else(damaged)?,
            options: serde_json::from_str(&import.options)?,
            counts: serde_json::from_str(&import.state.counts)?,
            report: serde_json::from_str(&import.state.report)?,
            import,
        })
    }
}

/// The import with this id.
///
/// # Errors
/// Not found, for those too who lack its rights on its keeper.
pub fn find(conn: &mut Conn, call: &Call, id: Uuid) -> Result<Shown, Error> {
    let found = imports::find(conn, id)?;
    seen(conn, call, found)
}

/// What of an import the caller sees: all of it, or nothing.
pub(super) fn seen(conn: &mut Conn, call: &Call, found: Option<Import>) -> Result<Shown, Error> {
    let shown = Shown::of(found.ok_or(Error::NotFound(None))?)?;
    let custody = organizations::above(conn, shown.import.organization_id)?;
    let call = Call { permissions: shown.of.permissions(), ..call.clone() };
    call.permit(&custody, Sight::Full, &[]).map_err(|error| match error {
        Error::Forbidden(_) => Error::NotFound(None),
        other => other,
    })?;
    Ok(shown)
}

#[derive(Debug, Serialize, Deserialize)]
struct Place {
    at: Instant,
    id: Uuid,
}

/// What a cursor of the list belongs to.
const LIST: &str = "imports";

/// A page of the caller's own imports, newest first.
///
/// # Errors
/// A cursor of another list or a damaged one, or that the store fails.
pub fn list(conn: &mut Conn, app: &App, call: &Call, request: &PageRequest) -> Result<Page<Shown>, Error> {
    let user = call.principal.as_ref().map(|principal| principal.id).ok_or(Error::NotFound(None))?;
    let place: Option<Place> = request.cursor.as_deref().map(|cursor| paging::open(app, &LIST, cursor)).transpose()?;
    let place = place.map(|place| (place.at, place.id));
    let mut found = imports::of_user(conn, user, place, request.size + 1)?;
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let more = found.len() > size;
    found.truncate(size);
    let next = match found.last().filter(|_| more) {
        Some(last) => Some(paging::seal(app, &LIST, Place { at: last.created_at, id: last.id })?),
        None => None,
    };
    let items = found.into_iter().map(Shown::of).collect::<Result<Vec<_>, _>>()?;
    Ok(Page { items, next, total: None })
}
