//! Documents and the relations between them.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Map, Value};
use thidua_domain::{
    access::Permit,
    changes::{Change, Event, Record},
    documents::{Document, DocumentInput, DocumentType},
    ids::{DocumentId, OrganizationId, RelationId},
    records::{Front, Kind, Source, Visibility},
    relations::{Relation, RelationType},
    symbols::DocumentSymbol,
};
use thidua_persistence::{
    document_types, documents,
    documents::{DocumentFilter, DocumentSort, Matching, Phase},
    errors::StoreError,
    query::Direction,
};

use super::{
    damaged,
    known::{Known, fixed_id},
};
use crate::{App, call::service_act, errors::Error};

#[derive(Deserialize)]
struct Demo {
    documents: Vec<Map<String, Value>>,
    relations: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    from: String,
    to: String,
    relation: RelationType,
    words: Option<String>,
    source: Option<Source>,
}

/// Adds the documents and relations that are not there yet, all public: how many of each.
pub(super) fn load(app: &App, known: &mut Known) -> Result<(usize, usize), Error> {
    let mut file: Value =
        serde_json::from_str(include_str!("../../../../../data/demo/documents.json")).map_err(StoreError::from)?;
    known.resolve(app, &mut file, &mut HashMap::new())?;
    let demo: Demo = serde_json::from_value(file).map_err(StoreError::from)?;
    let catalogue: Vec<DocumentType> =
        app.db.read(document_types::all).map_err(Error::Store)?.into_iter().map(|row| row.document_type).collect();
    let mut ids: HashMap<String, DocumentId> = HashMap::new();
    let mut changes = Vec::new();
    let now = app.clock.now();
    for properties in &demo.documents {
        let (key, keeper, input) = read_row(properties, known)?;
        let content = input.parse(&catalogue, None).map_err(|faults| damaged(&format!("{key}: {faults:?}")))?;
        let existing = app.db.read(|conn| same_document(conn, keeper, &input)).map_err(Error::Store)?;
        // The same id in every process: of two that load at once, one collides and begins again.
        let id = existing.unwrap_or_else(|| DocumentId::from_uuid(fixed_id(Kind::Document, &key)));
        known.add(Kind::Document, &key, id.uuid());
        ids.insert(key, id);
        if existing.is_none() {
            let document = Document { id, front: Front::new(keeper, Visibility::Public, now), content };
            changes.push(Change::new(Event::Created, Record::Document(document)));
        }
    }
    let added = changes.len();
    let mut edges = Vec::new();
    for edge in &demo.relations {
        let (Some(from_id), Some(to_id)) = (ids.get(&edge.from), ids.get(&edge.to)) else {
            return Err(damaged("an edge without its document"));
        };
        edges.push((edge, *from_id, *to_id));
    }
    let keepers: HashMap<DocumentId, OrganizationId> = changes
        .iter()
        .filter_map(|change| match &change.record {
            Record::Document(document) => Some((document.id, document.front.organization_id)),
            _ => None,
        })
        .collect();
    // An edge is new with its document; one that was removed since stays removed.
    for (edge, from_id, to_id) in edges {
        let Some(keeper) = keepers.get(&from_id) else { continue };
        let relation = Relation {
            id: RelationId::from_uuid(app.ids.next()),
            front: Front::new(*keeper, Visibility::Public, now),
            from_id,
            to_id,
            relation: edge.relation,
            words: edge.words.clone(),
            source: edge.source.clone(),
        };
        changes.push(Change::new(Event::Created, Record::Relation(relation)));
    }
    let relations = changes.len() - added;
    app.db.write_unanswered::<Error>(&service_act(app, app.clock.now()), |tx| {
        let admitted = tx.admit(&Permit::service())?;
        Ok((admitted, changes.clone()))
    })?;
    Ok((added, relations))
}

/// A row of the file as the input of a document, with its key and its keeper.
fn read_row(properties: &Map<String, Value>, known: &Known) -> Result<(String, OrganizationId, DocumentInput), Error> {
    let mut properties = properties.clone();
    let mut text = |name: &str| match properties.shift_remove(name) {
        Some(Value::String(text)) => Ok(text),
        _ => Err(damaged(name)),
    };
    let (key, keeper) = (text("key")?, text("keeper")?);
    let input = serde_json::from_value(Value::Object(properties)).map_err(StoreError::from)?;
    Ok((key, known.organization(&keeper)?, input))
}

/// The document of a keeper that the demo means: by symbol, and by title for those known by name only.
fn same_document(
    conn: &mut thidua_persistence::connection::Conn,
    keeper: OrganizationId,
    input: &DocumentInput,
) -> Result<Option<DocumentId>, StoreError> {
    let symbol = input.symbol.as_ref().and_then(|symbol| DocumentSymbol::parse(&symbol.raw).ok());
    let filter = DocumentFilter {
        sight: thidua_domain::access::SightLine {
            all_internal: true,
            all_drafts: true,
            ..thidua_domain::access::SightLine::default()
        },
        keeper: Some(keeper),
        symbol: symbol.as_ref().map(|symbol| Matching { exact: String::new(), loose: symbol.key().to_owned() }),
        known_by_name_only: input.symbol.is_none().then_some(true),
        ..DocumentFilter::default()
    };
    let order = (DocumentSort::Issued, Direction::Descending);
    let found = documents::list(conn, &filter, Phase::All, order, None, 10_000)?;
    Ok(found
        .into_iter()
        .find(|document| match (&document.content.symbol, &input.symbol) {
            (Some(symbol), Some(wanted)) => symbol.raw() == wanted.raw,
            (None, None) => document.content.title == input.title,
            _ => false,
        })
        .map(|document| document.id))
}
