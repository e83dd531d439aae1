//! Ids in addresses.

use uuid::Uuid;

use crate::problems::Problem;

/// The id in an address; one that is no id is the id of nothing.
pub(crate) fn parse_id<I: From<Uuid>>(text: &str) -> Result<I, Problem> {
    // Ids are written in one form: what another form names is not at this address.
    let id = text.parse::<Uuid>().ok().filter(|id| id.to_string() == text);
    id.map(I::from).ok_or_else(Problem::not_found)
}
