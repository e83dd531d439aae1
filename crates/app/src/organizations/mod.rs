//! Use cases of organizations.
//!
//! An organization keeps itself; whoever changes it needs the right on what it stands under, and for a root the right
//! on the installation.

mod create;
mod delete;
mod edit;
mod input;
mod list;
mod publish;
mod read;

pub use create::create;
pub use delete::delete;
pub use edit::edit;
pub use list::{OrganizationList, list};
pub use publish::{cancel_due, publish, publish_due, withdraw};
pub use read::read;

use thidua_domain::{
    access::Sight, changes::Record, ids::OrganizationId, organizations::Organization, publication::Refusal,
};
use thidua_persistence::{
    connection::Conn,
    db::{Answer, Committed},
    organizations,
};

use crate::{call::Call, errors::Error};

/// Makes the answer of a write out of the organization as it stands after it, inside the transaction.
pub type Render<'r> = &'r mut dyn FnMut(&mut Conn, &Organization) -> Result<Answer, Error>;

fn written(committed: &Committed) -> Option<&Organization> {
    committed.records.iter().find_map(|record| match record {
        Record::Organization(organization) => Some(organization),
        _ => None,
    })
}

/// Everything that is above an organization, itself not among it: where the right to change it is held.
fn custody_above(conn: &mut Conn, id: OrganizationId) -> Result<Vec<OrganizationId>, Error> {
    Ok(organizations::above(conn, id)?.into_iter().filter(|above| *above != id).collect())
}

fn load_locked(conn: &mut Conn, call: &Call, id: OrganizationId) -> Result<(Organization, Sight), Error> {
    let organization = organizations::find_locked(conn, id)?.ok_or(Error::NotFound(None))?;
    let sight = call.sight(conn, &organization.front)?;
    if sight == Sight::Nothing { Err(Error::NotFound(None)) } else { Ok((organization, sight)) }
}

fn code_taken(error: Error) -> Error {
    match error {
        Error::Store(store) if store.is_conflict_on("organizations_code_in_public", "organizations.code") => {
            Error::Refused(Refusal::new(
                "Một đơn vị công khai đã mang mã này; hãy đổi mã trước khi công khai.",
                "A public organization has this code; change the code before publishing.",
            ))
        }
        Error::Store(store) if store.is_conflict_on("document_issuers_office_id_fkey", "FOREIGN KEY") => {
            Error::Refused(Refusal::new(
                "Chức vụ hoặc đơn vị này đang được văn bản, đơn vị khác dẫn chiếu nên không xoá được; hãy đặt validTo.",
                "Documents or other organizations refer to this office or unit, so it stays; set its validTo instead.",
            ))
        }
        other => other,
    }
}
