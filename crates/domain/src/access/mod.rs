//! Who may do what: roles, the permissions they give, and the two questions asked of a loaded record.
//!
//! A role is held on an organization's subtree or on the installation. What it gives stands in one table,
//! [`Role::gives`]. [`sight`] says how much of a record a reader sees; [`permit`] whether a caller may do an act,
//! and in which of the two ways it may not.

mod policy;
mod roles;

pub use policy::{Denial, Permit, Sight, SightLine, permit, sight};
pub use roles::{Grant, Permission, Principal, Role, Scope};
