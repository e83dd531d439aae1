//! Articles, people, campaigns, congresses: in the form in which the API takes them, with names in the place of ids.

use std::collections::HashMap;

use serde_json::{Map, Value};
use thidua_domain::{
    access::Permit,
    changes::{Change, Event, Record},
    records::{Front, Kind, Visibility},
    sheets::{Definition, Reading, Sheet, definition},
};
use thidua_persistence::{errors::StoreError, sheets};
use uuid::Uuid;

use super::{
    damaged,
    known::{Known, fixed_id},
};
use crate::{App, call::service_act, code_lists, errors::Error};

/// The files, in the order in which the journal is to tell of them.
const FILES: [(Kind, &str); 6] = [
    (Kind::Article, include_str!("../../../../../data/demo/articles.json")),
    (Kind::Person, include_str!("../../../../../data/demo/people.json")),
    (Kind::Campaign, include_str!("../../../../../data/demo/campaigns.json")),
    (Kind::CongressSeries, include_str!("../../../../../data/demo/congress-series.json")),
    (Kind::Congress, include_str!("../../../../../data/demo/congresses.json")),
    (Kind::Post, include_str!("../../../../../data/demo/posts.json")),
];

/// A record of a file.
pub(super) struct Row {
    /// Its kind.
    pub kind: Kind,
    /// Its name in the files.
    pub key: String,
    keeper: String,
    body: Value,
}

impl Row {
    /// The id it has everywhere.
    pub(super) fn id(&self) -> Uuid {
        fixed_id(self.kind, &self.key)
    }

    fn read(kind: Kind, mut properties: Map<String, Value>) -> Result<Self, Error> {
        let mut text = |name: &str| match properties.shift_remove(name) {
            Some(Value::String(text)) => Ok(text),
            _ => Err(damaged(name)),
        };
        let (key, keeper) = (text("key")?, text("keeper")?);
        Ok(Self { kind, key, keeper, body: Value::Object(properties) })
    }
}

/// Every record of the files.
pub(super) fn rows() -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for (kind, text) in FILES {
        let file: Vec<Map<String, Value>> = serde_json::from_str(text).map_err(StoreError::from)?;
        for properties in file {
            rows.push(Row::read(kind, properties)?);
        }
    }
    Ok(rows)
}

/// Adds what is not there yet, all of it public, in one change: the records name each other in circles. Says how many
/// there were of each kind.
pub(super) fn load(app: &App, known: &Known, rows: &[Row]) -> Result<Vec<(&'static str, usize)>, Error> {
    let ids: Vec<Uuid> = rows.iter().map(Row::id).collect();
    let there = app.db.read(|conn| sheets::find_many(conn, &ids)).map_err(Error::Store)?;
    let mut missing = Vec::new();
    for row in rows.iter().filter(|row| !there.iter().any(|sheet| sheet.id == row.id())) {
        missing.push(sheet(app, known, row)?);
    }
    let mut added: Vec<(&'static str, usize)> = Vec::new();
    for sheet in &missing {
        match added.iter_mut().find(|(collection, _)| *collection == sheet.definition.collection) {
            Some((_, count)) => *count += 1,
            None => added.push((sheet.definition.collection, 1)),
        }
    }
    app.db.write_unanswered::<Error>(&service_act(app, app.clock.now()), |tx| {
        let admitted = tx.admit(&Permit::service())?;
        let created = missing.iter().cloned();
        Ok((admitted, created.map(|sheet| Change::new(Event::Created, Record::Sheet(Box::new(sheet)))).collect()))
    })?;
    Ok(added)
}

/// A row as a record: read as a body is read, with the same faults.
fn sheet(app: &App, known: &Known, row: &Row) -> Result<Sheet, Error> {
    let definition: &'static Definition = definition(row.kind).ok_or_else(|| damaged(&row.key))?;
    let mut body = row.body.clone();
    let mut items = HashMap::new();
    known.resolve(app, &mut body, &mut items)?;
    let reading = Reading {
        codes: &code_lists::codes,
        new_id: &|| app.ids.next(),
        known_ids: Some(items.into_values().collect()),
    };
    let read = reading.read(definition, body);
    let (provenance, content) = read.map_err(|faults| damaged(&format!("{}: {faults:?}", row.key)))?;
    let front = Front::new(known.organization(&row.keeper)?, Visibility::Public, app.clock.now());
    let sheet = Sheet { id: row.id(), definition, front, provenance, content };
    for (pointer, id, kinds) in sheet.references() {
        if !known.kind(id).is_some_and(|kind| kinds.contains(&kind)) {
            return Err(damaged(&format!("{}: {pointer}", row.key)));
        }
    }
    Ok(sheet)
}
