//! Callers.

use thidua_domain::{
    access::{Grant, Principal, Role, Scope},
    ids::UserId,
};
use uuid::Uuid;

/// Somebody who holds one role.
#[must_use]
pub fn holder(role: Role, scope: Scope) -> Principal {
    let id = UserId::from_uuid(Uuid::now_v7());
    Principal { id, name: role.as_str().to_owned(), grants: vec![Grant { role, scope }] }
}
