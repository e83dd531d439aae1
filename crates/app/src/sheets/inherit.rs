//! What a sheet takes over from others.

use serde_json::Value;
use thidua_domain::{
    access::Sight,
    sheets::{Sheet, definition},
};
use thidua_persistence::{connection::Conn, sheets};
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
