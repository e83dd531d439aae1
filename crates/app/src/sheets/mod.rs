//! Use cases of sheets: the kinds of record that a table describes.

mod around;
mod asked;
mod inherit;
mod kept;
mod list;
mod names;
mod references;
mod versions;
mod write;

pub use around::{MOST_DAYS, Neighbours, Related, by_day, neighbours, related};
pub(crate) use asked::as_indexed;
pub(crate) use list::page;
pub use list::{SheetList, list};
pub use names::SheetNames;
pub(crate) use references::Planned;
pub use versions::{Difference, Version, versions};
pub use write::{add_claim, create, delete, edit, publish, withdraw};
pub(crate) use write::{check_unreferred, prepare, read_body};

use thidua_domain::{
    access::Sight,
    records::Kind,
    sheets::{Definition, Sheet},
};
use thidua_persistence::{connection::Conn, sheets};
use uuid::Uuid;

use crate::{call::Call, errors::Error, recipients, records};

/// Makes the answer of a write out of the sheet as it stands after it, inside the transaction.
pub type Render<'r> = records::Render<'r, Sheet>;

/// The sheet of this kind with this id, and how much of it the caller sees.
///
/// # Errors
/// Not found, when that is nothing.
pub fn read(conn: &mut Conn, call: &Call, definition: &Definition, id: Uuid) -> Result<(Sheet, Sight), Error> {
    records::read(conn, call, (definition.kind, id))
}

/// What stands at the address of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// The sheet, and how much of it the caller sees.
    Here(Box<Sheet>, Sight),
    /// Nothing of its own: it was merged into this one.
    Moved(Uuid),
}

/// What stands at the address of a sheet of this kind.
///
/// # Errors
/// Not found, when the caller sees nothing there.
pub fn find(conn: &mut Conn, call: &Call, definition: &Definition, id: Uuid) -> Result<Found, Error> {
    let found = sheets::find(conn, definition.kind, id)?;
    if let Some(sheet) = found.as_ref().filter(|sheet| sheet.kind() == Kind::Recipient)
        && let Some(to) = recipients::forward(conn, call, sheet)?
    {
        return Ok(Found::Moved(to));
    }
    records::seen(conn, call, found).map(|(sheet, sight)| Found::Here(Box::new(sheet), sight))
}
