//! The award catalogue: its types, the base salaries, and everything that awards are held against.

mod law;
mod list;

pub use law::rules;
pub use list::{AwardTypeFilter, list_award_types, list_base_salaries};

use thidua_domain::award_types::AwardType;
use thidua_persistence::{award_types, connection::Conn};

use crate::errors::Error;

/// The award type with this code.
///
/// # Errors
/// [`Error::NotFound`] when the catalogue does not have it, or when the store fails.
pub fn get_award_type(conn: &mut Conn, code: &str) -> Result<AwardType, Error> {
    award_types::find(conn, code)?.ok_or(Error::NotFound(None))
}
