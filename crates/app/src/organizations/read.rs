//! Reading one organization.

use thidua_domain::{access::Sight, ids::OrganizationId, organizations::Organization};
use thidua_persistence::connection::Conn;

use crate::{call::Call, errors::Error, records};

/// The organization with this id, and how much of it the caller sees.
///
/// # Errors
/// Not found, when that is nothing.
pub fn read(conn: &mut Conn, call: &Call, id: OrganizationId) -> Result<(Organization, Sight), Error> {
    records::read(conn, call, id)
}
