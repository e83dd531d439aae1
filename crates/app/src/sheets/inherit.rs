//! What a sheet takes over from others.

use serde_json::Value;
use thidua_domain::{
    access::Sight,
    records::Kind,
    sheets::{Sheet, definition},
};
use thidua_persistence::{connection::Conn, documents, errors::StoreError, sheets};
use uuid::Uuid;

use crate::{call::Call, errors::Error, names::visible};

/// Fills in what is not said and what the sheet it belongs to says: a congress is of the kind and level of its series.
pub(super) fn inherit(conn: &mut Conn, call: &Call, sheet: &mut Sheet) -> Result<(), Error> {
    for (property, through) in sheet.definition.inherits {
        if sheet.content.get(*property).is_some_and(|value| !value.is_null()) {
            continue;
        }
        let id = sheet.content.get(*through).and_then(Value::as_str).and_then(|id| id.parse::<Uuid>().ok());
        let Some(found) = id.and_then(|id| visible(conn, call, &[id]).map(|mut seen| seen.remove(&id)).transpose())
        else {
            continue;
        };
        let found = found?;
        if found.kind == Kind::Document {
            take_date(conn, found.id, property, sheet)?;
            continue;
        }
        let Some(definition) = definition(found.kind) else { continue };
        let Some(other) = sheets::find(conn, definition.kind, found.id)? else { continue };
        if call.sight(conn, &other.front)? != Sight::Nothing
            && let (Some(value), Value::Object(content)) = (other.content.get(*property), &mut sheet.content)
        {
            content.insert((*property).to_owned(), value.clone());
        }
    }
    Ok(())
}

/// What a decision decides is dated as the decision is.
fn take_date(conn: &mut Conn, document: Uuid, property: &str, sheet: &mut Sheet) -> Result<(), Error> {
    let found = documents::find_many(conn, &[document.into()])?.pop();
    let issued = found.and_then(|document| document.content.issued);
    if let (Some(issued), Value::Object(content)) = (issued, &mut sheet.content) {
        content.insert(property.to_owned(), serde_json::to_value(issued).map_err(StoreError::from)?);
    }
    Ok(())
}
