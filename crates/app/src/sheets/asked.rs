//! What a caller asks of a list, in the form that the index has it.

use thidua_domain::{
    records::Kind,
    sheets::{Definition, Filter, Is, Means, definition},
    text::nfc,
};
use thidua_persistence::{award_types, connection::Conn, sheets::SheetFilter};
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
    by_type(conn, &mut filter)?;
    Ok(filter)
}

/// What follows from the type of an award, in the order in which the catalogue has it.
const OF_TYPES: [&str; 3] = ["family", "group", "level"];

/// Puts the award types in the place of the families, groups and levels that a filter asks for.
fn by_type(conn: &mut Conn, filter: &mut SheetFilter) -> Result<(), Error> {
    let asked: Vec<(usize, Vec<String>)> = OF_TYPES
        .iter()
        .enumerate()
        .filter_map(|(n, name)| {
            let at = filter.terms.iter().position(|(known, _)| known == name)?;
            Some((n, filter.terms.swap_remove(at).1))
        })
        .collect();
    if asked.is_empty() || filter.kind != Kind::Award {
        return Ok(());
    }
    let mut types = award_types::classified(conn)?;
    types.retain(|(_, classes)| {
        asked.iter().all(|(n, values)| classes.get(*n).is_some_and(|class| values.contains(class)))
    });
    let mut codes: Vec<String> = types.into_iter().map(|(code, _)| code).collect();
    match filter.terms.iter_mut().find(|(name, _)| *name == "awardType") {
        Some((_, values)) => values.retain(|code| codes.contains(code)),
        None => filter.terms.push(("awardType", std::mem::take(&mut codes))),
    }
    Ok(())
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
