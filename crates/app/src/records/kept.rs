//! What the use cases of every kind need to know of one.

use thidua_domain::{
    access::Permission,
    changes::{Change, Record},
    ids::OrganizationId,
    records::Front,
};
use thidua_persistence::{connection::Conn, errors::StoreError, organizations};
use uuid::Uuid;

use crate::errors::Error;

/// A kind of record that a unit keeps: with a front, drafts, publication and withdrawal.
pub(crate) trait Kept: Clone {
    /// Names one.
    type Id: Copy;

    /// The record with this id.
    fn find(conn: &mut Conn, id: Self::Id) -> Result<Option<Self>, StoreError>;

    /// The same, locked until the transaction ends.
    fn find_locked(conn: &mut Conn, id: Self::Id) -> Result<Option<Self>, StoreError>;

    /// Locks what has to be locked before one that is changed.
    fn lock_first(_conn: &mut Conn) -> Result<(), StoreError> {
        Ok(())
    }

    /// Its id, of whatever kind.
    fn uuid(&self) -> Uuid;

    /// The right that moves it to and from the public, and is needed beside the other to change a public one.
    fn publish_permission(&self) -> Permission;

    /// Its front.
    fn front(&self) -> &Front;

    /// Its front, to move it.
    fn front_mut(&mut self) -> &mut Front;

    /// As a record of any kind.
    fn into_record(self) -> Record;

    /// Out of a record of any kind, if it is of this one.
    fn of_record(record: &Record) -> Option<&Self>;

    /// Whether it says the same as another: their fronts do not count.
    fn same_content(&self, other: &Self) -> bool;

    /// Where the right to publish it is held: its keeper and all above.
    fn custody(&self, conn: &mut Conn) -> Result<Vec<OrganizationId>, StoreError> {
        organizations::above(conn, self.front().organization_id)
    }

    /// Where the right to change it is held.
    fn custody_to_change(&self, conn: &mut Conn) -> Result<Vec<OrganizationId>, StoreError> {
        self.custody(conn)
    }

    /// Whether it may be shown to everyone.
    fn check_publishable(&self) -> Result<(), Error> {
        Ok(())
    }

    /// What changes with it when its visibility did.
    fn followers(&self, _conn: &mut Conn) -> Result<Vec<Change>, StoreError> {
        Ok(vec![])
    }

    /// What is removed together with it.
    fn removed_with(&self, _conn: &mut Conn) -> Result<Vec<Record>, StoreError> {
        Ok(vec![])
    }

    /// What a broken rule of the database means, in words.
    fn explain(error: Error) -> Error {
        error
    }
}
