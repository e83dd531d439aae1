//! What a caller asks of a list, in the form that the index has it.

use thidua_domain::{
    records::Kind,
    sheets::{Definition, Filter, Is, Means, definition},
    text::nfc,
};
use thidua_persistence::{connection::Conn, sheets::SheetFilter};
use uuid::Uuid;

use crate::{call::Call, errors::Error, names::visible};

/// The filter with its values as the index has them. A record that the caller does not see is referred to by none.
pub(crate) fn as_indexed(conn: &mut Conn, call: &Call, filter: &SheetFilter) -> Result<SheetFilter, Error> {
    let mut filter = filter.clone();
    let Some(definition) = definition(filter.kind) else { return Ok(filter) };
    for (name, values) in &mut filter.terms {
        match meant(definition, name) {
            Some((_, Is::Text)) => values.iter_mut().for_each(|value| *value = nfc(value.trim())),
            Some((at, Is::Id)) => {
                let mut ids: Vec<Uuid> = values.iter().filter_map(|value| value.parse().ok()).collect();
                if references(definition, at).is_some() {
                    let seen = visible(conn, call, &ids)?;
                    ids.retain(|id| seen.contains_key(id));
                }
                *values = ids.iter().map(Uuid::to_string).collect();
            }
            _ => {}
        }
    }
    Ok(filter)
}

/// Where the values of a filter stand, and what they are.
fn meant(definition: &Definition, name: &str) -> Option<(&'static str, Is)> {
    definition.filters.iter().find_map(|filter| match *filter {
        Filter::Term { name: known, at, is } if known == name => Some((at, is)),
        _ => None,
    })
}

/// The kinds of record that the ids at a place are of; none for offices, which are seen with their organization.
fn references(definition: &Definition, at: &str) -> Option<&'static [Kind]> {
    definition.fields.iter().find_map(|field| match field.means {
        Means::Reference(kinds) if field.at == at => Some(kinds),
        _ => None,
    })
}
