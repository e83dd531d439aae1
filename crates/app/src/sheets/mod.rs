//! Use cases of sheets: the kinds of record that a table describes.

mod around;
mod asked;
mod inherit;
mod kept;
mod list;
mod names;
mod references;
mod write;

pub use around::{MOST_DAYS, Neighbours, Related, by_day, neighbours, related};
pub(crate) use asked::as_indexed;
pub(crate) use list::{Key, Place};
pub use list::{SheetList, list};
pub use names::SheetNames;
pub(crate) use references::Planned;
pub use write::{add_claim, create, delete, edit, publish, withdraw};
pub(crate) use write::{check_unreferred, prepare, read_body};

use thidua_domain::{
    access::Sight,
    sheets::{Definition, Sheet},
};
use thidua_persistence::connection::Conn;
use uuid::Uuid;

use crate::{call::Call, errors::Error, records};

/// Makes the answer of a write out of the sheet as it stands after it, inside the transaction.
pub type Render<'r> = records::Render<'r, Sheet>;

/// The sheet of this kind with this id, and how much of it the caller sees.
///
/// # Errors
/// Not found, when that is nothing.
pub fn read(conn: &mut Conn, call: &Call, definition: &Definition, id: Uuid) -> Result<(Sheet, Sight), Error> {
    records::read(conn, call, (definition.kind, id))
}
