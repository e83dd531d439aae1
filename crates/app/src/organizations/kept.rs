//! Organizations as the common use cases know them: each keeps itself, and the right to change it is held above it.

use thidua_domain::{
    access::Permission, changes::Record, ids::OrganizationId, organizations::Organization, publication::Refusal,
    records::Front,
};
use thidua_persistence::{connection::Conn, errors::StoreError, organizations};

use crate::{errors::Error, records::Kept};

impl Kept for Organization {
    type Id = OrganizationId;

    fn find(conn: &mut Conn, id: OrganizationId) -> Result<Option<Self>, StoreError> {
        organizations::find(conn, id)
    }

    fn find_locked(conn: &mut Conn, id: OrganizationId) -> Result<Option<Self>, StoreError> {
        organizations::find_locked(conn, id)
    }

    fn lock_first(conn: &mut Conn) -> Result<(), StoreError> {
        organizations::lock_tree(conn)
    }

    fn uuid(&self) -> uuid::Uuid {
        self.id.uuid()
    }

    fn publish_permission(&self) -> Permission {
        Permission::OrganizationsPublish
    }

    fn front(&self) -> &Front {
        &self.front
    }

    fn front_mut(&mut self) -> &mut Front {
        &mut self.front
    }

    fn into_record(self) -> Record {
        Record::Organization(self)
    }

    fn of_record(record: &Record) -> Option<&Self> {
        match record {
            Record::Organization(organization) => Some(organization),
            _ => None,
        }
    }

    fn same_content(&self, other: &Self) -> bool {
        self.content == other.content
    }

    /// Everything that is above it, itself not among it.
    fn custody_to_change(&self, conn: &mut Conn) -> Result<Vec<OrganizationId>, StoreError> {
        Ok(organizations::above(conn, self.id)?.into_iter().filter(|above| *above != self.id).collect())
    }

    fn explain(error: Error) -> Error {
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
}
