//! Saving records of any kind: their rows, and their entries in the search table.

use thidua_domain::{
    changes::{Event, Record},
    records::Kind,
    sheets::Sheet,
};

use crate::{
    awards,
    connection::{Conn, ROWS_AT_ONCE},
    documents,
    errors::StoreError,
    organizations, relations, search, sheets, users,
};

/// Whether a save makes, changes or removes the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Save {
    Insert,
    Update,
    Delete,
}

/// What one transaction saves. New sheets and awards wait for each other, so that many go in one statement.
#[derive(Default)]
pub(crate) struct Saving {
    sheets: sheets::New,
    awards: awards::New,
    entries: search::New,
    waiting: usize,
    derived: awards::Derived,
}

impl Saving {
    /// Saves a record, at the latest when all is finished.
    pub(crate) fn save(&mut self, conn: &mut Conn, event: Event, record: &Record) -> Result<(), StoreError> {
        let save = match event {
            Event::Created => Save::Insert,
            Event::Deleted => Save::Delete,
            _ if record.version() == 1 => Save::Insert,
            _ => Save::Update,
        };
        if let (Save::Insert, Record::Sheet(sheet)) = (save, record) {
            return self.insert(conn, sheet);
        }
        if save != Save::Insert {
            // What is changed may have been made a moment ago.
            self.write(conn)?;
        }
        match record {
            Record::Organization(organization) => organizations::save(conn, save, organization)?,
            Record::Document(document) => documents::save(conn, save, document)?,
            Record::Relation(relation) => relations::save(conn, save, relation)?,
            Record::User(user) => users::save(conn, save, user)?,
            Record::Sheet(sheet) => {
                // What lists look at is derived once, for the row and for the search.
                let index = sheet.index();
                if sheet.kind() == Kind::Award {
                    awards::save(conn, save, (sheet, &index), &mut self.derived)?;
                } else {
                    sheets::save(conn, save, (sheet, &index))?;
                }
                return search::keep_up_sheet(conn, save, (sheet, &index));
            }
        }
        search::keep_up(conn, save, record)
    }

    fn insert(&mut self, conn: &mut Conn, sheet: &Sheet) -> Result<(), StoreError> {
        let index = sheet.index();
        if sheet.kind() == Kind::Award {
            self.awards.add((sheet, &index), &mut self.derived)?;
        } else {
            self.sheets.add((sheet, &index))?;
        }
        self.entries.add_sheet((sheet, &index));
        self.waiting += 1;
        if self.waiting == ROWS_AT_ONCE { self.write(conn) } else { Ok(()) }
    }

    /// Writes what waits.
    fn write(&mut self, conn: &mut Conn) -> Result<(), StoreError> {
        if self.waiting == 0 {
            return Ok(());
        }
        self.waiting = 0;
        std::mem::take(&mut self.sheets).write(conn)?;
        std::mem::take(&mut self.awards).write(conn)?;
        std::mem::take(&mut self.entries).write(conn)
    }

    /// Writes what still waits, and what follows from all of it.
    pub(crate) fn finish(mut self, conn: &mut Conn) -> Result<(), StoreError> {
        self.write(conn)?;
        self.derived.apply(conn)
    }
}
