//! Reading one organization.

use thidua_domain::{access::Sight, ids::OrganizationId, organizations::Organization};
use thidua_persistence::{connection::Conn, organizations};

use crate::{call::Call, errors::Error};

/// The organization with this id, and how much of it the caller sees.
///
/// # Errors
/// Not found, when that is nothing.
pub fn read(conn: &mut Conn, call: &Call, id: OrganizationId) -> Result<(Organization, Sight), Error> {
    let organization = organizations::find(conn, id)?.ok_or(Error::NotFound(None))?;
    match call.sight(conn, &organization.front)? {
        Sight::Nothing => Err(Error::NotFound(None)),
        sight => Ok((organization, sight)),
    }
}
