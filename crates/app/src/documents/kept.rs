//! Documents as the common use cases know them: their relations follow their visibility and go with them.

use thidua_domain::{
    access::Permission,
    changes::{Change, Event, Record},
    documents::Document,
    ids::DocumentId,
    language::Sentence,
    records::{Front, Visibility},
    relations::{Relation, visibility_between},
};
use thidua_persistence::{connection::Conn, documents, errors::StoreError, relations};

use crate::{errors::Error, records::Kept};

impl Kept for Document {
    type Id = DocumentId;

    fn find(conn: &mut Conn, id: DocumentId) -> Result<Option<Self>, StoreError> {
        documents::find(conn, id)
    }

    fn find_locked(conn: &mut Conn, id: DocumentId) -> Result<Option<Self>, StoreError> {
        documents::find_locked(conn, id)
    }

    fn uuid(&self) -> uuid::Uuid {
        self.id.uuid()
    }

    fn publish_permission(&self) -> Permission {
        Permission::DocumentsPublish
    }

    fn front(&self) -> &Front {
        &self.front
    }

    fn front_mut(&mut self) -> &mut Front {
        &mut self.front
    }

    fn into_record(self) -> Record {
        Record::Document(self)
    }

    fn of_record(record: &Record) -> Option<&Self> {
        match record {
            Record::Document(document) => Some(document),
            _ => None,
        }
    }

    fn same_content(&self, other: &Self) -> bool {
        self.content == other.content
    }

    fn check_publishable(&self) -> Result<(), Error> {
        Ok(Self::check_publishable(self)?)
    }

    /// Keeps relations as visible as the less visible of their ends.
    fn followers(&self, conn: &mut Conn) -> Result<Vec<Change>, StoreError> {
        let visibility = self.front.visibility;
        let touching = relations::touching_locked(conn, self.id)?;
        let others: Vec<DocumentId> = touching.iter().map(|relation| other_end(relation, self.id)).collect();
        let others = documents::find_many(conn, &others)?;
        let mut changes = Vec::new();
        for mut relation in touching {
            let other = other_end(&relation, self.id);
            let theirs =
                others.iter().find(|found| found.id == other).map_or(visibility, |found| found.front.visibility);
            let wanted = visibility_between(visibility, theirs);
            if relation.front.visibility != wanted {
                let event = match (relation.front.visibility, wanted) {
                    (_, Visibility::Public) => Event::Published,
                    (Visibility::Public, _) => Event::Withdrawn,
                    _ => Event::Updated,
                };
                relation.front.visibility = wanted;
                changes.push(Change::new(event, Record::Relation(relation)));
            }
        }
        Ok(changes)
    }

    fn removed_with(&self, conn: &mut Conn) -> Result<Vec<Record>, StoreError> {
        Ok(relations::touching_locked(conn, self.id)?.into_iter().map(Record::Relation).collect())
    }

    /// What a unique index says about a document's identity.
    fn explain(error: Error) -> Error {
        match error {
            Error::Store(store)
                if store.is_conflict_on("documents_identity_in_public", "failed: documents.identity_key") =>
            {
                Error::Duplicate(Sentence::new(
                    "Đã có một văn bản công khai cùng số ký hiệu, cơ quan ban hành và năm; hãy dùng văn bản đó hoặc sửa số.",
                    "A public document has the same symbol, issuers and year; use that one, or correct the symbol.",
                ))
            }
            Error::Store(store) if store.is_conflict_on("documents_identity_in_keeper", "documents.identity_key") => {
                Error::Duplicate(Sentence::new(
                    "Đơn vị đã có văn bản cùng số ký hiệu, cơ quan ban hành và năm; hãy sửa văn bản đó thay vì thêm mới.",
                    "The unit keeps a document with the same symbol, issuers and year already; edit that one instead.",
                ))
            }
            other => other,
        }
    }
}

fn other_end(relation: &Relation, id: DocumentId) -> DocumentId {
    if relation.from_id == id { relation.to_id } else { relation.from_id }
}
