//! The demo: what five announcements say, and one account per role.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use thidua_domain::{
    access::Permit,
    changes::{Change, Event, Record},
    documents::{Document, DocumentInput, DocumentType},
    ids::{DocumentId, OrganizationId, RelationId},
    records::{Front, Source, Visibility},
    relations::{Relation, RelationType},
    symbols::DocumentSymbol,
};
use thidua_persistence::{
    document_types, documents,
    documents::{DocumentFilter, DocumentSort, Matching, Phase},
    errors::StoreError,
    query::Direction,
    users,
};

use crate::{
    App,
    call::service_act,
    errors::Error,
    identity::{NewAccount, add_account},
};

/// Told what is being loaded, and how many of it there were to add.
pub type Progress<'p> = &'p mut dyn FnMut(&str, usize);

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

#[derive(Deserialize)]
struct Users {
    users: Vec<UserRow>,
}

#[derive(Deserialize)]
struct UserRow {
    name: String,
    role: String,
    organization: String,
}

fn damaged(what: &str) -> Error {
    StoreError::internal(format!("the demo data are damaged: {what}")).into()
}

/// How often the loading begins again after another process wrote the same.
const ATTEMPTS: u32 = 5;

/// Loads what of the demo is not there yet. Processes that start at once load it once: what collides with another
/// one's writing is found there on the next pass.
///
/// # Errors
/// When the store fails.
pub fn load_demo(app: &App, progress: Progress<'_>) -> Result<(), Error> {
    for _ in 1..ATTEMPTS {
        match load_missing(app, progress) {
            Err(Error::Store(StoreError::Conflict { .. })) => {}
            outcome => return outcome,
        }
    }
    load_missing(app, progress)
}

fn load_missing(app: &App, progress: Progress<'_>) -> Result<(), Error> {
    let (organizations, added) = super::organizations::load(app)?;
    progress("organizations", added);
    let (documents, relations) = load_documents(app, &organizations)?;
    progress("documents", documents);
    progress("relations", relations);
    let demo_users: Users =
        serde_json::from_str(include_str!("../../../../data/demo/users.json")).map_err(StoreError::from)?;
    let before = app.db.read(users::count_users).map_err(Error::Store)?;
    for user in &demo_users.users {
        add_account(app, &NewAccount { name: &user.name, role: &user.role, organization: &user.organization })?;
    }
    let after = app.db.read(users::count_users).map_err(Error::Store)?;
    progress("users", usize::try_from(after - before).unwrap_or_default());
    Ok(())
}

fn load_documents(app: &App, organizations: &HashMap<String, OrganizationId>) -> Result<(usize, usize), Error> {
    let demo: Demo =
        serde_json::from_str(include_str!("../../../../data/demo/documents.json")).map_err(StoreError::from)?;
    let catalogue: Vec<DocumentType> =
        app.db.read(document_types::all).map_err(Error::Store)?.into_iter().map(|row| row.document_type).collect();
    let mut ids: HashMap<String, DocumentId> = HashMap::new();
    let mut changes = Vec::new();
    let now = app.clock.now();
    for properties in &demo.documents {
        let (key, keeper, input) = read_row(properties, organizations)?;
        let content = input.parse(&catalogue, None).map_err(|faults| damaged(&format!("{key}: {faults:?}")))?;
        let existing = app.db.read(|conn| same_document(conn, keeper, &input)).map_err(Error::Store)?;
        let id = existing.unwrap_or_else(|| DocumentId::from_uuid(app.ids.next()));
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

/// A row of the file as the input of a document: codes of organizations become ids.
fn read_row(
    properties: &Map<String, Value>,
    organizations: &HashMap<String, OrganizationId>,
) -> Result<(String, OrganizationId, DocumentInput), Error> {
    let mut properties = properties.clone();
    let mut text = |name: &str| match properties.shift_remove(name) {
        Some(Value::String(text)) => Ok(text),
        _ => Err(damaged(name)),
    };
    let key = text("key")?;
    let keeper = text("keeper")?;
    let id_of = |code: &str| organizations.get(code).copied().ok_or_else(|| damaged(code));
    if let Some(Value::Array(issuers)) = properties.get_mut("issuers") {
        for issuer in issuers {
            let code = issuer.get("organization").and_then(Value::as_str).unwrap_or_default();
            *issuer = json!({"organizationId": id_of(code)?});
        }
    }
    let input = serde_json::from_value(Value::Object(properties)).map_err(StoreError::from)?;
    Ok((key, id_of(&keeper)?, input))
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
