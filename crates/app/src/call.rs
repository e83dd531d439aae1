//! One call of a use case: who calls, from where, when, and which permissions the address names.

use thidua_domain::{
    access::{Permission, Permit, Principal, Sight, SightLine, permit, sight},
    faults::Faults,
    ids::{ChangeId, OrganizationId},
    records::{Front, Instant},
};
use thidua_persistence::{
    connection::Conn,
    db::{Act, IdempotencyKey},
    organizations,
};

use crate::{App, errors::Error};

/// A call.
#[derive(Debug, Clone)]
pub struct Call {
    /// Who calls; nobody, for the public.
    pub principal: Option<Principal>,
    /// The permissions that the handler's policy names: the ones that are checked, and no others.
    pub permissions: &'static [Permission],
    /// The request, as the log names it.
    pub request_id: Option<String>,
    /// The address it came from.
    pub address: Option<String>,
    /// Now, taken once.
    pub now: Instant,
    /// The key of a request that may be sent again.
    pub idempotency: Option<IdempotencyKey>,
    /// What is wrong with the body already, in properties that were left out of it: a creation adds what only it can
    /// find, and nothing is permitted while there is any.
    pub faults: Faults,
}

impl Call {
    /// A call of nobody, who reads what is public.
    #[must_use]
    pub fn anonymous(now: Instant) -> Self {
        Self {
            principal: None,
            permissions: &[],
            request_id: None,
            address: None,
            now,
            idempotency: None,
            faults: Faults::new(),
        }
    }

    /// What of a list the caller sees.
    #[must_use]
    pub fn sight_line(&self) -> SightLine {
        SightLine::of(self.principal.as_ref())
    }

    /// How much of a record the caller sees.
    ///
    /// # Errors
    /// When the store fails.
    pub fn sight(&self, conn: &mut Conn, front: &Front) -> Result<Sight, Error> {
        if self.principal.is_none() {
            return Ok(sight(None, front.visibility, &[]));
        }
        let custody = organizations::above(conn, front.organization_id)?;
        Ok(sight(self.principal.as_ref(), front.visibility, &custody))
    }

    /// Whether the caller may act on what `custody` holds, with the permissions of the policy and `more`.
    ///
    /// # Errors
    /// That the record is hidden from them, or which permission they lack.
    pub fn permit(&self, custody: &[OrganizationId], seen: Sight, more: &[Permission]) -> Result<Permit, Error> {
        self.faults.clone().finish()?;
        let principal = self.principal.as_ref().ok_or(Error::NotFound(None))?;
        let needed: Vec<Permission> = self.permissions.iter().chain(more).copied().collect();
        Ok(permit(principal, &needed, custody, seen)?)
    }

    /// The act that the journal will name.
    #[must_use]
    pub fn act(&self, app: &App) -> Act {
        let who = self.principal.as_ref().map(|principal| principal.id);
        Act {
            change_id: ChangeId::from_uuid(app.ids.next()),
            actor: who,
            recorder: who,
            request_id: self.request_id.clone(),
            address: self.address.clone(),
            now: self.now,
        }
    }
}

/// An act of the service itself: loading, due publications, the command line of the installation.
#[must_use]
pub(crate) fn service_act(app: &App, now: Instant) -> Act {
    Act {
        change_id: ChangeId::from_uuid(app.ids.next()),
        actor: None,
        recorder: None,
        request_id: None,
        address: None,
        now,
    }
}
