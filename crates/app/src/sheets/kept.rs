//! Sheets as the common use cases know them.

use thidua_domain::{
    access::Permission,
    changes::Record,
    language::Sentence,
    recipients::merging::check_stands,
    records::{Front, Kind},
    sheets::Sheet,
};
use thidua_persistence::{connection::Conn, errors::StoreError, sheets};
use uuid::Uuid;

use crate::{errors::Error, records::Kept};

impl Kept for Sheet {
    type Id = (Kind, Uuid);

    fn find(conn: &mut Conn, (kind, id): Self::Id) -> Result<Option<Self>, StoreError> {
        sheets::find(conn, kind, id)
    }

    fn find_locked(conn: &mut Conn, (kind, id): Self::Id) -> Result<Option<Self>, StoreError> {
        sheets::find_locked(conn, kind, id)
    }

    fn uuid(&self) -> uuid::Uuid {
        self.id
    }

    fn publish_permission(&self) -> Permission {
        self.definition.rights.publish
    }

    fn front(&self) -> &Front {
        &self.front
    }

    fn front_mut(&mut self) -> &mut Front {
        &mut self.front
    }

    fn into_record(self) -> Record {
        Record::Sheet(Box::new(self))
    }

    fn of_record(record: &Record) -> Option<&Self> {
        match record {
            Record::Sheet(sheet) => Some(sheet),
            _ => None,
        }
    }

    fn same_content(&self, other: &Self) -> bool {
        self.content == other.content && self.provenance == other.provenance
    }

    fn check_publishable(&self) -> Result<(), Error> {
        Ok(check_stands(&self.content)?)
    }

    /// What a unique index says about what a sheet is.
    fn explain(error: Error) -> Error {
        match error {
            Error::Store(store)
                if store.is_conflict_on("sheets_identity_in_public", "failed: sheets.kind, sheets.identity_key") =>
            {
                Error::Duplicate(Sentence::new(
                    "Đã có một bản ghi công khai cùng định danh (ví dụ cùng chuỗi và cùng lần thứ, cùng địa chỉ); hãy dùng bản ghi đó hoặc sửa lại.",
                    "A public record has the same identity (such as series and ordinal, or address); use that one, or correct this one.",
                ))
            }
            Error::Store(store)
                if store.is_conflict_on("sheets_identity_in_keeper", "sheets.organization_id, sheets.identity_key") =>
            {
                Error::Duplicate(Sentence::new(
                    "Đơn vị đã có bản ghi cùng định danh (ví dụ cùng chuỗi và cùng lần thứ, cùng địa chỉ); hãy sửa bản ghi đó thay vì thêm mới.",
                    "The unit keeps a record of the same identity (such as series and ordinal, or address); edit that one instead.",
                ))
            }
            other => other,
        }
    }
}
