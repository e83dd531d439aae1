//! Sheets: records of the kinds that a table describes.

use serde_json::{Map, Value, json};
use thidua_app::code_lists::codes;
use thidua_domain::{
    changes::{Change, Event, Record},
    ids::OrganizationId,
    records::{Front, Kind, Visibility},
    sheets::{Reading, Sheet, definition},
};

use crate::World;

/// A sheet to be added as it is, or sent as a body: with the least that its kind needs, a draft.
#[derive(Clone)]
pub struct SheetBuilder<'w> {
    world: &'w World,
    kind: Kind,
    keeper: OrganizationId,
    visibility: Visibility,
    content: Map<String, Value>,
}

impl<'w> SheetBuilder<'w> {
    pub(crate) fn new(world: &'w World, kind: Kind, keeper: OrganizationId) -> Self {
        let builder = Self { world, kind, keeper, visibility: Visibility::Draft, content: Map::new() };
        match kind {
            Kind::Person | Kind::Exemplar => builder.with("name", json!("Nguyễn Văn An")),
            Kind::Recipient => builder.with("name", json!("Nguyễn Văn An")).with("recipientKind", json!("individual")),
            Kind::Award => builder
                .with("name", json!("Nguyễn Văn An"))
                .with("awardType", json!("commune-commendation"))
                .with("sources", json!([{"seenBy": "Văn phòng"}])),
            Kind::AwardTally => builder
                .with("title", json!("40 cờ"))
                .with("counted", json!("award"))
                .with("count", json!({"value": 40, "unit": "award"})),
            Kind::Congress | Kind::CongressSeries => {
                builder.with("title", json!("Đại hội Thi đua yêu nước")).with("kind", json!("emulation_congress"))
            }
            _ => builder.with("title", json!("Thi đua yêu nước")),
        }
    }

    /// With this value of a property.
    #[must_use]
    pub fn with(mut self, property: &str, value: Value) -> Self {
        self.content.insert(property.to_owned(), value);
        self
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
    pub fn build(&self) -> Sheet {
        let definition = definition(self.kind).expect("a kind of sheet");
        let ids = &self.world.app.ids;
        let reading = Reading { codes: &codes, new_id: &|| ids.next(), known_ids: None };
        let (provenance, content) =
            reading.read(definition, Value::Object(self.content.clone())).unwrap_or_else(|faults| panic!("{faults:?}"));
        let front = Front::new(self.keeper, self.visibility, self.world.app.clock.now());
        Sheet { id: ids.next(), definition, front, provenance, content }
    }

    /// Writes it.
    #[must_use]
    pub fn add(&self) -> Sheet {
        let change = Change::new(Event::Created, Record::Sheet(Box::new(self.build())));
        match self.world.write(&[change]).expect("it is written").records.pop() {
            Some(Record::Sheet(sheet)) => *sheet,
            other => panic!("a sheet was written, not {other:?}"),
        }
    }
}
