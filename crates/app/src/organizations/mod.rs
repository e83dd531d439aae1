//! Use cases of organizations.

mod list;
mod read;
mod write;

pub use list::{OrganizationList, list};
pub use read::read;
pub use write::{Render, create, delete, edit, publish, publish_due, withdraw};
