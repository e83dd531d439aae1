//! An import acts as the account that sent it in, with the rights which that account has now.

use thidua_domain::{
    access::{Permission, Principal, Sight},
    faults::Faults,
    ids::OrganizationId,
    records::Instant,
};
use thidua_persistence::{connection::Conn, imports::Import, organizations, users};

use super::{Of, Options};
use crate::{call::Call, errors::Error};

/// The call that its rows are written with.
///
/// # Errors
/// Forbidden, when the account is closed; when the store fails.
pub(super) fn call(conn: &mut Conn, import: &Import, of: Of, now: Instant) -> Result<Call, Error> {
    let user = users::find(conn, import.user_id)?.filter(|user| user.active);
    let first = of.permissions().first().copied().unwrap_or(Permission::OrganizationsRead);
    let user = user.ok_or(Error::Forbidden(first))?;
    Ok(Call {
        principal: Some(Principal { id: user.id, name: user.name, grants: user.grants }),
        permissions: of.permissions(),
        request_id: Some(format!("import-{}", import.id)),
        address: None,
        now,
        idempotency: None,
        faults: Faults::new(),
    })
}

/// The rights that an import needs beside those of its kind.
pub(super) fn more(of: Of, options: &Options) -> &'static [Permission] {
    if options.publish { of.publish_permissions() } else { &[] }
}

/// Whether an account may do on a unit what an import of this kind does there.
///
/// # Errors
/// Which right is missing.
pub(super) fn permit(
    conn: &mut Conn,
    call: &Call,
    import: &Import,
    (of, options): (Of, &Options),
) -> Result<thidua_domain::access::Permit, Error> {
    let custody = organizations::above(conn, import.organization_id)?;
    call.permit(&custody, Sight::Full, more(of, options))
}

/// Whether the caller holds these rights, all of them, on what this custody holds.
pub(super) fn may(call: &Call, custody: &[OrganizationId], permissions: &'static [Permission]) -> bool {
    let call = Call { permissions, ..call.clone() };
    call.permit(custody, Sight::Full, &[]).is_ok()
}
