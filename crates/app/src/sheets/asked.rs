//! What a caller asks of a list, in the form that the index has it.

use thidua_domain::{
    faults::{Fault, Faults},
    records::Kind,
    sheets::{Definition, Filter, Is, Means, definition},
    suggestion,
    text::nfc,
};
use thidua_persistence::{award_types, connection::Conn, sheets::SheetFilter};
use uuid::Uuid;

use crate::{call::Call, code_lists, errors::Error, names::visible};

/// The filter with its values as the index has them. A record that the caller does not see is referred to by none.
///
/// # Errors
/// Every code that its list does not have, or that the store fails.
pub(crate) fn as_indexed(conn: &mut Conn, call: &Call, filter: &SheetFilter) -> Result<SheetFilter, Error> {
    let mut filter = filter.clone();
    let Some(definition) = definition(filter.kind) else { return Ok(filter) };
    check_codes(conn, definition, &filter)?;
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

/// That the codes a filter asks for are in their lists: a slip of the pen would find nothing, and look like an answer.
fn check_codes(conn: &mut Conn, definition: &Definition, filter: &SheetFilter) -> Result<(), Error> {
    let mut faults = Faults::new();
    for (name, values) in &filter.terms {
        let Some(list) = code_list(definition, name) else { continue };
        let is_catalogue = list == AWARD_TYPES;
        let known: Vec<String> = if is_catalogue {
            award_types::classified(conn)?.into_iter().map(|(code, _)| code).collect()
        } else {
            code_lists::codes(list).into_iter().map(str::to_owned).collect()
        };
        let place = if is_catalogue { "/v1/award-types".to_owned() } else { format!("/v1/code-lists/{list}") };
        for value in values.iter().filter(|value| !known.contains(value)) {
            let near = suggestion::nearest(value, known.iter().map(String::as_str));
            let (hint_vi, hint_en) = near.map_or_else(Default::default, |near| {
                (format!(" Có phải “{near}”?"), format!(" Did you mean \"{near}\"?"))
            });
            faults.push(Fault::parameter(
                *name,
                "unknown_code",
                format!("Danh mục không có mã “{value}”; xem {place}.{hint_vi}"),
                format!("The list has no code \"{value}\"; see {place}.{hint_en}"),
            ));
        }
    }
    Ok(faults.finish()?)
}

/// The list that the codes of a filter are of.
fn code_list(definition: &Definition, name: &str) -> Option<&'static str> {
    definition.filters.iter().find_map(|filter| match *filter {
        Filter::Term { name: known, is: Is::Code(list), .. } | Filter::Derived { name: known, is: Is::Code(list) }
            if known == name =>
        {
            Some(list)
        }
        _ => None,
    })
}

/// The name by which tables call the catalogue of award types.
const AWARD_TYPES: &str = "award-types";

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

#[cfg(test)]
mod tests {
    use thidua_domain::sheets::ALL;

    use super::*;

    #[test]
    fn every_filter_by_code_has_its_list() {
        for definition in ALL {
            for filter in definition.filters {
                let (Filter::Term { name, .. } | Filter::Derived { name, .. }) = *filter else { continue };
                let Some(list) = code_list(definition, name) else { continue };
                assert!(list == AWARD_TYPES || !code_lists::codes(list).is_empty(), "{} {name}", definition.collection);
            }
        }
    }
}
