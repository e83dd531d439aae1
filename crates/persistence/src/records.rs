//! Saving a record of any kind: its rows, and its entry in the search table.

use thidua_domain::{
    changes::{Event, Record},
    records::Kind,
};

use crate::{awards, connection::Conn, documents, errors::StoreError, organizations, relations, search, sheets, users};

/// Whether a save makes, changes or removes the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Save {
    Insert,
    Update,
    Delete,
}

pub(crate) fn save(
    conn: &mut Conn,
    event: Event,
    record: &Record,
    derived: &mut awards::Derived,
) -> Result<(), StoreError> {
    let save = match event {
        Event::Created => Save::Insert,
        Event::Deleted => Save::Delete,
        _ if record.version() == 1 => Save::Insert,
        _ => Save::Update,
    };
    match record {
        Record::Organization(organization) => organizations::save(conn, save, organization)?,
        Record::Document(document) => documents::save(conn, save, document)?,
        Record::Relation(relation) => relations::save(conn, save, relation)?,
        Record::User(user) => users::save(conn, save, user)?,
        Record::Sheet(sheet) => {
            // What lists look at is derived once, for the row and for the search.
            let index = sheet.index();
            if sheet.kind() == Kind::Award {
                awards::save(conn, save, (sheet, &index), derived)?;
            } else {
                sheets::save(conn, save, (sheet, &index))?;
            }
            return search::keep_up_sheet(conn, save, (sheet, &index));
        }
    }
    search::keep_up(conn, save, record)
}
