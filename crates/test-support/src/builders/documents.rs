//! Documents.

use serde_json::{Map, Value, json};
use thidua_domain::{
    changes::{Change, Event, Record},
    documents::{Document, DocumentInput, DocumentType},
    ids::{DocumentId, OrganizationId},
    records::{Front, Visibility},
};
use thidua_persistence::document_types;

use crate::World;

/// A document to be added as it is, or sent as a body: a plan without symbol and date, issued by its keeper, a draft.
#[derive(Clone)]
pub struct DocumentBuilder<'w> {
    world: &'w World,
    keeper: OrganizationId,
    visibility: Visibility,
    content: Map<String, Value>,
}

impl<'w> DocumentBuilder<'w> {
    pub(crate) fn new(world: &'w World, keeper: OrganizationId) -> Self {
        let builder = Self { world, keeper, visibility: Visibility::Draft, content: Map::new() };
        builder
            .with("documentType", json!("adm-plan"))
            .with("title", json!("Kế hoạch phát động phong trào thi đua"))
            .with("issuers", json!([{"organizationId": keeper}]))
    }

    /// With this value of a property.
    #[must_use]
    pub fn with(mut self, property: &str, value: Value) -> Self {
        self.content.insert(property.to_owned(), value);
        self
    }

    /// With this title.
    #[must_use]
    pub fn titled(self, title: &str) -> Self {
        self.with("title", json!(title))
    }

    /// With this symbol, its number given in this year.
    #[must_use]
    pub fn numbered(self, symbol: &str, year: i32) -> Self {
        self.with("symbol", json!({"raw": symbol})).with("symbolYear", json!(year))
    }

    /// Issued on this day.
    #[must_use]
    pub fn issued(self, day: &str) -> Self {
        self.with("issued", json!({"earliest": day, "latest": day}))
    }

    /// With this visibility.
    #[must_use]
    pub fn visible(mut self, visibility: Visibility) -> Self {
        self.visibility = visibility;
        self
    }

    /// The body of the request that would create it.
    #[must_use]
    pub fn body(&self) -> Value {
        let mut body = self.content.clone();
        body.insert("organizationId".to_owned(), json!(self.keeper));
        if self.visibility == Visibility::Internal {
            body.insert("visibility".to_owned(), json!("internal"));
        }
        Value::Object(body)
    }

    /// The record, not yet written.
    #[must_use]
    pub fn build(&self) -> Document {
        let input: DocumentInput =
            serde_json::from_value(Value::Object(self.content.clone())).expect("the properties are a document's");
        let catalogue: Vec<DocumentType> = self
            .world
            .db()
            .read(document_types::all)
            .expect("the catalogue is read")
            .into_iter()
            .map(|row| row.document_type)
            .collect();
        let content = input.parse(&catalogue, None).unwrap_or_else(|faults| panic!("{faults:?}"));
        let id = DocumentId::from_uuid(self.world.app.ids.next());
        Document { id, front: Front::new(self.keeper, self.visibility, self.world.app.clock.now()), content }
    }

    /// Writes it.
    #[must_use]
    pub fn add(&self) -> Document {
        let document = self.build();
        let change = Change::new(Event::Created, Record::Document(document));
        match self.world.write(&[change]).expect("it is written").records.pop() {
            Some(Record::Document(document)) => document,
            other => panic!("a document was written, not {other:?}"),
        }
    }
}
