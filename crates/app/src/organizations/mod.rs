//! Use cases of organizations.
//!
//! An organization keeps itself; whoever changes it needs the right on what it stands under, and for a root the right
//! on the installation.

mod create;
mod edit;
mod input;
mod kept;
mod list;
mod publish;
mod read;

pub use create::create;
pub(crate) use create::prepare;
pub use edit::edit;
pub use list::{OrganizationList, list};
pub use publish::{delete, publish, withdraw};
pub use read::read;

use thidua_domain::organizations::Organization;

use crate::records;

/// Makes the answer of a write out of the organization as it stands after it, inside the transaction.
pub type Render<'r> = records::Render<'r, Organization>;
