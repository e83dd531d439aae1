//! Lists of organizations.

use serde::{Deserialize, Serialize};
use thidua_domain::{
    access::Sight,
    ids::OrganizationId,
    organizations::Organization,
    records::{Front, Instant},
    text::collation_key,
};
use thidua_persistence::{
    connection::Conn,
    organizations::{self, OrganizationFilter, OrganizationPlace, OrganizationSort},
    query::Direction,
};

use crate::{
    App,
    call::Call,
    errors::Error,
    names::sights,
    paging::{self, Page, PageRequest},
};

/// A list of organizations: which, and in which order.
#[derive(Debug, Clone)]
pub struct OrganizationList {
    /// Which.
    pub filter: OrganizationFilter,
    /// By what.
    pub sort: OrganizationSort,
    /// Which way.
    pub direction: Direction,
}

#[derive(Debug, Serialize, Deserialize)]
enum Place {
    Name(#[serde(with = "paging::key")] Vec<u8>, OrganizationId),
    Updated(Instant, OrganizationId),
}

impl OrganizationList {
    fn place_of(&self, organization: &Organization) -> Place {
        match self.sort {
            OrganizationSort::Name => Place::Name(collation_key(&organization.content.name.vi), organization.id),
            OrganizationSort::Updated if self.filter.sight.is_public_only() => {
                let front = &organization.front;
                Place::Updated(front.public_updated_at.unwrap_or(front.updated_at), organization.id)
            }
            OrganizationSort::Updated => Place::Updated(organization.front.updated_at, organization.id),
        }
    }
}

/// A page of the list, each organization with how much of it the caller sees.
///
/// # Errors
/// A cursor of another list or a damaged one, or that the store fails.
pub fn list(
    conn: &mut Conn,
    app: &App,
    call: &Call,
    list: &OrganizationList,
    request: &PageRequest,
) -> Result<Page<(Organization, Sight)>, Error> {
    let place = match &request.cursor {
        None => None,
        Some(cursor) => Some(match (list.sort, paging::open(app, list, cursor)?) {
            (OrganizationSort::Name, Place::Name(key, id)) => OrganizationPlace::Name(key, id),
            (OrganizationSort::Updated, Place::Updated(at, id)) => OrganizationPlace::Updated(at, id),
            _ => return Err(Error::InvalidCursor),
        }),
    };
    let mut found =
        organizations::list(conn, &list.filter, list.sort, list.direction, place.as_ref(), request.size + 1)?;
    let size = usize::try_from(request.size).unwrap_or(usize::MAX);
    let more = found.len() > size;
    found.truncate(size);
    let next = match found.last().filter(|_| more) {
        Some(last) => Some(paging::seal(app, list, list.place_of(last))?),
        None => None,
    };
    let total = if request.with_total { Some(organizations::count(conn, &list.filter)?) } else { None };
    let fronts: Vec<&Front> = found.iter().map(|organization| &organization.front).collect();
    let seen = sights(conn, call, &fronts)?;
    Ok(Page { items: found.into_iter().zip(seen).collect(), next, total })
}
